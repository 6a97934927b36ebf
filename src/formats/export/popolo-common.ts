import type { Claim } from '../../model/claim.ts'
import { asAddress } from './address.ts'
import type { PopoloContext } from './popolo-class.ts'
import { isReadFrom, notesOf } from './popolo-note.ts'
import { type PopoloObject, spell, textOf } from './popolo-object.ts'

/** Fills what most classes have alike: names, identifiers, pictures, pages and ways to reach it. `labels` is a list of names alone. */
export function tellCommon(object: PopoloObject, context: PopoloContext, labels?: string): void {
  const { fields, entity } = object
  if (entity.identifiers.length > 0)
    fields.identifiers = entity.identifiers.map(({ scheme, value }) => ({ scheme, identifier: value }))
  object.tellEntity('identifiers')
  tellNames(object, context, labels)
  tellImages(object, context)
  tellLinks(object, context)
  tellContacts(object, context)
}

/** An identifier without a catalogue stands in a field of its own, where a class has one. */
export function tellOwnIdentifier({ fields, entity }: PopoloObject): void {
  const own = entity.identifiers.find(({ scheme }) => scheme === 'identifier')
  if (!own) return
  const others = (fields.identifiers as { scheme: string; identifier: string }[]).filter(
    ({ scheme, identifier }) => scheme !== own.scheme || identifier !== own.value,
  )
  fields.identifier = own.value
  fields.identifiers = others.length > 0 ? others : undefined
}

/** A name that says no more than the name of the object is that; any other stands among the other names. */
function tellNames(object: PopoloObject, { leftOut }: PopoloContext, labels: string | undefined): void {
  const { entity, fields } = object
  const [bare, more]: [string[], object[]] = [[], []]
  for (const claim of object.left('name')) {
    const details = {
      ...spell(claim, leftOut),
      ...noted([...(claim.qualifiers.style ? [claim.qualifiers.style] : []), ...notesOf([claim])].join('; ')),
      ...(claim.value.type === 'text' && claim.value.language !== null && { lang: claim.value.language }),
    }
    const isBare = Object.keys(details).length === 0
    if (isBare && labels !== undefined && textOf(claim) !== entity.name) bare.push(textOf(claim))
    else if (!isBare || textOf(claim) !== entity.name) more.push({ name: textOf(claim), ...details })
    object.tell(claim, ['language', 'start', 'end', 'style'], ['note'])
  }
  if (labels !== undefined && bare.length > 0) fields[labels] = bare
  if (more.length > 0) fields.other_names = more
}

/** The picture of the object; where there are several, or notes on them, a list of all beside it. */
function tellImages(object: PopoloObject, { leftOut }: PopoloContext): void {
  const images = object.bestLeft('image').flatMap((claim) => addressed(object, claim, leftOut))
  if (images.length === 0) return
  object.fields.image = images[0]?.url
  if (images.length > 1 || images[0]?.note !== undefined) object.fields.images = images
}

function tellLinks(object: PopoloObject, { leftOut }: PopoloContext): void {
  const links = object.left('link').flatMap((claim) => addressed(object, claim, leftOut))
  if (links.length > 0) object.fields.links = links
}

/** The address that a claim gives, with the notes on it. What is no address stands nowhere in Popolo. */
export function addressed(
  object: PopoloObject,
  claim: Claim,
  leftOut: PopoloContext['leftOut'],
): { url: string; note?: string }[] {
  const url = asAddress(textOf(claim))
  if (url === null) {
    object.leaveOut(claim, `a ${claim.property} that is no address`)
    return []
  }
  if (url !== textOf(claim)) leftOut.add('detail', 'how an address is written: it is escaped')
  object.tell(claim, [], ['note'])
  return [{ url, ...noted(notesOf([claim]).join('; ')) }]
}

function tellContacts(object: PopoloObject, { leftOut }: PopoloContext): void {
  const said = [...object.left('contact'), ...object.left('address')]
  const contacts = said.map((claim) => {
    object.tell(claim, ['start', 'end', 'medium'], ['note'])
    return {
      type: claim.property === 'address' ? 'address' : (claim.qualifiers.medium ?? 'other'),
      value: textOf(claim),
      ...labelled(notesOf([claim]).join('; ')),
      ...spell(claim, leftOut, ['valid_from', 'valid_until']),
    }
  })
  if (contacts.length > 0) object.fields.contact_details = contacts
}

/** A label and the note after it, as an import of both writes them. */
function labelled(text: string): { label?: string; note?: string } {
  const [, label, note] = /^([^:]+): (.+)$/s.exec(text) ?? []
  if (label !== undefined && note !== undefined) return { label, note }
  return text === '' ? {} : { label: text }
}

function noted(note: string): { note?: string } {
  return note === '' ? {} : { note }
}

/**
 * Fills the fields for descriptions, the shorter kind first: from the entity itself, from what was read from a field of
 * that name, and then from what else describes it.
 */
export function tellDescriptions(object: PopoloObject, fields: readonly string[]): void {
  const [first = '', last = ''] = [fields[0], fields.at(-1)]
  if (object.entity.description !== null) object.fields[first] = object.entity.description
  object.tellEntity('description')
  const free = () => fields.filter((field) => object.fields[field] === undefined)
  const put = (field: string, claim: Claim) => {
    object.fill(field, textOf(claim), claim.property)
    object.tell(claim)
  }
  for (const field of free()) {
    const read = object.bestLeft('describedAs').find((claim) => isReadFrom(claim, field))
    if (read) put(field, read)
  }
  const others = [...object.bestLeft('describedAs'), ...object.bestLeft('summary')].slice(0, free().length)
  const byLength = others.toSorted((a, b) => textOf(b).length - textOf(a).length)
  for (const claim of byLength) put(free().at(-1) ?? last, claim)
}
