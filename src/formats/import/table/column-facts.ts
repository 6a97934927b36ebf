import { isEdtf } from '../../../model/edtf.ts'
import { readGivenDate } from '../given-date.ts'
import { isNothing } from './column-words.ts'
import { readDateForm } from './date-form.ts'

/** What the first rows of a table tell of a column. */
export interface ColumnFacts {
  readonly name: string
  readonly place: number
  /** What stands in each row, in order. */
  readonly cells: readonly string[]
  /** Its texts, those that say nothing left out. */
  readonly texts: readonly string[]
  readonly distinct: ReadonlySet<string>
  /** What stands in cells of which nothing is known. */
  readonly nothings: ReadonlySet<string>
}

export function factsOf(columns: readonly string[], rows: readonly (readonly string[])[]): ColumnFacts[] {
  return columns.map((name, place) => {
    const cells = rows.map((row) => (row[place] ?? '').normalize('NFC').trim())
    const given = cells.filter((text) => text !== '')
    const texts = given.filter((text) => !isNothing(text))
    const nothings = new Set(given.filter(isNothing))
    return { name, place, cells, texts, distinct: new Set(texts), nothings }
  })
}

/** How the dates of a column are written, and why that is thought. */
export interface DateGuess {
  /** In the order in which they are tried; EDTF alone needs none. */
  readonly forms: readonly string[]
  readonly why: string
  /** The texts that none of them reads. */
  readonly unread: number
}

/** Forms that people write, of which the first that read all are taken. */
const candidates = [
  'edtf',
  'DD.MM.YYYY',
  'D. M. YYYY',
  'YYYY. M. D.',
  'YYYY.MM.DD',
  'YYYY/MM/DD',
  'YYYY년 M월 D일',
  'YYYY년 M월',
  'YYYY년',
  'YYYY年M月D日',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'MM/YYYY',
  'MM.YYYY',
  'YYYY.MM',
  'YYYY/MM',
  'YYYYMMDD',
  'YYYY-MM-DD 00:00:00',
  'excel',
  'words',
] as const

/** Which of day and month comes first, where both are numbers. */
export type DayOrder = 'DAY_FIRST' | 'MONTH_FIRST'

/** What the table tells of that: one number beyond 12 in any of its dates, and none the other way. */
export function dayOrderOf(columns: readonly ColumnFacts[]): DayOrder | null {
  const pairs = columns.flatMap(({ texts }) => texts.map((text) => /^(\d\d?)[/-](\d\d?)[/-]\d{4}$/.exec(text)))
  const dayFirst = pairs.some((pair) => Number(pair?.[1]) > 12)
  const monthFirst = pairs.some((pair) => Number(pair?.[2]) > 12)
  return dayFirst === monthFirst ? null : dayFirst ? 'DAY_FIRST' : 'MONTH_FIRST'
}

/** Guesses how dates are written; null where most of the texts are none. */
export function guessDates({ texts }: ColumnFacts, order: DayOrder | null): DateGuess | null {
  if (texts.length === 0) return null
  const fitting = candidates.filter(
    (form) => !(order === 'MONTH_FIRST' ? /^DD[/-]/ : /^MM[/-]DD/).test(form) || order === null,
  )
  let left: readonly string[] = texts
  const forms: string[] = []
  while (left.length > 0 && forms.length < mostForms) {
    const now = left
    const scores = fitting.map((form) => ({ form, read: now.filter((text) => reads(form, text)).length }))
    // Words are tried last: they read much of what is written in figures, too.
    const best = scores.reduce((first, each) =>
      each.read > first.read && (each.form !== 'words' || first.read === 0) ? each : first,
    )
    if (best.read === 0) break
    forms.push(best.form)
    left = now.filter((text) => !reads(best.form, text))
  }
  if (left.length > texts.length * 0.2) return null
  return { forms, why: whyOf(forms, texts, order), unread: left.length }
}

const mostForms = 4

/** A number of days is taken for one of Excel's only among the days of people who can be alive or in books: 1900 to 2119. */
function reads(form: string, text: string): boolean {
  if (form === 'excel' && !/^\d{4,5}(?:[.,]\d+)?$/.test(text)) return false
  const date = readDateForm(form)?.read(text)
  const given = date === undefined || date === null ? null : readGivenDate(date)
  return given !== null && (given.text === null || isEdtf(given.text))
}

function whyOf(forms: readonly string[], texts: readonly string[], order: DayOrder | null): string {
  const [first = ''] = forms
  const unsure = order === null ? forms.find((form) => twins[form] !== undefined) : undefined
  const example = texts.find((text) => reads(unsure ?? first, text)) ?? ''
  const twin = unsure && twins[unsure]
  if (twin !== undefined) return `such as ${JSON.stringify(example)}, which could as well be ${twin}: LOOK which it is`
  if (first === 'excel') return `numbers such as ${example}, as Excel counts days`
  return `such as ${JSON.stringify(example)}`
}

const twins: Readonly<Record<string, string>> = {
  'DD/MM/YYYY': 'MM/DD/YYYY',
  'MM/DD/YYYY': 'DD/MM/YYYY',
  'DD-MM-YYYY': 'MM-DD-YYYY',
  'MM-DD-YYYY': 'DD-MM-YYYY',
}

/** Whether nearly all texts have a shape. */
export function mostAre(texts: readonly string[], shape: RegExp): boolean {
  return texts.length > 0 && texts.filter((text) => shape.test(text)).length >= texts.length * 0.9
}
