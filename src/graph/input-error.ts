/** What the asker can mend: a malformed id, a cursor of another list, a bad date. Its message says how. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code = 'BAD_USER_INPUT'
}
