import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeLinks, linkRows } from '../src/store/derived/link-rows.ts'
import type { Store } from '../src/store/store.ts'
import { openDatabase } from './databases.ts'

function related(item: string, owner = 'hub') {
  return { owner, list: 'participant>', tag: 'PERSON', item }
}

async function linksOf({ db }: Store) {
  const rows = await db.selectFrom('link').selectAll().orderBy('node').orderBy('first').execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

const people = Array.from({ length: 4_000 }, (_, number) => `person-${number}`)

describe('the links of a hub', () => {
  it('stand in several rows, none of them long, and nobody is in two', () => {
    const rows = linkRows(people.map((item) => related(item)))
    expect(rows.length).toBeGreaterThan(3)
    expect(Math.max(...rows.map(({ count }) => count))).toBeLessThan(3_000)
    expect(rows.flatMap(({ others }) => others.split(' ')).sort()).toEqual([...people].sort())
  })

  it('are the same rows in whatever order links come and go', async () => {
    const steps = fc.array(fc.record({ come: fc.subarray(people), gone: fc.subarray(people) }), {
      minLength: 1,
      maxLength: 4,
    })
    const property = fc.asyncProperty(steps, async (list) => {
      const store = await openDatabase()
      let held = new Set<string>()
      for (const { come, gone } of list) {
        const less = gone.filter((item) => held.has(item))
        const more = come.filter((item) => !held.has(item))
        await changeLinks(
          store,
          less.map((item) => related(item)),
          more.map((item) => related(item)),
        )
        held = held.difference(new Set(less)).union(new Set(more))
      }
      const expected = linkRows([...held].map((item) => related(item))).sort((a, b) => (a.first < b.first ? -1 : 1))
      expect(await linksOf(store)).toEqual(expected)
      await store.close()
    })
    await fc.assert(property, { numRuns: 10 })
  })

  it('are kept apart by node, property, direction and kind', async () => {
    const store = await openDatabase()
    const entries = [related('person-1'), related('person-1', 'other'), { ...related('person-2'), tag: 'ORGANIZATION' }]
    await changeLinks(store, [], entries)
    expect(await linksOf(store)).toHaveLength(3)
    await changeLinks(store, entries.slice(0, 1), [])
    expect(await linksOf(store)).toHaveLength(2)
    await store.close()
  })
})
