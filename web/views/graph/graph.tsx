import { lazy, Suspense, useRef } from 'react'
import { useAddress } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import { Answered, Loading } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { SearchBox } from '../search/search-box.tsx'
import { Beginning } from './beginning.tsx'
import type { Drawing } from './drawing.ts'
import { EntityPanel } from './entity-panel.tsx'
import { type Gathered, mostShown } from './gather.ts'
import { encodeGraphView, type GraphView, type Place, parseChoice, parseGraphView } from './graph-view.ts'
import { Legend } from './legend.tsx'
import { LinkPanel } from './link-panel.tsx'
import { ShownList } from './shown-list.tsx'
import { withoutEntity, withPin, withRoot } from './steps.ts'
import { Tables } from './tables.tsx'
import { Ways } from './ways.tsx'
import './graph.css'
import { useGathered } from './use-gathered.ts'

const Canvas = lazy(async () => ({ default: (await import('./canvas.tsx')).Canvas }))

/** The graph around whatever one starts from, drawn or as tables. The address holds all of it; a step back undoes one. */
export function Graph() {
  const { parameters, go, put } = useAddress()
  const view = parseGraphView(parameters)
  const answer = useGathered(view)
  const step = (next: GraphView) => go('/graph', encodeGraphView(next))
  const adjust = (next: GraphView) => put(encodeGraphView(next))
  const name = answer.view?.nodes.find(({ slug }) => slug === view.roots[0])?.name
  return (
    <article className="page graph">
      <PageTitle of={name && view.roots.length > 0 ? `${name} · Graph` : 'Graph'} />
      <h1>{name && view.roots.length > 0 ? `Graph: ${name}` : 'Graph'}</h1>
      <div className="graph-tools">
        <SearchBox
          label={view.roots.length > 0 ? 'Add to the graph' : 'Begin with'}
          onChoose={({ slug }) => step(withRoot(view, slug))}
        />
        {view.roots.length > 0 ? <Ways view={view} onStep={step} /> : null}
      </div>
      {view.roots.length === 0 ? (
        <Beginning />
      ) : (
        <Answered by={answer}>
          {(gathered) => <Workplace gathered={gathered} view={view} onStep={step} onAdjust={adjust} />}
        </Answered>
      )}
    </article>
  )
}

interface WorkplaceProps {
  readonly gathered: Gathered
  readonly view: GraphView
  /** Goes on to another view; the button that leads back undoes it. */
  onStep(view: GraphView): void
  /** Changes what does not deserve a step of its own. */
  onAdjust(view: GraphView): void
}

/** The drawing or the tables, and beside it what is known of the one chosen. */
function Workplace({ gathered, view, onStep, onAdjust }: WorkplaceProps) {
  const stage = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const drawing = useRef<Drawing>(null)
  const { choice } = view
  const choose = (key: string | undefined) => {
    const { choice: _, ...rest } = view
    const chosen = key === undefined ? undefined : parseChoice(key)
    onAdjust({ ...rest, ...(chosen ? { choice: chosen } : {}) })
  }
  const open = (key: string) => {
    choose(key)
    panel.current?.focus()
  }
  const step = (next: GraphView) => {
    onStep(next)
    // What was pressed may be gone with what it stood for.
    if (next.removed.length > view.removed.length) stage.current?.focus({ preventScroll: true })
  }
  const remove = (slug: string) => step(withoutEntity(view, slug))
  const pin = (slug: string, place: Place | undefined) => onAdjust(withPin(view, slug, place))
  const pinHere = (slug: string) => pin(slug, view.pins.has(slug) ? undefined : drawing.current?.placeOf(slug))
  if (gathered.nodes.length + gathered.removed.length === 0) {
    return (
      <>
        <Count gathered={gathered} />
        <Beginning />
      </>
    )
  }
  return (
    <>
      <Count gathered={gathered} />
      <div className="workplace">
        <div>
          {view.asTables ? (
            <Tables gathered={gathered} view={view} stage={stage} onOpen={open} onRemove={remove} />
          ) : (
            <>
              <Suspense fallback={<Loading />}>
                <Canvas
                  gathered={gathered}
                  view={view}
                  stage={stage}
                  drawing={drawing}
                  onChoose={choose}
                  onPin={pin}
                  onRemove={remove}
                  onOpen={() => panel.current?.focus()}
                />
              </Suspense>
              <Legend gathered={gathered} view={view} />
            </>
          )}
        </div>
        <aside aria-label="What is chosen">
          <section
            ref={panel}
            tabIndex={-1}
            className="chosen-panel"
            aria-label="The one chosen"
            onKeyDown={({ key }) => (key === 'Escape' ? stage.current?.focus() : undefined)}
          >
            {choice === undefined ? (
              <p className="quiet">Choose an entity to open what it is related to, or a link to see who says so.</p>
            ) : 'slug' in choice ? (
              <EntityPanel
                key={choice.slug}
                slug={choice.slug}
                view={view}
                gathered={gathered}
                onStep={step}
                onPin={pinHere}
              />
            ) : (
              <LinkPanel choice={choice} gathered={gathered} onChoose={open} />
            )}
          </section>
          <ShownList gathered={gathered} view={view} onOpen={open} onStep={onStep} />
        </aside>
      </div>
    </>
  )
}

/** How much is shown, and what is not. */
function Count({ gathered: { nodes, links, unknown, refused, left, isTruncated } }: { readonly gathered: Gathered }) {
  return (
    <div className="graph-count">
      <p role="status">
        {nodes.length === 0 ? 'Nothing is shown.' : counted(nodes.length, 'entity', 'entities')}
        {nodes.length > 1 ? `, ${counted(links.length, 'link')} among them` : ''}
      </p>
      {left > 0 ? (
        <p className="wrong">
          {counted(left, 'more entity', 'more entities')} of this address {left === 1 ? 'is' : 'are'} not shown:{' '}
          {mostShown} are shown at most.
        </p>
      ) : null}
      {isTruncated ? (
        <p className="wrong">There are too many claims here to read all links under this lens: some are missing.</p>
      ) : null}
      {unknown.map((slug) => (
        <p key={slug} className="wrong">
          The graph has nothing that goes by <q>{slug}</q>.
        </p>
      ))}
      {refused.map((property) => (
        <p key={property} className="wrong">
          The graph has no property <q>{property}</q>.
        </p>
      ))}
    </div>
  )
}
