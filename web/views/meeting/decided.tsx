import {
  MeetingDecisionsAfterDocument,
  type MeetingDecisionsFragment,
  MeetingPartsAfterDocument,
} from '../../generated/meeting.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Section } from '../../parts/section.tsx'
import { Told } from '../../parts/told.tsx'
import { counted, inWords } from '../../parts/words.ts'
import { useAsk } from '../../query/use-view.ts'

type Edge = MeetingDecisionsFragment['edges'][number]

interface DecidedProps {
  readonly slug: string
  readonly decisions: MeetingDecisionsFragment
}

/** What a meeting decided, and of which parts each decision is made. */
export function Decided({ slug, decisions }: DecidedProps) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { meeting } = await ask(MeetingDecisionsAfterDocument, { slug, after })
    if (!meeting) throw new Error('The meeting is gone.')
    return meeting.decisions
  }
  return (
    <Section title="Decisions">
      <Paged<Edge> first={decisions} total={decisions.totalCount} noun="decision" load={load}>
        {(edges) => (
          <ul className="relations">
            {edges.map(({ node, relations }) => (
              <li key={node.id}>
                <Told claims={relations.map(({ claim }) => claim)} about={`the decision ${node.name}`}>
                  <EntityLink entity={node} /> <span className="quiet">{inWords(node.classification)}</span>
                </Told>
                {node.parts.totalCount > 0 ? <Parts decision={node} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Section>
  )
}

function Parts({ decision: { slug, parts } }: { readonly decision: Edge['node'] }) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { decision } = await ask(MeetingPartsAfterDocument, { slug, after })
    if (!decision) throw new Error('The decision is gone.')
    return decision.parts
  }
  return (
    <details>
      <summary>{counted(parts.totalCount, 'part')}</summary>
      <Paged<(typeof parts)['edges'][number]> first={parts} total={parts.totalCount} noun="part" load={load}>
        {(edges) => (
          <ul>
            {edges.map(({ node }) => (
              <li key={node.id}>
                <EntityLink entity={node} bare />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </details>
  )
}
