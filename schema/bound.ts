/*
 * What a field can cost is told where it is declared: how long its list can be, and what it takes besides its items.
 * From here the cost of a request is computed before it runs, and the directives of the printed schema are made.
 */

/** What a field tells of its cost. */
export interface FieldCost {
  /** How long the list is counted as. Where only what the graph holds decides, it is more than all but few lists have. */
  readonly listSize?: number
  /** The points of the field itself, where it is not one. */
  readonly weight?: number
  /** Whether all of the graph has to be read to answer it under a lens. */
  readonly readsAll?: true
}

/** What an argument tells of lists: that it says how long they are. */
export interface Slicing {
  /** How long they are at most, and where the argument is left out. */
  readonly most: number
  readonly usual: number
  /** Which lists of what the field gives; the field itself where none is named. */
  readonly fields?: readonly string[]
  /** How many times as long a list is, by its name, and how long it is then at most. */
  readonly times?: Readonly<Record<string, number>>
  readonly mostItems?: number
  /** Whether a list has an item for every pair of what is given. */
  readonly pairs?: true
}

/** Marks the field that leads to the graph as a lens shows it. */
export const throughLens = 'throughLens'

/** What it takes to read the whole graph through a lens, once. */
export const lensWeight = 40_000

/** Declares how long a list can be. */
export function upTo(listSize: number) {
  return { extensions: { listSize } satisfies FieldCost as Readonly<Record<string, unknown>> }
}

/** Declares what a field takes besides its items. */
export function costs(weight: number, more: Omit<FieldCost, 'weight'> = {}) {
  return { extensions: { weight, ...more } satisfies FieldCost as Readonly<Record<string, unknown>> }
}

/** Declares an argument that says how long lists are. */
export function slicing(slices: Slicing) {
  return { extensions: { slices } as Readonly<Record<string, unknown>> }
}
