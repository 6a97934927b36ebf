/** The first and the last day that an EDTF date can be, as text that sorts; undefined where an end is open or unknown. */
export function boundsOf(edtf: string): readonly [first: string | undefined, last: string | undefined] {
  const [from = '', to] = edtf.split('/')
  return [boundOf(from, 'first'), boundOf(to ?? from, 'last')]
}

/** Whether a date lies within another one: it says the same, more precisely. */
export function isWithin(precise: string, vague: string): boolean {
  const [first, last] = boundsOf(precise)
  const [earliest, latest] = boundsOf(vague)
  return first !== undefined && last !== undefined && first >= (earliest ?? '') && last <= (latest ?? '9999-12-31')
}

function boundOf(text: string, side: 'first' | 'last'): string | undefined {
  const [, year, month, day] = /^([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[?~%]?$/.exec(text) ?? []
  if (year === undefined || (month !== undefined && !/^(0[1-9]|1[0-2]|XX)$/.test(month))) return undefined
  const fill = (digits: string, [low, high]: readonly [string, string]) =>
    digits.replaceAll('X', side === 'first' ? low : high)
  const years = fill(year, ['0', '9'])
  const known = month !== undefined && month !== 'XX'
  const months = known ? month : side === 'first' ? '01' : '12'
  if (known && day !== undefined && !day.includes('X')) return `${years}-${months}-${day}`
  if (side === 'first') return `${years}-${months}-01`
  // Other ways to make a date take the years before 100 for those after 1900.
  const end = new Date(0)
  end.setUTCFullYear(Number(years), Number(months), 0)
  return `${years}-${months}-${end.getUTCDate()}`
}
