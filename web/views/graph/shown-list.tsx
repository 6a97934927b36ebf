import { KindMark } from '../../parts/kinds.tsx'
import { counted } from '../../parts/words.ts'
import type { Gathered } from './gather.ts'
import { choiceKey, type GraphView } from './graph-view.ts'
import { withEntity } from './steps.ts'

interface ShownListProps {
  readonly gathered: Gathered
  readonly view: GraphView
  onOpen(key: string): void
  onStep(view: GraphView): void
}

/** All that is drawn, to be chosen by name; and what was removed, to be brought back. */
export function ShownList({ gathered: { nodes, removed }, view, onOpen, onStep }: ShownListProps) {
  const chosen = view.choice ? choiceKey(view.choice) : undefined
  return (
    <section className="shown-list">
      {view.asTables || nodes.length === 0 ? null : (
        <details open>
          <summary>
            <h2>{counted(nodes.length, 'entity', 'entities')} shown</h2>
          </summary>
          <ul>
            {nodes.map((node) => (
              <li key={node.slug}>
                <button
                  type="button"
                  className="choose"
                  aria-pressed={node.slug === chosen}
                  onClick={() => onOpen(node.slug)}
                >
                  <KindMark kind={node.kind} /> <span>{node.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {removed.length === 0 ? null : (
        <details>
          <summary>
            <h2>{counted(removed.length, 'entity', 'entities')} removed</h2>
          </summary>
          <ul>
            {removed.map((node) => (
              <li key={node.slug} className="removed">
                <KindMark kind={node.kind} /> <span>{node.name}</span>{' '}
                <button type="button" onClick={() => onStep(withEntity(view, node.slug))}>
                  Bring back<span className="unseen"> {node.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
