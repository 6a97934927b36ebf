import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { faultOfAccountName } from '../../model/account.ts'
import { type Role, roles } from '../../model/change.ts'
import { type Identify, ProviderError } from './identity.ts'

/** An organization's identity provider, whose tokens (JWT, RFC 7519) are taken. */
export interface Provider {
  /** Where it publishes its keys (RFC 7517). */
  readonly jwks: string
  readonly issuer: string
  readonly audience: string
  /** The claim that holds a role, or several; in one within another, the names are joined by dots. */
  readonly roleClaim: string
}

/** Knows whoever brings a token that the provider signed, for this server, and that has not ended. */
export function identifyByProvider({ jwks, issuer, audience, roleClaim }: Provider): Identify {
  const keys = createRemoteJWKSet(new URL(jwks), { timeoutDuration: patience })
  const expected = { issuer, audience, algorithms, clockTolerance }
  return async (token) => {
    let claims: JWTPayload
    try {
      claims = (await jwtVerify(token, keys, expected)).payload
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { isExpired: true }
      // What the error holds is what the token says, and is told to nobody.
      if (isFaultOfProvider(error)) throw new ProviderError(`The keys at ${jwks} cannot be read.`)
      return { isExpired: false }
    }
    const { sub, exp } = claims
    if (typeof sub !== 'string' || faultOfSubject(sub) || exp === undefined) return { isExpired: false }
    const name = [claims.name, claims.preferred_username, sub].find(isName) ?? sub
    const role = highestRole(claimAt(claims, roleClaim))
    const author = { id: `jwt:${issuer}#${sub}`, kind: 'PERSON', name } as const
    return { name, viewer: role && { name, role, author }, expires: exp * 1_000 }
  }
}

/** Those of which the key that verifies cannot sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** In milliseconds. */
const patience = 5_000

/** In seconds: as much as clocks may differ. */
const clockTolerance = 5

/** Whether the keys could not be had, whatever the token is. */
function isFaultOfProvider(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true
  return ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code)
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && faultOfAccountName(name) === null
}

/** OpenID Connect Core 1.0, 2: at most 255 ASCII characters. */
function faultOfSubject(sub: string): boolean {
  return !/^[\x20-\x7e]{1,255}$/.test(sub)
}

function claimAt(claims: JWTPayload, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  return path
    .split('.')
    .reduce<unknown>(
      (within, name) =>
        typeof within === 'object' && within !== null && Object.hasOwn(within, name)
          ? (within as Record<string, unknown>)[name]
          : undefined,
      claims,
    )
}

function highestRole(claim: unknown): Role | null {
  const words = (Array.isArray(claim) ? claim : [claim]).map((word) => String(word).toUpperCase())
  return (Object.keys(roles) as Role[]).findLast((role) => words.includes(role)) ?? null
}
