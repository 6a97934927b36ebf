import { compare } from '../../model/compare.ts'
import type { Entity, Identifier } from '../../model/entity.ts'
import { isTelling } from '../../model/identifier.ts'
import { identifierSchemes } from '../../model/identifier-scheme.ts'
import { findByIdentifiers } from '../../store/amend/identifiers.ts'
import type { Register } from '../../store/amend/register.ts'
import type { WholeThing } from '../../store/amend/register-things.ts'
import type { Twin } from '../../store/amend/register-twins.ts'
import { findEntities } from '../../store/entities.ts'
import { readRedirects } from '../../store/history/redirects.ts'
import type { Store } from '../../store/store.ts'

/** A thing that the graph, or the file itself, knows under another slug, and by which identifier. */
export interface Join {
  /** The slug that it would bear by itself. */
  readonly own: string
  readonly slug: string
  readonly kind: Entity['kind']
  readonly scheme: string
}

/** A thing that bears the identifiers of two entities, which other files did not know to be one. */
export interface Torn {
  /** The slug that it would bear by itself. */
  readonly own: string
  /** The entity that it was joined to. */
  readonly slug: string
  readonly other: string
  readonly identifier: Identifier
}

/** Takes things of a file to be one where both bear the same strong identifier and are of one kind. A name never joins. */
export function joinWithinFile(register: Register): readonly Twin[] {
  return register.joinTwins(schemesInOrder, isTelling)
}

/** What joins things that somebody merged, where an identifier would. */
const byMerge = 'an earlier merge'

/** What joins things that were found in the graph by their names, as somebody asked for. */
const byName = 'name'

/** Takes things of a file to be one where what was made of them was merged: one that still has its slug before others. */
export async function joinMerged(store: Store, register: Register): Promise<readonly Twin[]> {
  const { entities } = await readRedirects(store)
  const groups = Map.groupBy(entities, ([, now]) => now)
  return [...groups].flatMap(([now, merged]) =>
    register.unite([now, ...merged.map(([old]) => old).sort(compare)], byMerge),
  )
}

/**
 * Takes things of a file to be entities of the graph, on the same conditions, and where what they were was merged; `joinedTo`
 * tells of which that is known otherwise.
 */
export async function joinWithGraph(
  store: Store,
  register: Register,
  things: readonly WholeThing[],
  joinedTo?: (key: string) => string | null,
): Promise<{ entities: Entity[]; joins: Join[]; torn: Torn[] }> {
  const joins = new Map<string, Join>()
  const { entities: merged } = await readRedirects(store)
  for (const { key, slug: own, kind } of things) {
    const found = merged.get(own)
    const named = found === undefined ? joinedTo?.(key) : null
    const slug = found ?? (named ? (merged.get(named) ?? named) : undefined)
    if (slug === undefined) continue
    joins.set(key, { own, slug, kind, scheme: found === undefined ? byName : byMerge })
    register.join(key, slug)
  }
  const asked = things
    .filter(({ key }) => !joins.has(key))
    .flatMap((thing) => tellingIdentifiers(thing).map((identifier) => ({ thing, identifier })))
  const keys = asked.map(({ thing: { kind }, identifier }) => ({ ...identifier, kind }))
  const found = keys.length === 0 ? [] : await findByIdentifiers(store, keys)
  const present = await findEntities(store, [...new Set(found.flat())])
  const known = new Map(present.map((entity) => [entity.slug, entity]))
  const torn: Torn[] = []
  for (const [index, { thing, identifier }] of asked.entries()) {
    const entities = (found[index] ?? []).flatMap((slug) => known.get(slug) ?? [])
    const entity = entities.find((each) => isSame(register, thing, each))
    const join = joins.get(thing.key)
    if (join && entity && entity.slug !== join.slug && !entities.some(({ slug }) => slug === join.slug))
      torn.push({ own: thing.slug, slug: join.slug, other: entity.slug, identifier })
    if (join || !entity) continue
    joins.set(thing.key, { own: thing.slug, slug: entity.slug, kind: thing.kind, scheme: identifier.scheme })
    register.join(thing.key, entity.slug)
    known.set(entity.slug, { ...entity, identifiers: [...entity.identifiers, ...thing.identifiers] })
  }
  const entities = things.map(({ key, standsIn: _standsIn, ...entity }) => ({
    ...entity,
    slug: joins.get(key)?.slug ?? entity.slug,
  }))
  return { entities: mergeEntities(entities), joins: [...joins.values()], torn }
}

const schemesInOrder = identifierSchemes.map(({ name }) => name)

function tellingIdentifiers({ identifiers, kind }: WholeThing): Identifier[] {
  const telling = identifiers.filter((each) => isTelling(each, kind))
  return schemesInOrder.flatMap((scheme) => telling.filter((each) => each.scheme === scheme))
}

/** Unless the entity is one of this file's own, or Wikidata tells the two apart. */
function isSame(register: Register, thing: WholeThing, entity: Entity): boolean {
  if (register.isOwn(entity.slug)) return false
  const itemsOf = ({ identifiers, kind }: Pick<Entity, 'identifiers' | 'kind'>) =>
    identifiers.filter((each) => each.scheme === 'wikidata' && isTelling(each, kind))
  const [theirs, ours] = [itemsOf(entity), itemsOf(thing)]
  return theirs.length === 0 || ours.length === 0 || theirs.some(({ value }) => ours.some((own) => own.value === value))
}

/** One entity for each slug, with the identifiers of all that stand for it. */
function mergeEntities(entities: readonly Entity[]): Entity[] {
  const merged = new Map<string, Entity>()
  for (const entity of entities) {
    const other = merged.get(entity.slug)
    const identifiers = [...(other?.identifiers ?? []), ...entity.identifiers]
    const distinct = new Map(identifiers.map((each) => [JSON.stringify(each), each]))
    merged.set(entity.slug, { ...(other ?? entity), identifiers: [...distinct.values()] })
  }
  return [...merged.values()]
}
