import { Way } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import {
  StartConnectedDocument,
  StartDocument,
  type StartDoorFragment,
  type StartQuery,
} from '../../generated/start.ts'
import { Disagreement } from '../../parts/disagreement.tsx'
import { EntityLink } from '../../parts/entity-link.tsx'
import { type EntityKind, KindMark, kindNames, kinds, kindWord } from '../../parts/kinds.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { capitalized, counted, inWords } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'
import { SearchBox } from '../search/search-box.tsx'
import './start.css'

type StartView = StartQuery['view']

/** What this graph is, and a few ways in. */
export function Start() {
  const answer = useView(StartDocument, {})
  const { title = null, description = null } = answer.view?.graph ?? {}
  const isAwaited = answer.view === undefined && answer.loading
  return (
    <article className="page start">
      <PageTitle />
      <h1>{isAwaited ? '\u00a0' : (title ?? 'Who says so, and when did it hold?')}</h1>
      {description ? <p className="lead">{description}</p> : null}
      <p className={description ? 'quiet' : 'lead'}>
        A graph of people, bodies and events, made of what sources say. Nothing is in it that no source says, and where
        two of them differ, both are here.
      </p>
      <SearchBox large />
      <Answered by={answer}>
        {(view) => (
          <>
            {view.graph.featured.length > 0 ? <Featured entities={view.graph.featured} /> : <Connected />}
            <Counts graph={view.graph} />
            {view.latest.nodes.length > 0 ? (
              <section>
                <h2>The latest meetings</h2>
                <Doors entities={view.latest.nodes} />
              </section>
            ) : null}
            <Kinds view={view} />
            <Differences disagreements={view.disagreements} />
          </>
        )}
      </Answered>
    </article>
  )
}

/** Where whoever made the graph would have a reader begin. */
function Featured({ entities }: DoorsProps) {
  return (
    <section className="featured">
      <h2>Begin here</h2>
      <Doors entities={entities} />
    </section>
  )
}

/** Where nobody has chosen that, and this page has to. */
function Connected() {
  const answer = useView(StartConnectedDocument, {})
  if (answer.view?.entities.nodes.length === 0) return null
  return (
    <section>
      <h2>Begin here</h2>
      <p className="quiet">Nobody has chosen where to begin in this graph: of these it says most.</p>
      <Answered by={answer}>{({ entities }) => <Doors entities={entities.nodes} />}</Answered>
    </section>
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
  readonly entities: readonly StartDoorFragment[]
}

/** Ways in: each entity with a word on what it is. */
function Doors({ entities }: DoorsProps) {
  return (
    <ul className="doors">
      {entities.map((entity) => (
        <li key={entity.id}>
          <EntityLink entity={entity} />
          <span className="quiet">
            <Word entity={entity} />
          </span>
          {entity.description ? <span className="quiet">{entity.description}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** Of a meeting when it was and how many came, of a decision when it was made and how it ended, of a body what sort it is. */
function Word({ entity }: { readonly entity: StartDoorFragment }) {
  if (!('participants' in entity)) {
    const sort = ('classification' in entity && inWords(entity.classification)) || kinds[entity.kind].label
    const { date = null, outcome = null } = 'outcome' in entity ? entity : {}
    return (
      <>
        {capitalized(sort)}
        {date ? (
          <>
            {' · '}
            <When edtf={date.edtf} />
          </>
        ) : null}
        {outcome ? ` · ${inWords(outcome.outcome)}` : ''}
      </>
    )
  }
  const { startDate, participants } = entity
  return (
    <>
      {startDate ? <When edtf={startDate.edtf} /> : 'no date on record'}
      {participants.totalCount > 0 ? ` · ${counted(participants.totalCount, 'participant')} by name` : ''}
    </>
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
  const rows = kindNames.flatMap((kind) => (lists[kind]?.totalCount ? [{ kind, count: lists[kind].totalCount }] : []))
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
