import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findAliases, findImport } from '../src/store/amend/imports.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { backUp } from '../src/store/care/backup.ts'
import { findRevision } from '../src/store/graph.ts'
import { openStore } from '../src/store/open.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import { databases, openDatabase } from './databases.ts'
import { announcing, earlierDatabase } from './earlier-database.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'
import { temporaryFolder } from './temporary-folder.ts'

const all = [...saidTables, ...derivedTables]

/** What the database of the earlier layout was filled with, and what a file brought. */
const first = [
  claim('person-1', 'name', 'Ri Il'),
  claim('meeting-1', 'participant', 'person-1', {
    qualifiers: { role: 'GUEST', onBehalfOf: 'organization-1' },
    order: 2,
    reference: { attributedTo: 'person-2', printedAs: 'Mr Ri', certainty: 'REPORTED', note: 'A note.' },
  }),
]
const brought = [
  claim('person-1', 'name', 'Ri Il', { source: 'x', rank: 'PREFERRED' }),
  claim('meeting-1', 'startDate', '2021-01-05', { source: 'x' }),
  claim('person-1', 'memberOf', 'organization-1', { source: 'x', start: '2020', end: '2021-02' }),
]
const described = { slug: 'person-2', name: 'Kim' }
const identified = { slug: 'person-1', identifiers: [{ scheme: 'wikidata', value: 'Q1' }] }

/** The same as Plenum 0.1 wrote it there: an index has the name of a table that is SQLite's alone. */
function onPostgres(layout: string): readonly string[] {
  const tables = layout
    .replaceAll(' without rowid', '')
    .replaceAll(' integer', ' bigint')
    .replaceAll(/^pragma .*$/gm, '')
  return [...`${tables}\ncreate index spelling_word on spelling (forms)`.split(';\n'), ...announcing]
}

async function written(...graph: Parameters<typeof smallGraph>) {
  const store = await openDatabase()
  await writeGraph(store, smallGraph(...graph))
  const rows = await rowsOf(store, all)
  await store.close()
  return rows
}

describe('a database of the earlier layout', () => {
  it('holds what it held once it is opened, with all that is derived', async () => {
    const store = await openStore(await earlierDatabase('earlier-layout.sql', onPostgres))
    expect(await rowsOf(store, all)).toEqual(await written([...first, ...brought], [described, identified]))
    expect(await findRevision(store)).not.toBe('')
    await store.close()
  })

  it('knows who holds what, so that it can be withdrawn', async () => {
    const store = await openStore(await earlierDatabase('earlier-layout.sql', onPostgres))
    expect(await findImport(store, 'file')).toEqual({ run: '1', finished: true })
    expect([...(await findAliases(store, 'file', ['file-7']))]).toEqual([['file-7', 'person-1']])
    while ((await withdrawUnsaid(store, 'file', '2', 2)).released > 0);
    expect(await rowsOf(store, all)).toEqual(await written(first, [described]))
    await store.close()
  })

  it.runIf(databases.dialect === 'sqlite')('is backed up as it is', async () => {
    const path = (await earlierDatabase('earlier-layout.sql', onPostgres)).replace('sqlite:', '')
    const target = join(temporaryFolder(), 'backup.sqlite')
    expect(await backUp(path, target, { force: false })).toMatchObject({ claims: 4, references: 5, layout: 1 })
  })
})
