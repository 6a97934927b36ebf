/*
 * How well names of all alphabets are found: node bench/alphabets.ts [--failures] [--json]
 *
 * The persons of names-of-alphabets.json are all put on record at once, under the first of their spellings only, and
 * asked for by each of the others; then under the second only. The others of that file are persons with like names who are not
 * on record: whoever comes first for one of them, as if it were only another spelling, is taken for somebody else.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { connectSearch } from '../src/graph/search.ts'
import { viewOf } from '../src/graph/views.ts'
import { entityOf, graphOf, measureRecall, nameClaim, type Question } from './recall.ts'

interface Alphabet {
  readonly people: readonly (readonly string[])[]
  readonly others: readonly string[]
}

/** Whether a name counts as a spelling of what was asked for, and not as its beginning, a part or a slip of it. */
function isAnotherSpelling(score: number): boolean {
  return score >= 0.86 || (score >= 0.6 && score < 0.72)
}

const { values } = parseArgs({ options: { failures: { type: 'boolean' }, json: { type: 'boolean' } } })
const file = new URL('names-of-alphabets.json', import.meta.url)
const alphabets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Alphabet>)
const people = alphabets.flatMap(([alphabet, { people }]) =>
  people.map((spellings, index) => ({
    alphabet,
    slug: `${alphabet.toLowerCase().replaceAll(' ', '-')}-${index}`,
    spellings: [...new Set(spellings)],
  })),
)

const measured = []
for (const recorded of [0, 1]) {
  const graph = await graphOf(
    [
      entityOf('SOURCE', 'file', 'File of names'),
      ...people.map(({ slug, spellings }) => entityOf('PERSON', slug, spellings[recorded] ?? '')),
    ],
    people.map(({ slug, spellings }) => nameClaim(slug, spellings[recorded] ?? '', 'file')),
  )
  for (const [alphabet, { others }] of alphabets) {
    const questions: Question[] = people
      .filter((person) => person.alphabet === alphabet)
      .flatMap(({ slug, spellings }) =>
        spellings.flatMap((query, index) => (index === recorded ? [] : [{ query, slug }])),
      )
    const { asked, first, firstFive, failures } = await measureRecall(graph, questions)
    const taken: string[] = []
    for (const query of others) {
      const [best] = await connectSearch(viewOf(graph), { query, first: 1 }).edges
      if (best && isAnotherSpelling(best.score)) taken.push(`${query}: ${best.text} ${best.score}`)
    }
    const record = recorded === 0 ? 'first' : 'second'
    measured.push({ alphabet, record, asked, first, firstFive, others: others.length, taken: taken.length })
    if (values.failures) for (const failure of [...failures, ...taken]) console.log(`      ${failure}`)
  }
}
if (values.json) console.log(JSON.stringify(measured))
else {
  console.log(columns(['', 'on record', 'queries', 'recall@1', 'recall@5', 'others', 'taken for another']))
  for (const { alphabet, record, asked, first, firstFive, others, taken } of measured)
    console.log(columns([alphabet, record, asked, share(first, asked), share(firstFive, asked), others, taken]))
}

function share(count: number, asked: number): string {
  return (count / asked).toFixed(3)
}

function columns([label = '', ...cells]: readonly (string | number)[]): string {
  return String(label).padEnd(18) + cells.map((cell) => String(cell).padStart(12)).join('')
}
