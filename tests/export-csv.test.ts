import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportGraph } from '../src/formats/export/export.ts'
import { keptThrough, shownFacts } from '../src/graph/kept-through.ts'
import { narrowedLens } from '../src/graph/view-through.ts'
import { viewOf } from '../src/graph/views.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { graph } from './harness.ts'
import { faultsOfPackage } from './table-package.ts'
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

  it('shows a value that is an entity by its name', async () => {
    const { claims = [], entities = [] } = await tablesOf(graph.store)
    const names = new Map(entities.map(({ slug, name }) => [slug, name]))
    const linking = claims.filter(({ value_type }) => value_type === 'entity')
    expect(linking.length).toBeGreaterThan(100)
    expect(linking.map(({ display }) => display)).toEqual(linking.map(({ value }) => names.get(value ?? '')))
  })

  it('is a package of tables by its specification, whole or through a lens', async () => {
    const target = join(temporaryFolder(), 'tables')
    await tablesOf(graph.store, target)
    expect(faultsOfPackage(target)).toEqual([])
    const keep = keptThrough(graph, narrowedLens(viewOf(graph), { toldBy: ['kcna-reports'] }))
    await exportGraph(graph.store, { format: 'csv', keep, facts: shownFacts, target, force: true })
    expect(faultsOfPackage(target)).toEqual([])
  })

  it('has no cell that a spreadsheet computes where it is for one, and the mark of UTF-8 before each table', async () => {
    const store = await openDatabase()
    const formulas = ['=1+1', '+1 555', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1", 'a=1']
    const entity = { kind: 'PERSON', description: null, classification: null, ordinal: null, enlarged: null } as const
    const entities = formulas.map((name, index) => ({ ...entity, slug: `p-${index}`, name, identifiers: [] }))
    await writeGraph(store, { entities, claims: [], revision: 'r' })
    const target = join(temporaryFolder(), 'tables')
    await exportGraph(store, { format: 'csv', keep: null, facts: shownFacts, target, force: true, excel: true })
    const texts = ['entities', 'identifiers', 'claims', 'references'].map((name) =>
      readFileSync(join(target, `${name}.csv`), 'utf8'),
    )
    for (const text of texts) expect(text.startsWith('\ufeff')).toBe(true)
    const rows = parse(texts[0] ?? '', { bom: true, columns: true }) as Row[]
    expect(rows.map(({ name }) => name)).toEqual([
      ...formulas.slice(0, 7).map((name) => `'${name}`),
      ...formulas.slice(7),
    ])
    expect(faultsOfPackage(target)).toEqual([])
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
