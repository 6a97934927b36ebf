import { useRef } from 'react'
import { Way } from '../../app/address.tsx'
import { GraphMenuDocument, type GraphMenuQuery } from '../../generated/graph.ts'
import { pathOf } from '../../parts/entity-link.tsx'
import { KindMark } from '../../parts/kinds.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { capitalized, wayInWords } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'
import { type Gathered, mostShown, pageSize } from './gather.ts'
import { type GraphView, openingKey } from './graph-view.ts'
import { withNextPage, withoutEntity, withoutOpening, withRoot } from './steps.ts'

type Group = NonNullable<GraphMenuQuery['view']['entity']>['neighbours']['byProperty'][number]

interface EntityPanelProps {
  readonly slug: string
  readonly view: GraphView
  readonly gathered: Gathered
  onStep(view: GraphView): void
  onPin(slug: string): void
}

/** What an entity is related to, by property with counts, each of which opens in pages; and what can be done with it. */
export function EntityPanel({ slug, view, gathered, onStep, onPin }: EntityPanelProps) {
  const answer = useView(GraphMenuDocument, { slug })
  const isShown = gathered.nodes.some((node) => node.slug === slug)
  return (
    <Answered by={answer}>
      {({ entity }) =>
        entity ? (
          <>
            <h2 className="chosen-name">
              <KindMark kind={entity.kind} /> {entity.name}
            </h2>
            {entity.description ? <p className="quiet">{entity.description}</p> : null}
            <div className="row-of-buttons">
              <Way to={pathOf(entity)}>Its page</Way>
              {isShown ? (
                <button type="button" onClick={() => onStep(withoutEntity(view, slug))}>
                  Remove
                </button>
              ) : (
                <button type="button" onClick={() => onStep(withRoot(view, slug))}>
                  Show it
                </button>
              )}
              {isShown && !view.asTables ? (
                <button type="button" aria-pressed={view.pins.has(slug)} onClick={() => onPin(slug)}>
                  {view.pins.has(slug) ? 'Unpin' : 'Pin'}
                </button>
              ) : null}
            </div>
            {entity.neighbours.byProperty.length === 0 ? (
              <Empty lensed="Nothing is related to it through this lens.">Nothing is related to it.</Empty>
            ) : (
              <ul className="menu" aria-label={`Related to ${entity.name}`}>
                {entity.neighbours.byProperty.map((group) => (
                  <Opener
                    key={[group.property.name, group.direction, group.qualifier].join(' ')}
                    slug={slug}
                    group={group}
                    view={view}
                    gathered={gathered}
                    onStep={onStep}
                  />
                ))}
              </ul>
            )}
          </>
        ) : (
          <Empty>The graph has nothing that goes by “{slug}”.</Empty>
        )
      }
    </Answered>
  )
}

interface OpenerProps extends Omit<EntityPanelProps, 'onPin'> {
  readonly group: Group
}

/** One property: how many there are, and what brings them, the next of them, or takes them away. */
function Opener({ slug, group: { property, direction, qualifier, count }, view, gathered, onStep }: OpenerProps) {
  const way = { slug, property: property.name, qualifier, direction }
  const key = openingKey(way)
  const opening = view.openings.find((one) => openingKey(one) === key)
  const isOpen = opening !== undefined
  const brought = gathered.opened.get(key)
  const here = new Set(gathered.nodes.map((node) => node.slug))
  const shown = brought?.nodes.filter((node) => here.has(node.slug)).length ?? 0
  const left = isOpen ? count - (brought?.nodes.length ?? 0) : count
  const next = Math.min(left, pageSize)
  const label = capitalized(wayInWords(property, direction, qualifier))
  const isFull = here.size + next > mostShown
  const row = useRef<HTMLLIElement>(null)
  const step = (to: GraphView) => {
    onStep(to)
    // The button that was pressed goes when it has nothing left to do.
    row.current?.focus({ preventScroll: true })
  }
  return (
    <li ref={row} tabIndex={-1}>
      <span className="menu-label">
        {label} <span className="count">{count.toLocaleString('en')}</span>
      </span>
      {isOpen ? (
        <span className="quiet figure">
          {shown.toLocaleString('en')} of {count.toLocaleString('en')} shown
        </span>
      ) : null}
      <span className="row-of-buttons">
        {next > 0 && brought?.pages === opening?.pages ? (
          <button type="button" disabled={isFull} onClick={() => step(withNextPage(view, way))}>
            {isOpen
              ? `Next ${next}`
              : next < count
                ? `Show first ${next}`
                : `Show ${count === 1 ? 'it' : `all ${next}`}`}
            <span className="unseen"> for {label}</span>
          </button>
        ) : null}
        {isOpen ? (
          <button type="button" onClick={() => step(withoutOpening(view, way))}>
            Close<span className="unseen"> for {label}</span>
          </button>
        ) : null}
      </span>
      {isFull && next > 0 ? (
        <span className="hint">
          No room for {next} more beside {here.size}: {mostShown} are shown at most. Remove or close some.
        </span>
      ) : null}
    </li>
  )
}
