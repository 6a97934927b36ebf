import { type Day, dayAt, partsOf } from './days.ts'
import type { TimeWindow } from './time-window.ts'

/** A line of the scale, where a year, a month or a day begins. */
interface Tick {
  readonly day: Day
  readonly label: string
  /** Whether something larger begins there too. */
  readonly strong: boolean
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const room = 62

/** The lines of a window: years, months or days, as close as their labels allow. */
export function ticksOf({ first, last }: TimeWindow, width: number): Tick[] {
  const perDay = width / (last - first + 1)
  const [firstYear, firstMonth] = partsOf(first)
  const [lastYear, lastMonth] = partsOf(last)
  if (perDay * 31 < room) {
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((years) => years * 365 * perDay >= room) ?? 1000
    const quarter = perDay * 92 >= room && step === 1
    const start = Math.floor(firstYear / step) * step
    const years = range(start, lastYear, step)
    const ticks = quarter
      ? years.flatMap((year) => [1, 4, 7, 10].map((month) => tickAt(year, month)))
      : years.map((year) => ({ day: dayAt(year), label: String(year), strong: true }))
    return ticks.filter(({ day }) => day >= first && day <= last)
  }
  if (perDay < room) {
    const step = [1, 2, 5, 10].find((days) => days * perDay >= room)
    const list = range(firstYear * 12 + firstMonth - 1, lastYear * 12 + lastMonth - 1, 1)
    return list
      .flatMap((index) => {
        const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
        const start = tickAt(year, month)
        if (step === undefined) return [start]
        const days = range(1 + step, 31 - step / 2, step).map((day) => dayTick(dayAt(year, month, day)))
        return [start, ...days.filter(({ day }) => partsOf(day)[1] === month)]
      })
      .filter(({ day }) => day >= first && day <= last)
  }
  return range(first, last, 1).map((day) => (partsOf(day)[2] === 1 ? tickAt(...monthOf(day)) : dayTick(day)))
}

function tickAt(year: number, month: number): Tick {
  const label = month === 1 ? String(year) : `${months[month - 1]}`
  return { day: dayAt(year, month), label, strong: month === 1 }
}

function dayTick(day: Day): Tick {
  const [, month, date] = partsOf(day)
  return { day, label: `${date} ${months[month - 1]}`, strong: false }
}

function monthOf(day: Day): [year: number, month: number] {
  const [year, month] = partsOf(day)
  return [year, month]
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step)
}
