import type { Unit } from '../model/property.ts'
import type { Vocabulary } from '../model/vocabulary.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The newest that the YAML language server knows in full. */
export const draft = 'http://json-schema.org/draft-07/schema#'

export const slugPattern = '^[a-z0-9]+(-[a-z0-9]+)*$'

export const slugForm: JsonSchema = { type: 'string', maxLength: 120, pattern: slugPattern }

/** Any scalar: an editor takes the text 4750 for a number, and `true` for no text either. */
export const textForm: JsonSchema = { type: ['string', 'number', 'boolean'], minLength: 1 }

/** A number from 0, as the text of a qualifier. */
export const numberForm: JsonSchema = { type: ['string', 'number'], pattern: '^(0|[1-9]\\d*)(\\.\\d*[1-9])?$' }

export const countForm: JsonSchema = { type: 'integer', minimum: 1 }

export const languageForm: JsonSchema = { type: 'string', pattern: '^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }

export const addressForm: JsonSchema = { type: 'string', pattern: '^https?://' }

/** The shapes that dates have. Whether the calendar has the day is for the reader to say. */
export const dateForm: JsonSchema = {
  // An editor takes a year alone for a number.
  type: ['string', 'integer'],
  minimum: -9999,
  maximum: 9999,
  pattern: datePattern(),
}

/** A word of the list, each with its meaning. */
export function wordForm(words: Vocabulary): JsonSchema {
  return { enum: Object.keys(words), enumDescriptions: Object.values(words) }
}

export function quantityForm(unit: Unit): JsonSchema {
  const number = '(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?'
  return {
    type: ['string', 'number'],
    minimum: 0,
    pattern: `^~?(${number}%|(${number}|\\d+\\.\\.\\d*|\\.\\.\\d+)( ${unit}s?)?)$`,
  }
}

/** Refers to a definition of the same schema. */
export function link(name: string): JsonSchema {
  return { $ref: `#/definitions/${name}` }
}

function datePattern(): string {
  const day = '(-?\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?[?~%]?)'
  const time = '(-?\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}(:\\d{2})?)?)'
  const season = '(-?\\d{4}-2[1-4])'
  const unspecified = '(-?(\\d{2}XX|\\d{3}X|\\d{4}-XX(-XX)?|\\d{4}-\\d{2}-XX))'
  const longYear = '(Y-?[1-9]\\d{4,})'
  const interval = `((${day}|\\.\\.)?/(${day}|\\.\\.)?)`
  return `^(${[day, time, season, unspecified, longYear, interval].join('|')})$`
}
