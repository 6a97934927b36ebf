import { graphql, useLazyLoadQuery } from 'react-relay'
import type { meetingEditorQuery } from './generated/meetingEditorQuery.graphql'
import { RecentChanges } from './recent-changes'
import { StartEditor } from './start-editor'

/** A meeting for those who write: when it started, as its sources say, and who changed what of it. */
export function MeetingEditor({ slug }: { readonly slug: string }) {
  const { viewer, graph, meeting } = useLazyLoadQuery<meetingEditorQuery>(
    graphql`
      query meetingEditorQuery($slug: String!) {
        viewer { name role }
        graph { number }
        meeting(slug: $slug) {
          name
          ...startEditor_meeting
          ...recentChanges_meeting
        }
      }
    `,
    { slug },
  )
  if (!meeting) return <p>No meeting "{slug}" is in this graph.</p>
  return (
    <main>
      <h1>{meeting.name}</h1>
      <p>{viewer ? `Signed in as ${viewer.name}, ${viewer.role}` : 'Nobody is signed in'}</p>
      <StartEditor meeting={meeting} />
      <RecentChanges meeting={meeting} since={graph.number} />
    </main>
  )
}
