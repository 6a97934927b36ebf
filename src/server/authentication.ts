import type { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { StoreError } from '../store/error.ts'
import { isFromOwnPage, type Origin } from './cross-site-check.ts'
import { databaseFaults } from './errors.ts'
import { type Credentials, noCookie, readCredentials } from './identity/credentials.ts'
import { type Identify, type Identity, isKnown, ProviderError } from './identity/identity.ts'
import type { SlowDown } from './identity/slow-down.ts'
import { refusal } from './refusals.ts'

/** Finds out who asks. */
export interface Authentication {
  /** Null for somebody who does not say. @throws GraphQLError where it cannot be found out, or reading needs a token and there is none */
  admit(caller: Caller): Promise<Identity | null>
  /** Whose a token is. @throws GraphQLError */
  identify(credentials: Credentials, address: string): Promise<Identity>
}

export interface Caller extends Origin {
  readonly method: string
  /** The address that the request comes from. */
  readonly address: string
}

export interface AuthenticationOptions {
  /** How a token is known: by the first that knows it. */
  readonly by: readonly Identify[]
  readonly slowDown: SlowDown
  /** Whether reading needs a token too. */
  readonly isPrivate: boolean
  readonly log: Logger
}

/** Knows people by their tokens. No token, and nothing of what one says, is told to anybody or logged. */
export function createAuthentication({ by, slowDown, isPrivate, log }: AuthenticationOptions): Authentication {
  async function find(token: string): Promise<Identity | { readonly isExpired: boolean }> {
    let isExpired = false
    for (const identify of token === '' ? [] : by) {
      const found = await identify(token)
      if (isKnown(found)) return found
      isExpired ||= found.isExpired
    }
    return { isExpired }
  }

  const identify: Authentication['identify'] = async ({ token, way }, address) => {
    const found = await find(token).catch((error: unknown) => {
      throw outOfReach(error, log)
    })
    if (isKnown(found)) return found
    await slowDown.afterFailure(address)
    throw unauthenticated(found.isExpired ? expired : unknown[way], way)
  }
  return {
    identify,
    async admit(caller) {
      const credentials = readCredentials(caller.header)
      if (!credentials) {
        if (isPrivate) throw unauthenticated(isNeeded)
        return null
      }
      // What a page sends by itself, another page could make it send.
      if (credentials.way === 'cookie' && caller.method !== 'GET' && !isFromOwnPage(caller))
        throw refusal('CROSS_SITE_REQUEST', notFromOwnPage)
      return identify(credentials, caller.address)
    },
  }
}

function outOfReach(error: unknown, log: Logger): unknown {
  if (error instanceof ProviderError) {
    log.error({ err: error }, 'The identity provider is out of reach.')
    return refusal('IDENTITY_PROVIDER_UNAVAILABLE', providerUnavailable)
  }
  if (!(error instanceof StoreError && error.code === 'DATABASE_UNAVAILABLE')) return error
  log.error({ err: error }, 'The database is out of reach.')
  return refusal('DATABASE_UNAVAILABLE', databaseFaults.DATABASE_UNAVAILABLE)
}

/** A page whose token is no good forgets it. */
function unauthenticated(message: string, way?: Credentials['way']): GraphQLError {
  return refusal('UNAUTHENTICATED', message, {
    'WWW-Authenticate': 'Bearer',
    ...(way === 'cookie' ? { 'Set-Cookie': noCookie } : {}),
  })
}

const isNeeded =
  'This graph is read with a token, and the request brings none: send the header "Authorization: Bearer TOKEN", or sign in.'
const expired = 'The token has expired: ask whoever runs this server for a new one, or sign in anew.'
const unknown = {
  header: 'Expected "Authorization: Bearer TOKEN" with a token that this server knows, got another.',
  cookie: 'The page is signed in with a token that this server does not know: sign in anew.',
  page: 'This server does not know the token. Look whether it was copied whole, or ask whoever runs this server for a new one.',
} as const
const notFromOwnPage =
  'The request bears the cookie of a page, and does not say that a page of this server sent it (Origin, Sec-Fetch-Site): send it from there, or with "Authorization: Bearer TOKEN".'
const providerUnavailable = 'The keys by which tokens are known cannot be had at present. Ask again in a little while.'
