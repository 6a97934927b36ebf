import { hash } from 'node:crypto'
import type { Account } from '../account.ts'
import type { FileRecord, Format } from '../format.ts'
import { pageSource } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { type RowThing, readRow } from './row-reading.ts'
import type { Row } from './rows.ts'
import { readBody, type TableFile } from './table-file.ts'
import type { TableMap } from './table-map.ts'

/** A table that is to be imported. */
export interface Table {
  readonly file: TableFile
  readonly map: TableMap
  /** The map as it is written: another one makes other claims of the same file. */
  readonly mapText: string
  /** The entities of the graph that things of the table are, by their keys. */
  readonly matches: ReadonlyMap<string, string>
}

/** A table, row by row, as a map tells what its columns are. */
export function tableFormat({ file, map, mapText, matches }: Table): Format {
  const told = JSON.stringify([mapText, file.encoding.name, file.delimiter, [...matches].sort()])
  return {
    name: 'table',
    version: `1.${hash('sha256', told, 'hex').slice(0, 16)}`,
    isClosed: false,
    async *read(input, onBytes) {
      for await (const rows of readBody(file, input, onBytes)) yield rows.map((row) => recordOf(row, file))
    },
    joinedTo: (key) => matches.get(key) ?? null,
    survey: (record, survey) => surveyRow(record, survey, map),
    tell: (record, account) => tellRow(record, account, map, file),
  }
}

/** What the rows of a label are registered under. */
export function sortOf({ entity }: RowThing): string {
  return entity.ids
}

function recordOf({ line, cells }: Row, { columns }: TableFile): FileRecord {
  const locator = `line ${line}`
  const more = cells.findIndex((cell, place) => place >= columns.length && cell.trim() !== '')
  if (more < 0) return { sort: 'row', locator, value: { line, cells } }
  const fault = `expected at most ${columns.length} cells, as the header has, got ${JSON.stringify(cells[more]?.slice(0, 60))} in cell ${more + 1}: look whether a cell that has the delimiter in it is in quotes.`
  return { sort: 'row', locator, value: null, fault }
}

function surveyRow({ value }: FileRecord, survey: Survey, map: TableMap): void {
  const { things, source } = readRow(value as Row, map)
  for (const thing of things.values()) {
    const { entity, kind, id, name, identifiers, classification, description } = thing
    const key = survey.key(sortOf(thing), id)
    if (entity.name === null) survey.mention(key, kind, id, identifiers)
    else survey.declare({ key, kind, word: entity.ids, id, name: name ?? id, identifiers, classification, description })
  }
  if (source !== null) surveySource(source, survey)
}

function tellRow(record: FileRecord, account: Account, map: TableMap, { columns }: TableFile): void {
  const { locator, value } = record
  const row = value as Row
  const { things, says, source, problems } = readRow(row, map)
  for (const problem of problems) account.problem(problem)
  if (things.size === 0) {
    account.problem({
      reason: 'a row that names nothing',
      locator,
      message: `expected ${map.entities.map(({ label }) => label).join(' or ')}, got neither. It is left out.`,
    })
    return
  }
  if (row.cells.length < columns.length) {
    const message = `it has ${row.cells.length} cells, and the header ${columns.length}: what is missing at its end is read as empty.`
    account.warn({ reason: 'a row that is shorter than the header', locator, message })
  }
  const sources =
    source === null ? [] : [isAddress(source) ? pageSource(source) : { key: account.key('source', source) }]
  const keyOf = (label: string) => {
    const thing = things.get(label)
    return thing ? account.key(sortOf(thing), thing.id) : ''
  }
  const about = { locator, sources }
  for (const [label, { entity, name }] of things)
    if (name !== null)
      account.say({
        subject: keyOf(label),
        property: 'name',
        value: { text: name, language: entity.language },
        ...about,
      })
  for (const { subject, value, qualifiers = {}, ...rest } of says) {
    const named = Object.entries(qualifiers).map(([name, each]) => [
      name,
      typeof each === 'object' && each !== null ? { entity: keyOf(each.entity) } : each,
    ])
    account.say({
      ...rest,
      ...about,
      subject: keyOf(subject),
      value: 'entity' in value ? { entity: keyOf(value.entity) } : value,
      qualifiers: Object.fromEntries(named),
    })
  }
}

function surveySource(source: string, survey: Survey): void {
  if (isAddress(source)) survey.page(source)
  else survey.source(survey.key('source', source), 'source', source)
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
