import type { Account } from './account.ts'
import type { Fields } from './json/fields.ts'

/** Tells what of a record was not read: a field that nobody asks for is counted, and one of another form told. */
export function tellLeftOver(fields: Fields, account: Account): void {
  for (const { field, locator, value, expected, count } of fields.left()) {
    if (expected === null) account.unheld(field, count, locator)
    else {
      const message = `expected ${expected} as ${field}, got ${brief(value)}. It is left out.`
      account.problem({ reason: 'a field of an unexpected form', locator, message })
    }
  }
}

/** What came, in words and not too long. */
export function brief(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
