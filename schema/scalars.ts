import { inspect } from 'node:util'
import { type ConstValueNode, GraphQLError, Kind, print } from 'graphql'
import { type Edtf, EdtfError, isEdtf, parseEdtf } from '../src/model/edtf.ts'
import { builder } from './builder.ts'

builder.scalarType('EDTF', {
  description:
    'A date in the Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1: 2021-01-05, 2021-01, 2016, 198X, 2021-01-05~, 2020-10-12/2020-12-30, 2021-01-05/.. . In a date value, a start or an end, an interval means: on some day in it.',
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: (date) => (isDate(date) ? date.text : textOf(date, 'EDTF')),
  parseValue(value) {
    if (typeof value !== 'string') throw noText(JSON.stringify(value))
    return readDate(value)
  },
  parseLiteral(node) {
    // By then, the executor has put values in the place of variables.
    const literal = node as ConstValueNode
    if (literal.kind !== Kind.STRING) throw noText(print(literal), literal)
    return readDate(literal.value, literal)
  },
})

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar: YYYY-MM-DD.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (day) => textOf(day, 'Date'),
})

builder.scalarType('DateTime', {
  description: 'A moment in UTC, in milliseconds at the most precise (RFC 3339, 5.6): 2026-03-03T00:00:00Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize(moment) {
    if (typeof moment !== 'number') throw new TypeError(`A field of the type DateTime gives ${inspect(moment)}.`)
    return new Date(moment).toISOString()
  },
  parseValue: (value) => readMoment(typeof value === 'string' ? value : JSON.stringify(value)),
  parseLiteral(node) {
    const literal = node as ConstValueNode
    return readMoment(literal.kind === Kind.STRING ? literal.value : print(literal), literal)
  },
})

function readMoment(text: string, literal?: ConstValueNode): number {
  const [, day, rest] = momentPattern.exec(text.toUpperCase()) ?? []
  // Of a day that its month has not, Date makes one of the next month.
  const isDay = day !== undefined && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)
  const moment = isDay ? Date.parse(`${day}${rest}`) : Number.NaN
  if (!Number.isNaN(moment)) return moment
  const message = `expected a moment with its offset, such as "2026-03-03T12:00:00Z" (RFC 3339), got ${text}.`
  throw badDate(message, literal)
}

/** The offset from UTC is told, so that a moment is the same for everybody. */
const momentPattern = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d))$/

/** Whether it is what an argument is read as: whoever stitches schemas hands that on to be written again. */
function isDate(value: unknown): value is Edtf {
  const { text } = (value ?? {}) as Partial<Edtf>
  return typeof text === 'string' && isEdtf(text)
}

/** A value that no resolver should give is a fault of the server, and none of whoever asks. */
function textOf(value: unknown, scalar: 'EDTF' | 'Date'): string {
  if (typeof value === 'string') return value
  const wanted = scalar === 'EDTF' ? 'a text or a date that was read' : 'a text'
  throw new TypeError(`A field of the type ${scalar} gives ${inspect(value)}: give ${wanted}.`)
}

function readDate(text: string, literal?: ConstValueNode): Edtf {
  try {
    return parseEdtf(text)
  } catch (error) {
    if (error instanceof EdtfError) throw badDate(error.message, literal)
    throw error
  }
}

function noText(came: string, literal?: ConstValueNode): GraphQLError {
  return badDate(`expected a date as a text such as "2021-01-05", got ${came}.`, literal)
}

/** Points at the literal, where there is one: a value of a variable is pointed at by the variable's name. */
function badDate(message: string, literal?: ConstValueNode): GraphQLError {
  return new GraphQLError(message, { ...(literal && { nodes: literal }), extensions: { code: 'BAD_USER_INPUT' } })
}
