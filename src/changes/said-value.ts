import type { Value } from '../model/claim.ts'
import { asDate } from '../model/date-reading.ts'
import type { Entity } from '../model/entity.ts'
import { createFault, type Fault } from '../model/fault.ts'
import { allKinds } from '../model/kind.ts'
import type { Property } from '../model/properties.ts'
import type { Unit } from '../model/property.ts'
import { type Quantity, quantityText } from '../model/quantity.ts'
import { quote } from '../model/quote.ts'
import { nearestTo, sayMeant } from '../model/suggestion.ts'
import { asPlainText, longestName, longestText } from '../model/text-reading.ts'
import { expectedSlug, kindsFor, selfFault } from '../model/value-range.ts'
import { asLanguage, asQuantity, asTextValue, expectedText, isInLanguage } from '../model/value-reading.ts'
import type { Field } from './field.ts'
import { type Naming, readEntity } from './naming.ts'
import type { SaidValue } from './operation.ts'

/** Of what a value is one. */
export interface Topic {
  /** Undefined while it is not known of which. */
  readonly subject: Entity | undefined
  readonly property: Property
}

/** Reads a value, as the property's range says. */
export function readSaidValue(field: Field, naming: Naming, said: SaidValue, topic: Topic): Value | undefined {
  const { subject, property } = topic
  const form = formOf(field, said)
  if (!form) return undefined
  if (!formsOf(property).includes(form)) {
    field.at(form).accept(formFault(property, form))
    return undefined
  }
  const { entity, edtf, quantity, text } = said
  if (typeof entity === 'string') {
    const wanted = { kinds: kindsFor(property, subject?.kind), purpose: property.name }
    const named = readEntity(field.at('entity'), naming, entity, wanted)
    const fault = named && subject ? selfFault(property, subject.slug, named.slug) : null
    const slug = field.at('entity').accept(fault ?? named?.slug)
    return slug === undefined ? undefined : { type: 'entity', slug }
  }
  if (typeof edtf === 'string') {
    const date = field.at('edtf').accept(asDate(edtf, property.name))
    return date && { type: 'date', date }
  }
  if (quantity) {
    const read = readSaidQuantity(field.at('quantity'), quantity, property)
    return read && { type: 'quantity', quantity: read }
  }
  return text ? readSaidText(field.at('text'), text, property) : undefined
}

/** Notes what is wrong with a value of which it is not known of which property it is one. */
export function glanceAtValue(field: Field, naming: Naming, said: SaidValue): void {
  const form = formOf(field, said)
  const { entity, edtf, text } = said
  if (form === 'entity' && typeof entity === 'string')
    readEntity(field.at('entity'), naming, entity, { kinds: allKinds, purpose: 'value' })
  if (form === 'edtf' && typeof edtf === 'string') field.at('edtf').accept(asDate(edtf, 'value'))
  if (form === 'text' && text) field.at('text', 'text').accept(asPlainText(text.text, 'a text for value'))
}

const formNames = { entity: 'an entity', edtf: 'a date', quantity: 'a quantity', text: 'a text' } as const

type Form = keyof typeof formNames

const allForms = Object.keys(formNames) as Form[]

/** The one form in which the value is given. */
function formOf(field: Field, said: SaidValue): Form | undefined {
  const [form, second] = allForms.filter((name) => said[name] !== undefined && said[name] !== null)
  if (form && !second) return form
  const came = form ? `${second} beside ${form}` : 'none'
  field.report('BAD_VALUE', `expected one of ${allForms.join(', ')}, got ${came}`)
  return undefined
}

/** The forms in which the property's values can be given. */
function formsOf({ range }: Property): readonly Form[] {
  const value = range.value === 'date' ? ['edtf' as const] : range.value ? [range.value] : []
  return [...(range.kinds ? ['entity' as const] : []), ...value]
}

function formFault(property: Property, form: Form): Fault {
  const forms = formsOf(property)
  const expected = forms.map((each) => expectedIn(each, property)).join(' or ')
  const message = `expected ${expected}, got ${formNames[form]}; give it as ${forms.join(' or ')}`
  return createFault('WRONG_RANGE', message)
}

function expectedIn(form: Form, property: Property): string {
  if (form === 'entity') return expectedSlug(property.range.kinds ?? [], property.name)
  return form === 'text' ? expectedText(property) : `${formNames[form]} for ${property.name}`
}

function readSaidQuantity(
  field: Field,
  { amount, unit, approximate }: NonNullable<SaidValue['quantity']>,
  { name, range }: Property,
): Quantity | undefined {
  const own = range.unit ?? 'share'
  const read = unit === undefined || unit === null ? own : field.at('unit').accept(asUnit(unit, own, name))
  const text = quantityText(amount, read ?? own, approximate ?? false)
  const quantity = field.at('amount').accept(asQuantity(text, own, name))
  return read === undefined ? undefined : quantity
}

/** Whatever is counted, a share of it can be told. */
function asUnit(text: string, own: Unit, purpose: string): Unit | Fault {
  const units = [...new Set<Unit>([own, 'share'])]
  const unit = units.find((known) => known === text)
  if (unit) return unit
  const meant = nearestTo(text, units)
  const message = `expected a unit for ${purpose}, got ${quote(text)}${sayMeant(meant, units)}`
  return createFault('BAD_VALUE', message, meant ?? null)
}

function readSaidText(
  field: Field,
  { text, language }: NonNullable<SaidValue['text']>,
  property: Property,
): Value | undefined {
  const most = property.name === 'name' ? longestName : longestText
  const plain = field.at('text').accept(asPlainText(text, expectedText(property), most))
  const spoken = typeof language === 'string' ? readSaidLanguage(field.at('language'), language, property) : null
  const value = plain === undefined ? undefined : field.at('text').accept(asTextValue(plain, property, spoken ?? null))
  return spoken === undefined ? undefined : value
}

function readSaidLanguage(field: Field, language: string, property: Property): string | undefined {
  if (isInLanguage(property)) {
    const tag = field.accept(asPlainText(language, 'a language', longestName))
    return tag === undefined ? undefined : field.accept(asLanguage(tag))
  }
  field.report('BAD_VALUE', `expected no language for ${property.name}, got ${quote(language)}; leave it out`)
  return undefined
}
