/**
 * What a graph says of itself, so that whoever opens it finds a way in. It is no claim: no source tells it, and nothing
 * disputes it.
 */
export interface GraphDescription {
  readonly title: string | null
  readonly description: string | null
  /** Slugs of entities; the start page begins with the first. */
  readonly featured: readonly string[]
  readonly examples: readonly ExampleQuery[]
}

/** A query that shows what the graph can answer. */
export interface ExampleQuery {
  /** The question that it answers; null where a comment in the query says it. */
  readonly title: string | null
  /** A GraphQL document. */
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>> | null
}

/** More would be a list and no way in. */
export const mostFeatured = 12
export const mostExamples = 40

/** A graph that says nothing of itself. */
export const undescribed: GraphDescription = { title: null, description: null, featured: [], examples: [] }

/** Reads what `JSON.stringify` made of one; null where it is none. */
export function readStoredDescription(json: string): GraphDescription | null {
  try {
    const { title, description, featured, examples } = JSON.parse(json) as GraphDescription
    const isOne =
      [title, description].every(isTextOrNull) &&
      featured.every((slug) => typeof slug === 'string') &&
      examples.every(
        ({ title, query, variables }) =>
          isTextOrNull(title) && typeof query === 'string' && typeof variables === 'object',
      )
    return isOne ? { title, description, featured, examples } : null
  } catch {
    return null
  }
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string'
}
