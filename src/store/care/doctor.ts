import { existsSync } from 'node:fs'
import { StoreError } from '../error.ts'
import { openStore, parseDatabaseUrl } from '../open.ts'
import { openSqliteAsFound } from '../sqlite/sqlite.ts'
import type { Store } from '../store.ts'
import { rederive } from '../write.ts'
import { checkClaims } from './check-claims.ts'
import { checkDerived, type Thoroughness } from './check-derived.ts'
import { checkDescription } from './check-description.ts'
import { checkEnds } from './check-ends.ts'
import { checkHistory } from './check-history.ts'
import type { Finding } from './finding.ts'

/** One thing that is looked at, and what was found wrong with it. */
export interface Examined {
  readonly check: string
  /** What is in order where nothing was found. */
  readonly question: string
  readonly findings: readonly Finding[]
}

/** What to do, in the words of whoever is to do it. */
export interface Cures {
  /** Where the database's files are at fault. */
  readonly files: string
  /** Where what is said is at fault. */
  readonly source: string
  /** Where what is derived is at fault. */
  readonly derived: string
  /** Where what the graph says of itself is at fault. */
  readonly description: string
}

/**
 * Opens a database to be looked at. A file is first looked at as it is: one that is damaged, or laid out by another
 * version, is not opened for anything else, and the finding says why.
 * @throws StoreError NO_DATABASE, BAD_DATABASE_URL, DATABASE_UNAVAILABLE
 */
export async function openPatient(address: string, cures: Cures): Promise<Store | Examined> {
  const place = parseDatabaseUrl(address)
  try {
    if (place.kind === 'sqlite' && existsSync(place.path)) {
      const found = await openSqliteAsFound(place.path)
      try {
        const findings = await checkFiles(found, cures)
        if (findings.length > 0) return { ...files, findings }
      } finally {
        await found.close()
      }
    }
    return await openStore(address, { create: false })
  } catch (error) {
    if (!(error instanceof StoreError) || !misfits.includes(error.code)) throw error
    const { message, code } = error
    const cure = code === 'NEWER_DATABASE' ? 'Update Plenum to the version that wrote it.' : cures.files
    const finding = { check: 'layout', problem: message, count: 1, examples: [], cure }
    return { check: 'layout', question: 'the database is one of this version of Plenum', findings: [finding] }
  }
}

const misfits: readonly string[] = ['NEWER_DATABASE', 'NOT_A_PLENUM_DATABASE', 'UNSUITABLE_DATABASE']

const files = { check: 'integrity', question: "the database's own files are whole" }

/** Looks at a database from the ground up, one check after another; what is above a fault in its files is not looked at. */
export async function* examine(store: Store, cures: Cures, thoroughness: Thoroughness): AsyncGenerator<Examined> {
  const integrity = await checkFiles(store, cures)
  yield { ...files, findings: integrity }
  if (integrity.length > 0) return
  const ends = await checkEnds(store, cures)
  yield {
    check: 'ends',
    question: 'whatever is named is there, and whatever is said is said by somebody',
    findings: ends,
  }
  const claims = await checkClaims(store, cures)
  yield { check: 'claims', question: 'every claim can be read, and has the id of what it says', findings: claims }
  const history = await checkHistory(store, cures)
  yield { check: 'history', question: 'changes follow each other, and what they ended can be read', findings: history }
  const description = await checkDescription(store, cures)
  yield { check: 'description', question: 'what the graph says of itself can be read', findings: description }
  const words = await checkWords(store, cures)
  // What cannot be read, or names what is not there, cannot be derived from.
  const derived = claims.length + ends.length > 0 ? [] : await checkDerived(store, cures, thoroughness)
  const search = [...words, ...derived.filter(({ check }) => check === 'search')]
  yield { check: 'search', question: 'the search index is in step with the names on record', findings: search }
  if (claims.length + ends.length > 0) return
  yield {
    check: 'derived',
    question: 'whatever is derived is in step with what is said',
    findings: derived.filter(({ check }) => check === 'derived'),
  }
}

/** Builds anew whatever is derived. What is said stays as it is. */
export async function repair(store: Store): Promise<void> {
  const { rebuildWords } = store.dialect.care
  await rebuildWords?.execute(store.db)
  await rederive(store)
  await rebuildWords?.execute(store.db)
}

async function checkFiles({ db, dialect }: Store, cures: Cures): Promise<Finding[]> {
  const finding = (faults: readonly string[]): Finding[] =>
    faults.length === 0
      ? []
      : [
          {
            check: 'integrity',
            problem: 'the file is damaged',
            count: faults.length,
            examples: faults.slice(0, 3),
            cure: cures.files,
          },
        ]
  try {
    const { rows } = (await dialect.care.faults?.execute(db)) ?? { rows: [] }
    return finding(rows.map(({ fault }) => fault))
  } catch (error) {
    return finding([(error as Error).message])
  }
}

async function checkWords({ db, dialect }: Store, cures: Cures): Promise<Finding[]> {
  try {
    await dialect.care.checkWords?.execute(db)
    return []
  } catch (error) {
    const examples = [(error as Error).message]
    return [
      {
        check: 'search',
        problem: 'the index of words is out of step with the spellings',
        count: 1,
        examples,
        cure: cures.derived,
      },
    ]
  }
}
