import type { Certainty, LensSourcesQueryVariables } from '../generated/lens.ts'

/** Through what the graph is seen: the same on every page, and kept in the address. */
export interface Lens {
  /** An EDTF date: only what held then. */
  readonly at?: string
  /** Only what must have held then, and not what can have. */
  readonly certainly: boolean
  /** Only what these sources say, by slug. Empty for all. */
  readonly toldBy: readonly string[]
  /** Only what so many voices say. */
  readonly voices?: number
  readonly withoutDisputed: boolean
  readonly withExpected: boolean
}

export const noLens: Lens = { certainly: false, toldBy: [], withoutDisputed: false, withExpected: false }

/** The names under which the address holds the lens. No view uses them for anything else. */
export const lensParameters = ['at', 'match', 'told-by', 'voices', 'disputed', 'expected'] as const

/** Reads the lens out of an address. What makes no sense there is left out. */
export function parseLens(parameters: URLSearchParams): Lens {
  const at = parameters.get('at')?.trim()
  const voices = Number(parameters.get('voices'))
  return {
    ...(at ? { at } : {}),
    certainly: Boolean(at) && parameters.get('match') === 'certainly',
    toldBy: [...new Set(parameters.getAll('told-by').filter(Boolean))],
    ...(Number.isInteger(voices) && voices > 1 ? { voices } : {}),
    withoutDisputed: parameters.get('disputed') === 'without',
    withExpected: parameters.get('expected') === 'with',
  }
}

/** What an address says about the lens: nothing where it is off. */
export function encodeLens(lens: Lens): [name: (typeof lensParameters)[number], value: string][] {
  return [
    ...(lens.at ? [['at', lens.at] as const] : []),
    ...(lens.at && lens.certainly ? [['match', 'certainly'] as const] : []),
    ...lens.toldBy.map((slug) => ['told-by', slug] as const),
    ...(lens.voices ? [['voices', String(lens.voices)] as const] : []),
    ...(lens.withoutDisputed ? [['disputed', 'without'] as const] : []),
    ...(lens.withExpected ? [['expected', 'with'] as const] : []),
  ].map(([name, value]) => [name, value])
}

export function isOn(lens: Lens): boolean {
  return encodeLens(lens).length > 0
}

/** What every query is given for the lens: nothing for what is not asked of it. */
export type LensVariables = {
  readonly [Name in keyof LensSourcesQueryVariables]-?: LensSourcesQueryVariables[Name] | undefined
}

/** Every word for how certain something is: also what was only expected. */
const certainties = Object.keys({
  STATED: true,
  REPORTED: true,
  INFERRED: true,
  EXPECTED: true,
} satisfies Record<Certainty, true>) as Certainty[]

export function lensVariables(lens: Lens): LensVariables {
  return {
    at: lens.at,
    match: lens.certainly ? 'CERTAINLY' : undefined,
    toldBy: lens.toldBy.length > 0 ? [...lens.toldBy] : undefined,
    minSources: lens.voices,
    excludeDisputed: lens.withoutDisputed || undefined,
    certainty: lens.withExpected ? certainties : undefined,
    recorded: undefined,
  }
}
