import type { Viewer } from '../../graph/request.ts'

/** Somebody whose token is known. */
export interface Identity {
  readonly name: string
  /** Null for somebody whom an identity provider knows, and who was given no role here. */
  readonly viewer: Viewer | null
  /** When the token ends, in milliseconds since 1970; null for never. */
  readonly expires: number | null
}

/** Why a token does not say who asks. */
export interface Unknown {
  /** Whether it would be known had it not ended. */
  readonly isExpired: boolean
}

/** Finds out whose a token is. @throws StoreError, ProviderError where that cannot be found out at present */
export type Identify = (token: string) => Promise<Identity | Unknown>

export function isKnown(found: Identity | Unknown): found is Identity {
  return 'name' in found
}

/** An organization's identity provider that cannot be asked. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
}
