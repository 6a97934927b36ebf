import { hash } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import { createBounded } from './bounded.ts'
import { refusal } from './refusals.ts'

/** Queries that clients name by their hash, once they have sent them (automatic persisted queries, as Apollo has them). */
export interface PersistedQueries {
  find(sha256: string): string | undefined
  /** Keeps a query under the hash that a client gives it. @throws GraphQLError where that is another one's */
  keep(sha256: string, query: string): void
}

export function createPersistedQueries(): PersistedQueries {
  const queries = createBounded<string>({ limit: 8_000_000, weigh: (query, name) => 2 * (query.length + name.length) })
  return {
    find: queries.get,
    keep(sha256, query) {
      if (hash('sha256', query) !== sha256) throw refusal('PERSISTED_QUERY_MISMATCH', 'PersistedQueryMismatch')
      queries.set(sha256, query)
    },
  }
}

/** Puts the query that a request names by its hash in its place. Clients know by the words of a refusal that they have to send the query itself. */
export function usePersistedQueries(queries: PersistedQueries): Plugin {
  return {
    onParams({ params, setParams }) {
      const sha256 = persistedHash(params)
      if (sha256 === null) return
      if (typeof params.query === 'string') return queries.keep(sha256, params.query)
      const query = queries.find(sha256)
      if (query === undefined) throw refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
      setParams({ ...params, query })
    },
  }
}

export function isPersisted(params: unknown): boolean {
  return persistedHash(params) !== null
}

/** The hash by which a request names its query; null where it does not. */
export function persistedHash(params: unknown): string | null {
  const extensions = (params as { readonly extensions?: unknown } | null | undefined)?.extensions
  const named = (extensions as { readonly persistedQuery?: unknown } | null | undefined)?.persistedQuery
  const { version, sha256Hash } = (named ?? {}) as { readonly version?: unknown; readonly sha256Hash?: unknown }
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null
}
