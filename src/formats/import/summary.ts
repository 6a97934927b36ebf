import type { AmendmentCounts } from '../../store/amend/amend.ts'
import type { WithdrawalCounts } from '../../store/amend/withdraw.ts'
import type { Join } from './join.ts'
import type { Tally, TallyCounts } from './tally.ts'

/** What an import did. */
export interface ImportSummary extends TallyCounts {
  readonly format: string
  readonly path: string
  readonly name: string
  /** The slug of the file as a source, with which the slugs of its things begin. */
  readonly namespace: string
  /** Whether the very same file had been imported before, so that nothing was to do. */
  readonly wasImported: boolean
  readonly added: GraphPart
  readonly unchanged: GraphPart
  readonly changed: Pick<GraphPart, 'entities' | 'claims'>
  readonly withdrawn: GraphPart
  /** How many things of each kind were joined to an entity that was there, by each scheme of identifiers. */
  readonly joined: readonly { readonly kind: string; readonly scheme: string; readonly count: number }[]
}

export interface GraphPart {
  readonly entities: number
  readonly claims: number
  readonly references: number
}

/** Adds up what the batches of an import did. */
export class SummaryBuilder {
  readonly #about: Pick<ImportSummary, 'format' | 'path' | 'name' | 'namespace'>
  readonly #added = { entities: 0, claims: 0, references: 0 }
  readonly #unchanged = { entities: 0, claims: 0, references: 0 }
  readonly #changed = { entities: 0, claims: 0 }
  readonly #withdrawn = { entities: 0, claims: 0, references: 0 }
  readonly #joined = new Map<string, number>()

  constructor(about: Pick<ImportSummary, 'format' | 'path' | 'name' | 'namespace'>) {
    this.#about = about
  }

  wrote({ entities, claims, references }: AmendmentCounts): void {
    for (const [name, counts] of [
      ['entities', entities],
      ['claims', claims],
    ] as const) {
      this.#added[name] += counts.added
      this.#changed[name] += counts.changed
      this.#unchanged[name] += counts.unchanged
    }
    this.#added.references += references.added
    this.#unchanged.references += references.unchanged
  }

  joined(joins: readonly Pick<Join, 'kind' | 'scheme'>[]): void {
    for (const { kind, scheme } of joins) {
      const name = JSON.stringify([kind, scheme])
      this.#joined.set(name, (this.#joined.get(name) ?? 0) + 1)
    }
  }

  withdrew({ entities, claims, references }: WithdrawalCounts): void {
    this.#withdrawn.entities += entities
    this.#withdrawn.claims += claims
    this.#withdrawn.references += references
  }

  unchanged(tally: Tally): ImportSummary {
    return this.#build(tally, true)
  }

  finished(tally: Tally): ImportSummary {
    return this.#build(tally, false)
  }

  #build(tally: Tally, wasImported: boolean): ImportSummary {
    const joined = [...this.#joined].sort().map(([name, count]) => {
      const [kind, scheme] = JSON.parse(name) as [string, string]
      return { kind, scheme, count }
    })
    return {
      ...this.#about,
      wasImported,
      ...tally.counts(),
      added: this.#added,
      unchanged: this.#unchanged,
      changed: this.#changed,
      withdrawn: this.#withdrawn,
      joined,
    }
  }
}
