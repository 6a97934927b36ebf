/*
 * How many milliseconds a point of cost is: node bench/costs.ts [CLAIMS]
 *
 * Asks each kind of request, at several sizes, of the graph of ../data and of a generated one of 100,000 claims unless
 * told otherwise, through the GraphQL API in this process. Each is asked of a graph that has kept nothing; what is
 * printed is the median of some rounds, the points that the server counts, and how many times slower a point of this
 * kind is than that of the middle kind. What is less than a five-hundredth of all that is allowed is left out of the spread:
 * there the time is that of any request.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute, parse, validate } from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import { openBuiltStore } from '../src/files/build.ts'
import { openGraph } from '../src/graph/graph.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { limits } from '../src/server/limits.ts'
import { costOf } from '../src/server/query-cost.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { claimsGraph } from './claims-graph.ts'
import { median } from './distribution.ts'

const claims = Number(process.argv[2] ?? 100_000)
const rounds = 3
const schema = buildSchema()
/** From here on, a request takes more than what any does. */
const least = limits.cost / 500

/** What stands in a graph that can be asked about. */
interface Named {
  readonly body: string
  readonly person: string
  readonly others: readonly string[]
  readonly sources: readonly [string, string]
  readonly property: string
  readonly name: string
}

type Kinds = Readonly<Record<string, readonly string[]>>

const told = 'id display references { source { name } locator } qualifiers { name }'

function kinds({ body, person, others, sources, property, name }: Named): Kinds {
  const lens = `lens(toldBy: ["${sources[0]}"])`
  const aliased = (count: number, ask: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `n${index}: ${ask(index)}`).join(' ')
  const sizes = [20, 100] as const
  return {
    pages: sizes.map((first) => aliased(10, (index) => `people(first: ${first - index}) { nodes { slug name } }`)),
    'nested pages': sizes.map(
      (first) => `people(first: ${first}) { nodes { name memberships(first: 20) { nodes { name } } } }`,
    ),
    'nested lists': sizes.map(
      (first) =>
        `people(first: ${first}) { nodes { names { text references { source { name } } } facts { claims { ${told} } } } }`,
    ),
    claims: sizes.map((first) => aliased(5, (index) => `claims(first: ${first - index}) { nodes { ${told} } }`)),
    search: [1, 5].map((count) => aliased(count, (index) => `search(query: "${name} ${index}") { nodes { name } }`)),
    subgraph: [100, 1_000].map(
      (most) =>
        `subgraph(roots: ["${body}"], depth: 2, maxNodes: ${most}) { nodes { slug } links { from { slug } to { slug } } }`,
    ),
    'subgraph with claims': [
      `subgraph(roots: ["${body}"], depth: 2, maxNodes: 200) { links { from { name } to { name } claims { id display } } }`,
    ],
    paths: [3, 20].map(
      (limit) =>
        `paths(from: "${others[0]}", to: "${others[1]}", limit: ${limit}) { paths { steps { from { name } claims { ${told} } } } }`,
    ),
    neighbours: [
      aliased(
        10,
        (index) =>
          `entity(slug: "${body}") { neighbours(first: ${20 - index}) { byProperty { count property { name } } nodes { name } } }`,
      ),
      `entity(slug: "${body}") { neighbours(first: 100) { edges { links { claims { ${told} } } node { name } } } }`,
    ],
    timeline: sizes.map(
      (first) => `timeline(first: ${first}) { byYear { year count } nodes { display claim { ${told} } } }`,
    ),
    groups: [
      `people(first: 0) { groups(by: [{ property: "${property}" }]) { groups { count keys { display } } } }`,
      `people(first: 0) { groups(by: [{ property: "${property}" }, { decade: "birthDate" }], first: 1000) { groups { count keys { display } } } }`,
    ],
    projection: [`projection(property: "participant", first: 100) { nodes { weight a { name } b { name } } }`],
    rosters: [
      `compareRosters(a: { members: { organization: "${body}", at: "1980" } }, b: { members: { organization: "${body}", at: "2020" } }) { stayed(first: 100) { nodes { agent { name } } } came(first: 100) { nodes { agent { name } } } }`,
    ],
    'comparison of sources': [
      `compareSources(a: "${sources[0]}", b: "${sources[1]}") { agreements(first: 100) { nodes { ${told} } } conflicts(first: 20) { nodes { subject { name } } } }`,
    ],
    disagreements: sizes.map(
      (first) => `disagreements(first: ${first}) { nodes { explanation positions { claims { ${told} } } } }`,
    ),
    'a lens': [`${lens} { people(first: 20) { nodes { name } } }`],
    'lenses by date': [1, 4].map((count) =>
      aliased(count, (index) => `lens(at: "${1980 + 10 * index}") { meetings(first: 20) { nodes { name } } }`),
    ),
    'a lens on one entity': [`${lens} { entity(slug: "${person}") { name facts { claims { ${told} } } } }`],
    'timelines of many': sizes.map(
      (first) => `people(first: ${first}) { nodes { timeline(first: 20) { nodes { display } } } }`,
    ),
  }
}

