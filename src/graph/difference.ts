import type { ListItem } from '../lists/list.ts'
import { comparePositions, type Position } from '../lists/position.ts'
import type { Claim, Reference } from '../model/claim.ts'
import type { Difference } from '../model/difference.ts'
import { displayValue } from '../model/display.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { properties } from '../model/properties.ts'
import type { ChangeNode } from './change.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { findEntity } from './entity.ts'
import { historyOf } from './history-loaders.ts'
import { encodeId } from './id.ts'
import type { Window } from './listing.ts'
import type { EntityNode, View } from './view.ts'

/** A difference in flight, with the whole graph as it is. */
export interface DifferenceNode extends Difference {
  readonly view: View
}

export interface DifferenceEdge {
  readonly node: DifferenceNode
}

interface DifferenceItem extends ListItem {
  readonly difference: Difference
}

/** What a change made different: entities first. No more is read than a page needs. */
export function connectDifferences(change: ChangeNode, page: PageArguments): Connection<DifferenceEdge> {
  const { view, key, number, differences } = change
  const connected = {
    key: `differences ${key}`,
    list: () => ({
      read: (window: Window) => (number === null ? [] : readDifferences(view, number, window)),
      count: () => differences,
    }),
    edges: (items: readonly DifferenceItem[]) => items.map(({ difference }) => ({ node: { ...difference, view } })),
  }
  return connect(view, connected, page)
}

async function readDifferences({ graph }: View, number: number, window: Window): Promise<DifferenceItem[]> {
  const { after, before, limit: wanted, backwards } = window
  const found: DifferenceItem[] = []
  // The first of them can be the one in which the last page ended.
  const limit = wanted + 1
  let [from, until] = [after, before]
  for (let isDone = false; !isDone; ) {
    const changed = await historyOf(graph).changed.load({ number, after: from, before: until, limit, backwards })
    for (const { place, differences } of changed) {
      const items = differences.map((difference, index): DifferenceItem => {
        return { position: [...place, index], kind: null, difference }
      })
      const between = items.filter(({ position }) => isBetween(position, from, until))
      found.push(...(backwards ? between.reverse() : between))
    }
    isDone = found.length >= wanted || changed.length < limit
    const reached = changed.at(-1)?.place ?? []
    if (backwards) until = [...reached, -1]
    else from = [...reached, Number.MAX_SAFE_INTEGER]
  }
  const page = found.slice(0, wanted)
  return backwards ? page.reverse() : page
}

function isBetween(position: Position, after: Position | null, before: Position | null): boolean {
  return (!after || comparePositions(position, after) > 0) && (!before || comparePositions(position, before) < 0)
}

/** What it is about, as it is now: what an entity that was merged became; null where it is no more. */
export function subjectOfDifference({ view, subject }: DifferenceNode): MaybePromise<EntityNode | null> {
  return subject === null ? null : findEntity(view, view.graph.redirects.entities.get(subject) ?? subject)
}

export function sourceOfDifference({ view, reference }: DifferenceNode): MaybePromise<EntityNode | null> {
  if (reference === null) return null
  const { source } = reference
  return findEntity(view, view.graph.redirects.entities.get(source) ?? source, ['SOURCE'])
}

export function claimIdOfDifference({ claimId }: DifferenceNode): string | null {
  return claimId === null ? null : encodeId({ type: 'Claim', key: claimId, lens: '' })
}

/** How it was before, in words. */
export function wordsBefore(difference: DifferenceNode): MaybePromise<string | null> {
  return difference.kind === 'REFERENCE_WITHDRAWN' ? wordsOfReference(difference) : difference.before
}

/** How it was afterwards, in words. */
export function wordsAfter(difference: DifferenceNode): MaybePromise<string | null> {
  const { view, kind, subject, after } = difference
  if (kind === 'MERGED' && subject !== null) return nameOf(view, subject)
  return kind === 'REFERENCE_ADDED' ? wordsOfReference(difference) : after
}

/** What the claim says, and how the source says it: "Central Committee (role: SECRETARY; from 2021-01-10) · ¶3: “member”". */
function wordsOfReference({ view, claim, reference }: DifferenceNode): MaybePromise<string | null> {
  if (!claim || !reference) return null
  const slugs = [...slugsNamed(claim, reference)]
  return andThen(allOf(slugs.map((slug) => nameOf(view, slug))), (names) => {
    const named = new Map(slugs.map((slug, index) => [slug, names[index] ?? slug]))
    const name = (slug: string) => named.get(slug) ?? slug
    const narrowing = [...qualifierWords(claim, name), ...timeWords(claim)].join('; ')
    const said = `${displayValue(claim.value, name)}${narrowing ? ` (${narrowing})` : ''}`
    return [said, ...citationWords(reference, name)].join(' · ')
  })
}

type NameOf = (slug: string) => string

function qualifierWords({ property, qualifiers }: Claim, name: NameOf): string[] {
  const declared = Object.entries(properties[property].qualifiers ?? {})
  return declared.flatMap(([qualifier, { kinds }]) => {
    const value = qualifiers[qualifier]
    return value === undefined ? [] : [`${qualifier}: ${kinds ? name(value) : value}`]
  })
}

function timeWords({ start, end }: Claim): string[] {
  return [...(start ? [`from ${start.text}`] : []), ...(end ? [`until ${end.text}`] : [])]
}

function citationWords(reference: Reference, name: NameOf): string[] {
  const { locator, order, printedAs, attributedTo, attribution, certainty, attested, note } = reference
  const wording = printedAs === null ? null : `“${printedAs}”`
  const where = locator !== null && wording !== null ? `${locator}: ${wording}` : (locator ?? wording)
  const speaker = attributedTo === null ? attribution : name(attributedTo)
  return [
    ...(where === null ? [] : [where]),
    ...(order === null ? [] : [`no. ${order}`]),
    ...(speaker === null ? [] : [`according to ${speaker}`]),
    ...(certainty === 'STATED' ? [] : [certainty]),
    ...(attested === null ? [] : [`for ${attested.text}`]),
    ...(note === null ? [] : [note]),
  ]
}

function* slugsNamed({ property, value, qualifiers }: Claim, { attributedTo }: Reference): Iterable<string> {
  if (value.type === 'entity') yield value.slug
  for (const [name, { kinds }] of Object.entries(properties[property].qualifiers ?? {})) {
    const slug = qualifiers[name]
    if (kinds && slug !== undefined) yield slug
  }
  if (attributedTo !== null) yield attributedTo
}

/** What an entity is called, or was called last. */
function nameOf(view: View, slug: string): MaybePromise<string> {
  return andThen(
    findEntity(view, slug),
    (entity) => entity?.name ?? andThen(historyOf(view.graph).lastNames.load(slug), (name) => name ?? slug),
  )
}
