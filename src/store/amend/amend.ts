import { byJudgement, type Claim, referenceId } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { refresh } from '../derived/refresh.ts'
import { compareVoices, readVoices } from '../derived/source-voices.ts'
import type { Store } from '../store.ts'
import { adoptWritten } from './adopt.ts'
import { type Change, mentionedBy, writeChange } from './change.ts'
import { changesOf, type EntityChange, holdEntities } from './held-entities.ts'
import { holdClaims } from './holdings.ts'
import { lockGraph, recordRevision } from './revision.ts'

/** Some of what an origin says: a batch of an import. */
export interface Amendment {
  /** The file's namespace: what it says is held under this name ("estonia-riigikogu"). Never empty. */
  readonly origin: string
  /** The run of the import: made of the file's content and the reader's version, so that a killed run resumes as itself. */
  readonly run: string
  /**
   * To add or to renew. What several origins give is called as the first of them calls it, by their slugs, and has the
   * identifiers of all.
   */
  readonly entities: readonly Entity[]
  /** To add: merged by id with what is there, references united. Every entity that they name must be there, or come with them. */
  readonly claims: readonly Claim[]
}

/** How many of an amendment's entities, claims and references are new to the graph, changed it, or were there before. */
export interface AmendmentCounts {
  readonly entities: Counts
  /** Changed claims are those that are judged otherwise. */
  readonly claims: Counts
  readonly references: { readonly added: number; readonly unchanged: number }
}

export interface Counts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/**
 * Adds to a graph, or renews of it, what an origin says. It is one transaction that leaves the graph whole: what is
 * derived from claims is in step with them. The same again changes nothing.
 */
export async function amendGraph(store: Store, amendment: Amendment, pace: Pace = usualPace): Promise<AmendmentCounts> {
  const { entities, claims } = amendment
  const plan = async (inside: Store) => ({
    entities: await holdEntities(inside, amendment, entities),
    claims: await holdClaims(inside, amendment, claims),
  })
  const change = await changeGraph(store, amendment, plan, pace)
  return count(amendment, change)
}

/** How many claims are read at a time, where a change is followed to all that it reaches. */
export interface Pace {
  readonly claimsAtOnce: number
}

const usualPace: Pace = { claimsAtOnce: 2_000 }

/** Brings a change about in one transaction. */
export async function changeGraph<Changed extends Change>(
  store: Store,
  { origin, run }: Pick<Amendment, 'origin' | 'run'>,
  plan: (inside: Store) => Promise<Changed>,
  { claimsAtOnce }: Pace = usualPace,
): Promise<Changed> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    await adoptWritten(inside, revision)
    const planned = await plan(inside)
    if (planned.entities.length + planned.claims.length === 0) return planned
    const sources = voiceSources(planned)
    const voices = sources.length > 0 ? await readVoices(inside, sources) : null
    await writeChange(inside, planned)
    const change = { ...planned, entities: [...planned.entities, ...(await removeOrphans(inside, planned))] }
    const revoiced = voices && compareVoices(voices, await readVoices(inside, voices.members))
    await refresh(inside, change, { voices: revoiced ?? { redated: [], revoiced: [] }, claimsAtOnce })
    const changed = [...change.entities.map(({ slug }) => slug), ...change.claims.map(({ id }) => id)]
    await recordRevision(inside, revision, { origin, run }, changed)
    return change
  })
}

/** Takes away what was only there because claims named it that are gone now. */
async function removeOrphans(inside: Store, { claims }: Change): Promise<EntityChange[]> {
  const released = claims.flatMap(({ before, after }) => {
    const kept = new Set(after ? mentionedBy(after) : [])
    return before ? mentionedBy(before).filter((slug) => !kept.has(slug)) : []
  })
  const entities = (await changesOf(inside, [...new Set(released)])).filter(({ after }) => after === null)
  await writeChange(inside, { entities, claims: [] })
  return entities
}

/** The sources of which the change tells when they came out, or what they repeat. */
function voiceSources({ claims }: Change): string[] {
  return claims.flatMap(({ before, after }) =>
    [before, after].flatMap((claim) => {
      if (claim?.property !== 'published' && claim?.property !== 'basedOn') return []
      return [claim.subject, ...(claim.value.type === 'entity' ? [claim.value.slug] : [])]
    }),
  )
}

function count({ entities, claims }: Amendment, change: Change): AmendmentCounts {
  const given = {
    entities: new Set(entities.map(({ slug }) => slug)).size,
    claims: new Set(claims.map(({ id }) => id)).size,
    references: new Set(claims.flatMap(({ id, references }) => references.map((each) => `${id} ${referenceId(each)}`)))
      .size,
  }
  const tally = (changes: readonly { readonly before: unknown }[], all: number) => {
    const added = changes.filter(({ before }) => before === null).length
    return { added, changed: changes.length - added, unchanged: all - changes.length }
  }
  const judged = change.claims.filter(({ before, after }) => !before || (after && byJudgement(before, after) !== 0))
  const added = change.claims.reduce(
    (sum, { before, after }) => sum + (after?.references.length ?? 0) - (before?.references.length ?? 0),
    0,
  )
  return {
    entities: tally(change.entities, given.entities),
    claims: tally(judged, given.claims),
    references: { added, unchanged: given.references - added },
  }
}
