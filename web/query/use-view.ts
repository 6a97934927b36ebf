import { useCallback, useMemo } from 'react'
import { type CombinedError, stringifyVariables, type TypedDocumentNode, useClient, useQuery } from 'urql'
import { useAddress } from '../app/address.tsx'
import { lensArguments } from '../generated/types.ts'
import { type LensVariables, lensVariables, noLens } from '../lens/lens.ts'

/** A query of this explorer: documents.js puts what it asks into `view`, which is the graph seen through the lens. */
export type ViewQuery<View, Variables> = TypedDocumentNode<{ view: View }, Variables>

/** What a query asks for besides the lens. */
export type OwnVariables<Variables> = Omit<Variables, keyof LensVariables>

/** What came of a query. */
export interface Answer<View> {
  readonly view?: View
  readonly error?: CombinedError
  readonly loading: boolean
  retry(): void
}

interface AskOptions {
  /** Waits with the question. */
  readonly pause?: boolean
  /** Asks the whole graph, whatever lens is on: for what the lens itself is made of. */
  readonly whole?: boolean
}

/**
 * Asks the graph, through the lens that is on. While another lens is put on, what was seen through the former one
 * stays; what came of another question is never an answer to this one.
 */
export function useView<View, Variables extends object>(
  query: ViewQuery<View, Variables>,
  asked: OwnVariables<Variables>,
  { pause = false, whole = false }: AskOptions = {},
): Answer<View> {
  const { lens } = useAddress()
  const variables = { ...asked, ...lensVariables(whole ? noLens : lens) } as unknown as Variables
  const [{ data, error, fetching, stale, operation }, ask] = useQuery<{ view: View }>({
    query,
    variables,
    pause,
  } as Parameters<typeof useQuery<{ view: View }>>[0])
  const retry = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask])
  const isAnswered = operation !== undefined && besidesLens(operation.variables as Variables) === besidesLens(variables)
  return {
    ...(data && isAnswered ? { view: data.view } : {}),
    ...(error && isAnswered ? { error } : {}),
    loading: fetching || (stale && !error),
    retry,
  }
}

/** What is asked through whatever lens. */
function besidesLens(variables: object): string {
  return stringifyVariables(
    Object.fromEntries(Object.entries(variables).filter(([name]) => !lensArguments.includes(name))),
  )
}

/** Asks once. @throws what the graph answers instead. */
export type Ask = <View, Variables extends object>(
  query: ViewQuery<View, Variables>,
  asked: OwnVariables<Variables>,
) => Promise<View>

/** Asks later, through the lens that is on: for the next page of a list. */
export function useAsk(): Ask {
  const client = useClient()
  const { lens } = useAddress()
  return useMemo(
    () => async (query, asked) => {
      const variables = { ...asked, ...lensVariables(lens) }
      const { data, error } = await client.query(query as unknown as TypedDocumentNode, variables).toPromise()
      if (error || !data) throw error ?? new Error('The graph gave no answer.')
      return data.view
    },
    [client, lens],
  )
}
