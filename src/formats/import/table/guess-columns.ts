import { type ColumnFacts, type DateGuess, type DayOrder, dayOrderOf, guessDates, mostAre } from './column-facts.ts'
import { type ColumnLanguage, type ColumnSort, isNoParty, languages, sortsOfWord } from './column-words.ts'

/** What a column is taken for. */
export interface GuessedColumn extends ColumnFacts {
  readonly sort: ColumnSort
  /** Why, in a few words. */
  readonly why: string
  readonly dates: DateGuess | null
}

export interface Guess {
  readonly columns: ReadonlyMap<ColumnSort, GuessedColumn>
  /** What nothing is known of, and why. */
  readonly unknown: readonly { readonly column: ColumnFacts; readonly why: string }[]
  /** The language of most of the header. */
  readonly language: ColumnLanguage | null
}

const dateSorts: readonly ColumnSort[] = ['from', 'to', 'born', 'died', 'founded', 'dissolved']

/** What the texts of a column must be like, whatever stands over it. */
const shapes: Partial<Record<ColumnSort, RegExp>> = {
  wikidata: /(?:^|[/:])Q[1-9]\d*$/,
  email: /^\S+@\S+$/,
  link: /^(?:https?:\/\/|www\.)\S+$/i,
  image: /^(?:https?:\/\/|www\.)\S+$/i,
}

/** Guesses what columns are: by the words over them in the language that most are in, and by what stands in them. */
export function guessColumns(facts: readonly ColumnFacts[]): Guess {
  const language = languageOf(facts)
  const order = dayOrderOf(facts)
  const columns = new Map<ColumnSort, GuessedColumn>()
  const unknown: { column: ColumnFacts; why: string }[] = []
  const hasGiven = facts.some(({ name }) => sortsOfWord(name).some(({ sort }) => sort === 'givenName'))
  const hasFamily = facts.some(({ name }) => sortsOfWord(name).some(({ sort }) => sort === 'familyName'))
  const named = Map.groupBy(facts, ({ name }) => name)
  for (const column of facts) {
    if ((named.get(column.name)?.length ?? 0) > 1) {
      unknown.push({ column, why: 'several columns have this name; give each its own in the table' })
      continue
    }
    const guessed = sortOf(column, language, order) ?? sortByShape(column)
    if (!guessed) {
      unknown.push({ column, why: whyUnknown(column, order) })
      continue
    }
    // "Nom" beside "Prénom" is the family name, and "Nombre" beside "Apellidos" the given one.
    const isPart = guessed.sort === 'name' && (hasGiven || hasFamily) && !(hasGiven && hasFamily)
    const sort = isPart ? (hasGiven ? 'familyName' : 'givenName') : guessed.sort
    const taken = columns.get(sort)
    if (taken) unknown.push({ column, why: `it seems to be what ${JSON.stringify(taken.name)} is` })
    else if (!guessed.fault)
      columns.set(sort, { ...(sort === 'party' ? withoutNone(column) : column), ...guessed, sort })
    else unknown.push({ column, why: guessed.fault })
  }
  return { columns, unknown, language }
}

/** Of whoever is in no party, a column of parties says nothing. */
function withoutNone(column: ColumnFacts): ColumnFacts {
  const none = column.texts.filter(isNoParty)
  const texts = column.texts.filter((text) => !isNoParty(text))
  return { ...column, texts, distinct: new Set(texts), nothings: new Set([...column.nothings, ...none]) }
}

interface Sorted {
  readonly sort: ColumnSort
  readonly why: string
  readonly dates: DateGuess | null
  readonly fault?: string
}

function sortOf(column: ColumnFacts, language: ColumnLanguage | null, order: DayOrder | null): Sorted | null {
  const matches = sortsOfWord(column.name)
  const match = matches.find((each) => language && each.languages.includes(language)) ?? matches[0]
  if (!match) return null
  const { sort } = match
  const spoken = language && match.languages.includes(language) ? language : match.languages[0]
  const word = `${JSON.stringify(column.name)} is ${spoken ? languages[spoken] : ''} for ${meanings[sort]}`
  if (column.texts.length === 0)
    return { sort, why: word, dates: null, fault: `${word}, but none of the rows read has anything in it` }
  if (dateSorts.includes(sort)) {
    const dates = guessDates(column, order)
    if (!dates) return { sort, why: word, dates, fault: `${word}, but ${example(column)} is no date` }
    return { sort, why: `${word}, and its texts are dates`, dates }
  }
  const shape = shapes[sort]
  if (shape && !mostAre(column.texts, shape))
    return { sort, why: word, dates: null, fault: `${word}, but ${example(column)} is none` }
  return { sort, why: word, dates: null }
}

/** Some texts tell by themselves what they are. */
function sortByShape(column: ColumnFacts): Sorted | null {
  const { texts } = column
  if (mostAre(texts, /(?:^|[/:])Q[1-9]\d*$/))
    return { sort: 'wikidata', why: `its texts are items of Wikidata, such as ${example(column)}`, dates: null }
  return mostAre(texts, /^\S+@\S+\.\S+$/)
    ? { sort: 'email', why: `its texts are addresses of e-mail, such as ${example(column)}`, dates: null }
    : null
}

function whyUnknown(column: ColumnFacts, order: DayOrder | null): string {
  if (column.texts.length === 0) return 'none of the rows read has anything in it'
  const dates = guessDates(column, order)
  const what = dates ? `dates, ${dates.why}` : `texts such as ${example(column)}`
  return `nothing tells what its ${what}, are`
}

function example({ texts }: ColumnFacts): string {
  const [text = ''] = texts
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

function languageOf(facts: readonly ColumnFacts[]): ColumnLanguage | null {
  const counts = new Map<ColumnLanguage, number>()
  for (const { name } of facts)
    for (const language of new Set(sortsOfWord(name).flatMap((each) => each.languages)))
      counts.set(language, (counts.get(language) ?? 0) + 1)
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  return best?.[0] ?? null
}

export const meanings: Readonly<Record<ColumnSort, string>> = {
  name: 'a name',
  givenName: 'a given name',
  familyName: 'a family name',
  party: 'a party',
  organization: 'a body',
  position: 'an office or a function',
  seat: 'a constituency',
  from: 'a beginning',
  to: 'an end',
  born: 'a birth',
  died: 'a death',
  founded: 'a founding',
  dissolved: 'a dissolution',
  gender: 'a gender',
  birthplace: 'a place of birth',
  occupation: 'a profession',
  email: 'an address of e-mail',
  phone: 'a telephone',
  link: 'a page of the web',
  image: 'a picture',
  id: 'an identifier',
  wikidata: 'an item of Wikidata',
  source: 'a source',
}
