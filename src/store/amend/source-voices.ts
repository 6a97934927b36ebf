import { sql } from 'kysely'
import { isStanding } from '../../lists/standing.ts'
import type { Claim } from '../../model/claim.ts'
import { createVoices, type VoiceClaim, type Voices } from '../../model/voices.ts'
import { decodeDate } from '../citation.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import type { ClaimChange } from './holdings.ts'

/** The voices of some sources before a change and after it. */
export interface VoiceChange {
  readonly before: Voices
  readonly after: Voices
  /** Sources that come out on another day than was known. */
  readonly redated: readonly string[]
  /** Sources that speak with another voice. */
  readonly revoiced: readonly string[]
}

/** Reads the voices of these sources before the claims change and after it, be it that the change was written already or not. */
export async function changeVoices(
  store: Store,
  sources: Iterable<string>,
  changes: readonly ClaimChange[],
): Promise<VoiceChange> {
  const touched = changes.filter(({ claim }) => tellsOfVoices(claim))
  const told = touched.flatMap(({ before, after }) => [before, after].flatMap((claim) => claim ?? []))
  const wanted = new Set([...sources, ...told.flatMap(endsOf)])
  const stored = await readVoiceClaims(store, wanted)
  const gone = new Set(touched.map(({ claim }) => claim.id))
  const left = stored.filter(({ id }) => !gone.has(id)).map(({ claim }) => claim)
  const before = createVoices([...left, ...touched.flatMap((change) => change.before ?? [])])
  if (touched.length === 0) return { before, after: before, redated: [], revoiced: [] }
  const after = createVoices([...left, ...touched.flatMap((change) => change.after ?? [])])
  const members = [...new Set([...wanted, ...stored.flatMap(({ claim }) => endsOf(claim))])].sort()
  return {
    before,
    after,
    redated: members.filter((source) => before.publishedOn(source) !== after.publishedOn(source)),
    revoiced: members.filter((source) => before.voiceOf(source) !== after.voiceOf(source)),
  }
}

/** All sources of these claims. */
export function sourcesOf(...claims: readonly (readonly Claim[])[]): Set<string> {
  const sources = new Set<string>()
  for (const each of claims) for (const { references } of each) for (const { source } of references) sources.add(source)
  return sources
}

function tellsOfVoices({ property }: Claim): boolean {
  return property === 'published' || property === 'basedOn'
}

function endsOf({ subject, value }: VoiceClaim): string[] {
  return value.type === 'entity' ? [subject, value.slug] : [subject]
}

interface StoredVoiceClaim {
  readonly id: string
  readonly claim: VoiceClaim
}

/** The join is a cross join so that SQLite looks claims up by their subjects; it would rather read all of them. */
async function readVoiceClaims({ db, dialect }: Store, sources: Iterable<string>): Promise<StoredVoiceClaim[]> {
  const { rows } = await sql<Omit<VoiceRow, 'source'> & { source: string }>`
    with recursive connected (number) as (
      select entity.number from ${textset(dialect, [...new Set(sources)])} as wanted
      join entity on entity.slug = wanted.text
      union
      select case when claim.subject = connected.number then claim.object else claim.subject end
      from connected join claim on claim.property = 'basedOn' and claim.object is not null
        and claim.shown > 0 and ${isStanding('claim')} and (claim.subject = connected.number or claim.object = connected.number)
    )
    select claim.id, source.slug as source, claim.property, object.slug as object, claim.text
    from connected cross join claim
    join entity as source on source.number = claim.subject
    left join entity as object on object.number = claim.object
    where claim.subject = connected.number and claim.property in ('basedOn', 'published')
      and claim.shown > 0 and ${isStanding('claim')}`.execute(db)
  return rows.map(({ id, source, property, object, text }) => {
    const value: Claim['value'] =
      object === null ? { type: 'date', date: decodeDate(text ?? '') } : { type: 'entity', slug: object }
    // Only what stands and is shown was read.
    return { id, claim: { subject: source, property, value, rank: 'NORMAL', references: [{ certainty: 'STATED' }] } }
  })
}

interface VoiceRow {
  readonly id: string
  readonly source: string
  readonly property: Claim['property']
  readonly object: string | null
  readonly text: string | null
}
