/*
 * Who appears with whom: node bench/projection.ts [EVENTS] [PERSONS]
 *
 * 2,000 events of 40 persons out of 4,000, unless told otherwise, some of whom come much oftener than others. The
 * heaviest thousand links are asked of Plenum's field `projection`, page by page, each time of a graph of which nothing is
 * kept yet; and, in turn on the same database, of the plainest SQL that finds the same: the claims joined with themselves,
 * counted, in order. Both must find the same weights.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphql } from 'graphql'
import { sql } from 'kysely'
import { buildSchema } from '../schema/schema.ts'
import { openGraph } from '../src/graph/graph.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { assemblyGraph } from './assembly-graph.ts'
import { median } from './distribution.ts'
import { startPostgres } from './postgres.ts'

const [events = 2_000, persons = 40] = process.argv.slice(2).map(Number)
const wanted = 1_000
const rounds = 7
const schema = buildSchema()
const folder = await mkdtemp(join(tmpdir(), 'plenum-bench-'))
const postgres = await startPostgres()
const addresses = [`sqlite:${join(folder, 'plenum.db')}`, await postgres.createDatabase('projection')]
console.log(`the heaviest ${wanted} links of ${events} events of ${persons} persons, the median of ${rounds} runs`)
for (const address of addresses) {
  const store = await openStore(address)
  await writeGraph(store, assemblyGraph(events, persons))
  if (!address.startsWith('sqlite')) await sql`analyze`.execute(store.db)
  await compare(address.split(':')[0] ?? '', store)
  await store.close()
}
await postgres.stop()
await rm(folder, { recursive: true, force: true })

async function compare(name: string, store: Store): Promise<void> {
  const asked = ['', 'from: "2000", to: "2004"', 'lens']
  for (const what of asked) {
    const times: Record<'plenum' | 'plain', number[]> = { plenum: [], plain: [] }
    const before = process.memoryUsage.rss()
    for (let round = 0; round < rounds; round += 1) {
      const [ours, theirs] = [await timed(() => project(store, what)), await timed(() => selfJoin(store))]
      times.plenum.push(ours.ms)
      times.plain.push(theirs.ms)
      if (what === '' && JSON.stringify(ours.value) !== JSON.stringify(theirs.value))
        throw new Error(`${name}: the links found are not of the same weights.`)
    }
    const [ours, theirs] = [median(times.plenum), median(times.plain)]
    const grown = Math.max(0, process.memoryUsage.rss() - before) / 1e6
    console.log(
      `${name.padEnd(10)}${(what === 'lens' ? 'under a lens' : what || 'the whole graph').padEnd(28)}${ms(ours)}   self-join ${ms(theirs)}   ${(theirs / ours).toFixed(1)}×   +${grown.toFixed(0)} MB`,
    )
  }
}

/** The weights of the links, page by page. */
async function project(store: Store, what: string): Promise<number[]> {
  const graph = await openGraph(store)
  const weights: number[] = []
  for (let after = ''; weights.length < wanted; ) {
    const window = what === 'lens' ? '' : `, ${what}`
    const list = `projection(property: "participant", first: 100, minWeight: 1${window}${after}) {
      nodes { a { slug name } b { slug name } weight } pageInfo { endCursor } }`
    const source = what === 'lens' ? `{ lens(toldBy: ["minutes"]) { ${list} } }` : `{ ${list} }`
    const result = await graphql({ schema, source, rootValue: viewOf(graph), contextValue: createRequest() })
    if (result.errors?.[0]) throw result.errors[0]
    const data = result.data as unknown as Answer & { readonly lens: Answer }
    const { nodes, pageInfo } = (what === 'lens' ? data.lens : data).projection
    weights.push(...nodes.map(({ weight }) => weight))
    after = `, after: "${pageInfo.endCursor}"`
  }
  return weights
}

interface Answer {
  readonly projection: {
    readonly nodes: readonly { readonly weight: number }[]
    readonly pageInfo: { readonly endCursor: string }
  }
}

async function selfJoin({ db }: Store): Promise<number[]> {
  const { rows } = await sql<{ weight: number | string }>`
    select one.object as a, other.object as b, count(distinct one.subject) as weight
    from claim as one join claim as other on other.subject = one.subject and other.property = one.property
      and other.object > one.object
    where one.property = 'participant'
    group by one.object, other.object order by weight desc, a, b limit ${wanted}`.execute(db)
  return rows.map(({ weight }) => Number(weight))
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const started = performance.now()
  const value = await work()
  return { value, ms: performance.now() - started }
}

function ms(time: number): string {
  return `${time.toFixed(0).padStart(6)} ms`
}
