import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { keylessTypes } from './generated/keyless.ts'

/** A client with a normalized cache, which needs to be told only which types have no id. */
export function createClient(url: string): Client {
  const keys = Object.fromEntries(keylessTypes.map((name) => [name, () => null]))
  return new Client({ url, preferGetMethod: false, exchanges: [cacheExchange({ keys }), fetchExchange] })
}
