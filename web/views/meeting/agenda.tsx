import {
  type AgendaStage,
  MeetingAgendaDocument,
  MeetingItemsAfterDocument,
  type MeetingItemsFragment,
} from '../../generated/meeting.ts'
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
  const { HELD, ANNOUNCED, decisions } = meeting
  const items: Readonly<Record<AgendaStage, MeetingItemsFragment>> = { HELD, ANNOUNCED }
  return (
    <>
      {stages.some((stage) => items[stage].totalCount > 0) ? (
        <Section title="Agenda">
          <div className="side-by-side">
            {stages.map((stage) => (
              <Items key={stage} slug={slug} stage={stage} items={items[stage]} />
            ))}
          </div>
        </Section>
      ) : null}
      {decisions.totalCount > 0 ? <Decided slug={slug} decisions={decisions} /> : null}
    </>
  )
}

/** In the order in which they stand side by side. */
const titles: Readonly<Record<AgendaStage, string>> = { HELD: 'As held', ANNOUNCED: 'As announced' }
const stages = Object.keys(titles) as AgendaStage[]

interface ItemsProps {
  readonly slug: string
  readonly stage: AgendaStage
  readonly items: MeetingItemsFragment
}

function Items({ slug, stage, items }: ItemsProps) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { meeting } = await ask(MeetingItemsAfterDocument, { slug, stage, after })
    if (!meeting) throw new Error('The meeting is gone.')
    return meeting.agenda
  }
  if (items.totalCount === 0) return null
  return (
    <section>
      <h3>{titles[stage]}</h3>
      <Paged<MeetingItemsFragment['edges'][number]> first={items} total={items.totalCount} noun="item" load={load}>
        {(edges) => (
          <ul className="numbered">
            {edges.map(({ order, node, relations }) => (
              <li key={node.id}>
                <span className="ordinal">{order ?? ''}</span>
                <Told
                  claims={relations.map(({ claim }) => claim)}
                  about={`the item ${node.name}, ${titles[stage].toLowerCase()}`}
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
