import { cacheExchange } from '@urql/exchange-graphcache'
import { Client, fetchExchange } from 'urql'
import { possibleTypes, withoutId } from '../generated/types.ts'

/** Speaks to the graph. The cache keeps everything by its id, and the id carries the lens. */
export function createClient(): Client {
  const keys = Object.fromEntries(withoutId.map((type) => [type, () => null]))
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange({ keys, possibleTypes }), fetchExchange],
  })
}
