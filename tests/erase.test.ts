import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { attempt } from '../src/changes/attempt.ts'
import type { Operation } from '../src/changes/operation.ts'
import { encodeId } from '../src/graph/id.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { correct } from '../src/store/amend/corrections.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { erase } from '../src/store/erase/erase.ts'
import { eraseAuthor, eraseMessage } from '../src/store/erase/erase-words.ts'
import { scrub } from '../src/store/erase/scrub.ts'
import { personAuthor, programAuthor } from '../src/store/history/author.ts'
import { enterProposal } from '../src/store/history/entry.ts'
import { recordChange } from '../src/store/history/record.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, rederive, writeGraph } from '../src/store/write.ts'
import { databases, openDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'
import { temporaryFolder } from './temporary-folder.ts'

const entry = { author: programAuthor, message: 'Order 7.' }
const alias = claim('person-1', 'name', 'Kim the Secret', {
  reference: { printedAs: 'the Veiled', note: 'Sotto voce' },
})
const birth = claim('person-1', 'birthDate', '1950')
const member = claim('person-1', 'memberOf', 'organization-1')

/** A graph in which `run` said these, after it had said others that are past. */
async function told(store: Store, now = [alias, birth, member], before = [birth]): Promise<Store> {
  const say = async (run: string, claims: typeof now) => {
    const { entities } = smallGraph([...claims, birth, member])
    await amendGraph(store, { origin: 'f', run, entities, claims })
    while ((await withdrawUnsaid(store, 'f', run, 100)).released > 0);
  }
  await say('1', before)
  await say('2', now)
  return store
}

const past = (store: Store, table: 'past_claim' | 'past_entity') =>
  sql<{ since: number; until: number; state: string | null; held: string | null }>`
    select since, until, state, held from ${sql.table(table)} where state is null order by since`
    .execute(store.db)
    .then(({ rows }) => rows.map((row) => ({ ...row })))

const everyTable = [
  ...saidTables,
  ...derivedTables,
  ...['run', 'held_entity', 'holding', 'alias', 'record', 'saying', 'change', 'author', 'touched', 'account'],
  ...['past_entity', 'past_claim', 'redirect', 'claim_redirect', 'correction', 'judgement', 'description'],
]

const textOf = async (store: Store) => (await rowsOf(store, everyTable)).join('\n')

/** What stands is what would be derived of it. */
async function expectInStep(store: Store): Promise<void> {
  const rows = await rowsOf(store, [...saidTables, ...derivedTables])
  await rederive(store)
  expect(await rowsOf(store, [...saidTables, ...derivedTables])).toEqual(rows)
}

describe('a claim that is erased', () => {
  it('is gone with its references, and has a stone where it stood and where it was erased', async () => {
    const store = await told(await openDatabase())
    const { number } = await erase(store, { what: 'claim', id: alias.id }, entry)
    expect(number).toBe(3)
    expect(await past(store, 'past_claim')).toEqual([{ since: 2, until: 3, state: null, held: null }])
    const text = await textOf(store)
    for (const word of ['the Secret', 'the Veiled', 'Sotto voce']) expect(text).not.toContain(word)
    expect(text).toContain('1950')
    const change = await store.db.selectFrom('change').selectAll().where('number', '=', 3).executeTakeFirst()
    expect(change).toMatchObject({ message: 'Order 7.', differences: 1, state: 'APPLIED' })
    const touched = await store.db.selectFrom('touched').selectAll().where('change', '=', `${change?.key}`).execute()
    expect(touched.map(({ entity }) => entity).sort()).toEqual(['person-1', 'w'])
    await expectInStep(store)
    await store.close()
  })

  it('is erased where it had ended before, and tells of that by a stone that never held', async () => {
    const store = await told(await openDatabase(), [birth, member], [alias])
    await erase(store, { what: 'claim', id: alias.id }, entry)
    expect(await past(store, 'past_claim')).toMatchObject([
      { since: 1, until: 2, state: null },
      { since: 3, until: 3, state: null },
    ])
    expect(await textOf(store)).not.toContain('the Secret')
    const again = erase(store, { what: 'claim', id: alias.id }, entry)
    await expect(again).rejects.toMatchObject({ code: 'NOTHING_TO_ERASE' })
    await store.close()
  })

  it('is erased of what a graph was filled with, too', async () => {
    const store = await openDatabase()
    await writeGraph(store, smallGraph([alias, birth]))
    await erase(store, { what: 'claim', id: alias.id }, entry)
    expect(await past(store, 'past_claim')).toMatchObject([{ since: 0, until: 1 }])
    expect(await textOf(store)).not.toContain('the Secret')
    await expectInStep(store)
    await store.close()
  })

  it('goes by any id that a merge gave up, with what is kept under that', async () => {
    const old = claim('person-2', 'name', 'Kim the Secret')
    const store = await told(await openDatabase(), [alias, birth, member], [old, birth])
    await sql`insert into claim_redirect (id, claim, since) values (${old.id}, ${alias.id}, 2)`.execute(store.db)
    await erase(store, { what: 'claim', id: old.id }, entry)
    expect(await textOf(store)).not.toContain('the Secret')
    const { rows } = await sql`select until from claim_redirect`.execute(store.db)
    expect(rows).toMatchObject([{ until: 3 }])
    await store.close()
  })

  it('leaves nothing in what was asked and said of it, and declines what would bring it', async () => {
    const store = await told(await openDatabase())
    const operations = JSON.stringify([{ say: { subject: 'person-1', value: 'Kim "the Secret"'.replaceAll('"', '') } }])
    const other = JSON.stringify([{ say: { subject: 'person-1', value: 'Ri' } }])
    const asked = (text: string) => ({ operations: text, basis: null, idempotency_key: null, input_hash: null })
    const propose = async (message: string, text: string) => {
      const key = await enterProposal(store, { author: personAuthor('a'), message, asked: asked(text) })
      await sql`insert into touched (entity, change) values ('person-1', ${key})`.execute(store.db)
      return key
    }
    const keys = [await propose('He is the Veiled one.', operations), await propose('Another.', other)]
    await erase(store, { what: 'claim', id: alias.id }, entry)
    const of = (key?: string) =>
      store.db.selectFrom('change').selectAll().where('key', '=', `${key}`).executeTakeFirst()
    expect(await of(keys[0])).toMatchObject({ state: 'DECLINED', operations: null, message: null })
    expect(await of(keys[1])).toMatchObject({ state: 'PROPOSED', operations: other, message: 'Another.' })
    await store.close()
  })

  it('leaves what is asked of others by the same body, date or place', async () => {
    const store = await told(await openDatabase())
    const propose = async (subject: string) => {
      const operations = JSON.stringify([{ say: { subject, value: { entity: 'organization-1' } } }])
      const asked = { operations, basis: null, idempotency_key: null, input_hash: null }
      const key = await enterProposal(store, { author: personAuthor('a'), message: null, asked })
      const touched = [subject, 'organization-1'].map((entity) => ({ entity, change: key }))
      await store.db.insertInto('touched').values(touched).execute()
      return key
    }
    const [same, other] = [await propose('person-1'), await propose('person-2')]
    await erase(store, { what: 'claim', id: member.id }, entry)
    const rows = await store.db.selectFrom('change').select(['key', 'state']).where('number', 'is', null).execute()
    expect(new Map(rows.map(({ key, state }) => [key, state]))).toEqual(
      new Map([
        [same, 'DECLINED'],
        [other, 'PROPOSED'],
      ]),
    )
    await store.close()
  })

  it.runIf(databases.dialect === 'sqlite')('is in no byte of the file and of its log', async () => {
    const path = join(temporaryFolder(), 'graph.sqlite')
    const store = await told(await openSqlite(path), [birth, alias], [alias])
    const bytes = () => readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1')
    expect(bytes()).toContain('the Secret')
    await erase(store, { what: 'claim', id: alias.id }, entry)
    expect(await scrub(store)).toBe(true)
    for (const word of ['the Secret', 'the Veiled', 'Sotto voce', 'secret']) expect(bytes()).not.toContain(word)
    expect(bytes()).toContain('1950')
    await store.close()
  })

  it.runIf(databases.dialect === 'postgres')('is in no byte of the files of the tables', async () => {
    const store = await told(await openDatabase(), [birth, alias], [alias])
    const bytes = async () => {
      await sql`checkpoint`.execute(store.db)
      const { rows } = await sql<{ bytes: Buffer }>`
        select pg_read_binary_file(pg_relation_filepath(oid)) as bytes from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')`.execute(store.db)
      return rows.map((row) => row.bytes.toString('latin1')).join('')
    }
    expect(await bytes()).toContain('the Secret')
    await erase(store, { what: 'claim', id: alias.id }, entry)
    expect(await scrub(store)).toBe(true)
    for (const word of ['the Secret', 'the Veiled', 'Sotto voce']) expect(await bytes()).not.toContain(word)
    await store.close()
  })
})

describe('an entity that is erased', () => {
  it('is refused as long as a claim needs it, now or before', async () => {
    const store = await told(await openDatabase(), [birth], [member])
    const only = { what: 'entity', slug: 'organization-1', withClaims: false } as const
    await expect(erase(store, only, entry)).rejects.toMatchObject({
      code: 'STILL_NAMED',
      message: expect.stringMatching(/^1 claims name organization-1/),
    })
    await store.close()
  })

  it('goes with all claims that need it, and with what it was called and corrected to', async () => {
    const store = await openDatabase()
    await told(store)
    await correct(store, 'person-1', { description: 'A secret keeper' })
    await amendGraph(store, {
      origin: 'g',
      run: '1',
      entities: [{ ...smallGraph([birth]).entities[0], name: 'Kim Alias' }] as never,
      claims: [],
    })
    const { entities, claims } = await erase(store, { what: 'entity', slug: 'person-1', withClaims: true }, entry)
    expect([entities, claims]).toEqual([1, 3])
    const text = await textOf(store)
    for (const word of ['the Secret', 'Kim Alias', 'secret keeper', '1950']) expect(text).not.toContain(word)
    expect((await past(store, 'past_entity')).length).toBeGreaterThan(0)
    await expectInStep(store)
    await store.close()
  })
})

describe('an entity that was merged and parted again, and is erased', () => {
  it('is not kept with the one that it was merged with', async () => {
    const store = await openDatabase()
    await writeGraph(
      store,
      smallGraph(
        [birth],
        [
          { slug: 'person-2', name: 'Ann' },
          { slug: 'person-1', name: 'Kim Alias' },
        ],
      ),
    )
    const change = async (operations: readonly Operation[]) => {
      const author = personAuthor('alice')
      const how = { basis: null, nearest: new Map(), isTrial: false, first: async () => null }
      const result = await attempt(store, { operations, entry: { author, message: null }, ...how })
      return 'written' in result ? result.written.entered.key : ''
    }
    const key = await change([{ merge: { from: 'person-2', into: 'person-1' } }])
    await change([{ revert: encodeId({ type: 'Change', key, lens: '' }) }])
    expect(await textOf(store)).toContain('Kim Alias')
    await erase(store, { what: 'entity', slug: 'person-1', withClaims: true }, entry)
    expect(await textOf(store)).not.toContain('Kim Alias')
    expect(await textOf(store)).toContain('Ann')
    await store.close()
  })
})

describe('words that are erased', () => {
  it('are the name of an author, whose changes stay by nobody, and whose account goes', async () => {
    const store = await told(await openDatabase())
    await recordChange(store, { author: personAuthor('alice'), message: 'Mine.' }, { entities: [], claims: [] })
    await sql`insert into account (name, role, token_hash, added) values ('alice', 'EDITOR', 'x', 1)`.execute(store.db)
    await eraseAuthor(store, 'alice', entry)
    expect(await textOf(store)).not.toContain('alice')
    const { rows } = await sql`select author.name, author.kind from change join author on author.number = change.author
      where change.message = 'Mine.'`.execute(store.db)
    expect(rows).toMatchObject([{ name: null, kind: 'PERSON' }])
    await expect(eraseAuthor(store, 'alice', entry)).rejects.toMatchObject({ code: 'NOTHING_TO_ERASE' })
    await store.close()
  })

  it('are the name of somebody whom an identity provider knows, by the id of the author', async () => {
    const store = await told(await openDatabase())
    const id = 'jwt:https://id.example.org#carol@example.org'
    const author = { id, kind: 'PERSON', name: 'Carol' } as const
    await recordChange(store, { author, message: 'Hers.' }, { entities: [], claims: [] })
    await expect(eraseAuthor(store, 'Carol', entry)).rejects.toThrow('by the id of the author')
    await eraseAuthor(store, id, entry)
    expect(await textOf(store)).not.toMatch(/carol/i)
    await store.close()
  })

  it('are the name of an account however it is written', async () => {
    const store = await told(await openDatabase())
    await recordChange(store, { author: personAuthor('Zoë'), message: null }, { entities: [], claims: [] })
    await sql`insert into account (name, role, token_hash, added) values ('Zoë', 'EDITOR', 'x', 1)`.execute(store.db)
    await eraseAuthor(store, 'person:Zoë'.normalize('NFD'), entry)
    expect(await textOf(store)).not.toContain('Zoë')
    await store.close()
  })

  it.each(['PROPOSED', 'DECLINED'] as const)('are all of a change that is %s', async (state) => {
    const store = await told(await openDatabase())
    const asked = { operations: '[{"slander":1}]', basis: null, idempotency_key: null, input_hash: null }
    const key = await enterProposal(store, { author: personAuthor('a'), message: null, asked })
    await sql`update change set state = ${state}, review_note = 'No slander' where key = ${key}`.execute(store.db)
    await eraseMessage(store, key, entry)
    expect(await textOf(store)).not.toContain('slander')
    const { rows } = await sql`select state from change where key = ${key}`.execute(store.db)
    expect(rows).toMatchObject([{ state: 'DECLINED' }])
    await store.close()
  })

  it('are what a change says of itself', async () => {
    const store = await told(await openDatabase())
    await sql`update change set message = 'A slander' where number = 1`.execute(store.db)
    await eraseMessage(store, 1, entry)
    expect(await textOf(store)).not.toContain('slander')
    await expect(eraseMessage(store, 1, entry)).rejects.toMatchObject({ code: 'NOTHING_TO_ERASE' })
    await store.close()
  })
})
