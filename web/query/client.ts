import { cacheExchange } from '@urql/exchange-graphcache'
import { Client, fetchExchange, mapExchange, type OperationResult } from 'urql'
import { possibleTypes, withoutId } from '../generated/types.ts'

/** Speaks to the graph. The cache keeps everything by its id, and the id carries the lens. */
export function createClient(): Client {
  const keys = Object.fromEntries(withoutId.map((type) => [type, () => null]))
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange({ keys, possibleTypes }), mapExchange({ onResult: withoutHalves }), fetchExchange],
  })
}

/**
 * What an answer leaves empty for an error is not empty in the graph: kept by the cache, it would be what the next question
 * is told, and one that was asked with it.
 */
function withoutHalves(result: OperationResult): OperationResult {
  return result.error ? { ...result, data: undefined } : result
}
