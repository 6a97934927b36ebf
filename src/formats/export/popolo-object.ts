import type { Claim } from '../../model/claim.ts'
import { displayValue } from '../../model/display.ts'
import type { Edtf } from '../../model/edtf.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { withArticle } from '../../model/kind.ts'
import type { PropertyName } from '../../model/properties.ts'
import { bestFirst } from '../../model/ranking.ts'
import type { Voices } from '../../model/voices.ts'
import type { Described } from '../../store/extract.ts'
import { shownClaims } from './best-value.ts'
import {
  type ClaimDetail,
  countClaimDetails,
  countEntityDetails,
  type EntityDetail,
  type ReferenceDetail,
} from './claim-detail.ts'
import type { LeftOut } from './left-out.ts'
import { type DateForm, popoloDate } from './popolo-date.ts'

/** An object of Popolo in the making. Each claim that goes into it is ticked off; what is not ticked in the end is left out. */
export interface PopoloObject {
  readonly entity: Entity
  readonly fields: Record<string, unknown>
  /** The claims of a property that no editor holds to be wrong and no field tells yet. */
  left(property: PropertyName): readonly Claim[]
  /** The same, the best first. */
  bestLeft(property: PropertyName): readonly Claim[]
  /** Takes a claim to be told, and details of it and of its references beside its value. */
  tell(claim: Claim, details?: readonly ClaimDetail[], ofReferences?: readonly ReferenceDetail[]): void
  /** Fills a field that has one place from the best claim of the first property of which there is one, and gives the claim. */
  one(field: string, from: readonly PropertyName[], form: FieldForm, details?: readonly ClaimDetail[]): Claim | null
  /** Fills a field that has one place. What else there is of the property is left out for want of another place. */
  fill(field: string, content: unknown, property: PropertyName): void
  /** Leaves a claim out for a reason of its own. */
  leaveOut(claim: Claim, reason: string): void
  /** Takes claims of these properties to be told elsewhere. */
  toldElsewhere(from: readonly PropertyName[]): void
  /** Takes details of the entity to be told beside its name. */
  tellEntity(...details: EntityDetail[]): void
  /** The claims that the object tells, with what it tells of their references. */
  told(): readonly ToldClaim[]
  /** Counts what has no place in it. */
  finish(): void
}

export interface ToldClaim {
  readonly claim: Claim
  readonly ofReferences: readonly ReferenceDetail[]
}

/** How a value stands in a field: for people to read, where an entity has a name; as a date; or as the id of another object, of these kinds. */
export type FieldForm = DateForm | ((slug: string) => string) | { readonly ids: readonly EntityKind[] }

export function createPopoloObject({ entity, claims }: Described, context: ObjectContext): PopoloObject {
  const { voices, leftOut, kindOf } = context
  const fields: Record<string, unknown> = { id: entity.slug, name: entity.name }
  const ticked = new Set<string>()
  const filled = new Map<PropertyName, string>()
  const told: ToldClaim[] = []
  const toldOfEntity: EntityDetail[] = []
  const object: PopoloObject = {
    entity,
    fields,
    left: (property) => shownClaims(claims, property, voices).filter(({ id }) => !ticked.has(id)),
    bestLeft(property) {
      const left = object.left(property)
      return left.length < 2 ? left : bestFirst(left, left, voices)
    },
    tell(claim, details = [], ofReferences = []) {
      ticked.add(claim.id)
      told.push({ claim, ofReferences })
      countClaimDetails(claim, details, leftOut)
    },
    one(field, from, form, details = []) {
      for (const property of from) {
        const claim = object.bestLeft(property).find((each) => fits(each, form, kindOf))
        if (!claim || fields[field] !== undefined) {
          if (claim) filled.set(property, field)
          continue
        }
        const content = contentOf(claim, form, leftOut)
        if (content === null) object.leaveOut(claim, `a ${property} ${withoutForm}`)
        else object.tell(claim, details)
        object.fill(field, content ?? undefined, property)
        return content === null ? null : claim
      }
      return null
    },
    fill(field, content, property) {
      fields[field] = content
      filled.set(property, field)
    },
    leaveOut(claim, reason) {
      ticked.add(claim.id)
      leftOut.add('claim', reason)
    },
    toldElsewhere(from) {
      for (const { id, property } of claims) if (from.includes(property)) ticked.add(id)
    },
    tellEntity: (...details) => void toldOfEntity.push(...details),
    told: () => told,
    finish() {
      countEntityDetails(entity, toldOfEntity, leftOut)
      for (const { id, property, rank } of claims) {
        if (ticked.has(id)) continue
        const field = filled.get(property)
        if (rank === 'DEPRECATED') leftOut.add('claim', `a ${property} that an editor holds to be wrong`)
        else if (field) leftOut.add('claim', `another ${property} beside the best, as ${field} has one place`)
        else leftOut.add('claim', `${property} of ${withArticle(entity.kind)}`)
      }
    },
  }
  return object
}

export interface ObjectContext {
  readonly voices: Voices
  readonly leftOut: LeftOut
  kindOf(slug: string): EntityKind | undefined
}

/** Sets start and end of a spell, as far as Popolo has a form for them. */
export function spell(
  { start, end }: Pick<Claim, 'start' | 'end'>,
  leftOut: LeftOut,
  [from, until]: readonly [string, string] = ['start_date', 'end_date'],
  form: DateForm = 'date',
): Record<string, string> {
  const dates = [
    [from, start],
    [until, end],
  ] as const
  return Object.fromEntries(
    dates.flatMap(([field, date]) => {
      const text = date && writeDate(date, form, leftOut)
      if (date && text === null) leftOut.add('detail', `a date ${withoutForm}`)
      return text === null ? [] : [[field, text]]
    }),
  )
}

/** The text of a value that is one. */
export function textOf({ value }: Claim): string {
  return value.type === 'text' ? value.text : ''
}

const withoutForm = 'that is uncertain, approximate or open, for which Popolo has no form'

function fits({ value }: Claim, form: FieldForm, kindOf: ObjectContext['kindOf']): boolean {
  if (typeof form !== 'object') return true
  return value.type === 'entity' && form.ids.includes(kindOf(value.slug) as EntityKind)
}

function contentOf({ value }: Claim, form: FieldForm, leftOut: LeftOut): string | number | null {
  if (value.type === 'entity') return typeof form === 'function' ? form(value.slug) : value.slug
  if (value.type === 'date') return writeDate(value.date, form === 'moment' ? form : 'date', leftOut)
  if (value.type === 'quantity' && value.quantity.text === String(value.quantity.amount)) return value.quantity.amount
  return displayValue(value, String)
}

function writeDate(date: Edtf, form: DateForm, leftOut: LeftOut): string | null {
  const written = popoloDate(date, form)
  if (written?.vaguer)
    leftOut.add('detail', 'how exact a date is: it is written as the month or the year that is certain')
  return written?.text ?? null
}
