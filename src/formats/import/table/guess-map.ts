import { stringify } from 'yaml'
import type { EntityKind } from '../../../model/kind.ts'
import { type PropertyName, properties } from '../../../model/properties.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type ColumnSort, isFunctionInBody, languages } from './column-words.ts'
import { type Guess, type GuessedColumn, guessColumns } from './guess-columns.ts'
import type { TableFile } from './table-file.ts'

/** A map for a table, each line with why it is guessed. */
export function guessMap(file: TableFile, facts: readonly ColumnFacts[], rows: number): string {
  const guess = guessColumns(facts)
  const { columns, unknown } = guess
  const lines = new Lines()
  lines.note(`Guessed by the header and the first ${rows} rows of ${file.path}. Look it over, and import with --map.`)
  writeLayout(lines, file, facts, guess)
  const subject = subjectOf(columns)
  writeEntities(lines, guess, subject)
  writeClaims(lines, guess, subject)
  for (const { column, why } of unknown) lines.note(`${text(column.name)} is left out: ${why}.`)
  return lines.toString()
}

/** Lines of YAML, each with its comment. */
class Lines {
  readonly #lines: string[] = []

  add(line: string, why: string): void {
    this.#lines.push(`${line}  # ${why.replace(/\s+/g, ' ')}`)
  }

