import { standing } from '../../model/claim.ts'
import type { ClaimsKey } from '../../store/claims.ts'
import type { AdjacentKey, FoundMeeting, Reading } from '../reading.ts'
import { alone } from './patch.ts'

/** The adjacent meetings of several: those of the same bodies are read, and told apart in memory. */
export async function adjacentAmong(reading: Reading, keys: readonly AdjacentKey[]): Promise<FoundMeeting[]> {
  const own = await organizing(reading, new Set(keys.map(({ slug }) => slug)), 'OUT')
  const others = await organizing(reading, new Set(own.map(({ body }) => body)), 'IN')
  const meetings = await reading.entities([...new Set([...own, ...others].map(({ meeting }) => meeting))])
  const bySlug = new Map(meetings.map((meeting) => [meeting.slug, meeting]))
  const found = keys.flatMap(({ slug, step }) => {
    const self = bySlug.get(slug)
    if (!self || self.ordinal === null || self.classification === null) return []
    const wanted = self.ordinal + step
    return own
      .filter(({ meeting }) => meeting === slug)
      .flatMap(({ body, claim }) =>
        others.flatMap((other): FoundMeeting[] => {
          const adjacent = bySlug.get(other.meeting)
          const isAdjacent = adjacent?.ordinal === wanted && adjacent.classification === self.classification
          return other.body === body && isAdjacent
            ? [{ slug, step, adjacent: other.meeting, claims: [claim, other.claim] }]
            : []
        }),
      )
  })
  return found.sort((a, b) => (a.adjacent < b.adjacent ? -1 : a.adjacent > b.adjacent ? 1 : 0))
}

interface Organizing {
  readonly meeting: string
  readonly body: string
  readonly claim: string
}

/** Who organizes these meetings, or which meetings these bodies organize. */
async function organizing(
  reading: Reading,
  slugs: ReadonlySet<string>,
  direction: ClaimsKey['direction'],
): Promise<Organizing[]> {
  const keys = [...slugs].map((node): ClaimsKey => ({ node, property: 'organization', direction }))
  const found = keys.length > 0 ? await reading.claimsAbout(keys, alone) : []
  return standing(found.flat()).flatMap(({ id, subject, value }) =>
    value.type === 'entity' ? [{ meeting: subject, body: value.slug, claim: id }] : [],
  )
}
