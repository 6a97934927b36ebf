import { MeetingAgendaDocument, MeetingItemsAfterDocument, type MeetingItemsFragment } from '../../generated/meeting.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { Told } from '../../parts/told.tsx'
import { useAsk, useView } from '../../query/use-view.ts'
import { Decided } from './decided.tsx'

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
            <Items title="As held" slug={slug} stage="HELD" items={held} />
            <Items title="As announced" slug={slug} stage="ANNOUNCED" items={announced} />
          </div>
        </Section>
      ) : null}
      {decisions.totalCount > 0 ? <Decided slug={slug} decisions={decisions} /> : null}
    </>
  )
}

interface ItemsProps {
  readonly title: string
  readonly slug: string
  readonly stage: 'HELD' | 'ANNOUNCED'
  readonly items: MeetingItemsFragment
}

function Items({ title, slug, stage, items }: ItemsProps) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { meeting } = await ask(MeetingItemsAfterDocument, { slug, stage, after })
    if (!meeting) throw new Error('The meeting is gone.')
    return meeting.agenda
  }
  if (items.totalCount === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <Paged<MeetingItemsFragment['edges'][number]> first={items} total={items.totalCount} noun="item" load={load}>
        {(edges) => (
          <ul className="numbered">
            {edges.map(({ order, node, relations }) => (
              <li key={node.id}>
                <span className="ordinal">{order ?? ''}</span>
                <Told
                  claims={relations.map(({ claim }) => claim)}
                  about={`the item ${node.name}, ${title.toLowerCase()}`}
                >
                  <EntityLink entity={node} bare />
                </Told>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
