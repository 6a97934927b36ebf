import { sql } from 'kysely'
import { claimId } from '../../model/claim.ts'
import { checkDescription } from '../care/check-description.ts'
import { checkHistory } from '../care/check-history.ts'
import { StoreError } from '../error.ts'
import { decodeClaimState, decodeEntityState } from '../history/state.ts'
import { lockGraph } from '../revision.ts'
import { insertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { Tables } from '../tables.ts'
import { deriveAnew, insertEntities, insertSaidClaims } from '../write.ts'
import {
  type ChangeLine,
  type ClaimsLine,
  type EntitiesLine,
  namesClaims,
  type RowsLine,
  type RowTable,
} from './line.ts'
import { LineError, readLine } from './read-line.ts'

/**
 * Makes of the lines of a history the graph that they were written of, in an empty database: all of it, or nothing.
 * @throws StoreError TARGET_EXISTS
 * @throws LineError where a line is none, or does not fit those before it
 */
export async function takeLines(store: Store, lines: AsyncIterable<unknown>): Promise<Taken> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    if ((await lockGraph(inside)) !== '' || (await hasAnything(inside))) throw occupied()
    const taking = new Taking(inside)
    for await (const value of lines) await taking.take(value)
    return taking.finish()
  })
}

/** How much stands in the database that was filled, and how many changes made it. */
export interface Taken {
  readonly entities: number
  readonly claims: number
  readonly changes: number
}

/** The lines as far as they were taken. */
class Taking {
  readonly #store: Store
  #count = 0
  #revision: string | null = null
  #isAtEnd = false
  /** The number of the last change. */
  #number = 0
  #at = 0
  readonly #authors = new Map<string, number>()
  /** Under which numbers this database knows entities and claims. */
  readonly #entities = createNumbering()
  readonly #claims = createNumbering()

  constructor(store: Store) {
    this.#store = store
  }

