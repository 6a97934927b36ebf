import type { Value } from './claim.ts'
import { displayQuantity } from './quantity.ts'

/** The value for people to read; a date as its EDTF text. An entity shows as its name, which the caller knows. */
export function displayValue(value: Value, nameOf: (slug: string) => string): string {
  switch (value.type) {
    case 'entity':
      return nameOf(value.slug)
    case 'date':
      return value.date.text
    case 'quantity':
      return displayQuantity(value.quantity)
    case 'text':
      return value.text
  }
}

/** A name as it is sorted and searched: compatibility forms unified, case ignored. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
