/*
 * What a change by hand costs: node bench/changes.ts [CLAIMS]
 *
 * Fills two databases in memory with what a parliament's file says, one of 1,000 claims and one of 100,000 unless told
 * otherwise, and makes in each in turn changes of 500 operations: a source, members, and what the source says of them and of
 * others. Gives the milliseconds of user CPU and the statements that a change takes, and how the two graphs compare.
 */
import { makeChange } from '../src/changes/change.ts'
import type { Operation } from '../src/changes/operation.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { median } from './distribution.ts'
import { parliament } from './parliament.ts'

const [small, large] = [1_000, Number(process.argv[2] ?? 100_000)]
const [operationsAtOnce, rounds] = [500, 9]

const sizes = [await fill(small), await fill(large)] as const
for (let round = 0; round <= rounds; round += 1) for (const { change } of sizes) await change(round)
for (const { claims, times, statements } of sizes)
  console.log(
    `${claims.toLocaleString('en').padStart(8)} claims  ${median(times).toFixed(0).padStart(5)} ms  ${statements.at(-1)} statements`,
  )
console.log(`ratio ${(median(sizes[1].times) / median(sizes[0].times)).toFixed(2)}`)

async function fill(claims: number) {
  let counted = 0
  const store = await openSqlite(':memory:', {
    onStatement: () => {
      counted += 1
    },
  })
  for (const pass of ['entities', 'claims'] as const)
    for (const batch of parliament(claims))
      await amendGraph(store, { origin: 'parliament', run: '1', entities: [], claims: [], [pass]: batch[pass] })
  let current: Graph = await openGraph(store)
  const [times, statements]: [number[], number[]] = [[], []]
  const now = async () => {
    if (current.revision !== (await store.revision())) current = await openGraph(store)
    return current
  }
  const plain = { author: personAuthor('alice'), mayOnlyPropose: false, message: null, basis: null }
  return {
    claims,
    times,
    statements,
    /** The first one warms up. */
    async change(round: number) {
      const operations = operationsOf(round)
      const [before, from] = [process.cpuUsage(), counted]
      const asked = { ...plain, operations, idempotencyKey: null, propose: false, dryRun: false }
      const { problems } = await makeChange(now, asked)
      const { user } = process.cpuUsage(before)
      if (problems[0]) throw new Error(problems[0].message)
      if (round === 0) return
      times.push(user / 1_000)
      statements.push(counted - from)
    },
  }
}

/** The same for every graph, but of another source each round: a new member, four claims about it, and so on. */
function operationsOf(round: number): Operation[] {
  const source: Operation = { create: { kind: 'SOURCE', name: `Yearbook ${round}`, as: 'source' } }
  const others = Array.from({ length: operationsAtOnce - 1 }, (_, index): Operation => {
    const [member, part] = [Math.floor(index / 5), index % 5]
    if (part === 0) return { create: { kind: 'PERSON', name: `Deputy ${round} ${member}`, as: `member-${member}` } }
    const say = (property: string, value: NonNullable<Operation['say']>['value'], subject: string) => ({
      say: { subject, property, value, reference: { source: '@source', locator: `p. ${index}` } },
    })
    if (part === 1) return say('name', { text: { text: `Deputy ${member}` } }, `@member-${member}`)
    if (part === 2) return say('birthDate', { edtf: String(1930 + (member % 60)) }, `@member-${member}`)
    if (part === 3) return say('memberOf', { entity: 'chamber' }, `@member-${member}`)
    return say('birthDate', { edtf: String(1930 + (member % 60)) }, `member-${member % 15}`)
  })
  return [source, ...others]
}
