/*
 * What it takes to open a hub: node bench/hub.ts [EDGES]
 *
 * One body is linked with 100,000 persons, bodies and documents, unless told otherwise, and another one with five.
 * Both are asked the same through the GraphQL API, in turn, in the whole graph and under lenses: the first time, as
 * after a start, and then again and again.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, quantile } from './distribution.ts'
import { hubGraph, neighbourSlug } from './hub-graph.ts'
import { openPlenum, writeInto } from './plenum.ts'
import { below, createRandom } from './random.ts'

const edges = Number(process.argv[2] ?? 100_000)
const rounds = 15
const random = createRandom(5)
const sizes: Record<string, number> = { hub: edges, leaf: 5 }
const folder = await mkdtemp(join(tmpdir(), 'plenum-bench-'))
const file = join(folder, 'plenum.db')
await writeInto(file, hubGraph(sizes))
const hub = await openPlenum(file)
await hub.ready()
const page = 'pageInfo { endCursor } edges { node { slug name } links { property { name } direction claim { id } } }'

const questions: Record<string, (slug: string) => string> = {
  'first page': (slug) => `entity(slug: "${slug}") { neighbours(first: 20) { totalCount ${page} } }`,
  byProperty: (slug) =>
    `entity(slug: "${slug}") { neighbours(first: 0) { byProperty { property { name } direction count } } }`,
  'a page 5,000 further on': (slug) => `entity(slug: "${slug}") { neighbours(first: 20, after: AFTER) { ${page} } }`,
  'one kind, the last page': (slug) => `entity(slug: "${slug}") { neighbours(kind: DOCUMENT, last: 20) { ${page} } }`,
  'its timeline': (slug) =>
    `entity(slug: "${slug}") { timeline(first: 20) { totalCount nodes { display date { edtf } } } }`,
  'a path through it': (slug) =>
    `paths(from: "${neighbourOf(slug)}", to: "${neighbourOf(slug)}") { truncated paths { length steps { claim { id } } } }`,
  'subgraph of 200 at it': (slug) =>
    `subgraph(roots: ["${slug}"], maxNodes: 200) { truncated nodes { slug } links { claim { id } } }`,
}

for (const lens of ['', 'toldBy: ["yearbook"]', 'at: "2015"', 'minSources: 2']) {
  console.log(`\n${lens ? `lens(${lens})` : 'the whole graph'}`)
  console.log(
    `${''.padEnd(28)}${['hub, first', 'hub', 'nine of ten', 'leaf', 'hub / leaf'].map((text) => text.padStart(13)).join('')}`,
  )
  for (const [name, question] of Object.entries(questions)) await compare(name, question, lens)
}
await hub.close()
await rm(folder, { recursive: true, force: true })

function neighbourOf(slug: string): string {
  return neighbourSlug(slug, below(random, sizes[slug] ?? 0))
}

async function compare(name: string, question: (slug: string) => string, lens: string): Promise<void> {
  const after = name.includes('further') ? await cursors(lens) : new Map<string, string>()
  const take = async (slug: string) => {
    const text = question(slug).replace('AFTER', JSON.stringify(after.get(slug) ?? null))
    const started = performance.now()
    await hub.ask(lens ? `{ lens(${lens}) { ${text} } }` : `{ ${text} }`)
    return performance.now() - started
  }
  await take('leaf')
  const first = await take('hub')
  const times: Record<'hub' | 'leaf', number[]> = { hub: [], leaf: [] }
  for (let round = 0; round < (first > 2_000 ? 3 : rounds); round += 1) {
    times.leaf.push(await take('leaf'))
    times.hub.push(await take('hub'))
  }
  const [atHub, atLeaf] = [median(times.hub), median(times.leaf)]
  const cells = [first, atHub, quantile(times.hub, 0.9), atLeaf].map((ms) => `${ms.toFixed(2)} ms`)
  console.log(
    `${name.padEnd(28)}${[...cells, `${(atHub / atLeaf).toFixed(1)}×`].map((text) => text.padStart(13)).join('')}`,
  )
}

/** For each list a cursor far down in it, reached page by page. */
async function cursors(lens: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [slug, pages, size] of [
    ['hub', 50, 100],
    ['leaf', 1, 2],
  ] as const) {
    let after: string | null = null
    for (let read = 0; read < pages; read += 1) {
      const text = `entity(slug: "${slug}") { neighbours(first: ${size}, after: ${JSON.stringify(after)}) { pageInfo { endCursor } } }`
      const data = await hub.ask(lens ? `{ lens(${lens}) { ${text} } }` : `{ ${text} }`)
      after = ((lens ? data.lens : data) as Answer).entity.neighbours.pageInfo.endCursor
    }
    if (after) found.set(slug, after)
  }
  return found
}

interface Answer {
  readonly entity: { readonly neighbours: { readonly pageInfo: { readonly endCursor: string | null } } }
}
