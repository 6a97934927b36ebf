import { useMemo } from 'react'
import { graphql, useFragment, useSubscription } from 'react-relay'
import type { recentChanges_meeting$key } from './generated/recentChanges_meeting.graphql'
import type { recentChangesSubscription } from './generated/recentChangesSubscription.graphql'

interface RecentChangesProps {
  readonly meeting: recentChanges_meeting$key
  /** The number of the graph that the page shows: what was missed since then comes first. */
  readonly since: number
}

/** Who changed what of a meeting, the newest first, by whomever and as it comes. */
export function RecentChanges({ meeting, since }: RecentChangesProps) {
  const { id, history } = useFragment(
    graphql`
      fragment recentChanges_meeting on Meeting {
        id
        history(first: 5) @connection(key: "recentChanges_history") {
          __id
          edges { node { id number message author { id name } } }
        }
      }
    `,
    meeting,
  )
  const connection = history.__id
  const config = useMemo(
    () => ({
      // What a change touched is shown anew; the change itself becomes the first of the list.
      subscription: graphql`
        subscription recentChangesSubscription($about: [ID!]!, $since: Int!, $connections: [ID!]!) {
          changed(about: $about, since: $since) @prependNode(connections: $connections, edgeTypeName: "ChangeEdge") {
            id
            number
            message
            author { id name }
            entities(first: 100) { nodes { __typename id ...startEditor_meeting @alias(as: "meeting") } }
          }
        }
      `,
      variables: { about: [id], since, connections: [connection] },
    }),
    [id, since, connection],
  )
  useSubscription<recentChangesSubscription>(config)
  return (
    <section>
      <h2>Changes</h2>
      <ol>
        {history.edges.map(({ node }) => (
          <li key={node.id}>
            {node.number}, by {node.author.name}: {node.message ?? 'no message'}
          </li>
        ))}
      </ol>
    </section>
  )
}
