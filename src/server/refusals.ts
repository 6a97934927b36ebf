import { GraphQLError } from 'graphql'

/**
 * The status of a request of which nothing was executed, by the code of its error: for who accepts
 * application/graphql-response+json, and for who accepts application/json alone, which has 200 for whatever GraphQL can
 * tell by itself (GraphQL over HTTP, 6.4.1 and 6.4.2: https://graphql.github.io/graphql-over-http/draft/).
 */
export const refusals = {
  BAD_USER_INPUT: [400, 200],
  GRAPHQL_PARSE_FAILED: [400, 200],
  GRAPHQL_VALIDATION_FAILED: [400, 200],
  OPERATION_RESOLUTION_FAILURE: [400, 200],
  QUERY_TOO_LARGE: [400, 200],
  PERSISTED_QUERY_NOT_FOUND: [404, 200],
  PERSISTED_QUERY_MISMATCH: [400, 200],
  BAD_REQUEST: [400, 400],
  UNAUTHENTICATED: [401, 401],
  FORBIDDEN: [403, 403],
  CROSS_SITE_REQUEST: [403, 403],
  METHOD_NOT_ALLOWED: [405, 405],
  NOT_ACCEPTABLE: [406, 406],
  REQUEST_ENTITY_TOO_LARGE: [413, 413],
  UNSUPPORTED_MEDIA_TYPE: [415, 415],
  INTERNAL_SERVER_ERROR: [500, 500],
  SERVER_BUSY: [503, 503],
  DEADLINE_EXCEEDED: [503, 503],
  DATABASE_UNAVAILABLE: [503, 503],
  DAMAGED_DATABASE: [503, 503],
  STORAGE_FULL: [503, 503],
  READ_ONLY_DATABASE: [503, 503],
  STATEMENT_TOO_SLOW: [503, 503],
  IDENTITY_PROVIDER_UNAVAILABLE: [503, 503],
} as const satisfies Readonly<Record<string, readonly [status: number, ofPlainJson: number]>>

export type RefusalCode = keyof typeof refusals

/** A refusal before anything is executed; its status is that of its code. `facts` say which limit it met, for programs. */
export function refusal(
  code: RefusalCode,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  facts: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...facts, http: { headers } } })
}

/** The error with the status of its code, in the words in which Yoga reads it. Headers that it has stay. */
export function withStatus(error: GraphQLError): GraphQLError {
  const { http, code: given, ...extensions } = error.extensions as HttpExtensions
  // Yoga knows no code of its own for a method that is none of GraphQL's.
  const code = http?.status === 405 ? 'METHOD_NOT_ALLOWED' : given
  const statuses = code !== undefined && Object.hasOwn(refusals, code) ? refusals[code as RefusalCode] : undefined
  if (!statuses) return error
  const { nodes, source, positions, path, originalError } = error
  return new GraphQLError(error.message, {
    ...{ nodes, source, positions, path, originalError },
    extensions: { ...extensions, code, http: { ...http, status: statuses[0], spec: statuses[1] === 200 } },
  } as ConstructorParameters<typeof GraphQLError>[1])
}

interface HttpExtensions {
  readonly code?: string
  readonly http?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
}
