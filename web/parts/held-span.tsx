import { useAddress, Way } from '../app/address.tsx'
import { pathOf } from './entity-link.tsx'
import type { Spell } from './relation.ts'
import { Span, When } from './when.tsx'
import { boundReason, boundWords, endNotTold, noDateTold } from './words.ts'

interface HeldSpanProps {
  readonly spell: Spell
  /** Whether all that is told of it is joined: only then does nobody tell what is missing. */
  readonly isJoined: boolean
}

/** When a spell held: its dates; what bounds a side that no source tells; and that its end is not known. */
export function HeldSpan({ spell: { start, end, bounds }, isJoined }: HeldSpanProps) {
  const { lens } = useAddress()
  const bound = (side: 'START' | 'END') => bounds.find((one) => one.side === side)
  const [first, last] = [bound('START'), bound('END')]
  const isUndated = start === null && end === null && bounds.length === 0
  return (
    <>
      {first ? <Bounded bound={first} lead=" " /> : null}
      <Span start={start} end={end} lead={first ? ', ' : ' '} />
      {last ? (
        <Bounded bound={last} lead={start !== null || first ? ', ' : ' '} />
      ) : isJoined && start !== null && end === null ? (
        <span className="bound">, {endNotTold}</span>
      ) : null}
      {isUndated && isJoined && lens.at ? <span className="bound"> {noDateTold}</span> : null}
    </>
  )
}

/** A day that a spell cannot go beyond, and what that rests on: a reading of the graph, which no source tells. */
function Bounded({
  bound: { side, date, claim },
  lead,
}: {
  readonly bound: Spell['bounds'][number]
  readonly lead: string
}) {
  return (
    <span className="bound">
      {lead}
      {boundWords[side]} <When edtf={date} /> (
      <Way to={pathOf(claim.subject)} title={claim.subject.name}>
        {boundReason(side, claim.property.name)}
        <span className="unseen">: {claim.subject.name}</span>
      </Way>
      )
    </span>
  )
}
