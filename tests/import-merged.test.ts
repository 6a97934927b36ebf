import { describe, expect, it } from 'vitest'
import { attempt } from '../src/changes/attempt.ts'
import { findNearest } from '../src/changes/nearest.ts'
import type { Operation } from '../src/changes/operation.ts'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { openGraph } from '../src/graph/graph.ts'
import { viewOf } from '../src/graph/views.ts'
import { personAuthor } from '../src/store/history/author.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, rederive } from '../src/store/write.ts'
import { world, writeFolder } from './files-folder.ts'
import { type ImportedGraph, openImported } from './imported.ts'
import { rowsOf, saidTables } from './table-rows.ts'

/** Somebody finds the one to be the other. */
async function merge(store: Store, from: string, into: string): Promise<void> {
  const operations: Operation[] = [{ merge: { from, into } }]
  const result = await attempt(store, {
    operations,
    entry: { author: personAuthor('alice'), message: null },
    basis: null,
    nearest: await findNearest(viewOf(await openGraph(store)), operations),
    isTrial: false,
    first: async () => null,
  })
  expect(result).toHaveProperty('written')
}

const slugsOf = async ({ entities }: ImportedGraph) => (await entities()).map(({ slug }) => slug)

async function expectInStep({ store }: ImportedGraph): Promise<void> {
  const rows = await rowsOf(store, [...saidTables, ...derivedTables])
  await rederive(store)
  expect(await rowsOf(store, [...saidTables, ...derivedTables])).toEqual(rows)
}

const refuse = { mayWithdraw: () => false }

const person = (id: string, name: string, more: object = {}) => ({ id, name, birth_date: '1950', ...more })
const council = { id: 'c', name: 'Council' }
const chamber = (persons: readonly object[]) => ({
  persons,
  organizations: [council],
  memberships: [
    { person_id: 'a', organization_id: 'c' },
    { person_id: 'b', organization_id: 'c', start_date: '2020' },
  ],
})

describe('a file of which two things were merged', () => {
  const [ann, anne] = [person('a', 'Ann', { wikidata: 'Q1' }), person('b', 'Anne', { email: 'anne@x.org' })]

  it.each([
    ['f-b', 'f-a', 'Ann'],
    ['f-a', 'f-b', 'Anne'],
  ])('does not part them again: %s is %s', async (from, into, name) => {
    for (const batch of [1, 100]) {
      const graph = await openImported('popolo')
      await graph.add('f', chamber([ann, anne]))
      await merge(graph.store, from, into)
      const before = await graph.everything()
      const summary = await graph.add('f', { ...chamber([ann, anne]), posts: [] }, { ...refuse, batch })
      expect(await graph.everything()).toBe(before)
      expect(summary.withdrawn).toEqual({ entities: 0, claims: 0, references: 0 })
      expect(await slugsOf(graph)).toEqual(['f', into, 'f-c'].sort())
      expect(await graph.entity(into)).toMatchObject({ name, identifiers: [{ scheme: 'wikidata', value: 'Q1' }] })
      expect(await graph.told(into, 'name')).toEqual(['Ann', 'Anne'])
      expect(summary.joined).toEqual([{ kind: 'PERSON', scheme: 'an earlier merge', count: 1 }])
      await expectInStep(graph)
    }
  })

  it('goes on to say of the one what it says anew of either', async () => {
    const graph = await openImported('popolo')
    await graph.add('f', chamber([ann, anne]))
    await merge(graph.store, 'f-b', 'f-a')
    await graph.add('f', chamber([ann, { ...anne, gender: 'female' }]), refuse)
    expect(await graph.told('f-a', 'gender')).toEqual(['female'])
    expect(await graph.told('f-b', 'gender')).toEqual([])
    await graph.add('f', chamber([ann, anne]))
    expect(await graph.told('f-a', 'gender')).toEqual([])
    await expectInStep(graph)
  })
})