interface Measured {
  readonly kind: string
  readonly points: number
  readonly ms: number
  readonly problem?: string
}

async function measure(store: Store, asked: Kinds): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [kind, texts] of Object.entries(asked))
    for (const text of texts) {
      const document = parse(`{ ${text} }`)
      const times: number[] = []
      let problem: string | undefined = validate(schema, document)[0]?.message
      for (let round = 0; round <= rounds && !problem; round += 1) {
        const rootValue = viewOf(await openGraph(store))
        const started = performance.now()
        const { errors } = await execute({ schema, document, rootValue, contextValue: createRequest() })
        if (round > 0) times.push(performance.now() - started)
        problem = errors?.[0]?.message
      }
      measured.push({ kind, points: costOf({ schema, document }), ms: median(times), ...(problem && { problem }) })
    }
  return measured
}

function print(name: string, measured: readonly Measured[]): void {
  const counted = measured.filter(({ points, problem }) => !problem && points >= least)
  const middle = median(counted.map(({ ms, points }) => ms / points))
  console.log(
    `\n${name.padEnd(28)}${['points', 'ms', 'µs a point', 'to the middle'].map((text) => text.padStart(15)).join('')}`,
  )
  for (const { kind, points, ms, problem } of measured) {
    const ratio = ms / points / middle
    const cells = [points.toLocaleString('en'), ms.toFixed(1), ((1_000 * ms) / points).toFixed(2), ratio.toFixed(2)]
    console.log(`${kind.padEnd(28)}${problem ?? cells.map((text) => text.padStart(15)).join('')}`)
  }
  const dearest = new Map<string, number>()
  for (const { kind, ms, points } of counted) dearest.set(kind, Math.max(dearest.get(kind) ?? 0, ms / points / middle))
  const sorted = [...dearest].toSorted(([, a], [, b]) => a - b)
  const [cheapest, last] = [sorted[0], sorted.at(-1)]
  console.log(
    `A point is ${(1_000 * middle).toFixed(2)} µs; dearest are ${last?.[0]} with ${last?.[1].toFixed(1)} times that, cheapest ${cheapest?.[0]} with ${cheapest?.[1].toFixed(2)} times.`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'plenum-costs-'))
try {
  const built = await openBuiltStore({ data: join(import.meta.dirname, '../data'), cache: folder })
  print(
    'the congress',
    await measure(
      built.store,
      kinds({
        ...{
          body: 'wpk',
          person: 'kim-jong-un',
          others: ['kim-jong-un', 'kim-tok-hun'],
        },
        ...{ sources: ['tml-weekly-2021-02-21', 'wikipedia-8th-wpk-congress'], property: 'memberOf', name: 'kim' },
      }),
    ),
  )
  await built.store.close()
  const store = await openSqlite(join(folder, 'claims.db'))
  await writeGraph(store, claimsGraph(claims))
  print(
    `${claims.toLocaleString('en')} claims`,
    await measure(
      store,
      kinds({
        ...{ body: 'chamber', person: 'member-1', others: ['member-1', 'member-2'] },
        ...{ sources: ['file', 'register'], property: 'memberOf', name: 'ana' },
      }),
    ),
  )
  await store.close()
} finally {
  await rm(folder, { recursive: true, force: true })
}
