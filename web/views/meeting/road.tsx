import { type ReactNode, useRef } from 'react'
import {
  type EventRelation,
  MeetingRoadDocument,
  type MeetingRoadQuery,
  type MeetingStepFromFragment,
  type MeetingStepToFragment,
  type MeetingStopFragment,
} from '../../generated/meeting.ts'
import { spanInWords } from '../../parts/edtf-words.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { Told } from '../../parts/told.tsx'
import { counted } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'
import { type Arc, Arcs } from './arcs.tsx'

type Meeting = Extract<NonNullable<MeetingRoadQuery['view']['entity']>, { readonly precededBy: unknown }>
type Step = MeetingStepToFragment | MeetingStepFromFragment

/** The events that led to a meeting or an occasion and those that came of it, by date, and what links each to the next. */
export function Road({ slug }: { readonly slug: string }) {
  const list = useRef<HTMLOListElement>(null)
  const answer = useView(MeetingRoadDocument, { slug, to: leadingHere, from: relations })
  const meeting = answer.view?.entity
  if (!meeting || !('precededBy' in meeting)) return failureOf(answer)
  const { precededBy, leadsTo } = meeting
  if (precededBy.edges.length + leadsTo.edges.length === 0) return null
  const missing = precededBy.totalCount + leadsTo.totalCount - precededBy.edges.length - leadsTo.edges.length
  return (
    <Section title="The road to it and from it">
      <div className="road">
        <ol ref={list}>
          {precededBy.edges.map((step) => (
            <Stop key={step.node.id} stop={step.node}>
              <Link step={step} to={meeting} />
            </Stop>
          ))}
          <Stop stop={meeting} here />
          {leadsTo.edges.map((step) => (
            <Stop key={step.node.id} stop={step.node}>
              <Link step={step} to={meeting} back />
            </Stop>
          ))}
        </ol>
        {/* After the list, so that the list is there when it is measured. */}
        <Arcs list={list} arcs={arcsOf(meeting)} />
      </div>
      {missing > 0 ? (
        <p className="quiet">{counted(missing, 'further event lies', 'further events lie')} on it.</p>
      ) : null}
    </Section>
  )
}

interface StopProps {
  readonly stop: MeetingStopFragment
  readonly here?: boolean
  readonly children?: ReactNode
}

function Stop({ stop, here = false, children }: StopProps) {
  return (
    <li data-stop={stop.slug} className={here ? 'here' : ''} aria-current={here ? 'true' : undefined}>
      <p className="stop-date">{datesOf(stop)}</p>
      <div>
        <p className="stop-name">{here ? stop.name : <EntityLink entity={stop} />}</p>
        {children}
      </div>
    </li>
  )
}

/** What links an event to its neighbour on the way: a claim that says so, or a decision that it took. */
function Link({ step, to, back = false }: { readonly step: Step; readonly to: Meeting; readonly back?: boolean }) {
  const decisions = step.via.map(({ subject }) => subject).filter(({ kind }) => kind === 'DECISION')
  const [decision] = decisions
  const words = (back ? backward : forward)[step.relation]
  return (
    <div className="stop-link">
      <Told claims={step.via} about={`how ${step.node.name} is linked`}>
        {words} {step.to.slug === to.slug ? 'it' : <EntityLink entity={step.to} />}
        {decision ? (
          <>
            , by <EntityLink entity={decision} />
          </>
        ) : null}
      </Told>
    </div>
  )
}

/** How an event leads to a later one. */
const forward: Readonly<Record<EventRelation, string>> = {
  PREPARES: 'prepares',
  CONVENES: 'convenes',
  FOLLOWS: 'is followed by',
  IMPLEMENTS: 'is carried out by',
}
const backward: Readonly<Record<EventRelation, string>> = {
  PREPARES: 'prepared by',
  CONVENES: 'convened by',
  FOLLOWS: 'follows',
  IMPLEMENTS: 'carries out',
}

const relations = Object.keys(forward) as EventRelation[]

/** What an event only followed, or carried out, did not lead to it: the pages of those have it on the road from them. */
const leadingHere = relations.filter((relation) => relation !== 'FOLLOWS' && relation !== 'IMPLEMENTS')

function datesOf({ startDate, endDate }: MeetingStopFragment): string {
  if (!startDate) return endDate ? `until ${spanInWords(endDate.edtf, endDate.edtf)}` : 'no date on record'
  return spanInWords(startDate.edtf, endDate?.edtf ?? startDate.edtf)
}

function arcsOf({ precededBy, leadsTo }: Meeting): Arc[] {
  const arc = ({ node, to, relation, via }: Step): Arc => ({
    from: node.slug,
    to: to.slug,
    decided: relation === 'CONVENES' || via.some(({ subject }) => subject.kind === 'DECISION'),
  })
  return [...precededBy.edges.map(arc), ...leadsTo.edges.map(arc)]
}
