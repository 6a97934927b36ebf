import type { Account } from './account.ts'
import { brief } from './brief.ts'
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
