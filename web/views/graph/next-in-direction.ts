import type { Place } from './graph-view.ts'

export const arrowKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
export type ArrowKey = (typeof arrowKeys)[number]

interface PlacedEntity extends Place {
  readonly slug: string
}

/** The nearest that lies in the direction of an arrow, what lies straight ahead before what lies aside. */
export function nextInDirection(
  places: readonly PlacedEntity[],
  from: string | undefined,
  key: ArrowKey,
): string | undefined {
  const here = places.find(({ slug }) => slug === from)
  if (!here) return places[0]?.slug
  const { along, aside } = axes[key]
  const ahead = places.flatMap((place) => {
    const [way, off] = [along(place) - along(here), Math.abs(aside(place) - aside(here))]
    return way > 0 ? [{ slug: place.slug, far: way + 2 * off }] : []
  })
  return ahead.sort((a, b) => a.far - b.far)[0]?.slug
}

type Measure = (place: Place) => number

const axes: Readonly<Record<ArrowKey, { readonly along: Measure; readonly aside: Measure }>> = {
  ArrowLeft: { along: ({ x }) => -x, aside: ({ y }) => y },
  ArrowRight: { along: ({ x }) => x, aside: ({ y }) => y },
  ArrowUp: { along: ({ y }) => -y, aside: ({ x }) => x },
  ArrowDown: { along: ({ y }) => y, aside: ({ x }) => x },
}
