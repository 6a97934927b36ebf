import type { Command } from 'commander'
import type { Node } from 'yaml'
import type { YamlFile } from '../files/yaml-file.ts'
import type { GraphDescription } from '../model/graph-description.ts'
import type { Store } from '../store/store.ts'
import { checkExamples } from './check-examples.ts'
import { examples } from './examples.ts'
import { toMessage } from './message.ts'

/** Declares `plenum describe`. */
export function declareDescribe(plenum: Command): void {
  plenum
    .command('describe')
    .description('tell what the graph of a database says of itself, or have it say what a file does')
    .argument('[file]', 'a file like the graph.yaml of a data folder: title, description, featured, examples')
    .requiredOption('--db <url>', 'the database: sqlite:PATH or postgres://USER@HOST:PORT/NAME')
    .option('--as <name>', 'who describes it, as the history is to tell (default: Plenum)')
    .option('--message <text>', 'what stands in the history beside it', toMessage)
    .addHelpText(
      'after',
      examples(
        'plenum describe --db sqlite:graph.sqlite',
        'plenum describe --db sqlite:graph.sqlite > graph.yaml',
        'plenum describe graph.yaml --db sqlite:graph.sqlite',
        'plenum describe graph.yaml --db postgres://plenum@db1/plenum --as alice',
      ),
    )
    .action(runDescribe)
}

interface DescribeOptions {
  readonly db: string
  readonly as?: string
  readonly message?: string
}

async function runDescribe(path: string | undefined, { db, as, message }: DescribeOptions): Promise<void> {
  const { openStore } = await import('../store/open.ts')
  if (path === undefined && (as ?? message) !== undefined)
    throw new Error('"--as" and "--message" are for a description that is set: give its file, too.')
  const store = await openStore(db, { create: false })
  try {
    if (path === undefined) await print(store)
    else console.log(await describe(store, await readDescription(store, path), { as, message }))
  } finally {
    await store.close()
  }
}

/** As a file that says the same, with its queries in it. */
async function print(store: Store): Promise<void> {
  const { findDescription } = await import('../store/description.ts')
  const { graphText } = await import('../formats/export/plenum-graph.ts')
  const stored = await findDescription(store)
  if (stored) process.stdout.write(graphText(stored.description))
  else console.error('The graph says nothing of itself. Have it do so: plenum describe graph.yaml --db URL')
}

/** @throws DataError */
async function readDescription(store: Store, path: string): Promise<GraphDescription> {
  const { readGraphFiles } = await import('../files/data-folder.ts')
  const { readAnySlug, readGraphFile } = await import('../files/graph-file.ts')
  const { compareProblems, DataError } = await import('../files/problem.ts')
  const { graph, problems } = readGraphFiles(path)
  const named = new Map<string, { readonly file: YamlFile; readonly node: Node }>()
  if (!graph) throw new DataError(problems)
  const read = readGraphFile(graph, problems, (file, node) => {
    const slug = readAnySlug(file, node)
    if (slug !== undefined) named.set(slug, { file, node })
    return slug
  })
  const known = await findKnown(store, [...named.keys()])
  for (const [slug, { file, node }] of named)
    if (!known.has(slug))
      file.report(node, `expected the slug of an entity of the graph, got ${slug}, which none has; look for it by name`)
  await checkExamples(read.examples)
  if (problems.length > 0) throw new DataError(problems.sort(compareProblems))
  return read.description
}

async function findKnown(store: Store, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { findLeading } = await import('../store/history/redirects.ts')
  const led = await findLeading(store, { slugs, ids: [] })
  const rows = await store.db
    .selectFrom('entity')
    .select('slug')
    .where('slug', 'in', ['', ...slugs])
    .execute()
  return new Set([...led.slugs, ...rows.map(({ slug }) => slug)])
}

/** Has the graph say so, and tells what was done. */
async function describe(
  store: Store,
  description: GraphDescription,
  { as, message = null }: { readonly as: string | undefined; readonly message: string | null | undefined },
): Promise<string> {
  const { describeGraph } = await import('../store/describe.ts')
  const { personAuthor, programAuthor } = await import('../store/history/author.ts')
  const entry = { author: as === undefined ? programAuthor : personAuthor(as), message: message ?? usualMessage }
  const { title, featured, examples: queries } = description
  const isNothing = Object.values(description).every((part) => part === null || part.length === 0)
  const done = await describeGraph(store, isNothing ? null : description, { entry, origin: null })
  if (typeof done === 'string') return 'The graph says just that of itself: nothing to do.'
  if (isNothing) return `The graph says nothing of itself any more, as change ${done.number}.`
  const parts = [
    title === null ? 'no title' : `the title ${JSON.stringify(title)}`,
    featured.length === 1 ? '1 featured entity' : `${featured.length} featured entities`,
    queries.length === 1 ? '1 example query' : `${queries.length} example queries`,
  ]
  return `Described the graph, with ${parts.join(', ')}, as change ${done.number}.`
}

const usualMessage = 'What the graph says of itself.'