  async take(value: unknown): Promise<void> {
    const line = readLine(value)
    if (this.#isAtEnd) throw new LineError('expected nothing after the line that ends the history.')
    if ((this.#revision === null) !== 'history' in line)
      throw new LineError('expected the head of a history in the first line, {"history": 1, …}, and only there.')
    if ('end' in line) this.#end(line.end)
    else if ('history' in line) this.#revision = line.revision
    else if ('change' in line) await this.#takeChange(line.change)
    else if ('touched' in line) await this.#touch(line.touched, line.by)
    else if ('entities' in line) await this.#takeEntities(line)
    else if ('claims' in line) await this.#takeClaims(line)
    else await this.#takeRows(line)
    this.#count += 1
  }

  async finish(): Promise<Taken> {
    if (!this.#isAtEnd) throw new LineError('expected a line that ends the history: it breaks off here.')
    const absent = this.#entities.absent()
    if (absent !== undefined) throw new LineError(`a claim names "${absent}", which is no entity of the graph.`)
    const cures = { files: '', description: '' }
    const [fault] = [...(await checkHistory(this.#store, cures)), ...(await checkDescription(this.#store, cures))]
    if (fault) throw new LineError(`${fault.problem} (${fault.examples[0] ?? fault.check}).`)
    await deriveAnew(this.#store)
    await this.#store.db
      .updateTable('graph')
      .set({ revision: this.#revision ?? '' })
      .execute()
    return { entities: this.#entities.count(), claims: this.#claims.count(), changes: this.#number }
  }

  #end(count: number): void {
    if (count !== this.#count) throw new LineError(`expected ${count} lines before it, got ${this.#count}.`)
    this.#isAtEnd = true
  }

  async #takeChange({ author, reviewer, reverts, ...row }: ChangeLine['change']): Promise<void> {
    if (row.number !== null) {
      const [number, at] = [row.number, row.at]
      if (number !== this.#number + 1) throw new LineError(`expected change ${this.#number + 1}, got ${number}.`)
      if (at <= this.#at) throw new LineError(`change ${number} is no later than the one before it.`)
      this.#number = number
      this.#at = at
    }
    const [by, reviewedBy] = [this.#authorOf(author), reviewer === null ? null : this.#authorOf(reviewer)]
    await insertRows(this.#store, 'change', [{ ...row, author: by, reviewer: reviewedBy }])
    const reversals = reverts.map((reverted) => ({ reverted, change: row.key }))
    await insertRows(this.#store, 'reversal', reversals)
  }

  #authorOf(id: string): number {
    const number = this.#authors.get(id)
    if (number === undefined) throw new LineError(`expected an author told before, got "${id}".`)
    return number
  }

  async #touch(slugs: readonly string[], change: string): Promise<void> {
    await insertRows(
      this.#store,
      'touched',
      slugs.map((entity) => ({ entity, change })),
    )
  }

  async #takeEntities({ entities, since }: EntitiesLine): Promise<void> {
    this.#refuseOtherSince(since)
    const [past, now]: [Tables['past_entity'][], Parameters<typeof insertEntities>[1]['entities'][number][]] = [[], []]
    for (const { slug, until, state, held = null } of entities) {
      const text = state === null ? null : JSON.stringify(state)
      const entity = text === null ? null : decodeEntityState(text)
      if (entity && entity.slug !== slug) throw new LineError(`expected what "${slug}" was, got "${entity.slug}".`)
      if (until !== null) past.push({ slug, since, until, state: text, held })
      else if (entity) now.push({ number: this.#entities.give(slug), entity })
      else throw new LineError(`"${slug}" stands, and has no state.`)
    }
    await insertRows(this.#store, 'past_entity', past)
    await insertEntities(this.#store, { entities: now })
    const rows = now.map(({ number }) => ({ entity: number, since }))
    if (since > 0) await insertRows(this.#store, 'entity_since', rows)
  }

  async #takeClaims({ claims, since }: ClaimsLine): Promise<void> {
    this.#refuseOtherSince(since)
    const past: Tables['past_claim'][] = []
    const now = claims.flatMap(({ id, until, state, held = null }) => {
      const text = state === null ? null : JSON.stringify(state)
      const claim = text === null ? null : decodeClaimState(text)
      if (claim && (claim.id !== id || claimId(claim) !== id))
        throw new LineError(`the claim ${id} has the id of something else than it says.`)
      if (until !== null) past.push({ id, since, until, state: text, held })
      else if (!claim) throw new LineError(`the claim ${id} stands, and has no state.`)
      return until === null && claim ? [claim] : []
    })
    await insertRows(this.#store, 'past_claim', past)
    const numbers = now.map(({ id }) => this.#claims.give(id))
    await insertSaidClaims(this.#store, now, {
      entity: (slug) => this.#entities.of(slug),
      claim: (id) => this.#claims.of(id),
    })
    const rows = numbers.map((claim) => ({ claim, since }))
    if (since > 0) await insertRows(this.#store, 'claim_since', rows)
  }

  #refuseOtherSince(since: number): void {
    if (since !== this.#number)
      throw new LineError(`expected what has been so since change ${this.#number}, got since ${since}.`)
  }

  async #takeRows({ rows, of }: RowsLine): Promise<void> {
    const numbered = rows.map((row) => ({
      ...row,
      ...(namesClaims(of) && { claim: this.#claimOf(String(row.claim)) }),
      // Where it was written, an import may have been under way; here none is.
      ...(of === 'run' && { busy_until: null }),
    }))
    if (of === 'author') for (const { id, number } of rows) this.#authors.set(String(id), Number(number))
    await insertRows<RowTable>(this.#store, of, numbered as unknown as Tables[typeof of][])
  }

  #claimOf(id: string): number {
    if (!this.#claims.isGiven(id)) throw new LineError(`expected a claim that stands, got ${id}.`)
    return this.#claims.of(id)
  }
}

/** Numbers for what has names: one that is named before it is told has its number already. */
function createNumbering() {
  const numbers = new Map<string, number>()
  const given = new Set<string>()
  const of = (name: string) => {
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return number
  }
  return {
    of,
    give(name: string): number {
      if (given.has(name)) throw new LineError(`"${name}" stands twice.`)
      given.add(name)
      return of(name)
    },
    isGiven: (name: string) => given.has(name),
    count: () => given.size,
    absent: () => (given.size === numbers.size ? undefined : [...numbers.keys()].find((name) => !given.has(name))),
  }
}

async function hasAnything({ db }: Store): Promise<boolean> {
  const tables = ['entity', 'change', 'run', 'author', 'account'].map(
    (name) => sql`select 1 as found from ${sql.table(name)}`,
  )
  const { rows } = await sql`select found from (${sql.join(tables, sql` union all `)}) as anything limit 1`.execute(db)
  return rows.length > 0
}

function occupied(): StoreError {
  const message =
    'The database holds something already, and a history is only taken into an empty one. Give the address of a new one.'
  return new StoreError('TARGET_EXISTS', message)
}
