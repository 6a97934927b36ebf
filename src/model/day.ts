/**
 * Day numbers count the days since 1970-01-01 in the proleptic Gregorian calendar of ISO 8601-1:2019,
 * in which the year 0000 is 1 BCE. Plain arithmetic: `Date` ends in the year 275760.
 */
export function dayNumber(year: number, month: number, day: number): number {
  // Years that begin on 1 March end with their leap day, so that it shifts no other day.
  const marchYear = month < 3 ? year - 1 : year
  const yearOfEra = modulo(marchYear, yearsPerEra)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return ((marchYear - yearOfEra) / yearsPerEra) * daysPerEra + dayOfEra - epochFromMarchOfYear0
}

/** Day numbers of years between this one and its negative are safe integers. */
export const farthestYear = 24_000_000_000_000

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day as YYYY-MM-DD, or undefined outside the years 0000 to 9999, which is all that this form can write. */
export function formatDay(day: number): string | undefined {
  const date = calendarDate(day)
  if (date.year < 0 || date.year > 9999) return undefined
  return [pad(date.year, 4), pad(date.month, 2), pad(date.day, 2)].join('-')
}

export function yearOf(day: number): number {
  return calendarDate(day).year
}

const yearsPerEra = 400
const daysPerEra = 146_097
const epochFromMarchOfYear0 = 719_468

function calendarDate(dayNumber: number): { year: number; month: number; day: number } {
  const days = dayNumber + epochFromMarchOfYear0
  const dayOfEra = modulo(days, daysPerEra)
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((monthFromMarch + 2) % 12) + 1
  const marchYear = ((days - dayOfEra) / daysPerEra) * yearsPerEra + yearOfEra
  return {
    year: month < 3 ? marchYear + 1 : marchYear,
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** Unlike `%`, never negative. */
function modulo(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
