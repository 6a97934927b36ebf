const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const seasons: ReadonlyMap<string, string> = new Map([
  ['21', 'spring'],
  ['22', 'summer'],
  ['23', 'autumn'],
  ['24', 'winter'],
])

/**
 * An EDTF date as one reads it: "2020-08~" is "about August 2020", and an interval some day in it. What it cannot put
 * into words stays as it is.
 */
export function dateInWords(edtf: string): string {
  const [from = '', to] = edtf.split('/')
  if (to === undefined) return pointInWords(from) ?? edtf
  if (to === '' || to === '..') return from === '' || from === '..' ? edtf : `from ${pointInWords(from) ?? from} on`
  if (from === '' || from === '..') return `until ${pointInWords(to) ?? to}`
  return `between ${intervalInWords(from, to, 'and')}`
}

/** Two ends in one: "5 to 12 January 2021". */
export function spanInWords(start: string, end: string): string {
  return start === end ? dateInWords(start) : intervalInWords(start, end)
}

function intervalInWords(from: string, to: string, join = 'to'): string {
  const plain = /^(\d{4})-(\d\d)-(\d\d)$/
  const [, year, month, day] = plain.exec(from) ?? []
  const [, lastYear, lastMonth] = plain.exec(to) ?? []
  const end = pointInWords(to) ?? to
  if (year !== undefined && year === lastYear && month === lastMonth) return `${Number(day)} ${join} ${end}`
  if (year !== undefined && year === lastYear) return `${Number(day)} ${months[Number(month) - 1]} ${join} ${end}`
  return `${pointInWords(from) ?? from} ${join} ${end}`
}

function pointInWords(text: string): string | undefined {
  const [, date = '', mark = ''] = /^(.*?)([?~%]?)$/.exec(text) ?? []
  const words = exactInWords(date)
  return words === undefined ? undefined : `${doubts.get(mark) ?? ''}${words}`
}

/** Before what is uncertain, approximate, or both. */
const doubts: ReadonlyMap<string, string> = new Map([
  ['?', 'perhaps '],
  ['~', 'about '],
  ['%', 'perhaps about '],
])

function exactInWords(date: string): string | undefined {
  const [, year = '', month, day] = /^(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?$/.exec(date) ?? []
  const years = yearInWords(year)
  if (years === undefined) return undefined
  if (month === undefined) return years
  if (month === 'XX') return day === undefined || day === 'XX' ? `some day in ${years}` : undefined
  const name = seasons.get(month) ?? months[Number(month) - 1]
  if (name === undefined) return undefined
  if (day === undefined) return `${name} ${years}`
  return day === 'XX' ? `some day in ${name} ${years}` : `${Number(day)} ${name} ${years}`
}

function yearInWords(year: string): string | undefined {
  if (/^\d{4}$/.test(year)) return String(Number(year))
  if (/^\d{3}X$/.test(year)) return `the ${year.slice(0, 3)}0s`
  if (/^\d\dXX$/.test(year)) return `the ${year.slice(0, 2)}00s`
  return /^-\d{4}$/.test(year) ? `${Number(year.slice(1)) + 1} BC` : undefined
}
