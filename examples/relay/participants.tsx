import { graphql, usePaginationFragment } from 'react-relay'
import type { participants_meeting$key } from './generated/participants_meeting.graphql'
import type { participantsPaginationQuery } from './generated/participantsPaginationQuery.graphql'

interface ParticipantsProps {
  readonly meeting: participants_meeting$key
  readonly onPick: (id: string) => void
}

/** Who sat on the presidium, ten more at a time. */
export function Participants({ meeting, onPick }: ParticipantsProps) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<
    participantsPaginationQuery,
    participants_meeting$key
  >(
    graphql`
      fragment participants_meeting on Meeting
      @refetchable(queryName: "participantsPaginationQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }) {
        participants(first: $count, after: $cursor, role: PRESIDIUM)
        @connection(key: "participants_participants") {
          totalCount
          edges { node { id name } }
        }
      }
    `,
    meeting,
  )
  const { totalCount, edges } = data.participants
  return (
    <section aria-busy={isLoadingNext}>
      <h2>
        Presidium, {edges.length} of {totalCount}
      </h2>
      <ol>
        {edges.map(({ node }) => (
          <li key={node.id}>
            <button type="button" onClick={() => onPick(node.id)}>
              {node.name}
            </button>
          </li>
        ))}
      </ol>
      {hasNext && (
        <button type="button" disabled={isLoadingNext} onClick={() => loadNext(10)}>
          Show more
        </button>
      )}
    </section>
  )
}
