import type { BreakdownScheme, MeetingBreakdownFragment } from '../../generated/meeting.ts'
import { SourceName } from '../../parts/references.tsx'
import { inWords, listed } from '../../parts/words.ts'

/** What a source says of its own parts where it calls them complete: whether they make the whole that it gives. */
export function Breakdowns({ breakdowns }: { readonly breakdowns: readonly MeetingBreakdownFragment[] }) {
  const told = breakdowns.filter(({ addsUp }) => addsUp !== null)
  if (told.length === 0) return null
  return (
    <ul className="breakdowns">
      {told.map((breakdown) => (
        <li key={`${breakdown.source.id} ${breakdown.counted} ${breakdown.scheme}`}>
          <SourceName source={breakdown.source} />:{' '}
          <span className={breakdown.addsUp ? undefined : 'wrong'}>{sentenceOf(breakdown)}</span>
        </li>
      ))}
    </ul>
  )
}

function sentenceOf({ counted, scheme, addsUp, sum, whole, parts }: MeetingBreakdownFragment): string {
  const group = inWords(counted)
  const amounts = listed(parts.map(({ amount }) => (amount ?? 0).toLocaleString('en')))
  const given = (whole?.amount ?? 0).toLocaleString('en')
  return addsUp
    ? `its ${group} ${ways[scheme]}, ${amounts}, add up to its own ${given}.`
    : `its ${group} ${ways[scheme]}, ${amounts}, make ${sum.toLocaleString('en')}, and not its own ${given}.`
}

const ways: Readonly<Record<BreakdownScheme, string>> = {
  SECTOR: 'by sector',
  ELECTION: 'elected and ex officio',
  RIGHTS: 'by their rights',
  ATTENDANCE: 'by how they attend',
}
