import type { ClaimCondition } from '../lists/claim-condition.ts'
import type { ListItem } from '../lists/list.ts'
import { comparePositions, itemAt, type Position } from '../lists/position.ts'
import type { Direction } from '../lists/relations.ts'
import { tiePosition } from '../lists/ties.ts'
import { foldName } from '../model/display.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { within } from './argument.ts'
import { type Budget, createBudget } from './budget.ts'
import type { EntityEdge } from './catalogue.ts'
import { checkPropertyNames } from './claims.ts'
import { checkForms, type Form } from './condition-forms.ts'
import { readQualifiers } from './condition-qualifiers.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { InputError } from './input-error.ts'
import { keep } from './keep.ts'
import { type Listing, listMade, placesOf } from './listing.ts'
import { countPairs, type Pairs } from './pairs.ts'
import type { Request } from './request.ts'
import { type SharesAsked, sharesOf } from './shares.ts'
import type { View } from './view.ts'
import { type GivenCondition, stretchOf } from './where.ts'

/** Which entities are linked, and by what: null is as omitted. */
export interface ProjectionArguments extends Pick<GivenCondition, 'direction' | 'qualifiers' | 'from' | 'to'> {
  readonly property: string
  readonly kind?: readonly EntityKind[] | null | undefined
  readonly minWeight?: number | null | undefined
}

/** Two entities, and what they share. */
export interface ProjectionLink {
  readonly view: View
  readonly key: string
  readonly a: string
  readonly b: string
  /** Slugs, each once. */
  readonly shared: readonly string[]
}

/** Who shares how many of what, the heaviest links first. @throws InputError, and TooWideError where too much is shared */
export async function connectProjection(
  view: View,
  { first, after, last, before, ...args }: ProjectionArguments & PageArguments,
  { budget }: Request,
): Promise<Connection<{ readonly node: ProjectionLink }>> {
  const asked = await readProjection(view, args)
  // Here, since a page is kept for other requests, and this one is to pay for it.
  await projectionOf(view, asked, budget)
  const connected = {
    key: asked.key,
    list: () => listLinks(view, asked),
    edges: (items: readonly LinkItem[]) => items.map(({ node }) => ({ node })),
  }
  return connect(view, connected, { first, after, last, before })
}

/** What two entities share: where each stands by itself. */
export function connectShared(
  { view, key, a, b, shared }: ProjectionLink,
  args: PageArguments,
): Connection<EntityEdge> {
  const own = `shared ${a} ${b} ${key}`
  const make = () =>
    andThen(allOf(shared.map((slug) => getEntity(view, slug))), (entities) =>
      andThen(allOf(entities.map(keyOfEntity)), (keys) =>
        keys.map((each, index): ListItem => ({ position: tiePosition(each, shared[index] ?? ''), kind: each.kind })),
      ),
    )
  const connected = {
    key: own,
    list: () => listMade(view, own, make),
    met: [],
    edges: (items: readonly ListItem[]) =>
      allOf(items.map(({ position }) => andThen(getEntity(view, itemAt(position)), (node) => ({ node })))),
  }
  return connect(view, connected, args)
}

/** A two-mode network, projected on one of its modes. */
export interface Projection {
  /** Those who are linked, by name, then slug. */
  readonly sharers: readonly Sharer[]
  /** What they share: slugs, in order. */
  readonly things: readonly string[]
  readonly pairs: Pairs
}

interface Sharer {
  readonly slug: string
  /** Folded. */
  readonly name: string
}

export interface ProjectionAsked extends SharesAsked {
  readonly key: string
  readonly minWeight: number
}

const usualWeight = 2
const greatestWeight = 2_147_483_647

/** @throws InputError for what cannot be asked */
export async function readProjection(view: View, args: ProjectionArguments): Promise<ProjectionAsked> {
  for (const name of ['qualifiers', 'kind'] as const) {
    if (args[name]?.length === 0)
      throw new InputError(`"${name}" names nothing, and nothing would be linked: leave it out, or name at least one.`)
  }
  const properties = checkPropertyNames([args.property])
  const [property] = properties as [(typeof properties)[number]]
  checkForms(formsOf(args), { properties, direction: 'OUT' }, '')
  const condition: ClaimCondition = {
    ...anything,
    properties,
    direction: args.direction ?? 'IN',
    qualifiers: await readQualifiers(view, args.qualifiers ?? [], properties, ''),
    within: stretchOf(args, ''),
  }
  const kinds = args.kind ? [...new Set(args.kind)].sort() : null
  const minWeight = within('minWeight', args.minWeight ?? usualWeight, 1, greatestWeight)
  return { property, condition, kinds, minWeight, key: keyOf(condition, kinds, minWeight) }
}

