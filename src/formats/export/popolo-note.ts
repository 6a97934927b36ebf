import type { Claim, Reference } from '../../model/claim.ts'

/** Whether a note is one on the claim: what a source says without a place is said of the record as a whole. */
export function isOwnNote({ note, locator }: Reference): boolean {
  return note !== null && locator !== null
}

/** The notes on claims, each once. */
export function notesOf(claims: readonly Claim[]): readonly string[] {
  const notes = claims.flatMap(({ references }) => references.filter(isOwnNote).map(({ note }) => note ?? ''))
  return [...new Set(notes)]
}

/** Whether a claim was read from this field of Popolo: the properties for given names, honorifics and descriptions have two fields each. */
export function isReadFrom({ references }: Claim, field: string): boolean {
  return references.some(({ locator }) => locator?.endsWith(`.${field}`))
}
