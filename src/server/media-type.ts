/** What answers are written as. */
export type MediaType = 'application/graphql-response+json' | 'application/json'

/**
 * The first of the types that a client accepts which an answer can be written as, as Yoga chooses it; null where it
 * accepts neither.
 */
export function chooseMediaType(accept: string | null): MediaType | null {
  for (const accepted of (accept || '*/*').replace(/\s/g, '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = accepted.split(';')
    const charset = parameters.find((parameter) => parameter.includes('charset='))
    if (charset !== undefined && charset !== 'charset=utf-8') continue
    const found = known.get(type)
    if (found) return found
  }
  return null
}

const known = new Map<string, MediaType>([
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['*/graphql-response+json', 'application/graphql-response+json'],
  ['application/json', 'application/json'],
  ['*/json', 'application/json'],
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
])
