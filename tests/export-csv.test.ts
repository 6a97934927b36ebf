import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportGraph } from '../src/formats/export/export.ts'
import { shownFacts } from '../src/graph/kept-through.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { graph } from './harness.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Row = Record<string, string>

async function tablesOf(store: Store, target = join(temporaryFolder(), 'tables')): Promise<Record<string, Row[]>> {
  await exportGraph(store, { format: 'csv', keep: null, facts: shownFacts, target, force: true })
  const names = ['entities', 'identifiers', 'claims', 'references']
  return Object.fromEntries(
    names.map((name) => [name, parse(readFileSync(join(target, `${name}.csv`)), { columns: true }) as Row[]]),
  )
}

describe('the graph as tables', () => {
  it('has a row for each entity, claim and reference on record', async () => {
    const tables = await tablesOf(graph.store)
    const [entities, claims] = [await findAllEntities(graph.store), await findAllClaims(graph.store)]
    const references = claims.flatMap((claim) => claim.references)
    const rows = [tables.entities, tables.claims, tables.references].map((table) => table?.length)
    expect(rows).toEqual([entities, claims, references].map((all) => all.length))
  })

  it('gives a value as it was written, for people to read, and as numbers and days', async () => {
    const { claims = [] } = await tablesOf(graph.store)
    const share = claims.find(({ property, value }) => property === 'headcount' && value?.endsWith('%'))
    expect(share?.unit).toBe('share')
    expect(Number(share?.amount)).toBeCloseTo(Number.parseFloat(share?.value ?? '') / 100)
    const day = claims.find(({ property, value }) => property === 'birthDate' && value === '1962')
    expect(day).toMatchObject({ value_type: 'date', display: '1962', earliest: '1962-01-01', latest: '1962-12-31' })
    const member = claims.find(
      ({ property, qualifier_role }) => property === 'participant' && qualifier_role === 'GUEST',
    )
    expect(member).toMatchObject({ value_type: 'entity', amount: '' })
  })

  it('gives every text back as it is, by RFC 4180', async () => {
    const target = join(temporaryFolder(), 'tables')
    const property = fc.asyncProperty(anyGraph(), async (any) => {
      const store = await openDatabase()
      await writeGraph(store, any)
      const { entities = [], claims = [], references = [] } = await tablesOf(store, target)
      await store.close()
      expect(entities.map(({ slug, name, description }) => [slug, name, description])).toEqual(
        any.entities.map(({ slug, name, description }) => [slug, name, description ?? '']),
      )
      const texts = any.claims.map(({ id, value, rankReason }) => [
        id,
        value.type === 'text' ? value.text : null,
        rankReason ?? '',
      ])
      const found = claims.map((row) => [row.id, row.value_type === 'text' ? row.value : null, row.rank_reason])
      expect(found.sort()).toEqual(texts.sort())
      const notes = any.claims.flatMap((each) =>
        each.references.map(({ note, printedAs }) => [each.id, note ?? '', printedAs ?? '']),
      )
      expect(references.map((row) => [row.claim, row.note, row.printed_as]).sort()).toEqual(notes.sort())
    })
    await fc.assert(property, { numRuns: 8 })
  })
})
