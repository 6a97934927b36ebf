import { lazy, Suspense } from 'react'
import { PageTitle } from '../../app/graph-title.tsx'
import { EntityPageDocument } from '../../generated/entity.ts'
import { Disagreement } from '../../parts/disagreement.tsx'
import { Section } from '../../parts/section.tsx'
import { Answered } from '../../parts/states.tsx'
import { AskInGraphql } from '../../query/ask-in-graphql.tsx'
import { useView } from '../../query/use-view.ts'
import { ConcernedBy } from './concerned-by.tsx'
import { Deputies } from './deputies.tsx'
import type { EntityTold } from './entity-told.ts'
import { Heading } from './heading.tsx'
import { KnownFacts } from './known-facts.tsx'
import { Names } from './names.tsx'
import { Relations } from './relations.tsx'
import { SourceClaims } from './source-claims.tsx'
import { SourceDisagreements } from './source-disagreements.tsx'
import { Sources } from './sources.tsx'
import { Texts } from './texts.tsx'
import './entity.css'

const MeetingSections = lazy(async () => ({
  default: (await import('../meeting/meeting-sections.tsx')).MeetingSections,
}))

const OccasionSections = lazy(async () => ({
  default: (await import('../meeting/meeting-sections.tsx')).OccasionSections,
}))

const DecisionVotes = lazy(async () => ({
  default: (await import('../votes/decision-votes.tsx')).DecisionVotes,
}))

const CastVotes = lazy(async () => ({
  default: (await import('../votes/cast-votes.tsx')).CastVotes,
}))

/** All that is known of one entity, and who says so. */
export function EntityPage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const slug = params.slug ?? ''
  const answer = useView(EntityPageDocument, { slug })
  return (
    <Answered by={answer}>
      {({ entity }) => (entity ? <Entity key={entity.id} entity={entity} /> : <Unknown slug={slug} />)}
    </Answered>
  )
}

function Entity({ entity }: { readonly entity: EntityTold }) {
  const { slug, kind } = entity
  const isMeeting = kind === 'MEETING'
  return (
    <article className="page entity">
      <PageTitle of={entity.name} />
      <Heading entity={entity} />
      <div className="columns">
        <div>
          <KnownFacts entity={entity} />
          <Texts slug={slug} />
          <Disagreements entity={entity} />
          <Suspense fallback={null}>
            {isMeeting ? <MeetingSections slug={slug} /> : null}
            {kind === 'OCCASION' ? <OccasionSections slug={slug} /> : null}
            {kind === 'DECISION' ? <DecisionVotes slug={slug} /> : null}
            {kind === 'PERSON' || kind === 'ORGANIZATION' ? <CastVotes slug={slug} /> : null}
          </Suspense>
          {kind === 'SOURCE' ? (
            <>
              <SourceDisagreements slug={slug} />
              <SourceClaims slug={slug} />
            </>
          ) : null}
          {kind === 'ORGANIZATION' || kind === 'PLACE' ? <Deputies slug={slug} kind={kind} /> : null}
          <ConcernedBy slug={slug} />
          <Relations slug={slug} without={shownBesides(kind)} />
        </div>
        <aside aria-label="Names and sources">
          <Names entity={entity} />
          <Sources slug={slug} />
          <p className="ask">
            <AskInGraphql query={EntityPageDocument} asked={{ slug }} />
          </p>
        </aside>
      </div>
    </article>
  )
}

/** Relations that have a section of their own. */
const shownElsewhere = ['IN effect', 'IN effect *', 'IN ballot', 'OUT ballot']
const shownByOccasion = [...shownElsewhere, 'OUT participant', 'OUT place']
const shownByMeeting = [...shownByOccasion, 'IN meeting', 'IN adoptedAt']

function shownBesides(kind: EntityTold['kind']): readonly string[] {
  if (kind === 'MEETING') return shownByMeeting
  return kind === 'OCCASION' ? shownByOccasion : shownElsewhere
}

function Disagreements({ entity }: { readonly entity: EntityTold }) {
  const { totalCount, nodes } = entity.disagreements
  if (totalCount === 0) return null
  return (
    <Section title="Where sources differ" id="disagreements">
      {nodes.map((node) => (
        <Disagreement key={node.id} disagreement={node} />
      ))}
    </Section>
  )
}

function Unknown({ slug }: { readonly slug: string }) {
  return (
    <article className="page">
      <PageTitle of="Not in the graph" />
      <h1>Nothing goes by that name here</h1>
      <p>
        The graph has no entity <q>{slug}</q>. Search for it above: names are found in any spelling.
      </p>
    </article>
  )
}
