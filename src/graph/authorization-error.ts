import type { Role } from '../model/change.ts'

/** What the asker may not do here, or not as who they are. Its message says who may, or what to do. */
export class AuthorizationError extends Error {
  override readonly name = 'AuthorizationError'
  readonly code: AuthorizationCode

  constructor(code: AuthorizationCode, message: string) {
    super(message)
    this.code = code
  }
}

export type AuthorizationCode = 'READ_ONLY' | 'UNAUTHENTICATED' | 'FORBIDDEN'

/** The refusal of what another role may do. */
export function forbidden(what: string, wanted: Role, role: Role): AuthorizationError {
  return new AuthorizationError('FORBIDDEN', `${what} needs the role ${wanted}, and yours is ${role}.`)
}
