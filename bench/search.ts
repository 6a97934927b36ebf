/*
 * How well names are found: node bench/search.ts [--failures] [FILE]
 *
 * On the shipped data, every name on record is asked for as it is printed and in other ways, and its persons in
 * spellings that the data does not have (search-spellings.json). With a FILE of spellings, its persons are put on
 * record under some of them and asked for by the others. A false merge is a query whose first answer is another entity
 * under a name of the same letters or sound; where both bear the very same name, no search could do better.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadDataset } from '../src/files/dataset.ts'
import type { Graph } from '../src/graph/graph.ts'
import { entitiesNamed } from '../src/lists/mentions.ts'
import { defaultCertainties, withCertainty } from '../src/model/certainty.ts'
import { foldName } from '../src/model/display.ts'
import { entityOf, graphOf, measureRecall, nameClaim, type Question } from './recall.ts'
import { type Romanizer, romanizers } from './romanizers.ts'
import { beginningsOf, slipKinds, slipsOf, typedHangul, wrongHangulLetters, wrongSyllables } from './slips.ts'
import { readSpelledPeople, type Script, type SpelledPerson, scripts } from './spelled-people.ts'

const { values, positionals } = parseArgs({ options: { failures: { type: 'boolean' } }, allowPositionals: true })
const [file] = positionals

console.log(columns(['', 'queries', 'recall@1', 'recall@5', 'recall@10', 'false merges', 'same name']))
await askShipped()
if (file) await askPeople(readSpelledPeople(file))

async function askShipped() {
  const { entities, claims } = loadDataset(fileURLToPath(new URL('../data', import.meta.url)))
  const kept = claims.flatMap((claim) => withCertainty(claim, defaultCertainties) ?? [])
  const shown = new Set(kept.flatMap(entitiesNamed))
  const graph = await graphOf(entities, claims)
  const names: Question[] = [
    ...entities.filter(({ slug }) => shown.has(slug)).map(({ slug, name }) => ({ slug, query: name })),
    ...kept.flatMap(({ subject: slug, property, value }) =>
      property === 'name' && value.type === 'text' ? [{ slug, query: value.text }] : [],
    ),
  ]
  const people = new Map(entities.filter(({ kind }) => kind === 'PERSON').map(({ slug, name }) => [name, slug]))
  const slugs = new Set(people.values())
  const ofPeople = names.filter(({ slug }) => slugs.has(slug))
  console.log('The shipped data')
  await row(graph, 'every name, as printed', names)
  await row(graph, 'every name, in capitals', changed(names, capitals))
  await row(graph, 'every name, without its last fifth', changed(names, unfinished))
  await row(graph, 'persons, as one word', changed(ofPeople, asOneWord))
  await row(graph, 'persons, given name first', changed(ofPeople, givenNameFirst))
  await askPersons(graph, ofPeople)
  const hangul = ofPeople.filter(({ query }) => isHangulName(query))
  const bare = await graphOf(
    entities,
    claims.filter(({ property }) => property !== 'name'),
  )
  console.log('The shipped data, with only the preferred names on record')
  await askRomanized(bare, unique(hangul))
  const spellings = readSpelledPeople(new URL('search-spellings.json', import.meta.url))
  for (const script of ['hangul', 'latin'] as const) {
    const questions = spellings.flatMap((person) => {
      const slug = people.get(person.name)
      return slug ? person[script].map((query) => ({ query, slug })) : []
    })
    await row(bare, `persons, in other spellings: ${script}`, questions)
  }
}

/** Every person under every way of writing the name that can be generated. */
async function askPersons(graph: Graph, names: readonly Question[]) {
  const latin = unique(names.filter(({ query }) => /^[\p{Script=Latin}'’ -]+$/u.test(query)))
  const hangul = unique(names.filter(({ query }) => isHangulName(query)))
  await askRomanized(graph, hangul)
  for (const kind of slipKinds)
    await row(
      graph,
      `persons, a slip anywhere: ${kind}`,
      changes(latin, (name) => slipsOf(name, kind)),
    )
  await row(graph, 'Hangul, a wrong letter anywhere', changes(hangul, wrongHangulLetters))
  const long = hangul.filter(({ query }) => query.length > 2)
  await row(graph, 'Hangul, a wrong syllable anywhere', changes(long, wrongSyllables))
  await row(graph, 'persons, every beginning that ten share', distinctive(latin, foldName, beginningsOf))
  const typed = distinctive(
    hangul,
    (name) => name.normalize('NFD'),
    (name) => typedHangul(name).map(({ letters }) => letters),
  )
  const seen = new Map(hangul.flatMap(({ query }) => typedHangul(query).map(({ letters, seen }) => [letters, seen])))
  await row(
    graph,
    'Hangul, as it is typed, where ten share it',
    changed(typed, (letters) => seen.get(letters) ?? ''),
  )
}

async function askRomanized(graph: Graph, hangul: readonly Question[]) {
  await row(graph, 'persons, in Hangul', hangul)
  for (const [label, romanizer] of Object.entries(romanizers))
    await row(graph, `persons, ${label}`, changed(hangul, romanized(romanizer)))
}

function isHangulName(name: string): boolean {
  return /^[가-힣]{2,4}$/.test(name)
}

/** The beginnings of names with which the names of at most ten persons begin. */
function distinctive(
  names: readonly Question[],
  fold: (name: string) => string,
  begin: (name: string) => readonly string[],
): Question[] {
  const folded = names.map(({ query, slug }) => ({ slug, name: fold(query) }))
  return changes(names, begin).filter(({ query }) => {
    const begun = folded.filter(({ name }) => name.startsWith(fold(query)))
    return new Set(begun.map(({ slug }) => slug)).size <= 10
  })
}

function romanized(romanizer: Romanizer): (name: string) => string {
  return ([surname = '', ...given]) => romanizer(surname, given)
}

function changes(questions: readonly Question[], change: (name: string) => readonly string[]): Question[] {
  return unique(questions.flatMap(({ query, slug }) => change(query).map((changed) => ({ query: changed, slug }))))
}

function unique(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((each) => [`${each.query} ${each.slug}`, each])).values()]
}

async function askPeople(people: readonly SpelledPerson[]) {
  type Pick = (person: SpelledPerson) => readonly string[]
  const questions = (pick: Pick) =>
    people.flatMap((person, index) => pick(person).map((query) => ({ query, slug: `person-${index}` })))
  const record = (pick: Pick) => {
    const entities = people.map(({ name }, index) => entityOf('PERSON', `person-${index}`, name))
    const claims = questions((person) => [...new Set([person.name, ...pick(person)])]).map(({ slug, query }) =>
      nameClaim(slug, query, 'file'),
    )
    return graphOf([entityOf('SOURCE', 'file', 'File of spellings'), ...entities], claims)
  }
  const read: readonly Script[] = ['hangul', 'latin', 'cyrillic']
  const allRead: Pick = (person) => read.flatMap((script) => person[script])

  console.log('The file, with only the preferred names on record')
  const preferred = await record(() => [])
  for (const script of read)
    await row(
      preferred,
      script,
      questions(({ name, [script]: texts }) => texts.filter((text) => text !== name)),
    )
  await row(
    preferred,
    'the preferred name, given name first',
    questions(({ name }) => [givenNameFirst(name)]),
  )
  await row(
    preferred,
    'the preferred name, with a slip',
    questions(({ name }) => [slip(name)]),
  )

  console.log('The file, with every other spelling on record')
  for (const kept of [0, 1]) {
    const half = await record((person) => allRead(person).filter((_, index) => index % 2 === kept))
    const rest = questions((person) => allRead(person).filter((_, index) => index % 2 !== kept))
    await row(half, kept === 0 ? 'asked for by the second, fourth …' : 'asked for by the first, third …', rest)
  }

  console.log('The file, with every spelling on record')
  const whole = await record((person) => scripts.flatMap((script) => person[script]))
  for (const script of scripts)
    await row(
      whole,
      script,
      questions((person) => person[script]),
    )
}

async function row(graph: Graph, label: string, questions: readonly Question[]) {
  const { asked, first, firstFive, firstTen, falseMerges, sameName, failures } = await measureRecall(graph, questions)
  const share = (count: number) => (asked === 0 ? '-' : (count / asked).toFixed(3))
  console.log(
    columns([
      `  ${label}`,
      `${asked}`,
      share(first),
      share(firstFive),
      share(firstTen),
      `${falseMerges}`,
      `${sameName}`,
    ]),
  )
  if (values.failures) for (const failure of failures) console.log(`      ${failure}`)
}

function changed(questions: readonly Question[], change: (name: string) => string): Question[] {
  return questions.map(({ query, slug }) => ({ query: change(query), slug }))
}

function capitals(name: string): string {
  return name.toUpperCase()
}

function unfinished(name: string): string {
  return name.slice(0, Math.ceil(name.length * 0.8))
}

function asOneWord(name: string): string {
  return name.replace(/[- ]/g, '')
}

function givenNameFirst(name: string): string {
  return name.replace(/^(\S+) (.+)$/, '$2 $1')
}

/** One slip of the pen, always the same for the same name: two letters swapped, one left out, doubled or wrong. */
function slip(name: string): string {
  const seed = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  const places = [...name.matchAll(/\p{L}(?=\p{L})/gu)].map(({ index }) => index)
  const at = places[seed % places.length] ?? 0
  const [before, letter = '', next = '', after] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)]
  const slips = [next + letter, next, letter + letter + next, `x${next}`]
  return before + slips[seed % slips.length] + after
}

function columns([label = '', ...cells]: readonly string[]): string {
  return label.padEnd(42) + cells.map((cell) => cell.padStart(14)).join('')
}
