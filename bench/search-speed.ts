/*
 * How fast names are found among many: node bench/search-speed.ts [ENTITIES]
 *
 * Generates persons with Korean names, 100,000 unless told otherwise, each with three spellings: as the North Korean
 * press writes it, with breves and hyphen, and in Hangul.
 */
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { connectSearch } from '../src/graph/search.ts'
import { viewOf } from '../src/graph/views.ts'
import { romanize } from '../src/model/romanization.ts'
import { withoutMarks } from '../src/model/sound.ts'
import { entityOf, graphOf, nameClaim } from './recall.ts'

const surnames = [
  ...'김리박최정강조윤장림한오서신권황안송류홍전고문손량배백허남심로하곽성차주우구라전민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제탁진남궁',
]
const syllables = [
  ...'영철덕훈정은일남수호민경혁성송석룡해명봉주춘태복희옥란길만진원국렬창대미애순화평용준상건학동광선기향금숙실연심웅길범식권관택규재현강익걸혜순선옥별충심근림',
]
const random = mulberry32(8)
const pick = (letters: readonly string[]) => letters[Math.floor(random() ** 1.6 * letters.length)] ?? ''

const graph = await timed('written in', () => build(Number(process.argv[2] ?? 100_000)))
console.log('the median of 21 runs, by the clock and by the processor; a page of 20 and the total count')
for (const query of [
  'Kim Tok Hun',
  'Deok-hun Kim',
  '김덕훈',
  'Kim Tok Hum',
  'Choi Yong-hae',
  'Ri Il H',
  'Yong Chol',
  'Pak Pong Ju',
  'Namgung Chol Su',
  'Kim T',
  'Kim',
  'k',
  'Speech of Kim Tok Hun to the Assembly',
  'Nikita Khrushchev',
  'Qasim Suleymany',
])
  await ask(graph, query)

async function ask(graph: Graph, query: string) {
  const [times, work]: [number[], number[]] = [[], []]
  let count: number | string = 0
  for (let turn = 0; turn < 21; turn++) {
    // A graph that has kept no answer yet.
    const fresh = await openGraph(graph.store)
    const [start, before] = [performance.now(), process.cpuUsage()]
    const page = connectSearch(viewOf(fresh), { query, first: 20 })
    count = await Promise.resolve(page.edges)
      .then(() => page.totalCount)
      .catch((error: Error) => error.message)
    const { user, system } = process.cpuUsage(before)
    times.push(performance.now() - start)
    work.push((user + system) / 1000)
  }
  console.log(`${query.padEnd(40)} ${median(times)} ms ${median(work)} ms   ${count} found`)
}

function median(times: readonly number[]): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(1).padStart(8)
}

async function build(size: number) {
  const names = Array.from(
    { length: size },
    () => pick(surnames) + pick(syllables) + (random() < 0.95 ? pick(syllables) : ''),
  )
  const people = names.map((hangul, index) => {
    const [surname = '', ...given] = romanize(hangul)
    const press = withoutMarks([surname, ...given].map(capital).join(' '))
    return { slug: `person-${index}`, hangul, press, hyphened: `${capital(surname)} ${capital(given.join('-'))}` }
  })
  const entities = people.map(({ slug, press }) => entityOf('PERSON', slug, press))
  const claims = people.flatMap(({ slug, hangul, press, hyphened }) =>
    [...new Set([press, hangul, hyphened])].map((text) => nameClaim(slug, text, 'file')),
  )
  return graphOf([entityOf('SOURCE', 'file', 'Generated names'), ...entities], claims)
}

async function timed<Value>(label: string, work: () => Promise<Value>): Promise<Value> {
  const start = performance.now()
  const value = await work()
  console.log(`${label} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return value
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A small generator of pseudo-random numbers, the same on every run. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
