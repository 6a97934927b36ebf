import { type MeetingCountFragment, MeetingNumbersDocument } from '../../generated/meeting.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Evidence } from '../../parts/evidence.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { capitalized, inWords } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'
import { Breakdowns } from './breakdowns.tsx'

/** How many came, against the meeting before; where accounts differ, each number for itself. */
export function Headcounts({ slug }: { readonly slug: string }) {
  const answer = useView(MeetingNumbersDocument, { slug })
  const meeting = answer.view?.meeting
  if (!meeting || meeting.headcounts.length === 0) return failureOf(answer)
  const { headcounts, previous } = meeting
  const before = previous?.headcounts ?? []
  const largest = Math.max(...[...headcounts, ...before].flatMap(amountsOf))
  const rows = [...headcounts, ...before.filter((count) => !headcounts.some((own) => isSame(own, count)))]
  return (
    <Section title="How many">
      <table className="headcounts">
        <thead>
          <tr>
            <th scope="col">Counted</th>
            <th scope="col">At this meeting</th>
            {before.length > 0 && previous ? (
              <th scope="col">
                At the <EntityLink entity={previous} bare />
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.counted} ${row.sector}`} className={row.sector === null ? 'whole' : 'part'}>
              <th scope="row">{labelOf(row)}</th>
              <Counted count={headcounts.find((count) => isSame(count, row))} largest={largest} />
              {before.length > 0 ? (
                <Counted count={before.find((count) => isSame(count, row))} largest={largest} before />
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <Breakdowns breakdowns={meeting.breakdowns} />
    </Section>
  )
}

interface CountedProps {
  readonly count: MeetingCountFragment | undefined
  readonly largest: number
  readonly before?: boolean
}

function Counted({ count, largest, before = false }: CountedProps) {
  if (!count) return <td className="quiet">not told</td>
  const disputed = count.status === 'DISPUTED'
  const about = `${labelOf(count)}${before ? ', at the meeting before' : ''}`
  const shown = disputed ? count.claims : count.claims.slice(0, 1)
  return (
    <td>
      <Evidence claims={count.claims} disputed={disputed} about={about}>
        {shown.map((claim) => (
          <span key={claim.id} className="bar-line">
            <span className={`bar ${before ? 'before' : ''} ${disputed ? 'rival-bar' : ''}`} aria-hidden="true">
              <span style={{ width: `${(100 * (claim.amount ?? 0)) / largest}%` }} />
            </span>
            <span className="figure">{claim.display}</span>
          </span>
        ))}
        {count.approximate ? <span className="quiet">about</span> : null}
        {shareOf(count)}
      </Evidence>
    </td>
  )
}

/** Beside an amount, the share that a source gives for it. */
function shareOf({ amount, share }: MeetingCountFragment) {
  if (amount === null || share === null) return null
  return <span className="quiet">{Math.round(share * 1000) / 10} %</span>
}

function labelOf({ counted, sector, sectorLabel }: MeetingCountFragment): string {
  return sector === null ? capitalized(inWords(counted)) : (sectorLabel ?? inWords(sector))
}

function isSame(one: MeetingCountFragment, other: MeetingCountFragment): boolean {
  return one.counted === other.counted && one.sector === other.sector
}

function amountsOf({ amount, claims }: MeetingCountFragment): number[] {
  return [amount ?? 0, ...claims.flatMap((claim) => (claim.unit === 'share' ? [] : [claim.amount ?? 0]))]
}
