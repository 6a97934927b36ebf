import type { AuthorKind, ChangeState, Role } from '../../model/change.ts'
import type { Entity } from '../../model/entity.ts'
import type { Rank } from '../../model/vocabulary.ts'

/*
 * The tables of the history. Each state of an entity or a claim holds from one change until another (as in
 * system-versioned tables, SQL:2011, 4.15.2): `since` is the number of the change that made it, `until` that of the
 * change that ended it. What holds now stands in `entity` and `claim`, with its `since` beside it; what ended, here.
 */

export interface HistoryTables {
  author: AuthorTable
  change: ChangeTable
  touched: TouchedTable
  reversal: ReversalTable
  entity_since: EntitySinceTable
  claim_since: ClaimSinceTable
  past_entity: PastEntityTable
  past_claim: PastClaimTable
  redirect: RedirectTable
  claim_redirect: ClaimRedirectTable
  correction: CorrectionTable
  judgement: JudgementTable
  account: AccountTable
}

export interface AuthorTable {
  number: number
  id: string
  kind: AuthorKind
  /** Null once it was erased. */
  name: string | null
}

export interface ChangeTable {
  /** 16 letters that its id is made of: the same in every copy of the history. */
  key: string
  /** Counts up without gaps; null for one that has not taken effect. */
  number: number | null
  /** In milliseconds since 1970, UTC: when it took effect, or was proposed. Of two applied changes the later has the larger. */
  at: number
  author: number
  message: string | null
  state: ChangeState
  /** JSON: the operations as they were given; null for an import. */
  operations: string | null
  /** The number of the change that the author saw. */
  basis: number | null
  idempotency_key: string | null
  /** A hash of all that was asked under the key. */
  input_hash: string | null
  reviewer: number | null
  reviewed_at: number | null
  review_note: string | null
  /** Of an import: whose run it is. */
  origin: string | null
  run: string | null
  /** How many differences it made. */
  differences: number
}

/** Which entities a change touched, or would: those that it changes, and those that claims name which it changes. */
export interface TouchedTable {
  entity: string
  /** The key. */
  change: string
}

/** One change undid another. Both are keys. */
export interface ReversalTable {
  reverted: string
  change: string
}

/** Since which change an entity has been as it is. One without a row has been so since before the history began. */
export interface EntitySinceTable {
  entity: number
  since: number
}

export interface ClaimSinceTable {
  claim: number
  since: number
}

export interface PastEntityTable {
  slug: string
  since: number
  until: number
  /** JSON: the columns of `entity`; null where it was erased. */
  state: string | null
  /** JSON: who held it, where a change by hand ended that. */
  held: string | null
}

export interface PastClaimTable {
  id: string
  since: number
  until: number
  /** JSON: the columns of `claim` that say something, with slugs; null where it was erased. */
  state: string | null
  held: string | null
}

/** Where the slug of an entity leads that was merged into another. */
export interface RedirectTable {
  slug: string
  entity: string
  since: number
  /** Null while it leads there. */
  until: number | null
}

/** Where the id of a claim leads that a merge gave another. */
export interface ClaimRedirectTable {
  id: string
  claim: string
  since: number
  until: number | null
}

/** What an editor set of an entity, whatever those who hold it give. */
export interface CorrectionTable {
  slug: string
  field: CorrectableField
  /** JSON. */
  value: string
}

export type CorrectableField = Exclude<keyof Entity, 'slug'>

/** How an editor judged a claim, whatever those who hold it say. */
export interface JudgementTable {
  claim: number
  rank: Exclude<Rank, 'NORMAL'> | null
  rank_reason: string | null
  explanation: string | null
}

/** Who may write. The author of the same id bears the name. */
export interface AccountTable {
  name: string
  role: Role
  /** SHA-256 of the token, hexadecimal. */
  token_hash: string
  /** In milliseconds since 1970; null for never. */
  expires: number | null
  added: number
}
