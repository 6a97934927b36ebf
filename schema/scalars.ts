import { GraphQLError } from 'graphql'
import { EdtfError, parseEdtf } from '../src/model/edtf.ts'
import { builder } from './builder.ts'

builder.scalarType('EDTF', {
  description:
    'A date in the Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1: 2021-01-05, 2021-01, 2016, 198X, 2021-01-05~, 2020-10-12/2020-12-30, 2021-01-05/.. . In a date value, a start or an end, an interval means: on some day in it.',
  specifiedByURL: 'https://www.loc.gov/standards/datetime/',
  serialize: String,
  parseValue(value) {
    if (typeof value !== 'string') throw badDate(`expected a date as a text such as "2021-01-05", got ${typeof value}.`)
    try {
      return parseEdtf(value)
    } catch (error) {
      if (error instanceof EdtfError) throw badDate(error.message)
      throw error
    }
  },
})

builder.scalarType('Date', {
  description: 'A day of the Gregorian calendar: YYYY-MM-DD.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: String,
})

function badDate(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
