import type { Claim, Reference } from '../../model/claim.ts'
import { firstDay, lastDay } from '../../model/edtf-days.ts'
import { classifiedKinds, type Entity, numberedKinds } from '../../model/entity.ts'
import { classificationPattern } from '../../model/entity-reading.ts'
import { type EntityKind, withArticle } from '../../model/kind.ts'
import { canonicalLanguage } from '../../model/language.ts'
import { type PropertyName, properties } from '../../model/properties.ts'
import { isQualifierNumber, qualifiersMissing } from '../../model/qualifier-reading.ts'
import { kindsFor } from '../../model/value-range.ts'
import { isInLanguage } from '../../model/value-reading.ts'
import type { LeftOut } from './left-out.ts'

/*
 * What the data files cannot say, because their reader holds it to be a mistake. All of it is a reason that is counted,
 * so that what is left out is never left out unsaid.
 */

/** Why a claim cannot stand in a source's file; null where it can. */
export function claimFault(claim: Claim, kindOf: (slug: string) => EntityKind | undefined): string | null {
  const { property, value, qualifiers, start, end } = claim
  const { domain, range } = properties[property]
  const kind = kindOf(claim.subject)
  if (!kind || !domain.includes(kind)) return `a ${property} of ${kind ? withArticle(kind) : 'nothing on record'}`
  if (value.type === 'entity') {
    const other = kindOf(value.slug)
    if (!other || !range.kinds?.includes(other))
      return `a ${property} whose value is ${other ? withArticle(other) : 'nothing on record'}`
    if (!kindsFor(properties[property], kind).includes(other))
      return `a ${property} between ${withArticle(kind)} and ${withArticle(other)}`
  } else if (range.value !== value.type) return `a ${property} whose value is a ${value.type}`
  if (value.type === 'text') {
    const fault = textValueFault(claim)
    if (fault) return fault
  }
  if (start && end && lastDay(end) < firstDay(start)) return 'a claim that ends before it starts'
  return qualifierFault(property, qualifiers, kindOf)
}

/** Why a reference cannot stand in a source's file; null where it can. */
export function referenceFault(reference: Reference, kindOf: (slug: string) => EntityKind | undefined): string | null {
  const { locator, printedAs, attribution, note, order, attributedTo } = reference
  if ([locator, printedAs, attribution, note].some((text) => text !== null && !isTidy(text))) return untidy
  if (order !== null && !(Number.isInteger(order) && order >= 1 && order <= 999_999_999)) return 'an order below 1'
  const speaker = attributedTo === null ? 'PERSON' : kindOf(attributedTo)
  return speaker === 'PERSON' || speaker === 'ORGANIZATION'
    ? null
    : 'words that are given as those of no person or body'
}

/** Why a judgement cannot stand in the file of judgements; null where it can. */
export function judgementFault({ rank, rankReason, explanation }: Claim): string | null {
  if ([rankReason, explanation].some((text) => text !== null && !isTidy(text))) return untidy
  if (rank !== 'NORMAL' && rankReason === null) return 'a rank without a reason'
  return rank === 'NORMAL' && explanation === null ? 'a reason without a rank' : null
}

/** The entity without what cannot stand in a file of entities, which is counted. */
export function soundEntity(entity: Entity, leftOut: LeftOut): Entity {
  const { kind, name, description, classification, ordinal, enlarged } = entity
  const isClassified = (classifiedKinds as readonly EntityKind[]).includes(kind)
  const isNumbered = (numberedKinds as readonly EntityKind[]).includes(kind)
  const faults = {
    name: isTidy(name) ? null : `how a name is written: ${untidy}`,
    description: description === null || isTidy(description) ? null : `how a description is written: ${untidy}`,
    classification:
      classification === null || (isClassified && classificationPattern.test(classification))
        ? null
        : `a classification of ${withArticle(kind)}`,
    ordinal: isNumbered || ordinal === null ? null : `a number of ${withArticle(kind)}`,
    enlarged: kind === 'MEETING' || enlarged === null ? null : `whether ${withArticle(kind)} was enlarged`,
  }
  const untidyIds = entity.identifiers.filter((each) => !isTidy(each.scheme) || !isTidy(each.value))
  leftOut.add('detail', `how an identifier is written: ${untidy}`, untidyIds.length)
  for (const fault of Object.values(faults)) if (fault !== null) leftOut.add('detail', fault)
  return {
    ...entity,
    name: faults.name === null ? name : tidied(name) || entity.slug,
    description: description === null || faults.description === null ? description : tidied(description) || null,
    classification: faults.classification === null ? classification : null,
    ordinal: faults.ordinal === null ? ordinal : null,
    enlarged: faults.enlarged === null ? enlarged : null,
    identifiers: entity.identifiers.flatMap((each) => {
      const [scheme, value] = [tidied(each.scheme), tidied(each.value)]
      return scheme === '' || value === '' ? [] : [{ scheme, value }]
    }),
  }
}

/** A text as the reader leaves it: composed by Unicode's form C, with nothing around it. */
function isTidy(text: string): boolean {
  return text !== '' && text === tidied(text)
}

function tidied(text: string): string {
  return text.normalize('NFC').trim()
}

const untidy = 'a text that is empty, has space around it or is not composed (NFC)'

function textValueFault({ property, value }: Claim): string | null {
  if (value.type !== 'text') return null
  const { words } = properties[property].range
  if (words && !Object.hasOwn(words, value.text)) return `a ${property} that is no word of its list`
  if (!isTidy(value.text)) return untidy
  if (property === 'url' && !(URL.canParse(value.text) && /^https?:/.test(value.text)))
    return 'a url that is not of the web'
  if (property === 'language' && !isTag(value.text)) return 'a language that is no tag'
  if (!isInLanguage(properties[property]) && value.language !== null) return `a ${property} in a language`
  return value.language === null || isTag(value.language) ? null : 'a text whose language is no tag'
}

function qualifierFault(
  property: PropertyName,
  qualifiers: Claim['qualifiers'],
  kindOf: (slug: string) => EntityKind | undefined,
): string | null {
  const declared = properties[property].qualifiers ?? {}
  const [missing] = qualifiersMissing(properties[property], (name) => qualifiers[name] !== undefined)
  if (missing !== undefined) return `a ${property} without ${missing}`
  for (const [name, declaration] of Object.entries(declared)) {
    const text = qualifiers[name]
    if (text === undefined) continue
    if (declaration.words ? !Object.hasOwn(declaration.words, text) : !isTidy(text))
      return `a ${name} that is not as declared`
    if (declaration.number && !isQualifierNumber(text)) return `a ${name} that is no number`
    if (declaration.kinds) {
      const kind = kindOf(text)
      if (!kind || !declaration.kinds.includes(kind))
        return `a ${name} that names ${kind ? withArticle(kind) : 'nothing on record'}`
    }
  }
  const unknown = Object.keys(qualifiers).find((name) => !Object.hasOwn(declared, name))
  return unknown === undefined ? null : `a ${property} with ${unknown}`
}

function isTag(tag: string): boolean {
  return canonicalLanguage(tag) === tag
}
