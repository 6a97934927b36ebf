import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { counted } from '../../parts/words.ts'
import { chainLayout } from './chain-layout.ts'
import { type Drawing, openDrawing } from './drawing.ts'
import { elementsOf } from './elements.ts'
import type { Gathered } from './gather.ts'
import { choiceKey, type GraphView, type Place } from './graph-view.ts'
import { arrowKeys } from './next-in-direction.ts'
import { dateOf } from './node-date.ts'
import { save } from './picture.ts'

interface CanvasProps {
  readonly gathered: Gathered
  readonly view: GraphView
  /** What takes the focus: the drawing itself. */
  readonly stage: RefObject<HTMLDivElement | null>
  /** The drawing, while there is one. */
  readonly drawing: RefObject<Drawing | null>
  onChoose(key: string | undefined): void
  onPin(slug: string, place: Place | undefined): void
  onRemove(slug: string): void
  /** Goes on to what is known of the one chosen. */
  onOpen(): void
}

/** The graph, drawn. It has the keys of a map: arrows lead from one entity to the next. */
export function Canvas({ gathered, view, stage, drawing, onChoose, onPin, onRemove, onOpen }: CanvasProps) {
  useDrawing(stage, drawing, { onChoose, onPin })
  const [said, setSaid] = useState('')
  const { layout, pins, choice } = view
  const scene = useMemo(
    () => ({
      elements: elementsOf(gathered, view),
      layout,
      pins,
      places: layout === 'chain' ? chainOf(gathered) : new Map(),
    }),
    [gathered, view, layout, pins],
  )
  const chosen = choice ? choiceKey(choice) : undefined
  useEffect(() => drawing.current?.show(scene), [drawing, scene])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn anew has to be marked anew
  useEffect(() => drawing.current?.choose(chosen), [drawing, chosen, scene])

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const node = gathered.nodes.find(({ slug }) => slug === chosen)
    const acts = new Map<string, () => void>([
      ['Enter', () => (chosen ? onOpen() : undefined)],
      ['Delete', () => (node ? onRemove(node.slug) : undefined)],
      [
        'p',
        () =>
          node ? onPin(node.slug, pins.has(node.slug) ? undefined : drawing.current?.placeOf(node.slug)) : undefined,
      ],
      ['+', () => drawing.current?.zoom(1.25)],
      ['-', () => drawing.current?.zoom(0.8)],
      ['0', () => drawing.current?.fit()],
    ])
    const arrow = arrowKeys.find((key) => key === event.key)
    const act = acts.get(event.key)
    if (arrow) {
      event.preventDefault()
      const next = drawing.current?.next(arrow, node?.slug)
      if (next === undefined) return setSaid('Nothing lies further that way.')
      onChoose(next)
      setSaid(described(gathered, next))
    } else if (act) {
      event.preventDefault()
      act()
    }
  }

  const takePicture = async () => {
    if (!drawing.current) return
    save(await drawing.current.picture(), `plenum-${gathered.nodes[0]?.slug ?? 'graph'}.png`)
  }

  return (
    <div className="drawing">
      <div
        ref={stage}
        className="stage"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
        tabIndex={0}
        aria-label="Drawing of the graph"
        aria-describedby="stage-keys"
        onKeyDown={press}
      />
      <div className="stage-tools">
        <button type="button" onClick={() => drawing.current?.zoom(1.25)} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={() => drawing.current?.zoom(0.8)} aria-label="Zoom out">
          −
        </button>
        <button type="button" onClick={() => drawing.current?.fit()}>
          Show all
        </button>
        <button type="button" onClick={takePicture}>
          Save as PNG
        </button>
      </div>
      <p id="stage-keys" className="hint stage-keys">
        Drag an entity to pin it. Zoom with Ctrl and the wheel. With the keyboard: arrows move from one to the next,
        Enter opens it, P pins it, Delete removes it, + and − zoom, 0 shows all.
      </p>
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  )
}

/** Opens the drawing with the page, and closes it with it. */
function useDrawing(
  stage: RefObject<HTMLDivElement | null>,
  drawing: RefObject<Drawing | null>,
  handlers: { onChoose(key: string | undefined): void; onPin(slug: string, place: Place): void },
): void {
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    const place = stage.current
    if (!place) return
    const opened = openDrawing(place, {
      onChoose: (key) => latest.current.onChoose(key),
      onPin: (slug, where) => latest.current.onPin(slug, where),
    })
    drawing.current = opened
    const colours = matchMedia('(prefers-color-scheme: dark)')
    // The page scrolls by the wheel; the drawing zooms only where a key says so.
    const scroll = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
    }
    const frame = place.parentElement
    colours.addEventListener('change', opened.repaint)
    document.fonts.addEventListener('loadingdone', opened.repaint)
    frame?.addEventListener('wheel', scroll, { capture: true, passive: true })
    return () => {
      colours.removeEventListener('change', opened.repaint)
      document.fonts.removeEventListener('loadingdone', opened.repaint)
      frame?.removeEventListener('wheel', scroll, { capture: true })
      opened.close()
      drawing.current = null
    }
  }, [stage, drawing])
}

function chainOf({ nodes, links }: Gathered): Map<string, Place> {
  const placed = nodes.map((node) => {
    const day = dateOf(node)?.earliest
    return { slug: node.slug, ...(day ? { day } : {}) }
  })
  return chainLayout(
    placed,
    links.map(({ from, to }) => [from.slug, to.slug]),
  )
}

/** What those hear who walk from one entity to the next. */
function described({ nodes, links }: Gathered, slug: string): string {
  const name = nodes.find((node) => node.slug === slug)?.name ?? slug
  const count = links.filter(({ from, to }) => from.slug === slug || to.slug === slug).length
  return `${name}: ${counted(count, 'link')} shown`
}
