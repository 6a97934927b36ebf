import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { DataError } from '../files/problem.ts'
import type { Place } from '../library/place.ts'
import type { Provider } from '../server/identity/jwt.ts'
import { usualOperationLimits } from '../server/operation-limits.ts'
import { endWhenTold } from './ending.ts'
import { examples } from './examples.ts'
import { explain } from './explain.ts'
import { dataHere, root } from './root.ts'

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
    .addOption(new Option('-d, --data <dir>', 'the data directory').default(...dataHere()))
    .option(
      '--cache <dir>',
      'where built databases are kept (default: .plenum beside the data, or a folder of your own cache where nothing may be written there)',
    )
    .addOption(
      new Option('--db <url>', 'serve a database instead: sqlite:PATH or postgres://USER@HOST:PORT/NAME').conflicts([
        'data',
        'cache',
      ]),
    )
    .option('--write', 'take changes from whoever has a token (see "plenum user add"); expects --db', false)
    .option('--private', 'ask for a token from whoever reads, too', false)
    .addOption(
      new Option('--jwks <url>', 'where your identity provider publishes its keys: takes its tokens (JWT), too'),
    )
    .option('--issuer <name>', 'whom they are from, as the claim "iss" says it')
    .option('--audience <name>', 'whom they are for, as the claim "aud" says it')
    .option('--role-claim <name>', 'the claim that holds a role or several: PROPOSER, EDITOR, ADMIN')
    .addOption(
      new Option(
        '--linger <seconds>',
        'how long, once told to end, it still takes requests and tells at /readyz to send no more',
      )
        .default(1)
        .argParser(toSeconds),
    )
    .addOption(
      new Option('--deadline <seconds>', 'how long an operation may take, before it is ended; 0 for as long as it will')
        .default(usualOperationLimits.deadline)
        .argParser(toSeconds),
    )
    .addOption(
      new Option('--max-operations <number>', 'how many operations run at once')
        .default(usualOperationLimits.atOnce)
        .argParser(toCount),
    )
    .addOption(
      new Option('--max-waiting <number>', 'how many operations wait for their turn, before others are refused')
        .default(usualOperationLimits.waiting)
        .argParser(toCount),
    )
    .addOption(
      new Option(
        '--statement-timeout <seconds>',
        'how long a statement may take on PostgreSQL; 0 for as long as it will',
      )
        .default(10)
        .argParser(toSeconds),
    )
    .option('--replica <urls...>', 'servers to which the PostgreSQL database is replicated, to read from')
    .addHelpText(
      'after',
      examples(
        'plenum serve',
        'PORT=8080 plenum serve',
        'plenum serve --data ./data --cache /tmp/plenum',
        'plenum serve --db sqlite:graph.sqlite',
        'plenum serve --db sqlite:graph.sqlite --write',
        'plenum serve --db sqlite:graph.sqlite --write --private --jwks https://id.example.org/keys --issuer https://id.example.org --audience plenum --role-claim roles',
        'plenum serve --db postgres://plenum@db1/plenum --replica postgres://plenum@db2/plenum',
      ),
    )
    .action(serve)
}

interface ServeOptions extends Omit<Place, 'statementTimeout'> {
  readonly statementTimeout: number
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
  readonly write: boolean
  readonly private: boolean
  readonly jwks?: string
  readonly issuer?: string
  readonly audience?: string
  readonly roleClaim?: string
  readonly linger: number
  readonly deadline: number
  readonly maxOperations: number
  readonly maxWaiting: number
}

async function serve(options: ServeOptions): Promise<void> {
  const {
    port,
    host,
    allowHost = [],
    write: isWritable,
    private: isPrivate,
    statementTimeout: seconds,
    ...place
  } = options
  const statementTimeout = seconds * 1_000
  if (isWritable && place.db === undefined) {
    throw new Error(
      '"--write" expects "--db URL", a database: a data folder is changed by its files. Make a database of it first: plenum import plenum DIR --db sqlite:graph.sqlite',
    )
  }
  const provider = providerOf(options)
  const ending = endWhenTold()
  const { pino } = await import('pino')
  const { openLivePlace } = await import('../library/live-place.ts')
  const { listen } = await import('../server/listen.ts')
  const { createServer } = await import('../server/server.ts')
  const log = pino({ name: 'plenum' }, pino.destination(process.stderr.fd))
  const onError = (error: unknown) => {
    if (!(error instanceof DataError))
      return log.error({ err: error }, 'The graph has changed and could not be read anew.')
    explain(error)
    console.error('What is served is the graph as it was before. It is read again when a file is saved.')
  }
  const opened = await openLivePlace(
    { ...place, statementTimeout, mayBeEmpty: isWritable, onNote: console.error },
    { onError },
  )
  const { graph, summary } = opened
  if (isWritable && graph.store.isReadOnly)
    throw new Error(
      `"--write" expects a database that can be written, and ${place.db} cannot: leave "--write" out to serve it as it is.`,
    )
  const server = createServer({
    ...{ graph, log, isWritable, isPrivate, explorer: join(root, 'web/built') },
    ...(provider && { provider }),
    hosts: [host, ...allowHost],
    operations: { atOnce: options.maxOperations, waiting: options.maxWaiting, deadline: options.deadline },
  })
  const { url, close } = await listen(server, { host, port }, { linger: options.linger * 1_000 })
  ending.begin(async () => {
    await close()
    await opened.close()
  })
  console.log(
    `${countOf(summary.claims, 'claim')} of ${countOf(summary.sources, 'source')} at ${url}/graphql and in the explorer at ${url} (Ctrl-C to stop)`,
  )
  if (['0.0.0.0', '::'].includes(host))
    log.warn(
      `Everybody who reaches this machine reaches the server, under any of its addresses (--host ${host}); under a name only where --allow-host gives it.`,
    )
}

/** @throws Error where a part is missing, or keys would come over a line that anybody can change */
function providerOf({ jwks, issuer, audience, roleClaim }: ServeOptions): Provider | null {
  const parts = { jwks, issuer, audience, 'role-claim': roleClaim }
  const missing = Object.entries(parts).flatMap(([name, value]) => (value ? [] : [`--${name}`]))
  if (missing.length === Object.keys(parts).length) return null
  if (!jwks || !issuer || !audience || !roleClaim)
    throw new Error(`To take the tokens of an identity provider, give ${missing.join(' and ')} as well.`)
  const { protocol, hostname } = URL.parse(jwks) ?? {}
  const isLocal = hostname !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal))
    throw new Error(`Expected "--jwks" to be an address that begins with https://, got ${JSON.stringify(jwks)}.`)
  return { jwks, issuer, audience, roleClaim }
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function toPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.')
}

function toCount(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number from 1 to 999999.')
}

function toSeconds(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text) && Number(text) <= mostSeconds) return Number(text)
  throw new InvalidArgumentError(`Expected seconds, from 0 to ${mostSeconds}.`)
}

const mostSeconds = 3_600

/** Node takes an empty one for every address of the machine. */
function toHost(text: string): string {
  if (text !== '') return text
  throw new InvalidArgumentError('Expected a name or an address.')
}
