import { GraphQLError } from 'graphql'
import { mostLenses } from '../graph/request.ts'
import type { RefusalCode } from './refusals.ts'

/** How much one request may ask. They keep a single request from holding up all others. */
export const limits = {
  /** The bytes of a request's body. */
  body: 100_000,
  /** The same of whoever is signed in: a change has up to 500 operations. */
  signedInBody: 2_000_000,
  /** The words, numbers and signs of a query, as GraphQL counts them: comments and commas are none. */
  tokens: 4_000,
  /** The brackets of a query that are open at the same time. */
  nesting: 100,
  /** The fields of a query from its root to its deepest leaf. What is asked of the schema itself is not counted. */
  depth: 20,
  /** The fields that are asked of one object under any alias, those of fragments included, and the fields at the root. */
  width: 200,
  /** The different lenses that it looks through. */
  lenses: mostLenses,
  /** The points that it can cost, where every list is as long as it can be: one a field, and what a field weighs besides. */
  cost: 250_000,
} as const

/** The refusal of a query that is over a limit: what was found, what is allowed, and how to ask otherwise. */
export function refuse(
  limit: keyof typeof limits,
  found: number,
  explain: Explanation,
  more: object = {},
): GraphQLError {
  const allowed = limits[limit]
  // Fragments within fragments can multiply beyond what JSON can tell.
  const got = Math.min(found, Number.MAX_SAFE_INTEGER)
  return new GraphQLError(explain(got.toLocaleString('en'), allowed.toLocaleString('en')), {
    extensions: { code: 'QUERY_TOO_LARGE' satisfies RefusalCode, limit, allowed, got, ...more },
  })
}

type Explanation = (got: string, allowed: string) => string
