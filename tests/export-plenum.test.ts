import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDataset, readDataset } from '../src/files/dataset.ts'
import { exportGraph } from '../src/formats/export/export.ts'
import { createLeftOut } from '../src/formats/export/left-out.ts'
import { writeFolder } from '../src/formats/export/output-folder.ts'
import { plenumParts, writePlenum } from '../src/formats/export/plenum.ts'
import { createClaim } from '../src/model/claim.ts'
import { compare } from '../src/model/compare.ts'
import { amendGraph, enterAll, type Plan, writeChange } from '../src/store/amend/amend.ts'
import { readAround } from '../src/store/amend/around.ts'
import { correct } from '../src/store/amend/corrections.ts'
import { changesOf } from '../src/store/amend/held-entities.ts'
import { changesOfClaims } from '../src/store/amend/holdings.ts'
import { judge } from '../src/store/amend/judgements.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { extractGraph, type Keep, keepAll } from '../src/store/extract.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { lockGraph } from '../src/store/revision.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { graph } from './harness.ts'
import { dataFolder } from './shipped-data.ts'
import { claim, openSmallGraph, smallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Writes what is kept of the store's graph as data files, and gives their folder with what was left out. */
async function exported(store: Store, keep: Keep = keepAll, folder = join(temporaryFolder(), 'data')) {
  const leftOut = createLeftOut()
  await extractGraph(store, keep, (extract) =>
    writeFolder(folder, (files) => writePlenum(extract, files, leftOut), { force: true, parts: plenumParts }),
  )
  return { folder, leftOut: leftOut.counts() }
}

async function changeByHand(store: Store, plan: (inside: Store) => Promise<Pick<Plan, 'entities' | 'claims'>>) {
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    const { entities, claims } = await plan(inside)
    const before = claims.flatMap((change) => change.before ?? [])
    const written = await writeChange(inside, { entities, claims, around: await readAround(inside, before, entities) })
    await enterAll(inside, revision, { author: personAuthor('alice'), message: null }, written)
  })
}

const by =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item) =>
    compare(key(a), key(b))

