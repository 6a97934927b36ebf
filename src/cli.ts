import { statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import packageFile from '../package.json' with { type: 'json' }
import { declareBackup } from './cli-backup.ts'
import { declareDoctor } from './cli-doctor.ts'
import { declareExport, type Shell } from './cli-export.ts'
import { declareImport } from './cli-import.ts'
import { DataError, formatProblem } from './files/problem.ts'

// Each command imports what it runs: help, and a mistyped command, need not wait for a server to load.

const root = join(import.meta.dirname, '..')
const shippedData = join(root, 'data')
const shell: Shell = {
  shippedData,
  examples,
  open: async (place) => (await openServed(place)).store,
  fail() {
    process.exitCode = 1
  },
}

// Whoever reads the output may have read enough: "plenum schema | head".
process.stdout.on('error', () => process.exit())

try {
  await program().parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

function program(): Command {
  const plenum = new Command('plenum')
    .description('A knowledge graph in which every fact says who says so, and when it held.')
    .version(packageFile.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help; after a command, its own')
    .helpCommand(false)
    .exitOverride()
    .addHelpText(
      'after',
      examples('plenum serve', 'plenum serve --port 8080', 'plenum check', 'plenum schema > schema.graphql'),
    )
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
  plenum
    .command('check')
    .description('read a data directory and report every mistake in it, with its file, line and column')
    .addArgument(new Argument('[dir]', 'the data directory').default(shippedData, 'the data that Plenum ships'))
    .addHelpText('after', examples('plenum check', 'plenum check ./data'))
    .action(check)
  declareImport(plenum, {
    examples,
    result: (line) => console.log(line),
    display: {
      isTerminal: process.stderr.isTTY === true,
      columns: process.stderr.columns ?? 80,
      write: (text) => void process.stderr.write(text),
      now: () => performance.now(),
    },
  })
  plenum
    .command('schema')
    .description('print the GraphQL schema, sorted and with its descriptions')
    .option(
      '-w, --write',
      'write schema/schema.graphql, the JSON Schemas of the data files and the context of JSON-LD instead',
    )
    .addHelpText('after', examples('plenum schema', 'plenum schema > schema.graphql', 'plenum schema --write'))
    .action(writeSchema)
  declareExport(plenum, shell)
  declareBackup(plenum, shell)
  declareDoctor(plenum, shell)
  return plenum
}

interface ServeOptions {
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
  readonly data: string
  readonly cache?: string
  readonly db?: string
  readonly replica?: readonly string[]
}

async function serve({ port, host, allowHost = [], ...place }: ServeOptions): Promise<void> {
  const { store, summary } = await openServed(place)
  const { pino } = await import('pino')
  const { openLiveGraph } = await import('./graph/live-graph.ts')
  const { listen } = await import('./server/listen.ts')
  const { createServer } = await import('./server/server.ts')
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

/** The database that is to be served, or else that of the data directory, and how much it holds. */
async function openServed({
  data,
  cache,
  db,
  replica: replicas,
}: Pick<ServeOptions, 'data' | 'cache' | 'db' | 'replica'>) {
  if (db === undefined) {
    if (replicas) throw new Error('"--replica" expects "--db postgres://…", the server to which is written. Give both.')
    requireFolder(data)
    const { openBuiltStore } = await import('./files/build.ts')
    return openBuiltStore({ data, cache: cache ?? join(dirname(resolve(data)), '.plenum') })
  }
  const { openFilledStore } = await import('./store/open.ts')
  return openFilledStore(db, replicas)
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

async function check(data: string): Promise<void> {
  requireFolder(data)
  const { readDataset } = await import('./files/dataset.ts')
  const { dataset, problems } = readDataset(data)
  if (problems.length > 0) throw new DataError(problems)
  const { entities, claims } = dataset
  const references = claims.reduce((sum, claim) => sum + claim.references.length, 0)
  const sources = entities.filter(({ kind }) => kind === 'SOURCE').length
  console.log(
    `No mistakes: ${entities.length} entities, ${claims.length} claims, ${references} references, ${sources} sources.`,
  )
}

async function writeSchema({ write }: { readonly write?: true }): Promise<void> {
  const { lexicographicSortSchema, printSchema } = await import('graphql')
  const { entitiesJsonSchema, sourceJsonSchema } = await import('./files/json-schema.ts')
  const { jsonLdContext } = await import('./formats/export/jsonld-context.ts')
  const { buildSchema } = await import('../schema/schema.ts')
  const sdl = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`
  if (!write) {
    process.stdout.write(sdl)
    return
  }
  const toText = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`
  const files = {
    'schema/schema.graphql': sdl,
    'data/entities.schema.json': toText(entitiesJsonSchema()),
    'data/source.schema.json': toText(sourceJsonSchema()),
    'schema/context.jsonld': toText({ '@context': jsonLdContext() }),
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, name), text)
    console.log(`Wrote ${name}.`)
  }
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}\n`).join('')}`
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

function requireFolder(data: string): void {
  if (statSync(data, { throwIfNoEntry: false })?.isDirectory()) return
  throw new Error(`No data directory is at ${data}: expected a folder with entities/ and sources/. Give its path.`)
}

/** Tells what went wrong, without a stack, and gives the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof DataError) {
    const { problems } = error
    console.error(problems.map(formatProblem).join('\n'))
    console.error(problems.length === 1 ? '1 mistake.' : `${problems.length} mistakes.`)
  } else {
    console.error(`plenum: ${cureOf(error as NodeJS.ErrnoException) ?? (error as Error).message}`)
  }
  return 1
}

function cureOf(error: NodeJS.ErrnoException & { address?: string; port?: number }): string | undefined {
  const { code, syscall, message, address, port } = error
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${address} is in use: stop what listens there, or choose another with --port or PORT (0 for any free one).`
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    return `Cannot listen: ${message}. Choose another address with --host and --port.`
  }
  if (syscall === 'mkdir' || code === 'ERR_SQLITE_ERROR') {
    return `Cannot keep a database: ${message}. Choose another folder for it with --cache.`
  }
  if (code === 'NO_DATABASE' || code === 'NO_GRAPH') {
    return `${message} Fill one with "plenum import FORMAT FILE… --db URL", then serve it.`
  }
  return undefined
}
