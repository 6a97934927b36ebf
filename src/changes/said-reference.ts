import type { Reference } from '../model/claim.ts'
import { asDate } from '../model/date-reading.ts'
import { agentKinds } from '../model/kind.ts'
import { asCount, asPlainText } from '../model/text-reading.ts'
import { asWord } from '../model/value-reading.ts'
import { certainties } from '../model/vocabulary.ts'
import type { Field } from './field.ts'
import { type Naming, readEntity } from './naming.ts'
import type { SaidReference } from './operation.ts'

/** Reads who says it; undefined if it is not known. What else is wrong is noted, and left out. */
export function readSaidReference(field: Field, naming: Naming, said: SaidReference): Reference | undefined {
  const read = <Name extends keyof SaidReference, Result>(
    name: Name,
    reader: (given: NonNullable<SaidReference[Name]>, field: Field) => Result | undefined,
  ): Result | null => {
    const given = said[name]
    return given === undefined || given === null ? null : (reader(given, field.at(name)) ?? null)
  }
  const text = (expected: string) => (given: string, at: Field) => at.accept(asPlainText(given, expected))
  const source = readEntity(field.at('source'), naming, said.source, { kinds: ['SOURCE'], purpose: 'source' })
  const reference = {
    locator: read('locator', text('a locator')),
    order: read('order', (given, at) => at.accept(asCount(String(given), 'an order'))),
    printedAs: read('printedAs', text('a wording')),
    attributedTo: read(
      'attributedTo',
      (given, at) => readEntity(at, naming, given, { kinds: agentKinds, purpose: 'attributedTo' })?.slug,
    ),
    attribution: read('attribution', text('an attribution')),
    certainty: read('certainty', (given, at) => at.accept(asWord(given, certainties, 'certainty'))) ?? 'STATED',
    attested: read('attested', (given, at) => at.accept(asDate(given, 'attested'))),
    note: read('note', text('a note')),
  } as const
  return source && { source: source.slug, ...reference }
}
