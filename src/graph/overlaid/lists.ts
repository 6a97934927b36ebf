import { shownOf } from '../../lists/derive.ts'
import { entityKey } from '../../lists/entity-key.ts'
import { entityPosition } from '../../lists/kinds.ts'
import type { ListItem } from '../../lists/list.ts'
import { comparePositions, itemAt } from '../../lists/position.ts'
import { countSources } from '../../lists/sources.ts'
import { createSpeller } from '../../lists/spellings.ts'
import type { Claim } from '../../model/claim.ts'
import { createVoices } from '../../model/voices.ts'
import type { SpellingOf, SpellingsRequest } from '../../store/spellings.ts'
import type { CandidatesRequest, Reading } from '../reading.ts'
import type { Patch } from './patch.ts'

/** Entities of a kind: those of the patch at their places among the others. */
export async function patchCandidates(
  reading: Reading,
  { entities, entitiesReplaced }: Patch,
  requests: readonly CandidatesRequest[],
): Promise<ListItem[][]> {
  const widened = requests.map((request) => ({
    ...request,
    limit: Math.min(request.limit + entitiesReplaced, Number.MAX_SAFE_INTEGER),
  }))
  const read = await reading.candidates(widened)
  return requests.map(({ kind, by, after, before, limit, backwards }, index) => {
    const kept = (read[index] ?? []).filter(({ position }) => !entities.has(itemAt(position)))
    const own = [...entities.values()].flatMap((entity): ListItem[] => {
      if (!entity || (kind !== null && entity.kind !== kind)) return []
      // Where claims place entities, the order is made anew of all of them (see entities.ts).
      const position = entityPosition(by, { ...entityKey(entity, [], noVoices), claims: 0, made: 0 }, entity.slug)
      const isWithin =
        (!after || comparePositions(position, after) > 0) && (!before || comparePositions(position, before) < 0)
      return isWithin ? [{ position, kind: entity.kind }] : []
    })
    const all = [...kept, ...own].sort((a, b) => comparePositions(a.position, b.position))
    return backwards ? all.slice(-limit) : all.slice(0, limit)
  })
}

const noVoices = createVoices([])

/** The counts of the store, less what does not hold, and with what holds besides. */
export async function patchSourceCounts(
  reading: Reading,
  { claims, ended }: Patch,
  owners: readonly string[],
): Promise<{ source: string; claims: number }[][]> {
  const wanted = new Set(owners)
  const [stored, gone] = await Promise.all([reading.sourceCounts(owners), ended(owners)])
  const counts = new Map(
    owners.map((owner, index) => [owner, new Map(stored[index]?.map(({ source, claims: count }) => [source, count]))]),
  )
  const add = (told: Iterable<Claim>, sign: 1 | -1) => {
    const shown = [...told].flatMap((claim) => shownOf(claim) ?? [])
    for (const { entity, source, claims: count } of countSources(shown)) {
      const ofEntity = wanted.has(entity) ? counts.get(entity) : undefined
      ofEntity?.set(source, (ofEntity.get(source) ?? 0) + sign * count)
    }
  }
  add(new Set(gone), -1)
  add(new Set(owners.flatMap((slug) => [...claims.from(slug), ...claims.to(slug)])), 1)
  return owners.map((owner) =>
    [...(counts.get(owner) ?? [])].flatMap(([source, count]) => (count > 0 ? [{ source, claims: count }] : [])),
  )
}

/**
 * The names that meet a lookup, and all that the patch tells: whether these are at all like what is asked for, is judged
 * of them as of all others.
 */
export async function patchSpellings(
  reading: Reading,
  overlaid: Reading,
  patch: Patch,
  request: SpellingsRequest,
): Promise<SpellingOf[]> {
  const { claims, entities } = patch
  const { kinds, limit } = request
  const ofKinds = [...entities.values()].flatMap((entity) =>
    entity && (!kinds || kinds.includes(entity.kind)) ? [entity] : [],
  )
  const also = kinds ? ofKinds.map(({ slug }) => slug) : []
  const stored = await reading.spellings({ ...request, also })
  const printed = claims.ofProperty('name')
  const unread = [...new Set(printed.map(({ subject }) => subject))].filter((slug) => !entities.has(slug))
  const known = new Map((unread.length > 0 ? await reading.entities(unread) : []).map((each) => [each.slug, each]))
  const found = new Map<string, Omit<SpellingOf, 'sources'>>()
  const spell = createSpeller()
  const add = (entity: string, text: string, forms = spell(text)) => {
    const told = entities.has(entity) ? entities.get(entity) : known.get(entity)
    if (!told || (kinds && !kinds.includes(told.kind))) return
    found.set(`${entity}\n${text}`, { text, forms, entity, kind: told.kind, name: told.name })
  }
  for (const spelling of stored) {
    const { entity, text, forms } = spelling
    if (entities.has(entity)) add(entity, text, forms)
    else found.set(`${entity}\n${text}`, spelling)
  }
  for (const { slug, name } of ofKinds) add(slug, name)
  for (const { subject, value } of printed) if (value.type === 'text') add(subject, value.text)
  if (found.size === 0 || stored.length >= limit) return [...found.values()].map((each) => ({ ...each, sources: 0 }))
  const slugs = [...new Set([...found.values()].map(({ entity }) => entity))]
  const counts = await overlaid.sourceCounts(slugs)
  const sources = new Map(slugs.map((slug, index) => [slug, counts[index]?.length ?? 0]))
  return [...found.values()].map((each) => ({ ...each, sources: sources.get(each.entity) ?? 0 }))
}
