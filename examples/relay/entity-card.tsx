import { graphql, useLazyLoadQuery } from 'react-relay'
import type { entityCardQuery } from './generated/entityCardQuery.graphql'

/** Anything of the graph, by its id. An id that came through a lens brings that lens along. */
export function EntityCard({ id }: { readonly id: string }) {
  const { node } = useLazyLoadQuery<entityCardQuery>(
    graphql`
      query entityCardQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Entity {
            name
            names { text language references { source { id name } } }
          }
        }
      }
    `,
    { id },
  )
  if (!node?.names) return <p>Nothing of this graph has that id.</p>
  return (
    <article>
      <h2>
        {node.__typename}: {node.name}
      </h2>
      <ul>
        {node.names.map(({ text, language, references }) => (
          <li key={`${text} ${language}`}>
            {text}: {[...new Set(references.map(({ source }) => source.name))].join('; ')}
          </li>
        ))}
      </ul>
    </article>
  )
}
