import { Way } from '../../app/address.tsx'
import { StartDocument, type StartQuery } from '../../generated/start.ts'
import { Disagreement } from '../../parts/disagreement.tsx'
import { EntityLink } from '../../parts/entity-link.tsx'
import { type EntityKind, KindMark, kindNames, kinds, kindWord } from '../../parts/kinds.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { counted } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'
import { SearchBox } from '../search/search-box.tsx'
import './start.css'

type StartView = StartQuery['view']

/** What this graph is, and a few ways in. */
export function Start() {
  const answer = useView(StartDocument, {})
  return (
    <article className="page start">
      <title>Plenum</title>
      <h1>Who says so, and when did it hold?</h1>
      <p className="lead">
        A graph of people, bodies and events, made of what sources say. Nothing is in it that no source says, and where
        two of them differ, both are here.
      </p>
      <SearchBox large />
      <Answered by={answer}>
        {(view) => (
          <>
            <Counts graph={view.graph} />
            {view.congresses.nodes.length > 0 ? (
              <Doors title="Congresses" meetings={view.congresses} />
            ) : (
              <Doors title="Meetings" meetings={view.latest} />
            )}
            <Kinds view={view} />
            <Differences disagreements={view.disagreements} />
          </>
        )}
      </Answered>
    </article>
  )
}

function Counts({ graph }: { readonly graph: StartView['graph'] }) {
  const rows: [number, string][] = [
    [graph.sources, graph.sources === 1 ? 'source' : 'sources'],
    [
      graph.claims,
      graph.claims === 1 ? 'claim, with its place in a source' : 'claims, each with its place in a source',
    ],
    [graph.entities, graph.entities === 1 ? 'entity' : 'entities that they are about'],
  ]
  return (
    <dl className="counts">
      {rows.map(([count, of]) => (
        <div key={of}>
          <dt>{of}</dt>
          <dd>{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

interface DoorsProps {
  readonly title: string
  readonly meetings: StartView['latest']
}

/** Ways in: the congresses, or in a graph without one the latest meetings. */
function Doors({ title, meetings }: DoorsProps) {
  if (meetings.nodes.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="doors">
        {meetings.nodes.map(({ startDate, participants, ...meeting }) => (
          <li key={meeting.id}>
            <EntityLink entity={meeting} />
            <span className="quiet">
              {startDate ? <When edtf={startDate.edtf} /> : 'no date on record'}
              {participants.totalCount > 0 ? ` · ${counted(participants.totalCount, 'participant')} by name` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Kinds({ view }: { readonly view: StartView }) {
  const lists: Readonly<Record<EntityKind, { readonly totalCount: number } | undefined>> = {
    PERSON: view.people,
    ORGANIZATION: view.organizations,
    POST: view.posts,
    MEETING: view.meetings,
    OCCASION: view.occasions,
    // The graph has no list of them.
    AGENDA_ITEM: undefined,
    DECISION: view.decisions,
    DOCUMENT: view.documents,
    PLACE: view.places,
    // They are counted above.
    SOURCE: undefined,
  }
  const rows = kindNames.flatMap((kind) => (lists[kind] ? [{ kind, count: lists[kind].totalCount }] : []))
  return (
    <section>
      <h2>All that is in it</h2>
      <ul className="kind-counts">
        {rows.map(({ kind, count }) => (
          <li key={kind}>
            <Way to={`/browse/${kindWord(kind)}`}>
              <KindMark kind={kind} silent />
              <span>{kinds[kind].plural}</span>
              <span className="figure">{count.toLocaleString('en')}</span>
            </Way>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Differences({ disagreements }: { readonly disagreements: StartView['disagreements'] }) {
  const { totalCount, nodes } = disagreements
  return (
    <section>
      <h2>Where sources differ</h2>
      {totalCount === 0 ? <Empty lensed="Through this lens nothing is disputed.">Nothing is disputed.</Empty> : null}
      {nodes.map((node) => (
        <Disagreement key={node.id} disagreement={node} withSubject />
      ))}
      {totalCount > nodes.length ? (
        <p>
          <Way to="/disagreements">All {counted(totalCount, 'disagreement')}</Way>
        </p>
      ) : null}
    </section>
  )
}
