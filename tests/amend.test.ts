import { describe, expect, it } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import type { Claim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { type Amendment, amendGraph } from '../src/store/amend/amend.ts'
import { findByIdentifiers } from '../src/store/amend/identifiers.ts'
import { beginImport, findAliases, findImport, finishImport, recordAliases } from '../src/store/amend/imports.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { dataFolder } from './shipped-data.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'

const all = [...saidTables, ...derivedTables]

async function opened(): Promise<Store> {
  return openDatabase()
}

/** An amendment that brings the claims and every entity that they name. */
function amendment(
  origin: string,
  run: string,
  claims: readonly Claim[],
  described: readonly Partial<Entity>[] = [],
): Amendment {
  const { entities, claims: merged } = smallGraph(claims, described as Entity[])
  return { origin, run, entities, claims: merged }
}

async function written(claims: readonly Claim[]): Promise<Store> {
  const store = await opened()
  await writeGraph(store, smallGraph(claims))
  return store
}

async function withdrawAll(store: Store, origin: string, run: string, limit = 2) {
  for (;;) {
    const { released } = await withdrawUnsaid(store, origin, run, limit)
    expect(released).toBeLessThanOrEqual(limit)
    if (released === 0) return
  }
}

const member = claim('person-a', 'memberOf', 'organization', { source: 'x' })
const again = claim('person-a', 'memberOf', 'organization', { source: 'y' })
const birth = claim('person-a', 'birthDate', '1960', { source: 'x' })
const other = claim('person-b', 'memberOf', 'organization', { source: 'x' })

describe('an amendment', () => {
  it('makes of an empty database what writing the same would', async () => {
    const store = await opened()
    await amendGraph(store, amendment('file', '1', [member, birth]))
    await amendGraph(store, amendment('file', '1', [other]))
    expect(await rowsOf(store, all)).toEqual(await rowsOf(await written([member, birth, other]), all))
  })

  it('knows who came out first of those who tell the place of what it renames', async () => {
    const told = [
      claim('person-a', 'memberOf', 'organization', { source: 'late', order: 7 }),
      claim('person-a', 'memberOf', 'organization', { source: 'soon', order: 3 }),
      claim('late', 'published', '1950', { source: 'late' }),
      claim('soon', 'published', '1900', { source: 'soon' }),
    ]
    const named = (name: string) => [{ slug: 'person-a', kind: 'PERSON' as const, name }]
    const store = await opened()
    await amendGraph(store, amendment('file', '1', told, named('Anna')))
    await amendGraph(store, amendment('file', '2', [], named('Berta')))
    const same = await opened()
    await amendGraph(same, amendment('file', '2', told, named('Berta')))
    expect(await rowsOf(store, ['entry', 'claim'])).toEqual(await rowsOf(same, ['entry', 'claim']))
  })

  it('makes of the shipped data what writing it would', async () => {
    const { entities, claims } = loadDataset(dataFolder)
    const [store, whole] = [await opened(), await opened()]
    await amendGraph(store, { origin: 'data', run: '1', entities, claims: [] })
    for (let from = 0; from < claims.length; from += 1000)
      await amendGraph(store, { origin: 'data', run: '1', entities: [], claims: claims.slice(from, from + 1000) })
    await writeGraph(whole, { entities, claims, revision: 'shipped' })
    expect(await rowsOf(store, all)).toEqual(await rowsOf(whole, all))
  })

  it('counts what is new, what changed and what was there', async () => {
    const store = await opened()
    expect(await amendGraph(store, amendment('file', '1', [member, birth]))).toEqual({
      entities: { added: 3, changed: 0, unchanged: 0 },
      claims: { added: 2, changed: 0, unchanged: 0 },
      references: { added: 2, unchanged: 0 },
    })
    const renamed = [{ slug: 'person-a', name: 'Another' }]
    const judged = { ...birth, rank: 'DEPRECATED' as const, rankReason: 'A slip.' }
    expect(await amendGraph(store, amendment('file', '2', [again, judged], renamed))).toEqual({
      entities: { added: 1, changed: 1, unchanged: 2 },
      claims: { added: 0, changed: 1, unchanged: 1 },
      references: { added: 1, unchanged: 1 },
    })
  })

  it('changes no row when it comes again', async () => {
    const store = await opened()
    await amendGraph(store, amendment('file', '1', [member, birth, other]))
    const tables = [...all, 'graph', 'holding', 'held_entity']
    const before = await rowsOf(store, tables)
    const counts = await amendGraph(store, amendment('file', '1', [member, birth, other]))
    expect(counts.claims).toEqual({ added: 0, changed: 0, unchanged: 3 })
    expect(await rowsOf(store, tables)).toEqual(before)
  })

  it('unites what two files say of one claim, whichever comes first', async () => {
    const [one, two] = [await opened(), await opened()]
    const [first, second] = [amendment('a', '1', [member]), amendment('b', '1', [again])]
    await amendGraph(one, first)
    await amendGraph(one, second)
    await amendGraph(two, second)
    await amendGraph(two, first)
    expect(await rowsOf(one, all)).toEqual(await rowsOf(two, all))
    expect(await rowsOf(one, all)).toEqual(await rowsOf(await written([member, again]), all))
  })

  it('changes nothing when it fails midway', async () => {
    const store = await opened()
    await amendGraph(store, amendment('file', '1', [member]))
    const before = await rowsOf(store, [...all, 'graph', 'holding', 'held_entity'])
    const lacking = {
      origin: 'file',
      run: '1',
      entities: [],
      claims: [birth, claim('person-z', 'memberOf', 'nothing')],
    }
    await expect(amendGraph(store, lacking)).rejects.toThrow()
    expect(await rowsOf(store, [...all, 'graph', 'holding', 'held_entity'])).toEqual(before)
  })
})

describe('an entity that several files give', () => {
  const described = (slug: string, name: string, value: string) =>
    [{ slug, name, identifiers: [{ scheme: 'wikidata', value }] }] as const

  it('is called as the first of them calls it, by their slugs, and has the identifiers of all', async () => {
    for (const order of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const store = await opened()
      for (const origin of order)
        await amendGraph(store, amendment(origin, '1', [birth], described('person-a', `Called by ${origin}`, origin)))
      const row = await store.db.selectFrom('entity').selectAll().where('slug', '=', 'person-a').executeTakeFirst()
      expect(row?.name).toBe('Called by a')
      expect(row?.identifiers).toBe('[{"scheme":"wikidata","value":"a"},{"scheme":"wikidata","value":"b"}]')
    }
  })

  it('has its identifiers by scheme and value, as an import of one file has them, whichever file brought them', async () => {
    const store = await opened()
    const given = (origin: string, scheme: string) =>
      amendment(origin, '1', [birth], [{ slug: 'person-a', name: 'A', identifiers: [{ scheme, value: '1' }] }])
    await amendGraph(store, given('a', 'wikidata'))
    await amendGraph(store, given('b', 'senate'))
    const row = await store.db.selectFrom('entity').selectAll().where('slug', '=', 'person-a').executeTakeFirst()
    expect(row?.identifiers).toBe('[{"scheme":"senate","value":"1"},{"scheme":"wikidata","value":"1"}]')
  })

  it('is called as the next one calls it when the first gives it no more', async () => {
    const store = await opened()
    await amendGraph(store, amendment('a', '1', [birth], described('person-a', 'First', 'Q1')))
    await amendGraph(store, amendment('b', '1', [birth], described('person-a', 'Second', 'Q2')))
    await withdrawAll(store, 'a', '2')
    const row = await store.db.selectFrom('entity').selectAll().where('slug', '=', 'person-a').executeTakeFirst()
    expect(row?.name).toBe('Second')
    expect(await findByIdentifiers(store, [{ scheme: 'wikidata', value: 'Q1', kind: 'PERSON' }])).toEqual([[]])
  })

  it('is found by an identifier and its kind', async () => {
    const store = await opened()
    await amendGraph(store, amendment('a', '1', [birth], described('person-a', 'First', 'Q1')))
    const wanted = [
      { scheme: 'wikidata', value: 'Q2', kind: 'PERSON' },
      { scheme: 'wikidata', value: 'Q1', kind: 'PERSON' },
      { scheme: 'wikidata', value: 'Q1', kind: 'PLACE' },
      { scheme: 'viaf', value: 'Q1', kind: 'PERSON' },
    ] as const
    expect(await findByIdentifiers(store, wanted)).toEqual([[], ['person-a'], [], []])
  })
})

describe('what a file no longer says', () => {
  it('is withdrawn, a few at a time, and what it still says stays', async () => {
    const store = await opened()
    await amendGraph(store, amendment('file', '1', [member, birth, other]))
    await amendGraph(store, amendment('file', '2', [birth]))
    await withdrawAll(store, 'file', '2', 1)
    expect(await rowsOf(store, all)).toEqual(await rowsOf(await written([birth]), all))
  })

  it('stays where another file says it too', async () => {
    const store = await opened()
    await amendGraph(store, amendment('a', '1', [member, other]))
    await amendGraph(store, amendment('b', '1', [member, again]))
    await withdrawAll(store, 'a', '2')
    expect(await rowsOf(store, all)).toEqual(await rowsOf(await written([member, again]), all))
  })

  it('stays where it was there before anything was imported', async () => {
    const store = await written([member, birth])
    await amendGraph(store, amendment('a', '1', [member, other]))
    await withdrawAll(store, 'a', '2')
    expect(await rowsOf(store, all)).toEqual(await rowsOf(await written([member, birth]), all))
  })

  it('keeps an entity as long as a claim of another file names it', async () => {
    const store = await opened()
    await amendGraph(store, amendment('a', '1', [birth]))
    await amendGraph(store, {
      ...amendment('b', '1', [other, member]),
      entities: amendment('b', '1', [other]).entities,
    })
    await withdrawAll(store, 'a', '2')
    expect(await rowsOf(store, ['entity'])).toHaveLength(4)
    await withdrawAll(store, 'b', '2')
    expect(await rowsOf(store, [...all, 'holding', 'held_entity'])).toEqual([])
  })

  it('is also a judgement', async () => {
    const store = await opened()
    const deprecated = { ...birth, rank: 'DEPRECATED' as const, rankReason: 'A slip.' }
    await amendGraph(store, amendment('a', '1', [deprecated]))
    await amendGraph(store, amendment('b', '1', [birth]))
    const rank = async () => (await store.db.selectFrom('claim').select('rank').executeTakeFirst())?.rank
    expect(await rank()).toBe('DEPRECATED')
    await amendGraph(store, amendment('a', '2', [birth]))
    expect(await rank()).toBeNull()
  })

  it('is one judgement where one run gives several, in whichever order they come', async () => {
    const wrong = { ...birth, rank: 'DEPRECATED' as const, rankReason: 'A slip.' }
    const best = { ...birth, rank: 'PREFERRED' as const, rankReason: 'The register says so.' }
    const orders = [
      [wrong, best, birth],
      [birth, best, wrong],
      [best, birth, wrong],
      [wrong, birth, best],
    ]
    const [first, ...others] = await Promise.all(
      orders.map(async (given) => {
        const store = await opened()
        for (const judged of given) await amendGraph(store, amendment('a', '1', [judged]))
        return { holding: await rowsOf(store, ['holding']), claim: await rowsOf(store, ['claim']) }
      }),
    )
    expect(first?.holding).toEqual([expect.stringContaining('"rank":"DEPRECATED","rank_reason":"A slip."')])
    expect(first?.claim).toEqual([expect.stringContaining('"rank":"DEPRECATED","rank_reason":"A slip."')])
    for (const other of others) expect(other).toEqual(first)
  })
})

describe('an import', () => {
  it('is known by its origin, and whether it came to its end', async () => {
    const store = await opened()
    expect(await findImport(store, 'file')).toBeNull()
    await beginImport(store, 'file', '1')
    expect(await findImport(store, 'file')).toEqual({ run: '1', finished: false })
    await finishImport(store, 'file', '1')
    expect(await findImport(store, 'file')).toEqual({ run: '1', finished: true })
  })

  it('gives no revision twice, and leaves it where nothing changed', async () => {
    const store = await opened()
    const give = async (run: string, claims: readonly Claim[]) => {
      await beginImport(store, 'a', run)
      await amendGraph(store, amendment('a', run, claims))
      for (let released = 1; released > 0; ) ({ released } = await withdrawUnsaid(store, 'a', run, 100))
      await finishImport(store, 'a', run)
      return store.revision()
    }
    const first = await give('1', [member, birth])
    const second = await give('2', [other])
    const third = await give('1', [member, birth])
    expect(new Set(['', first, second, third])).toHaveLength(4)
    expect(await give('1', [birth, member])).toBe(third)
  })

  it('remembers to which entities a file’s own were joined, until another run joins them no more', async () => {
    const store = await opened()
    await recordAliases(
      store,
      'file',
      '1',
      new Map([
        ['file-7', 'person-a'],
        ['file-8', 'person-b'],
      ]),
    )
    await recordAliases(store, 'file', '2', new Map([['file-8', 'person-c']]))
    expect([...(await findAliases(store, 'file', ['file-7', 'file-8', 'file-9']))]).toEqual([
      ['file-7', 'person-a'],
      ['file-8', 'person-c'],
    ])
    await withdrawAll(store, 'file', '2')
    expect([...(await findAliases(store, 'file', ['file-7', 'file-8']))]).toEqual([['file-8', 'person-c']])
    expect([...(await findAliases(store, 'other', ['file-8']))]).toEqual([])
  })
})
