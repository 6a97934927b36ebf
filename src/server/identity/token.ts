import { hash, randomBytes } from 'node:crypto'

/** By which a token that was left lying about is found and known. */
const prefix = 'plenum_'

/** Makes a token that nobody can guess: 256 bits. */
export function createToken(): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** Whether it has the form of a token that Plenum made. */
export function isToken(text: string): boolean {
  return /^plenum_[\w-]{43}$/.test(text)
}

/** What is kept of a token. It is random as a whole, so that no slower hash makes it harder to guess. */
export function hashToken(token: string): string {
  return hash('sha256', token)
}
