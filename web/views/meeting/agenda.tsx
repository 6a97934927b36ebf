import { MeetingAgendaDocument, type MeetingAgendaQuery, type MeetingItemsFragment } from '../../generated/meeting.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { Told } from '../../parts/told.tsx'
import { counted, inWords } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'

type Decisions = NonNullable<MeetingAgendaQuery['view']['meeting']>['decisions']

/** What stood on the agenda, as announced and as held, and what was decided. */
export function Agenda({ slug }: { readonly slug: string }) {
  const answer = useView(MeetingAgendaDocument, { slug })
  const meeting = answer.view?.meeting
  if (!meeting) return failureOf(answer)
  const { held, announced, decisions } = meeting
  return (
    <>
      {held.totalCount + announced.totalCount > 0 ? (
        <Section title="Agenda">
          <div className="side-by-side">
            <Items title="As held" items={held} />
            <Items title="As announced" items={announced} />
          </div>
        </Section>
      ) : null}
      {decisions.totalCount > 0 ? <Decided decisions={decisions} /> : null}
    </>
  )
}

function Items({ title, items }: { readonly title: string; readonly items: MeetingItemsFragment }) {
  if (items.totalCount === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="numbered">
        {items.edges.map(({ order, node, relations }) => (
          <li key={node.id}>
            <span className="ordinal">{order ?? ''}</span>
            <Told claims={relations.map(({ claim }) => claim)} about={`the item ${node.name}, ${title.toLowerCase()}`}>
              <EntityLink entity={node} bare />
            </Told>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Decided({ decisions }: { readonly decisions: Decisions }) {
  return (
    <Section title="Decisions">
      <ul className="relations">
        {decisions.edges.map(({ node, relations }) => (
          <li key={node.id}>
            <Told claims={relations.map(({ claim }) => claim)} about={`the decision ${node.name}`}>
              <EntityLink entity={node} /> <span className="quiet">{inWords(node.classification)}</span>
            </Told>
            {node.parts.totalCount > 0 ? (
              <details>
                <summary>{counted(node.parts.totalCount, 'part')}</summary>
                <ul>
                  {node.parts.nodes.map((part) => (
                    <li key={part.id}>
                      <EntityLink entity={part} bare />
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
