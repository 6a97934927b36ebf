import { edtfOfWords } from '../../../model/worded-date.ts'

/** How the dates of a column are written. */
export interface DateForm {
  /** As the map has it: "DD.MM.YYYY". */
  readonly text: string
  /** The date as EDTF; null where it is not written so. What it makes may still be no day of the calendar. */
  read(text: string): string | null
}

/**
 * Reads what a map calls a form: `edtf`, `excel` (days since 1900, as Excel counts them), `excel-1904`, `words` ("5 May
 * 1948"), or a pattern of YYYY, MM and DD with anything between them. Null where it is none.
 */
export function readDateForm(text: string): DateForm | null {
  const read = Object.hasOwn(named, text) ? named[text] : patternOf(text)
  return read ? { text, read } : null
}

export const namedForms = ['edtf', 'excel', 'excel-1904', 'words'] as const

type Read = DateForm['read']

const named: Readonly<Record<string, Read>> = {
  edtf: (text) => text,
  excel: (text) => dayOfSerial(text, (serial) => (serial < leapDayOf1900 ? 1 : 0) - daysFrom1900),
  'excel-1904': (text) => dayOfSerial(text, () => -daysFrom1904),
  words(text) {
    // "01-May-1997", as spreadsheets show it.
    const date = edtfOfWords(text.replace(/^(\d\d?)[-./](\p{L}+)[-./](\d{4})$/u, '$1 $2 $3'))
    return date === undefined || date.includes(' or ') ? null : date
  },
}

/** Excel holds 1900 to be a leap year: the 60th day of it, 29 February, there was not. */
const leapDayOf1900 = 60
const daysFrom1900 = 25_569
const daysFrom1904 = 24_107

/** The last day that Excel knows, 31 December 9999. */
const lastSerial = 2_958_465

function dayOfSerial(text: string, offset: (serial: number) => number): string | null {
  const serial = /^\d{1,7}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : Number.NaN
  if (!(serial >= 1 && serial <= lastSerial) || (serial === leapDayOf1900 && offset(serial) === -daysFrom1900))
    return null
  return new Date((serial + offset(serial)) * 86_400_000).toISOString().slice(0, 10)
}

/** Days and months can be written without their zero, wherever something stands between them. */
function patternOf(text: string): Read | null {
  const tokens = text.match(/YYYY|MM?|DD?/g) ?? []
  const parts = tokens.map((token) => token[0] ?? '')
  const isDate =
    parts.includes('Y') && new Set(parts).size === parts.length && (!parts.includes('D') || parts.includes('M'))
  if (!isDate || /Y|M|D/.test(text.replace(/YYYY|MM?|DD?/g, ''))) return null
  const isTight = text.replace(/YYYY|MM?|DD?/g, '\0').includes('\0\0')
  const source = text.replace(/YYYY|MM?|DD?|\s+|[$()*+.?[\\\]^{|}/]/g, (part) => {
    if (part === 'YYYY') return '(?<Y>\\d{4})'
    if (/^[MD]/.test(part)) return `(?<${part[0]}>\\d${isTight ? '\\d' : '\\d?'})`
    return part.trim() === '' ? '\\s*' : `\\${part}`
  })
  const expression = new RegExp(`^${source}$`, 'u')
  return (date) => {
    const { Y, M, D } = expression.exec(date)?.groups ?? {}
    if (Y === undefined) return null
    return [Y, M, D].flatMap((part) => part?.padStart(2, '0') ?? []).join('-')
  }
}