  note(note: string): void {
    this.#lines.push(`# ${note.replace(/\s+/g, ' ')}`)
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`
  }
}

function text(value: string): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trim()
}

function writeLayout(
  lines: Lines,
  { delimiter, encoding, header, headerLine }: TableFile,
  facts: readonly ColumnFacts[],
  { columns, language }: Guess,
): void {
  const told = delimiter === '\t' ? 'tab' : text(delimiter)
  lines.add(`delimiter: ${told}`, 'by it the rows have as many cells as the header')
  lines.add(`encoding: ${encoding.name}`, encoding.guess ?? 'its bytes are a text in it')
  if (header > 1) lines.add(`header: ${header}`, `the first row that is as wide as the others, at line ${headerLine}`)
  const nothings = [...new Set([...facts, ...columns.values()].flatMap((column) => [...column.nothings]))]
  if (nothings.length > 0)
    lines.add(
      `empty: [${nothings.map(text).join(', ')}]`,
      'where this stands nothing is said: an end that is not told stays open, and who is in no party has none',
    )
  if (language)
    lines.note(
      `The header is ${languages[language]}. What its texts are in is not guessed: add "language: ${language}" if they are, too.`,
    )
}

/** What a row is about. */
interface Subject {
  readonly label: 'person' | 'body' | 'party'
  readonly kind: EntityKind
  readonly name: NameColumns | null
}

/** A person, or, where no column has names of any, a body. */
function subjectOf(columns: Guess['columns']): Subject {
  const name = nameOf(columns)
  for (const [label, sort] of [
    ['body', 'organization'],
    ['party', 'party'],
  ] as const) {
    const column = name ? undefined : columns.get(sort)
    if (column)
      return { label, kind: 'ORGANIZATION', name: { yaml: text(column.name), why: column.why, parts: [column] } }
  }
  return { label: 'person', kind: 'PERSON', name }
}

interface NameColumns {
  readonly yaml: string
  readonly why: string
  /** The columns that make it together. */
  readonly parts: readonly GuessedColumn[]
}

function nameOf(columns: Guess['columns']): NameColumns | null {
  const whole = columns.get('name')
  if (whole) return { yaml: text(whole.name), why: `${whole.why}; ${countOf(whole)}`, parts: [whole] }
  const parts = [columns.get('givenName'), columns.get('familyName')].filter((each) => each !== undefined)
  if (parts.length === 0) return null
  return {
    yaml: `[${parts.map((each) => text(each.name)).join(', ')}]`,
    why: parts.map((each) => each.why).join('; '),
    parts,
  }
}

function countOf({ texts, distinct }: ColumnFacts): string {
  return distinct.size === texts.length
    ? 'all are different'
    : `${distinct.size} different ones: rows of one name are about one entity`
}

function writeEntities(lines: Lines, { columns }: Guess, { label, kind, name }: Subject): void {
  const isPerson = label === 'person'
  lines.add('entities:', 'what each row names')
  lines.add(`  ${label}:`, isPerson ? 'whom a row is about' : 'what a row is about, as no column has names of persons')
  lines.add(`    kind: ${kind}`, isPerson ? whyPerson(columns) : 'what such a column names')
  lines.add(`    name: ${name?.yaml ?? '""'}`, name?.why ?? 'WRITE the column of names here: none was found')
  if (label === 'party') lines.add('    classification: { constant: PARTY }', 'what all of them are')
  const id = columns.get('id')
  if (id && name && isIdOf(id, name.parts))
    lines.add(`    id: ${text(id.name)}`, `${id.why}, and each goes with one name`)
  const wikidata = columns.get('wikidata')
  if (wikidata) lines.add(`    identifiers: { wikidata: ${text(wikidata.name)} }`, wikidata.why)
  const inner = (label: string, kind: string, sort: ColumnSort, classification = '') => {
    const column = columns.get(sort)
    if (!column) return
    lines.add(`  ${label}:`, `the ${label} that ${JSON.stringify(column.name)} names`)
    lines.add(`    kind: ${kind}`, `${column.distinct.size} different ones in ${column.texts.length} rows`)
    lines.add(`    name: ${text(column.name)}`, column.why)
    if (classification) lines.add(`    classification: { constant: ${classification} }`, 'what all of them are')
  }
  if (isPerson) {
    inner('party', 'ORGANIZATION', 'party', 'PARTY')
    inner('body', 'ORGANIZATION', 'organization')
    if (isOffice(columns)) inner('post', 'POST', 'position')
    inner('seat', 'PLACE', 'seat')
  }
  const source = columns.get('source')
  if (source) lines.add(`source: ${text(source.name)}`, source.why)
  if (id && !(name && isIdOf(id, name.parts)))
    lines.note(`${text(id.name)} is left out: it seems to count rows, as one name has several.`)
}

function whyPerson(columns: Guess['columns']): string {
  const telling = (['born', 'died', 'gender', 'party', 'position', 'givenName', 'familyName'] as const).flatMap(
    (sort) => columns.get(sort)?.name ?? [],
  )
  return telling.length > 0
    ? `${telling.map((each) => JSON.stringify(each)).join(', ')} ${telling.length === 1 ? 'is' : 'are'} told of persons`
    : 'LOOK whether they are persons: no other column tells'
}

/** Whether each id goes with one name, and does not only count the rows. */
function isIdOf({ cells, texts }: GuessedColumn, parts: readonly GuessedColumn[]): boolean {
  const names = cells.map((_, row) => parts.map((part) => part.cells[row]).join(' '))
  const namesOfIds = Map.groupBy(names.keys(), (row) => cells[row])
  const isOneName = [...namesOfIds.values()].every((rows) => new Set(rows.map((row) => names[row])).size === 1)
  const first = Number(texts[0])
  const counts = texts.length === cells.length && texts.every((text, row) => Number(text) === first + row)
  return isOneName && texts.length > 0 && !(counts && new Set(names).size < names.length)
}

/** An office of its own is a post; what somebody does within a body is a role in it. */
function isOffice(columns: Guess['columns']): boolean {
  const position = columns.get('position')
  if (!position || columns.has('organization')) return false
  const functions = [...position.distinct].filter(isFunctionInBody).length
  return !columns.has('party') || functions < position.distinct.size * 0.5
}

function writeClaims(lines: Lines, { columns }: Guess, { label, kind }: Subject): void {
  const office = isOffice(columns)
  const role = office ? undefined : columns.get('position')
  const main = office ? 'post' : columns.has('organization') ? 'body' : columns.has('party') ? 'party' : null
  const says = label === 'person' ? [...tiesOf(columns, main, office)] : []
  const plain = plainClaims.filter(
    ([sort, property]) => columns.has(sort) && properties[property].domain.includes(kind),
  )
  lines.add(says.length + plain.length > 0 ? 'claims:' : 'claims: []', 'what each row says')
  for (const { property, entity, why } of says) {
    lines.add('  - of: person', 'said of the person of the row')
    lines.add(`    property: ${property}`, why)
    lines.add(`    entity: ${entity}`, `the ${entity} of the same row`)
    if (entity !== main) continue
    const qualifiers = [
      ...(role ? [`role: ${text(role.name)}`] : []),
      ...(columns.has('party') && main !== 'party' ? ['onBehalfOf: { entity: party }'] : []),
      ...(columns.has('seat') ? ['constituency: { entity: seat }'] : []),
    ]
    if (qualifiers.length > 0)
      lines.add(
        `    qualifiers: { ${qualifiers.join(', ')} }`,
        role ? `${role.why}, and its texts are functions within the ${main}` : 'what the same row has beside it',
      )
    for (const [field, sort] of [
      ['start', 'from'],
      ['end', 'to'],
    ] as const) {
      const column = columns.get(sort)
      if (column) lines.add(`    ${field}: ${dateCell(column)}`, whyDate(column))
    }
  }
  if (says.length === 0)
    for (const sort of ['from', 'to'] as const)
      if (columns.has(sort))
        lines.note(`${text(columns.get(sort)?.name ?? '')} is left out: nothing tells of what it is the time.`)
  for (const [sort, property, qualifiers] of plain) {
    const column = columns.get(sort)
    if (!column) continue
    lines.add(`  - of: ${label}`, `said of the ${label} of the row`)
    lines.add(`    property: ${property}`, column.why)
    lines.add(`    column: ${text(column.name)}`, column.dates ? whyDate(column) : column.why)
    if (column.dates && formOf(column)) lines.add(`    form: ${formOf(column)}`, column.dates.why)
    if (qualifiers) lines.add(`    qualifiers: ${qualifiers}`, 'by which means')
  }
}

interface Tie {
  readonly property: string
  readonly entity: string
  readonly why: string
}

function* tiesOf(columns: Guess['columns'], main: string | null, office: boolean): Iterable<Tie> {
  const position = columns.get('position')
  if (office && position) yield { property: 'holds', entity: 'post', why: `${position.why}, and its texts are offices` }
  const body = columns.get('organization')
  if (body) yield { property: 'memberOf', entity: 'body', why: body.why }
  const party = columns.get('party')
  if (party)
    yield {
      property: 'memberOf',
      entity: 'party',
      why: main === 'party' ? party.why : `${party.why}; since when, no column tells`,
    }
}

/** What is said by a column alone. */
const plainClaims: readonly (readonly [ColumnSort, PropertyName, string?])[] = [
  ['founded', 'founded'],
  ['dissolved', 'dissolved'],
  ['givenName', 'givenName'],
  ['familyName', 'familyName'],
  ['born', 'birthDate'],
  ['died', 'deathDate'],
  ['birthplace', 'bornIn'],
  ['gender', 'gender'],
  ['occupation', 'occupation'],
  ['email', 'contact', '{ medium: { constant: email } }'],
  ['phone', 'contact', '{ medium: { constant: phone } }'],
  ['link', 'link'],
  ['image', 'image'],
]

function formOf({ dates }: GuessedColumn): string | null {
  const [first, ...more] = dates?.forms ?? []
  if (first === undefined || (first === 'edtf' && more.length === 0)) return null
  return more.length === 0 ? text(first) : `[${dates?.forms.map(text).join(', ')}]`
}

function dateCell(column: GuessedColumn): string {
  const form = formOf(column)
  return form === null ? text(column.name) : `{ column: ${text(column.name)}, form: ${form} }`
}

function whyDate({ why, dates }: GuessedColumn): string {
  const unread = dates?.unread ? `; ${dates.unread} of them cannot be read so, and will be told` : ''
  return `${why}, ${dates?.why ?? ''}${unread}`
}