describe('a file of which a thing was merged with what another file tells of', () => {
  it.each([
    ['g-a', 'f-a'],
    ['f-a', 'g-a'],
  ])('tells of that one from then on: %s is %s', async (from, into) => {
    const graph = await openImported('popolo')
    for (const name of ['f', 'g']) await graph.add(name, { persons: [person('a', name === 'f' ? 'Ann' : 'Anne')] })
    await merge(graph.store, from, into)
    const before = await graph.everything()
    for (const [name, called] of [
      ['f', 'Ann'],
      ['g', 'Anne'],
    ] as const) {
      await graph.add(name, { persons: [person('a', called)], areas: [] }, refuse)
      expect(await graph.everything()).toBe(before)
    }
    expect(await slugsOf(graph)).toEqual(['f', into, 'g'].sort())
    // Once neither says anything of it any more, it is gone.
    for (const name of ['f', 'g']) await graph.add(name, { persons: [person('z', 'Zoe')] })
    expect(await slugsOf(graph)).toEqual(['f', 'f-z', 'g', 'g-z'])
    await expectInStep(graph)
  })

  it('tells of the last one where that was merged, too', async () => {
    const graph = await openImported('popolo')
    for (const name of ['f', 'g', 'h']) await graph.add(name, { persons: [person('a', name.toUpperCase())] })
    await merge(graph.store, 'f-a', 'g-a')
    await merge(graph.store, 'g-a', 'h-a')
    const before = await graph.everything()
    for (const name of ['f', 'g', 'h'])
      await graph.add(name, { persons: [person('a', name.toUpperCase())], areas: [] }, refuse)
    expect(await graph.everything()).toBe(before)
  })
})

describe('a file that was merged as a source', () => {
  it('cites the other one', async () => {
    const graph = await openImported('popolo')
    for (const name of ['f', 'g']) await graph.add(name, { persons: [person('a', 'Ann')] })
    await merge(graph.store, 'f', 'g')
    await graph.add('f', { persons: [person('a', 'Ann', { gender: 'female' })] }, refuse)
    expect((await graph.references('f-a', 'gender')).map(({ source }) => source)).toEqual(['g'])
    expect(await slugsOf(graph)).toEqual(['f-a', 'g', 'g-a'])
    await expectInStep(graph)
  })
})

describe('data files of which two things were merged', () => {
  it('tell of the one', async () => {
    const graph = await openImported('plenum')
    const add = (name: string) =>
      importFile(graph.store, {
        format: formats.plenum,
        paths: [
          writeFolder({ ...world, 'entities/people.yaml': world['entities/people.yaml'].replace('Ri Son Gwon', name) }),
        ],
        name: 'world',
        ...refuse,
      })
    await add('Ri Son Gwon')
    await merge(graph.store, 'ri-son-gwon', 'kim-jong-un')
    const before = await graph.everything()
    await add('Ri Song Won')
    expect(await graph.everything()).toBe(before)
    expect(await slugsOf(graph)).not.toContain('ri-son-gwon')
    expect(await graph.told('kim-jong-un', 'name')).toEqual(['K@en', 'R@en'])
    await expectInStep(graph)
  })
})

describe('a file of FollowTheMoney of which two things were merged', () => {
  const line = (id: string, properties: object) => JSON.stringify({ id, schema: 'Person', properties })
  const ann = line('a', { name: ['Ann'], birthDate: ['1950'] })
  const anne = line('b', { name: ['Anne'], birthDate: ['1950'] })
  const change = (op: string, json: string) => JSON.stringify({ op, entity: JSON.parse(json) })

  it('does not part them again, whole or by what changed', async () => {
    const graph = await openImported('ftm')
    await graph.add('f', `${ann}\n${anne}\n`)
    await merge(graph.store, 'f-b', 'f-a')
    const before = await graph.everything()
    await graph.add('f', `${anne}\n${ann}\n`, refuse)
    expect((await graph.claims()).map(({ id }) => id).sort()).toEqual(
      JSON.parse(before)[1]
        .map((text: string) => JSON.parse(text).id)
        .sort(),
    )
    expect(await slugsOf(graph)).toEqual(['f', 'f-a'])
    await graph.add('f', `${change('MOD', line('b', { name: ['Anne'], birthDate: ['1951'] }))}\n`)
    expect(await slugsOf(graph)).toEqual(['f', 'f-a'])
    expect(await graph.told('f-a', 'birthDate')).toEqual(['1950', '1951'])
    await graph.add('f', `${change('DEL', line('b', {}))}\n`)
    expect(await graph.told('f-a', 'birthDate')).toEqual(['1950'])
    expect(await graph.told('f-a', 'name')).toEqual(['Ann'])
    await expectInStep(graph)
  })
})
