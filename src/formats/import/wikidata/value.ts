import { properties } from '../../../model/properties.ts'
import type { Unit } from '../../../model/property.ts'
import type { Account } from '../account.ts'
import type { Statement as Said } from '../statement.ts'
import { itemKey } from './item-survey.ts'
import { genders, type Mapping } from './mapping.ts'
import type { SnakValue } from './snak.ts'
import type { Statement } from './statements.ts'
import type { Label } from './wikidata-label.ts'

/** The value of a statement as the property here takes it, or why it cannot. */
export function valueTold(
  { property }: Mapping,
  statement: Statement,
  account: Account,
): Said['value'] | { readonly unheld: string } {
  const { main } = statement
  const { range } = properties[property]
  switch (main.type) {
    case 'time':
      return { date: main.date + markOf(statement, main.date) }
    case 'quantity':
      return quantityOf(main, range.unit)
    case 'text':
      return { text: main.datatype === 'commonsMedia' ? addressOfFile(main.text) : main.text, language: main.language }
    case 'item':
      return range.kinds ? { entity: itemKey(main.item) } : textOfItem(property, main.item, account)
    case 'unknown':
      return { unheld: 'an unknown value' }
    case 'none':
      return { unheld: 'no value' }
    case 'fault':
      return { unheld: 'a value that cannot be read' }
  }
}

/** Where a text is wanted, an item stands for its label, if the file has one. */
function textOfItem(property: string, item: string, account: Account): Said['value'] | { readonly unheld: string } {
  const gender = property === 'gender' ? genders.get(item) : undefined
  if (gender) return { text: gender }
  const label = account.kept<Label>('label', item)
  return label ? { text: label.text, language: label.language } : { unheld: 'an item of which the file has no label' }
}

/** How to write in a note what a snak says: an item by its label and number. */
export function labelled(snak: SnakValue, account: Account): string {
  switch (snak.type) {
    case 'item': {
      const label = account.kept<Label>('label', snak.item)
      return label ? `${label.text} (${snak.item})` : snak.item
    }
    case 'time':
      return snak.note === null ? snak.date : `${snak.date} (${snak.note})`
    case 'quantity':
      return [snak.note ?? snak.amount, unitOf(snak, account)].filter(Boolean).join(', ')
    case 'text':
      return snak.text
    case 'unknown':
      return 'an unknown value'
    case 'none':
      return 'none'
    case 'fault':
      return snak.fault
  }
}

/** "circa" and "presumably" are marks of EDTF, where the date is one that can bear them. */
function markOf({ qualifiers }: Statement, date: string): string {
  const marks = [...(qualifiers.P1480 ?? []), ...(qualifiers.P5102 ?? [])].flatMap((snak) =>
    snak.type === 'item' ? [snak.item] : [],
  )
  if (!/^-?\d{4}(?:-\d\d)?(?:-\d\d)?$/.test(date)) return ''
  const [isCirca, isUncertain] = [
    marks.includes('Q5727902'),
    marks.some((item) => ['Q18122778', 'Q30230067'].includes(item)),
  ]
  if (isCirca) return isUncertain ? '%' : '~'
  return isUncertain ? '?' : ''
}

/** What is noted of a value besides what it is made to. */
export function noteOf(snak: SnakValue, account: Account): string | null {
  if (snak.type === 'time') return snak.note
  if (snak.type !== 'quantity') return null
  return [snak.note, unitOf(snak, account)].filter(Boolean).join(', ') || null
}

function unitOf({ unit }: { readonly unit: string | null }, account: Account): string | null {
  return unit === null ? null : `unit: ${labelled({ type: 'item', item: unit }, account)}`
}

/** The items that stand for units of time. What is counted has any other, or none. */
const unitsOfTime: Readonly<Partial<Record<Unit, string>>> = { day: 'Q573', year: 'Q577' }

function quantityOf(
  { amount, unit }: { readonly amount: string; readonly unit: string | null },
  wanted: Unit | undefined,
): Said['value'] | { readonly unheld: string } {
  const due = wanted && unitsOfTime[wanted]
  if (due && unit !== due) return { unheld: 'a quantity in another unit' }
  return amount.startsWith('-') ? { unheld: 'a negative number' } : { quantity: amount }
}

function addressOfFile(name: string): string {
  return `https://commons.wikimedia.org/wiki/Special:FilePath/${encodeURIComponent(name.replaceAll(' ', '_'))}`
}
