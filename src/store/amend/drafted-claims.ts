import { sql } from 'kysely'
import { type Claim, createClaim, type Judgement, type Reference, referenceId } from '../../model/claim.ts'
import { textset } from '../dialect.ts'
import type { HoldingTable, SayingTable } from '../holding-tables.ts'
import { deleteRows, insertRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { readStoredClaims } from '../stored-claims.ts'
import { type ClaimChange, findHoldings, judgementAmong } from './holdings.ts'
import { findJudgements } from './judgements.ts'
import { findSayingsOf } from './records.ts'

/** Who holds a claim, by whom it is judged, and which records of files say it. */
export interface HeldClaim {
  /** References by run: their ids, and how the run judges the claim. */
  readonly holdings: readonly Omit<HoldingTable, 'claim'>[]
  /** How an editor judged it; null where none did. */
  readonly judgement: Judgement | null
  readonly sayings: readonly Omit<SayingTable, 'claim'>[]
}

/** A claim while a change is drafted: as it is, and as it is to be. */
export interface DraftedClaim {
  /** Null where it is not there. */
  readonly before: (HeldClaim & { readonly number: number; readonly claim: Claim }) | null
  /** Null where it is to go. */
  readonly after: (HeldClaim & { readonly claim: Claim }) | null
}

/** The claims that a change is about, in memory: read as they are needed, changed together, and written at once. */
export class DraftedClaims {
  readonly #store: Store
  readonly #drafted = new Map<string, DraftedClaim>()
  /** Of which entities all claims were read that name them. */
  readonly #named = new Set<string>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Reads claims, those that are drafted already excepted. */
  async read(ids: readonly string[]): Promise<void> {
    const unread = [...new Set(ids)].filter((id) => !this.#drafted.has(id))
    if (unread.length === 0) return
    const wanted = sql`${textset(this.#store.dialect, unread)} as wanted join claim on claim.id = wanted.text`
    await this.#note(await readStoredClaims(this.#store, wanted))
    for (const id of unread) if (!this.#drafted.has(id)) this.#drafted.set(id, { before: null, after: null })
  }

  /**
   * Reads every claim that names any of these entities: as subject, value, qualifier or source, or as whose words it
   * gives. Those of an entity are read once.
   */
  async readNaming(slugs: readonly string[]): Promise<void> {
    const unread = slugs.filter((slug) => !this.#named.has(slug))
    if (unread.length === 0) return
    for (const slug of unread) this.#named.add(slug)
    const naming = sql`(
      with node as (select number from ${textset(this.#store.dialect, unread)} as given join entity on entity.slug = given.text)
      select claim.number from node cross join claim where claim.subject = node.number
      union select claim.number from node cross join claim where claim.object = node.number
      union select mention.claim from node cross join mention where mention.entity = node.number
      union select cited.claim from node cross join cited where cited.source = node.number)`
    const stored = await readStoredClaims(
      this.#store,
      sql`${naming} as wanted join claim on claim.number = wanted.number`,
    )
    await this.#note(stored.filter(({ claim }) => !this.#drafted.has(claim.id)))
  }

  /** The claim as it is to be; undefined where it is not there. It must have been read. */
  find(id: string): (HeldClaim & { readonly claim: Claim }) | undefined {
    const drafted = this.#drafted.get(id)
    if (!drafted) throw new Error(`The claim ${id} was not read.`)
    return drafted.after ?? undefined
  }

  /** Every claim that was read, or came, and is to be. */
  *standing(): Iterable<HeldClaim & { readonly claim: Claim }> {
    for (const { after } of this.#drafted.values()) if (after) yield after
  }

  /** A run says the claim, with these references; where it is there, its references are united with these. */
  say(claim: Claim, run: number): void {
    const known = this.find(claim.id)
    const references = new Map(
      [...(known?.claim.references ?? []), ...claim.references].map((each) => [referenceId(each), each]),
    )
    const own = known?.holdings.find((holding) => holding.run === run)
    const ids = new Set([...(own?.citations.split(' ') ?? []), ...claim.references.map(referenceId)])
    const unjudged = { run, rank: null, rank_reason: null, explanation: null }
    const holding = { ...unjudged, ...own, citations: [...ids].join(' ') }
    const others = known?.holdings.filter((each) => each.run !== run) ?? []
    this.put(claim, [...references.values()], {
      holdings: [...others, holding],
      judgement: known?.judgement ?? null,
      sayings: known?.sayings ?? [],
    })
  }

  /** Takes references of a claim away, whoever holds them. */
  unsay(id: string, references: ReadonlySet<string>): void {
    const known = this.find(id)
    if (!known) return
    const left = known.claim.references.filter((reference) => !references.has(referenceId(reference)))
    const without = <Row extends { readonly citations: string }>(rows: readonly Row[]) =>
      rows.flatMap((row) => {
        const citations = row.citations.split(' ').filter((each) => !references.has(each))
        return citations.length === 0 ? [] : [{ ...row, citations: citations.join(' ') }]
      })
    this.put(known.claim, left, { ...known, holdings: without(known.holdings), sayings: without(known.sayings) })
  }

  /** Judges a claim over all who hold it; null takes the judgement back. */
  judge(id: string, judgement: Judgement | null): void {
    const known = this.find(id)
    if (known) this.put(known.claim, known.claim.references, { ...known, judgement })
  }

  /** Brings a claim to what it is to be; without references it goes. */
  put(claim: Claim, references: readonly Reference[], held: HeldClaim): void {
    const before = this.#drafted.get(claim.id)?.before ?? null
    if (references.length === 0) {
      this.#drafted.set(claim.id, { before, after: null })
      return
    }
    const { holdings, judgement, sayings } = held
    const judged = judgement ?? judgementAmong(holdings)
    const after = { claim: { ...createClaim(claim, references), ...judged }, holdings, judgement, sayings }
    this.#drafted.set(claim.id, { before, after })
  }

  /** What becomes of claims. Those that come have numbers from here on. */
  async changes(): Promise<(ClaimChange & { readonly drafted: DraftedClaim })[]> {
    const { rows } = await sql<{ last: number | string | null }>`select max(number) as last from claim`.execute(
      this.#store.db,
    )
    let last = Number(rows[0]?.last ?? 0)
    return [...this.#drafted.values()].flatMap((drafted) => {
      const { before, after } = drafted
      const claim = after?.claim ?? before?.claim
      if (!claim || (before && after && isSameText(before, after))) return []
      if (!before) last += 1
      return [
        { number: before?.number ?? last, claim, before: before?.claim ?? null, after: after?.claim ?? null, drafted },
      ]
    })
  }

  /** Writes who holds what, how it is judged and which records say it. The claims' own rows are written with what follows from them. */
  async write(changes: readonly (ClaimChange & { readonly drafted: DraftedClaim })[]): Promise<void> {
    const of = <Row>(state: 'before' | 'after', rowsOf: (held: HeldClaim) => readonly Row[]) =>
      changes.flatMap(({ number: claim, drafted }) => {
        const held = drafted[state]
        return held ? rowsOf(held).map((row) => ({ claim, ...row })) : []
      })
    const holdings = (held: HeldClaim) => held.holdings
    const sayings = (held: HeldClaim) => held.sayings
    const judgements = ({ judgement }: HeldClaim) =>
      judgement
        ? [
            {
              rank: judgement.rank === 'NORMAL' ? null : judgement.rank,
              rank_reason: judgement.rankReason,
              explanation: judgement.explanation,
            },
          ]
        : []
    await deleteRows(this.#store, 'holding', of('before', holdings))
    await deleteRows(this.#store, 'saying', of('before', sayings))
    await deleteRows(this.#store, 'judgement', of('before', judgements))
    await insertRows(this.#store, 'holding', of('after', holdings))
    await insertRows(this.#store, 'saying', of('after', sayings))
    await upsertRows(this.#store, 'judgement', of('after', judgements))
  }

  async #note(stored: readonly { readonly number: number; readonly claim: Claim }[]): Promise<void> {
    const numbers = stored.map(({ number }) => number)
    const holdings = await findHoldings(this.#store, numbers)
    const judgements = await findJudgements(this.#store, numbers)
    const sayings = Map.groupBy(await findSayingsOf(this.#store, numbers), ({ claim }) => claim)
    for (const { number, claim } of stored) {
      const held = {
        holdings: (holdings.get(number) ?? []).map(({ claim: _claim, origin: _origin, ...row }) => row),
        judgement: judgements.get(number) ?? null,
        sayings: (sayings.get(number) ?? []).map(({ claim: _claim, ...row }) => row),
      }
      this.#drafted.set(claim.id, { before: { number, claim, ...held }, after: { claim, ...held } })
    }
  }
}

/** Whether nothing of it is changed, neither what is said nor who holds it. */
function isSameText(a: HeldClaim & { readonly claim: Claim }, b: HeldClaim & { readonly claim: Claim }): boolean {
  const textOf = ({ claim, holdings, judgement, sayings }: typeof b) =>
    JSON.stringify([claim, holdings, judgement, sayings])
  return textOf(a) === textOf(b)
}
