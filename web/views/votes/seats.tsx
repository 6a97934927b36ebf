import { optionWords, seatOf } from './option-words.ts'
import type { Bench } from './tally.ts'

interface Seat {
  readonly x: number
  readonly y: number
  readonly angle: number
}

/** Beyond so many a seat is no longer seen. */
const most = 1_000

/**
 * Who voted how, as seats in a half circle: each body has its sector, and in it those who voted alike sit together. The
 * table beside it tells the same to whoever does not see it.
 */
export function Seats({ benches }: { readonly benches: readonly Bench[] }) {
  const count = benches.reduce((sum, { ballots }) => sum + ballots, 0)
  if (count === 0 || count > most) return null
  const { seats, radius } = halfCircle(count)
  const ballots = benches.flatMap(({ key, body, tallies }) =>
    tallies.flatMap(({ option, ballots }) =>
      Array.from({ length: ballots }, () => ({ key, option, body: body?.name ?? 'for no body' })),
    ),
  )
  return (
    <figure className="seats">
      <svg viewBox="-1.12 -1.12 2.24 1.24" role="img" aria-label="Each ballot as a seat; the table tells the same.">
        {seats.map(({ x, y, angle }, index) => {
          const { key, option, body } = ballots[index] ?? { key: '', option: null, body: '' }
          const seat = seatOf(option)
          return (
            <g key={`${angle} ${x}`} className={`seat ${seat}`} data-bench={key}>
              <title>{`${option ? optionWords[option] : 'A ballot'}, ${body}`}</title>
              <circle cx={x} cy={y} r={radius * (seat === 'out' ? 0.4 : 1)} strokeWidth={radius * 0.35} />
            </g>
          )
        })}
      </svg>
      <figcaption aria-hidden="true">
        {(['yes', 'no', 'abstain', 'out'] as const).map((seat) => (
          <span key={seat} className="legend">
            <svg viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">
              <g className={`seat ${seat}`}>
                <circle r={seat === 'out' ? 0.4 : 0.85} strokeWidth={0.35} />
              </g>
            </svg>
            {legend[seat]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

const legend = { yes: 'yes', no: 'no', abstain: 'abstained', out: 'took no side' } as const

/** Seats in rows of a half circle, from left to right as one goes round it. */
function halfCircle(count: number): { readonly seats: readonly Seat[]; readonly radius: number } {
  const rows = Math.max(1, Math.round(Math.sqrt(count / 6)))
  const radii = Array.from({ length: rows }, (_, row) => 1 - (row * 0.6) / rows)
  const length = radii.reduce((sum, radius) => sum + radius, 0)
  const seats = radii.flatMap((radius, row) => {
    const before = Math.round((count * radii.slice(0, row).reduce((sum, each) => sum + each, 0)) / length)
    const until =
      row === rows - 1
        ? count
        : Math.round((count * radii.slice(0, row + 1).reduce((sum, each) => sum + each, 0)) / length)
    const own = until - before
    return Array.from({ length: own }, (_, index): Seat => {
      const angle = own === 1 ? Math.PI / 2 : (Math.PI * index) / (own - 1)
      return { x: -radius * Math.cos(angle), y: -radius * Math.sin(angle), angle }
    })
  })
  const gap = Math.min(0.6 / rows, (Math.PI * length) / count)
  return { seats: seats.sort((a, b) => a.angle - b.angle || a.x - b.x), radius: Math.min(0.09, gap * 0.36) }
}
