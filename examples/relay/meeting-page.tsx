import { Suspense, useState } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay'
import { EntityCard } from './entity-card'
import type { meetingPageQuery } from './generated/meetingPageQuery.graphql'
import { Participants } from './participants'
import { StartDate } from './start-date'

/** A meeting: when it started, by whichever account; who took part, page by page; and whom the reader picks. */
export function MeetingPage({ slug }: { readonly slug: string }) {
  const [picked, pick] = useState<string | null>(null)
  const { meeting, ...query } = useLazyLoadQuery<meetingPageQuery>(
    graphql`
      query meetingPageQuery($slug: String!) {
        meeting(slug: $slug) {
          name
          ...participants_meeting
        }
        ...startDate_query @arguments(slug: $slug)
      }
    `,
    { slug },
  )
  if (!meeting) return <p>No meeting "{slug}" is in this graph.</p>
  return (
    <main>
      <h1>{meeting.name}</h1>
      <StartDate query={query} />
      <Participants meeting={meeting} onPick={pick} />
      {picked && (
        <Suspense fallback={<p aria-busy="true">Loading</p>}>
          <EntityCard id={picked} />
        </Suspense>
      )}
    </main>
  )
}
