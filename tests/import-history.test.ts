import { sql } from 'kysely'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginImport, findImportUnderWay, goOnWithImport } from '../src/store/amend/imports.ts'
import { decodeClaimState, decodeEntityState } from '../src/store/history/state.ts'
import type { Store } from '../src/store/store.ts'
import { openImported } from './imported.ts'

function chamber(from: number, to: number) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { persons: numbers.map((number) => ({ id: `m${number}`, name: `Member ${number}` })) }
}

async function changesOf({ db }: Store) {
  const { rows } = await sql<Record<string, unknown>>`
    select change.number, author.id as author, author.kind, author.name, message, state, differences
    from change join author on author.number = change.author order by change.number`.execute(db)
  return rows.map((row) => ({ ...row }))
}

const author = { author: 'import:chamber', kind: 'IMPORT', name: 'chamber', state: 'APPLIED' }

describe('an import', () => {
  it('of many batches is one change of the history, by its name and with its message', async () => {
    const { add, store } = await openImported('popolo')
    await add('chamber', chamber(1, 20), { batch: 3, message: 'The first members.' })
    // 20 persons and the file come to be, and each says what it is called.
    expect(await changesOf(store)).toEqual([
      { number: 1, ...author, message: 'The first members.', differences: 21 + 21 },
    ])
  })

  it('of another file of the same name is another change, and what it withdraws stays on record', async () => {
    const { add, store } = await openImported('popolo')
    await add('chamber', chamber(1, 3), { message: 'The first members.' })
    await add('chamber', chamber(2, 4), { batch: 1, message: 'After the by-election.' })
    // One comes and one goes, each with a name; two stand elsewhere in the file, which the references tell.
    expect(await changesOf(store)).toEqual([
      { number: 1, ...author, message: 'The first members.', differences: 8 },
      { number: 2, ...author, message: 'After the by-election.', differences: 8 },
    ])
    const claims = await store.db.selectFrom('past_claim').selectAll().where('until', '=', 2).execute()
    const gone = claims.filter(({ state }) => decodeClaimState(state ?? '').subject === 'chamber-m1')
    expect(gone).toMatchObject([{ since: 1, until: 2 }])
    const entities = await store.db.selectFrom('past_entity').selectAll().execute()
    expect(entities.map(({ state }) => decodeEntityState(state ?? '').name)).toEqual(['Member 1'])
  })

  it('of the same file again is no change', async () => {
    const { add, store } = await openImported('popolo')
    await add('chamber', chamber(1, 3))
    await add('chamber', chamber(1, 3), { message: 'Once more.' })
    expect(await changesOf(store)).toMatchObject([{ number: 1, message: null }])
  })
})

describe('an import that is under way', () => {
  afterEach(() => void vi.useRealTimers())

  it('is known while it is at work, and no longer once it came to its end', async () => {
    const { add, store } = await openImported('popolo')
    const seen = new Set<string | null>()
    const looks: Promise<unknown>[] = []
    await add('chamber', chamber(1, 20), {
      batch: 3,
      onProgress: ({ stage }) => {
        if (stage === 'entities') looks.push(findImportUnderWay(store).then((origin) => seen.add(origin)))
      },
    })
    await Promise.all(looks)
    expect([...seen]).toContain('chamber')
    expect(await findImportUnderWay(store)).toBeNull()
  })

  it('is left where it fails', async () => {
    const { add, store } = await openImported('popolo')
    let begun = 0
    const fail = ({ stage }: { stage: string }) => {
      if (stage !== 'claims') return
      begun += 1
      throw new Error('The reader fails.')
    }
    await expect(add('chamber', chamber(1, 20), { onProgress: fail })).rejects.toThrow('The reader fails.')
    expect(begun).toBe(1)
    expect(await findImportUnderWay(store)).toBeNull()
  })

  it('counts for a minute after its last batch, where it was killed', async () => {
    const { store } = await openImported('popolo')
    vi.useFakeTimers({ toFake: ['Date'] })
    await beginImport(store, 'chamber', '1')
    vi.advanceTimersByTime(59_000)
    expect(await findImportUnderWay(store)).toBe('chamber')
    await goOnWithImport(store, { origin: 'chamber', run: '1' })
    vi.advanceTimersByTime(59_999)
    expect(await findImportUnderWay(store)).toBe('chamber')
    vi.advanceTimersByTime(1)
    expect(await findImportUnderWay(store)).toBeNull()
  })
})
