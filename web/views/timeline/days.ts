/** Days are counted from 1970-01-01, as numbers that can be drawn. */
export type Day = number

const milliseconds = 86_400_000

export function dayOf(date: string): Day {
  const [year = 1970, month = 1, day = 1] = /^-/.test(date) ? [0] : date.split('-').map(Number)
  return dayAt(year, month, day)
}

export function dayAt(year: number, month = 1, day = 1): Day {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / milliseconds)
}

/** Year, month and day. */
export function partsOf(day: Day): readonly [year: number, month: number, day: number] {
  const date = new Date(day * milliseconds)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
}

/** "2021-01-05". */
export function dateOf(day: Day): string {
  return new Date(day * milliseconds).toISOString().slice(0, 10)
}
