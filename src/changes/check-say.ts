import { type Claim, createClaim } from '../model/claim.ts'
import { asDate, spellFault } from '../model/date-reading.ts'
import type { Edtf } from '../model/edtf.ts'
import type { Entity } from '../model/entity.ts'
import { allKinds } from '../model/kind.ts'
import type { Property } from '../model/properties.ts'
import { asProperty, type Glance, glanceAt } from '../model/property-reading.ts'
import { asPlainText, longestName } from '../model/text-reading.ts'
import { Field } from './field.ts'
import { type Naming, readEntity } from './naming.ts'
import type { SaidValue, Say } from './operation.ts'
import type { Problem } from './problem.ts'
import { glanceAtQualifiers, readSaidQualifiers } from './said-qualifiers.ts'
import { readSaidReference } from './said-reference.ts'
import { glanceAtValue, readSaidValue } from './said-value.ts'

/** Makes the claim that is said, with the one reference that says it; or tells all that is wrong with it. */
export function checkSay(
  say: Say,
  path: readonly string[],
  naming: Naming,
): { readonly claim: Claim } | { readonly problems: readonly Problem[] } {
  const field = new Field([...path, 'say'])
  const subject = readEntity(field.at('subject'), naming, say.subject, { kinds: allKinds, purpose: 'subject' })
  const property = readProperty(field.at('property'), naming, say, subject)
  const told = readTold(field, naming, say, subject, property)
  const spell = { start: readEnd(field, say, 'start'), end: readEnd(field, say, 'end') }
  field.at('end').accept(spellFault(spell.start, spell.end))
  const reference = readSaidReference(field.at('reference'), naming, say.reference)
  if (typeof say.as === 'string') field.at('as').accept(asPlainText(say.as, 'a name for as', longestName))
  if (field.problems.length > 0 || !subject || !property || !told?.value || !reference)
    return { problems: field.problems }
  const { value, qualifiers } = told
  const content = { subject: subject.slug, property: property.name, value, qualifiers, ...spell }
  return { claim: createClaim(content, [reference]) }
}

function readProperty(field: Field, naming: Naming, say: Say, subject: Entity | undefined): Property | undefined {
  const named = subject ?? { slug: say.subject, kind: undefined }
  const place = {
    glance: () => glanceAtSaid(naming, say.value),
    fields: [],
    fieldPlace: () => 'which an edit changes',
  }
  return field.accept(asProperty(say.property, named, place))
}

function glanceAtSaid(naming: Naming, { entity, edtf, quantity, text }: SaidValue): Glance {
  if (quantity) return { digits: 'number', entity: undefined, single: true }
  if (edtf) return { digits: 'date', entity: undefined, single: true }
  return glanceAt(text?.text ?? '', entity ? naming.entity(entity) : undefined, true)
}

/** Of a property that is not known, or not of the subject, it is not known either what is to be told. */
function readTold(
  field: Field,
  naming: Naming,
  { value, qualifiers }: Say,
  subject: Entity | undefined,
  property: Property | undefined,
) {
  const [valueField, qualifiersField] = [field.at('value'), field.at('qualifiers')]
  if (property) {
    return {
      value: readSaidValue(valueField, naming, value, { subject, property }),
      qualifiers: readSaidQualifiers(qualifiersField, naming, qualifiers ?? [], property),
    }
  }
  glanceAtValue(valueField, naming, value)
  glanceAtQualifiers(qualifiersField, naming, qualifiers ?? [])
  return undefined
}

function readEnd(field: Field, say: Say, name: 'start' | 'end'): Edtf | null {
  const text = say[name]
  return typeof text === 'string' ? (field.at(name).accept(asDate(text, name)) ?? null) : null
}
