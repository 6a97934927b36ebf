import type { Claim } from '../../model/claim.ts'
import { displayValue } from '../../model/display.ts'
import type { Edtf } from '../../model/edtf.ts'
import type { PropertyName } from '../../model/properties.ts'
import type { Voices } from '../../model/voices.ts'
import type { Described } from '../../store/extract.ts'
import { shownClaims } from './best-value.ts'
import { type LeftOut, withArticle } from './left-out.ts'
import { popoloDate } from './popolo-date.ts'

/** An object of Popolo in the making. Each claim that goes into it is ticked off; what is not ticked in the end is left out. */
export interface PopoloObject {
  readonly fields: Record<string, unknown>
  /** Fills a field that has one place from the best claim of the first property of which there is one. */
  one(field: string, from: readonly string[], form: FieldForm): void
  /** Fills a field that is a list from all claims of a property that no editor holds to be wrong. */
  list(field: string, from: PropertyName, item: (claim: Claim) => unknown): void
  /** Takes claims of these properties to be told elsewhere. */
  toldElsewhere(from: readonly string[]): void
  /** The claims that the object tells. */
  told(): readonly Claim[]
  /** Counts what has no place in it. */
  finish(): void
}

/** How a value stands in a field: for people to read, as a date, or as the id of another object. */
export type FieldForm = 'text' | 'date' | 'id' | ((slug: string) => string)

export function createPopoloObject({ entity, claims }: Described, voices: Voices, leftOut: LeftOut): PopoloObject {
  const fields: Record<string, unknown> = { id: entity.slug, name: entity.name }
  const ticked = new Set<string>()
  const told: Claim[] = []
  const tell = (claim: Claim) => {
    ticked.add(claim.id)
    told.push(claim)
  }
  return {
    fields,
    one(field, from, form) {
      for (const property of from as readonly PropertyName[]) {
        const said = claims.filter((claim) => claim.property === property)
        const best = shownClaims(said, property, voices)[0]
        if (!best) continue
        for (const { id } of said) ticked.add(id)
        if (said.length > 1)
          leftOut.add(`another ${property} beside the best, as ${field} has one place`, said.length - 1)
        const text = fields[field] === undefined ? write(best, form, leftOut) : null
        if (fields[field] !== undefined) leftOut.add(`${property}, as ${field} is taken`)
        if (text === null) continue
        fields[field] = text
        told.push(best)
        if (best.start || best.end) leftOut.add(`when a ${property} held`)
        for (const name of Object.keys(best.qualifiers)) leftOut.add(`${name} of a ${property}`)
      }
    },
    list(field, from, item) {
      const shown = shownClaims(claims, from, voices)
      if (shown.length > 0) fields[field] = shown.map(item)
      for (const claim of shown) tell(claim)
    },
    toldElsewhere(from) {
      for (const { id, property } of claims) if (from.includes(property)) ticked.add(id)
    },
    told: () => told,
    finish() {
      for (const { id, property, rank } of claims) {
        if (!ticked.has(id))
          leftOut.add(
            rank === 'DEPRECATED'
              ? `a ${property} that an editor holds to be wrong`
              : `${property} of ${withArticle(entity.kind)}`,
          )
      }
    },
  }
}

/** Sets start and end of a spell, as far as Popolo has a form for them. */
export function spell({ start, end }: Pick<Claim, 'start' | 'end'>, leftOut: LeftOut): Record<string, string> {
  const dates = [
    ['start_date', start],
    ['end_date', end],
  ] as const
  return Object.fromEntries(
    dates.flatMap(([field, date]) => {
      const text = date && writeDate(date, leftOut)
      return text === null ? [] : [[field, text]]
    }),
  )
}

function write({ value, property }: Claim, form: FieldForm, leftOut: LeftOut): string | null {
  if (value.type === 'entity') return typeof form === 'function' ? form(value.slug) : value.slug
  if (value.type === 'date') return writeDate(value.date, leftOut)
  if (form === 'id') leftOut.add(`a ${property} that is a text, as Popolo wants an id`)
  return form === 'id' ? null : displayValue(value, String)
}

function writeDate(date: Edtf, leftOut: LeftOut): string | null {
  const written = popoloDate(date)
  if (!written) leftOut.add('a date that is uncertain, approximate or open, for which Popolo has no form')
  if (written?.vaguer) leftOut.add('how exact a date is: it is written as the month or the year that is certain')
  return written?.text ?? null
}
