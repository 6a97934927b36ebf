import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { examples } from './examples.ts'
import { openPlace, type Place } from './place.ts'
import { root, shippedData } from './root.ts'

/** Declares `plenum serve`. */
export function declareServe(plenum: Command): void {
  plenum
    .command('serve')
    .description('serve the graph of a data directory over HTTP: GraphQL, and in a browser the explorer and GraphiQL')
    .addOption(
      new Option('-p, --port <number>', 'where to listen; 0 for any free port')
        .env('PORT')
        .default(4000)
        .argParser(toPort),
    )
    .addOption(
      new Option('--host <address>', 'the name or address to listen on; 0.0.0.0 for every one')
        .env('HOST')
        .default('127.0.0.1')
        .argParser(toHost),
    )
    .option('--allow-host <names...>', 'further names under which the server may be asked, as behind a proxy')
    .addOption(new Option('-d, --data <dir>', 'the data directory').default(shippedData, 'the data that Plenum ships'))
    .option('--cache <dir>', 'where built databases are kept (default: .plenum beside the data)')
    .addOption(
      new Option('--db <url>', 'serve a database instead: sqlite:PATH or postgres://USER@HOST:PORT/NAME').conflicts([
        'data',
        'cache',
      ]),
    )
    .option('--replica <urls...>', 'servers to which the PostgreSQL database is replicated, to read from')
    .addHelpText(
      'after',
      examples(
        'plenum serve',
        'PORT=8080 plenum serve',
        'plenum serve --data ./data --cache /tmp/plenum',
        'plenum serve --db sqlite:graph.sqlite',
        'plenum serve --db postgres://plenum@db1/plenum --replica postgres://plenum@db2/plenum',
      ),
    )
    .action(serve)
}

interface ServeOptions extends Place {
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
}

async function serve({ port, host, allowHost = [], ...place }: ServeOptions): Promise<void> {
  const { store, summary } = await openPlace(place)
  const { pino } = await import('pino')
  const { openLiveGraph } = await import('../graph/live-graph.ts')
  const { listen } = await import('../server/listen.ts')
  const { createServer } = await import('../server/server.ts')
  const log = pino({ name: 'plenum' }, pino.destination(process.stderr.fd))
  const onError = (error: unknown) => log.error({ err: error }, 'The graph has changed and could not be read anew.')
  const graph = await openLiveGraph(store, { onError })
  const server = createServer({ graph, log, hosts: [host, ...allowHost], explorer: join(root, 'web/built') })
  const { url, close } = await listen(server, { host, port })
  console.log(
    `${countOf(summary.claims, 'claim')} of ${countOf(summary.sources, 'source')} at ${url}/graphql and in the explorer at ${url} (Ctrl-C to stop)`,
  )
  const stop = async () => {
    await close()
    graph.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function toPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.')
}

/** Node takes an empty one for every address of the machine. */
function toHost(text: string): string {
  if (text !== '') return text
  throw new InvalidArgumentError('Expected a name or an address.')
}