/** The projection, kept as long as there is room. @throws TooWideError */
export function projectionOf(view: View, asked: ProjectionAsked, budget: Budget): MaybePromise<Projection> {
  return keep(view, asked.key, () => budget.inTurn(() => project(view, asked, budget)), sizeOf)
}

async function project(view: View, asked: ProjectionAsked, budget: Budget): Promise<Projection> {
  const shares = [...(await sharesOf({ view, asked, budget }))].sort((a, b) => comparePositions([a.thing], [b.thing]))
  const slugs = [...new Set(shares.flatMap(({ sharers }) => sharers))]
  const entities = await allOf(slugs.map((slug) => getEntity(view, slug)))
  const sharers = entities
    .map(({ name }, index): Sharer => ({ slug: slugs[index] ?? '', name: foldName(name) }))
    .sort((a, b) => comparePositions([a.name, a.slug], [b.name, b.slug]))
  const numbers = new Map(sharers.map(({ slug }, index) => [slug, index]))
  const numbered = shares.map((share) => share.sharers.map((slug) => numbers.get(slug) ?? 0))
  return {
    sharers,
    things: shares.map(({ thing }) => thing),
    pairs: countPairs(numbered, sharers.length, asked.minWeight),
  }
}

interface LinkItem extends ListItem {
  readonly node: ProjectionLink
}

function listLinks(view: View, asked: ProjectionAsked): Listing<LinkItem> {
  const projection = () => projectionOf(view, asked, createBudget())
  return {
    read: (window) =>
      andThen(projection(), (found) => {
        const [start, end] = placesOf(window, found.pairs.length, (index) => positionAt(found, index))
        return Array.from({ length: Math.max(0, end - start) }, (_, index) => {
          const node = { view, key: asked.key, ...linkAt(found, start + index) }
          return { node, position: positionAt(found, start + index), kind: null }
        })
      }),
    count: () => andThen(projection(), ({ pairs }) => pairs.length),
  }
}

/** The link that stands there, with the slugs of what it shares in their order. */
export function linkAt(
  { sharers, things, pairs }: Projection,
  index: number,
): Pick<ProjectionLink, 'a' | 'b' | 'shared'> {
  const { a, b } = pairs.at(index)
  const shared = pairs.sharedBy(a, b).map((thing) => things[thing] ?? '')
  return { a: sharers[a]?.slug ?? '', b: sharers[b]?.slug ?? '', shared }
}

function positionAt({ sharers, pairs }: Projection, index: number): Position {
  const { a, b, weight } = pairs.at(index)
  const ends = [sharers[a], sharers[b]].flatMap((sharer) => [sharer?.name ?? '', sharer?.slug ?? ''])
  return [-weight, ...ends]
}

/** Eight bytes a pair, in units of a small object, and what is related. */
function sizeOf({ sharers, things, pairs }: Projection): number {
  return 1 + sharers.length + things.length + pairs.length / 100
}

/** Asks nothing more of a relation. */
const anything: Omit<ClaimCondition, 'properties' | 'direction' | 'qualifiers' | 'within'> = {
  entity: null,
  other: null,
  equals: null,
  contains: null,
  atLeast: null,
  atMost: null,
  sources: null,
  minVoices: null,
  maxVoices: null,
  status: null,
  not: false,
}

/** What its values must be. */
function formsOf({ from, to }: ProjectionArguments): ReadonlyMap<string, Form> {
  const times = Object.entries({ from, to }).flatMap(([name, date]) => (date ? [name] : []))
  return new Map<string, Form>([['property', 'entity'], ...times.map((name) => [name, 'time'] as const)])
}

function keyOf({ properties, direction, qualifiers, within: time }: ClaimCondition, ...more: unknown[]): string {
  const stretch = time && [time.from?.text ?? null, time.to?.text ?? null]
  return `projection ${JSON.stringify([properties, direction as Direction, qualifiers, stretch, ...more])}`
}
