import { sql } from 'kysely'
import type { Claim } from '../../model/claim.ts'
import { parseEdtf } from '../../model/edtf.ts'
import type { PropertyName } from '../../model/properties.ts'
import { createVoices, type VoiceClaim, type Voices } from '../../model/voices.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'

/** The voices of some sources, as the whole graph tells them; all that hang together with these are among them. */
export interface SourceVoices {
  readonly voices: Voices
  readonly members: ReadonlySet<string>
}

/** Reads the voices of these sources, and of no more than hang together with them. */
export async function readVoices({ db, dialect }: Store, sources: Iterable<string>): Promise<SourceVoices> {
  const wanted = new Set(sources)
  const { rows } = await sql<{ source: string; property: PropertyName; object: string | null; text: string | null }>`
    with recursive connected (source) as (
      select text from ${textset(dialect, [...wanted])} as wanted
      union
      select case when claim.subject = connected.source then claim.object else claim.subject end
      from connected join claim on claim.property = 'basedOn' and claim.object is not null
        and (claim.subject = connected.source or claim.object = connected.source)
    )
    select connected.source, claim.property, claim.object, claim.text
    from connected join claim on claim.subject = connected.source and claim.property in ('basedOn', 'published')`.execute(
    db,
  )
  const claims = rows.map(({ source, property, object, text }): VoiceClaim => {
    const value: Claim['value'] =
      object === null ? { type: 'date', date: parseEdtf(text ?? '') } : { type: 'entity', slug: object }
    return { subject: source, property, value }
  })
  const ends = claims.flatMap(({ subject, value }) => [subject, ...(value.type === 'entity' ? [value.slug] : [])])
  return { voices: createVoices(claims), members: new Set([...wanted, ...ends]) }
}

/** Sources that came out on another day than was known, and those that speak with another voice. */
export interface VoiceChange {
  readonly redated: readonly string[]
  readonly revoiced: readonly string[]
}

export function compareVoices(before: SourceVoices, after: SourceVoices): VoiceChange {
  const members = [...before.members.union(after.members)].sort()
  const differ = (told: (voices: Voices, source: string) => unknown) =>
    members.filter((source) => told(before.voices, source) !== told(after.voices, source))
  return {
    redated: differ((voices, source) => voices.publishedOn(source)),
    revoiced: differ((voices, source) => voices.voiceOf(source)),
  }
}
