import type { Vocabulary } from './vocabulary.ts'

/** Who wrote a change: a person with an account, an import of one name, or Plenum itself. */
export interface Author {
  /** The same for ever: "person:alice", "import:estonia-riigikogu", "program:plenum". It says nothing to a reader. */
  readonly id: string
  readonly kind: AuthorKind
  /** Null once it was erased. */
  readonly name: string | null
}

export const authorKinds = {
  PERSON: 'Somebody with an account.',
  IMPORT: 'An import of files, under the name that it was given.',
  PROGRAM: 'Plenum itself, as when an older database was brought up to date.',
} as const satisfies Vocabulary
export type AuthorKind = keyof typeof authorKinds

export const changeStates = {
  APPLIED: 'It took effect, and has a number.',
  PROPOSED: 'It waits to be reviewed, and has no effect.',
  DECLINED: 'It was declined, and stays without effect.',
} as const satisfies Vocabulary
export type ChangeState = keyof typeof changeStates

export const differenceKinds = {
  CREATED: 'An entity came to be.',
  REMOVED: 'An entity was removed.',
  EDITED: 'What belongs to the entity itself was changed: its name, description, identifiers and the like.',
  MERGED: 'An entity was found to be another one, and leads there from then on.',
  REFERENCE_ADDED: 'A source was recorded to make a claim.',
  REFERENCE_WITHDRAWN: 'What a source was recorded to say was taken back.',
  JUDGED: 'An editor ranked a claim, or took a rank back.',
  ERASED: 'The content was erased by law from every moment, and only this stone is left.',
} as const satisfies Vocabulary
export type DifferenceKind = keyof typeof differenceKinds

/** What people may do with a graph, from the least to the most: each role may also do what those before it may. */
export const roles = {
  PROPOSER: 'May propose changes, which somebody else reviews.',
  EDITOR: 'May change the graph, and review what others propose.',
  ADMIN: 'May also manage people, and erase by law.',
} as const satisfies Vocabulary
export type Role = keyof typeof roles

/** Whether the one role is enough where the other is asked for. */
export function mayActAs(role: Role, wanted: Role): boolean {
  const order = Object.keys(roles)
  return order.indexOf(role) >= order.indexOf(wanted)
}