describe('the graph as data files', () => {
  it('is the shipped graph again when it is read back, claim for claim', async () => {
    const { folder, leftOut } = await exported(graph.store)
    expect(leftOut).toEqual([])
    const [back, shipped] = [loadDataset(folder), loadDataset(dataFolder)]
    expect(back.claims).toEqual(shipped.claims)
    expect(back.entities).toEqual(shipped.entities)
    expect(back.claims.length).toBeGreaterThan(1_000)
  })

  it('loses nothing of what a graph can hold', async () => {
    const folder = join(temporaryFolder(), 'data')
    const property = fc.asyncProperty(anyGraph(), async (any) => {
      const store = await openDatabase()
      await writeGraph(store, any)
      const { leftOut } = await exported(store, keepAll, folder)
      await store.close()
      const { dataset, problems } = readDataset(folder)
      expect(problems).toEqual([])
      expect(leftOut).toEqual([])
      expect(dataset.entities).toEqual(any.entities)
      expect(dataset.claims).toEqual(any.claims)
    })
    await fc.assert(property, { numRuns: 25 })
  })

  it('is what people made of it: corrected, judged, with what was withdrawn left out', async () => {
    const store = await openDatabase()
    const said = [
      claim('person-1', 'birthDate', '1950', { source: 'a', rank: 'PREFERRED' }),
      claim('person-1', 'birthDate', '1951', { source: 'b' }),
      claim('person-1', 'memberOf', 'organization-1', { source: 'b' }),
    ]
    await writeGraph(store, smallGraph(said))
    const again = said.slice(1)
    await amendGraph(store, { origin: 'f', run: '1', ...smallGraph([...again, claim('person-1', 'gender', 'male')]) })
    while ((await withdrawUnsaid(store, 'f', '2', 9)).released > 0);
    await changeByHand(store, async (inside) => {
      await correct(inside, 'person-1', {
        name: 'Kim',
        description: 'A farmer',
        identifiers: [{ scheme: 'viaf', value: '2' }],
      })
      const rows = await inside.db.selectFrom('claim').select('number').where('property', '=', 'birthDate').execute()
      const judgement = {
        rank: 'DEPRECATED',
        rankReason: 'A slip of the pen',
        explanation: 'Both were printed.',
      } as const
      const numbers = rows.map(({ number }) => Number(number))
      for (const number of numbers) await judge(inside, number, judgement)
      return { entities: await changesOf(inside, ['person-1']), claims: await changesOfClaims(inside, numbers) }
    })
    const { folder, leftOut } = await exported(store)
    expect(leftOut).toEqual([])
    const { dataset, problems } = readDataset(folder)
    expect(problems).toEqual([])
    expect(dataset.entities).toEqual((await findAllEntities(store)).sort(by(({ slug }) => slug)))
    expect(dataset.claims).toEqual((await findAllClaims(store)).sort(by(({ id }) => id)))
    expect(dataset.entities[1]).toMatchObject({ slug: 'b' })
    expect(dataset.entities.find(({ slug }) => slug === 'person-1')).toMatchObject({
      name: 'Kim',
      description: 'A farmer',
      identifiers: [{ scheme: 'viaf', value: '2' }],
    })
    expect(dataset.claims.filter(({ rank }) => rank === 'DEPRECATED').length).toBe(2)
    expect(dataset.claims.length).toBe(3)
    expect(readFileSync(join(folder, 'judgements.yaml'), 'utf8')).toContain('A slip of the pen')
    await store.close()
  })

  it('is the same to the byte when what it was read from is written again', async () => {
    const { folder } = await exported(graph.store)
    const store = await openDatabase()
    await writeGraph(store, { ...loadDataset(folder), revision: 'again' })
    const again = await exported(store)
    await store.close()
    const textsOf = (path: string) =>
      readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => [name, readFileSync(join(path, name), 'utf8')])
    expect(textsOf(again.folder)).toEqual(textsOf(folder))
  })

  it('has one file for each source, in which a subject is told place by place', async () => {
    const told = (value: string, locator: string | null, order: number | null = null) =>
      claim('person-1', 'memberOf', value, { source: 'source-a', reference: { locator, order } })
    const imprint = claim('source-a', 'language', 'en', { source: 'source-a', reference: { locator: 'imprint' } })
    const language = { ...imprint, value: { type: 'text', text: 'en', language: null } } as const
    const { store } = await openSmallGraph(
      [
        told('organization-1', '¶10', 1),
        told('organization-2', '¶10', 2),
        told('organization-1', '¶6'),
        told('organization-2', null),
        createClaim(language, language.references),
      ],
      ['organization-1', 'organization-2'].map((slug) => ({ slug, classification: 'PARTY' })),
    )
    const { folder, leftOut } = await exported(store)
    await store.close()
    expect(leftOut).toEqual([])
    expect(readFileSync(join(folder, 'sources/source-a.yaml'), 'utf8')).toBe(`source: source-a
title: source-a
language: en

claims:
  - subject: person-1
    at: null
    memberOf: organization-2
  - subject: person-1
    at: "¶6"
    memberOf: organization-1
  - subject: person-1
    at: "¶10"
    memberOf:
      - { value: organization-1, order: 1 }
      - { value: organization-2, order: 2 }
`)
  })

  it('has bodies and events again of which nothing tells the sort', async () => {
    const { store } = await openSmallGraph([
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-a' }),
      claim('meeting-1', 'partOf', 'occasion-1', { source: 'source-a' }),
    ])
    const { folder, leftOut } = await exported(store)
    await store.close()
    expect(leftOut).toEqual([])
    const { dataset, problems } = readDataset(folder)
    expect(problems).toEqual([])
    expect(dataset.entities.map(({ slug, classification }) => [slug, classification])).toEqual(
      expect.arrayContaining([
        ['organization-1', null],
        ['meeting-1', null],
        ['occasion-1', null],
      ]),
    )
  })

  it('counts what data files cannot say, and is without a mistake nevertheless', async () => {
    const said = [
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-a' }),
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-a', start: '2021', end: '2020' }),
      claim('person-1', 'gender', ' male ', { source: 'source-a' }),
      claim('person-1', 'startDate', '2021', { source: 'source-a' }),
      claim('source-a', 'url', 'ftp://example.org', { source: 'source-a' }),
      { ...claim('person-1', 'birthDate', '1980', { source: 'source-a' }), rank: 'DEPRECATED' as const },
    ]
    const { store } = await openSmallGraph(said, [{ slug: 'organization-1', classification: 'PARTY' }])
    const { folder, leftOut } = await exported(store)
    await store.close()
    expect(leftOut.map(({ reason, count }) => [count, reason])).toEqual(
      [
        [1, 'a claim that ends before it starts'],
        [1, 'a rank without a reason'],
        [1, 'a startDate of a PERSON'],
        [1, 'a text that is empty, has space around it or is not composed (NFC)'],
        [1, 'a url that is not of the web'],
      ].toSorted(([, a], [, b]) => (String(a) < String(b) ? -1 : 1)),
    )
    const { dataset, problems } = readDataset(folder)
    expect(problems).toEqual([])
    expect(dataset.claims.map(({ property }) => property).sort()).toEqual(['birthDate', 'memberOf'])
  })

  it('leaves out of an entity what its kind has not, and counts it, and whom nothing is said of', async () => {
    const { store } = await openSmallGraph(
      [claim('person-1', 'memberOf', 'organization-1', { source: 'source-a' })],
      [
        { slug: 'person-1', name: ' Ri\u0301 ', classification: 'PARTY', ordinal: 3, enlarged: false },
        {
          slug: 'organization-1',
          classification: 'no word',
          description: ' ',
          identifiers: [{ scheme: 'a', value: ' b ' }],
        },
        { slug: 'person-2' },
      ],
    )
    const target = join(temporaryFolder(), 'data')
    const { leftOut } = await exportGraph(store, { format: 'plenum', keep: null, facts: keepAll, target, force: false })
    await store.close()
    const { dataset, problems } = readDataset(target)
    expect(problems).toEqual([])
    expect(dataset.entities.map(({ slug, name, classification }) => [slug, name, classification])).toEqual([
      ['organization-1', 'organization-1', null],
      ['person-1', 'Rí', null],
      ['source-a', 'source-a', null],
    ])
    expect(leftOut.map(({ sort, count, reason }) => `${sort} ${count} ${reason.replace(/:.*/, '')}`).sort()).toEqual([
      'detail 1 a classification of a PERSON',
      'detail 1 a classification of an ORGANIZATION',
      'detail 1 a number of a PERSON',
      'detail 1 how a description is written',
      'detail 1 how a name is written',
      'detail 1 how an identifier is written',
      'detail 1 whether a PERSON was enlarged',
      'entity 1 an entity that nothing written here names',
    ])
  })
})
