import type { Register } from '../../store/amend/register.ts'
import type { Withdrawal } from '../../store/amend/unsaid.ts'
import type { Store } from '../../store/store.ts'
import type { Format } from './format.ts'
import type { Input } from './input.ts'
import type { Keys } from './keys.ts'
import type { SummaryBuilder } from './summary.ts'
import type { Problem } from './tally.ts'

export interface ImportOptions {
  readonly format: Format
  /** One file, or all those that the format takes as one. */
  readonly paths: readonly string[]
  /** What the file is called as a source; the slugs of what it tells of begin with it. */
  readonly name: string
  /** Whether the first problem ends the import. */
  readonly strict?: boolean
  /** How many claims, or entities, are written in one transaction. */
  readonly batch?: number
  /** What whoever imports says of it, for the history. */
  readonly message?: string
  readonly onProgress?: (progress: Progress) => void
  readonly onProblem?: (problem: Problem) => void
  /** Asked where more than a tenth of what the name held is not said any more; left out, that is refused. */
  readonly mayWithdraw?: (withdrawal: Withdrawal) => boolean | Promise<boolean>
}

/** How far an import is. */
export interface Progress {
  /**
   * What a server tells is fetched, the file is read for what there is, it is compared with what is held, its entities are written, it is read for what it
   * says, and what it no longer says is taken away.
   */
  readonly stage: 'retrieval' | 'survey' | 'comparison' | 'entities' | 'claims' | 'withdrawal'
  /** Of the file's bytes, or of its things; `total` is 0 where that is not known. */
  readonly done: number
  readonly total: number
}

/** An import at work. */
export interface Work {
  readonly store: Store
  readonly register: Register
  readonly keys: Keys
  readonly input: Input
  readonly origin: string
  readonly run: string
  /** Whether the file tells only what changed since another one of its name. */
  readonly tellsChanges: boolean
  readonly summary: SummaryBuilder
  readonly options: ImportOptions
}

export const usualBatch = 5_000
