/** A date that a file gives, as EDTF; and what is to be noted of how it is given. */
export interface GivenDate {
  /** Null where it stands for none. */
  readonly text: string | null
  readonly note: string | null
}

/**
 * Reads what databases write where a part of a date is not known: `1948-00-00` is a year, `1948-05-00` a month and
 * `0000-00-00` no date, with midnight after it or without. Any other text stays as it is.
 */
export function readGivenDate(text: string): GivenDate {
  const [, year, month, day] = zeros.exec(text.trim()) ?? []
  if (year === undefined || month === undefined) return { text, note: null }
  if (year === '0000' && month === '00') return { text: null, note: null }
  if (month === '00' && day !== undefined && day !== '00') return { text, note: null }
  return { text: month === '00' ? year : `${year}-${month}`, note: `given as ${JSON.stringify(text.trim())}` }
}

const zeros = /^(\d{4})-(?:(?=00|\d\d-00)(\d\d))(?:-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?)?$/
