import type { TypedDocumentNode } from 'urql'
import { useAddress } from '../app/address.tsx'
import { queryText } from './query-text.ts'

interface AskInGraphqlProps {
  readonly query: TypedDocumentNode<unknown, never>
  readonly asked: object
}

/** Leads to GraphiQL, with the query that this view has sent: how a program would ask the same. */
export function AskInGraphql({ query, asked }: AskInGraphqlProps) {
  const { lens } = useAddress()
  const text = queryText(query, asked, lens)
  return <a href={`/graphql?${new URLSearchParams({ query: text })}`}>Ask the same in GraphQL</a>
}
