import { type Claim, isSameJudgement, type Reference, referenceId } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import { DraftedClaims, type HeldClaim } from '../store/amend/drafted-claims.ts'
import { DraftedEntities } from '../store/amend/drafted-entities.ts'
import { judgementAmong } from '../store/amend/holdings.ts'
import type { NumberedRun } from '../store/amend/runs.ts'
import type { Store } from '../store/store.ts'

/** A change while it is drafted, in a transaction: what becomes of entities and claims, and of the slugs and ids that merges give up. */
export class Draft {
  readonly store: Store
  /** As which run this change holds what it says. */
  readonly run: NumberedRun
  readonly claims: DraftedClaims
  readonly entities: DraftedEntities
  /** Slugs and ids of claims that lead elsewhere from this change on, and those that do so no more. */
  readonly redirects = { slugs: new Map<string, string>(), claims: new Map<string, string>() }
  readonly ended = { slugs: new Set<string>(), claims: new Set<string>() }
  /** What is kept of entities that go, so that they can come back: by slug. */
  readonly kept = new Map<string, string>()
  /** The slugs of what is touched though nothing of it may be otherwise: what something is merged into, or taken out of. */
  readonly touched = new Set<string>()
  /** The keys of the changes that this one undoes. */
  readonly reverted: string[] = []

  constructor(store: Store, run: NumberedRun) {
    this.store = store
    this.run = run
    this.claims = new DraftedClaims(store)
    this.entities = new DraftedEntities(store)
  }

  /** The slug to which this change leads another. */
  leadOn(slug: string): string {
    return follow(this.redirects.slugs, slug)
  }

  /** The id to which this change leads that of a claim. */
  leadClaimOn(id: string): string {
    return follow(this.redirects.claims, id)
  }

  /** Brings a claim back to what it was, held by those who held it as far as they are known, and by this change. */
  restoreClaim(claim: Claim, held: HeldClaim): void {
    const wanted = new Set(claim.references.map(referenceId))
    const holdings = held.holdings.flatMap((holding) => {
      const citations = holding.citations.split(' ').filter((id) => wanted.has(id))
      return citations.length === 0 ? [] : [{ ...holding, citations: citations.join(' ') }]
    })
    const known = new Set(holdings.flatMap(({ citations }) => citations.split(' ')))
    const loose = claim.references.filter((reference) => !known.has(referenceId(reference)))
    const own = this.#ownHolding(loose, holdings)
    const others = holdings.filter(({ run }) => own.length === 0 || run !== this.run.number)
    const all = [...others, ...own]
    const judgement = isSameJudgement(judgementAmong(all), claim) ? null : judgementOf(claim)
    this.claims.put(claim, claim.references, { holdings: all, judgement, sayings: held.sayings })
  }

  #ownHolding(references: readonly Reference[], holdings: HeldClaim['holdings']): HeldClaim['holdings'] {
    if (references.length === 0) return []
    const own = holdings.find(({ run }) => run === this.run.number)
    const unjudged = { run: this.run.number, rank: null, rank_reason: null, explanation: null }
    const citations = [...(own?.citations.split(' ') ?? []), ...references.map(referenceId)].join(' ')
    return [{ ...unjudged, ...own, citations }]
  }

  /** Creates an entity that this change holds. */
  create(entity: Entity): void {
    this.entities.create(entity, { run: this.run.number, origin: this.run.origin })
  }
}

/** What stands leads nowhere, so that no steps go in a circle. */
function follow(steps: ReadonlyMap<string, string>, from: string): string {
  let now = from
  for (let next = steps.get(now); next !== undefined; next = steps.get(now)) now = next
  return now
}

function judgementOf({ rank, rankReason, explanation }: Claim) {
  return { rank, rankReason, explanation }
}
