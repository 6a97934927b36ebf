import type { Parameters } from '../../app/address.tsx'
import { type EntityKind, kindsNamed, kindWord } from '../../parts/kinds.tsx'
import { encodeWindow, parseWindow, type TimeWindow } from './time-window.ts'

/** What the timeline shows, as the address holds it. */
export interface TimelineView {
  /** Whose timeline; of all where it is left out. */
  readonly of?: string
  /** All of it where it is left out. */
  readonly window?: TimeWindow
  readonly kinds: readonly EntityKind[]
  /** Only what must have lain in the window, and not what can have. */
  readonly certainly: boolean
}

/** Reads a view out of an address. What makes no sense there is left out. */
export function parseTimelineView(parameters: URLSearchParams): TimelineView {
  const of = parameters.get('of')
  const window = parseWindow(parameters.get('from'), parameters.get('to'))
  return {
    ...(of ? { of } : {}),
    ...(window ? { window } : {}),
    kinds: kindsNamed(parameters.getAll('kind')),
    certainly: parameters.get('lies') === 'certainly',
  }
}

export function encodeTimelineView({ of, window, kinds, certainly }: TimelineView): Parameters {
  return {
    of,
    from: window && encodeWindow(window).from,
    to: window && encodeWindow(window).to,
    kind: kinds.map(kindWord),
    lies: certainly ? 'certainly' : undefined,
  }
}
