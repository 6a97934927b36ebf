import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type NodeSingular } from 'cytoscape'
import fcose from 'cytoscape-fcose'
import { drawingStyle } from './drawing-style.ts'
import type { Layout, Place } from './graph-view.ts'
import { type ArrowKey, nextInDirection } from './next-in-direction.ts'
import { picture } from './picture.ts'
import { seed } from './seed.ts'

cytoscape.use(fcose)

/** What a drawing shows. */
interface Scene {
  readonly elements: readonly ElementDefinition[]
  readonly layout: Layout
  /** Where the chain has its entities; empty for a web. */
  readonly places: ReadonlyMap<string, Place>
  readonly pins: ReadonlyMap<string, Place>
}

/** What readers do on a drawing. */
interface DrawingHandlers {
  /** Chose an entity or a link by its key, or nothing. */
  onChoose(key: string | undefined): void
  /** Moved an entity to a place. */
  onPin(slug: string, place: Place): void
}

/** A drawing of entities and links on a canvas. It is to be closed. */
export interface Drawing {
  show(scene: Scene): void
  choose(key: string | undefined): void
  /** The entity that lies next in a direction from the chosen one. */
  next(key: ArrowKey, from: string | undefined): string | undefined
  placeOf(slug: string): Place | undefined
  zoom(factor: number): void
  fit(): void
  repaint(): void
  picture(): Promise<Blob>
  close(): void
}

export function openDrawing(container: HTMLElement, handlers: DrawingHandlers): Drawing {
  const isNarrow = () => container.clientWidth < 480
  const cy = cytoscape({
    container,
    style: drawingStyle(isNarrow()),
    minZoom: 0.08,
    maxZoom: 1.75,
    boxSelectionEnabled: false,
    autounselectify: true,
  })
  cy.on('tap', (event) => handlers.onChoose(event.target === cy ? undefined : event.target.id()))
  cy.on('dragfree', 'node', ({ target }) => handlers.onPin(target.id(), placeOf(target)))
  let shape = ''
  return {
    show(scene) {
      update(cy, scene.elements)
      const next = `${scene.layout} ${cy
        .elements()
        .map((element) => element.id())
        .sort()
        .join(' ')}`
      if (next !== shape) arrange(cy, scene, shape !== '')
      else for (const [slug, place] of scene.pins) cy.getElementById(slug).position({ ...place })
      shape = next
    },
    choose(key) {
      cy.batch(() => {
        cy.elements().removeClass('chosen near far')
        const chosen = key === undefined ? cy.collection() : cy.getElementById(key)
        if (chosen.empty()) return
        const near = chosen.union(chosen.neighborhood()).union(chosen.connectedNodes())
        chosen.addClass('chosen')
        near.edges().addClass('near')
        cy.elements().difference(near).addClass('far')
      })
    },
    next(key, from) {
      const places = cy.nodes().map((node) => ({ slug: node.id(), ...placeOf(node) }))
      return nextInDirection(places, from, key)
    },
    placeOf(slug) {
      const node = cy.getElementById(slug)
      return node.empty() ? undefined : placeOf(node)
    },
    zoom(factor) {
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } })
    },
    fit: () => void cy.fit(undefined, paddingOf(cy)),
    repaint: () => void cy.style(drawingStyle(isNarrow())),
    picture: () => picture(cy),
    close: () => cy.destroy(),
  }
}

function paddingOf(cy: Core): number {
  return Math.min(36, cy.width() * 0.04)
}

function placeOf(node: NodeSingular): Place {
  const { x, y } = node.position()
  return { x: Math.round(x), y: Math.round(y) }
}

/** Takes away what is shown no more, adds what is new, and brings what stays up to date. */
function update(cy: Core, elements: readonly ElementDefinition[]): void {
  const wanted = new Map(elements.map((element) => [element.data.id ?? '', element]))
  cy.batch(() => {
    cy.elements()
      .filter((element) => !wanted.has(element.id()))
      .remove()
    const added: ElementDefinition[] = []
    for (const [id, element] of wanted) {
      const known = cy.getElementById(id)
      if (known.empty()) added.push({ ...element, data: { ...element.data } })
      else known.data(element.data).classes(element.classes as string[])
    }
    cy.add(added.filter(({ group }) => group === 'nodes'))
    cy.add(added.filter(({ group }) => group === 'edges'))
  })
}

/** Puts everything into its place; what was drawn before moves there, for those who do not mind. */
function arrange(cy: Core, { layout, places, pins }: Scene, wasShown: boolean): void {
  const before = new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]))
  const start = seed(cy, pins)
  if (layout === 'web' && cy.nodes().length > 1) {
    for (const [slug, place] of start) cy.getElementById(slug).position({ ...place })
    cy.layout(webLayout(pins, cy)).run()
  }
  const found = new Map(
    cy.nodes().map((node) => {
      const slug = node.id()
      const own = layout === 'chain' ? places.get(slug) : cy.nodes().length > 1 ? node.position() : start.get(slug)
      return [slug, { ...(pins.get(slug) ?? own ?? node.position()) }]
    }),
  )
  const animate = wasShown && !matchMedia('(prefers-reduced-motion: reduce)').matches
  if (animate) for (const [slug, place] of before) cy.getElementById(slug).position(place)
  const positions = (slug: string) => found.get(slug) ?? { x: 0, y: 0 }
  cy.layout({
    name: 'preset',
    positions: ((node: NodeSingular) => positions(node.id())) as never,
    animate,
    animationDuration: 350,
    fit: true,
    padding: paddingOf(cy),
  }).run()
}

function webLayout(pins: ReadonlyMap<string, Place>, cy: Core) {
  const fixedNodeConstraint = [...pins]
    .filter(([slug]) => cy.getElementById(slug).nonempty())
    .map(([nodeId, position]) => ({ nodeId, position: { ...position } }))
  return {
    name: 'fcose',
    quality: 'proof',
    randomize: false,
    animate: false,
    fit: false,
    packComponents: false,
    nodeDimensionsIncludeLabels: true,
    idealEdgeLength: (edge: EdgeSingular) => 110 + 5 * Math.min(60, mostLinksOf(edge)),
    nodeRepulsion: 9000,
    gravity: 0.2,
    numIter: 2500,
    ...(fixedNodeConstraint.length > 0 ? { fixedNodeConstraint } : {}),
  } as unknown as Parameters<Core['layout']>[0]
}

/** Around an entity with many links there has to be room for all of them. */
function mostLinksOf(edge: EdgeSingular): number {
  return Math.max(edge.source().degree(false), edge.target().degree(false))
}
