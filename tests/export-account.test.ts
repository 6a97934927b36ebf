import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, type ExportSummary, exportFormats, exportGraph } from '../src/formats/export/export.ts'
import { shownFacts } from '../src/graph/kept-through.ts'
import type { Reference } from '../src/model/claim.ts'
import type { Store } from '../src/store/store.ts'
import { type WrittenGraph, writeGraph } from '../src/store/write.ts'
import { openDatabase, runs } from './databases.ts'
import { exportText } from './export-text.ts'
import { inXml, type Reading, readCsv, readJsonLd, readNetwork, readPopolo } from './foreign-reading.ts'
import { fullGraph } from './graph-arbitrary.ts'
import { type Detail, detailsOfClaim, detailsOfEntity, detailsOfReference, reasonsOf } from './held-details.ts'
import { temporaryFolder } from './temporary-folder.ts'

type LeftOut = ExportSummary['leftOut']

async function readText(format: ExportFormat, store: Store, read: (text: string) => Reading | Promise<Reading>) {
  const { text, leftOut } = await exportText(store, format)
  return { reading: await read(text), leftOut }
}

/** Each format as a program that is not ours reads it. */
const formats: Readonly<Record<string, (store: Store) => Promise<{ reading: Reading; leftOut: LeftOut }>>> = {
  jsonld: (store) => readText('jsonld', store, readJsonLd),
  gexf: (store) => readText('gexf', store, (text) => readNetwork('gexf', text)),
  graphml: (store) => readText('graphml', store, (text) => readNetwork('graphml', text)),
  popolo: (store) => readText('popolo', store, readPopolo),
  async csv(store) {
    const target = join(temporaryFolder(), 'tables')
    const { leftOut } = await exportGraph(store, { format: 'csv', keep: null, facts: shownFacts, target, force: false })
    return { reading: readCsv((name) => readFileSync(join(target, name), 'utf8')), leftOut }
  },
}

/** What is held and not found in a reading, by what it is. */
interface Lost {
  readonly entities: number
  readonly claims: ReadonlyMap<string, readonly string[]>
  readonly details: ReadonlyMap<string, readonly string[]>
}

function lostFrom(reading: Reading, { entities, claims }: WrittenGraph, isOfFacts: boolean): Lost {
  const lost = { entities: 0, claims: new Map<string, string[]>(), details: new Map<string, string[]>() }
  const add = (found: Map<string, string[]>, sort: string, text: string) =>
    found.set(sort, [...(found.get(sort) ?? []), text])
  const nameOf = new Map(entities.map(({ slug, name }) => [slug, name]))
  const isCitedIn = (texts: readonly string[], { source }: Reference) =>
    isIn(texts, source) || isIn(texts, nameOf.get(source) ?? '')
  const look = (details: readonly Detail[], texts: readonly string[]) => {
    for (const { sort, text } of details) if (!isIn(texts, text)) add(lost.details, sort, text)
  }
  for (const entity of entities) {
    const texts = reading.entity(entity)
    if (texts) look(detailsOfEntity(entity), texts)
    // Popolo has no class for sources: their addresses stand in its meta.
    else if (entity.kind !== 'SOURCE' || reading.entities.has('meta')) lost.entities += 1
  }
  for (const claim of claims) {
    const references = claim.references.filter(({ certainty }) => !isOfFacts || certainty !== 'EXPECTED')
    const texts = references.length > 0 ? reading.claim(claim) : undefined
    if (!texts) {
      if (claim.property !== 'url') add(lost.claims, claim.property, claim.id)
      continue
    }
    look(detailsOfClaim(claim), texts)
    for (const reference of claim.references) {
      const isCited = references.includes(reference) && isCitedIn(texts, reference)
      if (isCited) look(detailsOfReference(reference), texts)
      else add(lost.details, 'source', reference.source)
    }
  }
  return lost
}

function isIn(texts: readonly string[], wanted: string): boolean {
  const forms = [wanted, inXml(wanted), wanted.toLowerCase()]
  return texts.some((text) => forms.some((form) => text.includes(form)))
}

/** How many of what is held, and how many of what is left out, are of a sort of detail. */
function heldDetails({ entities, claims }: WrittenGraph, sort: string): number {
  const all = [
    ...entities.flatMap(detailsOfEntity),
    ...claims.flatMap(detailsOfClaim),
    ...claims.flatMap(({ references }) => references.flatMap(detailsOfReference)),
  ]
  return all.filter((detail) => detail.sort === sort).length
}

function counted(leftOut: LeftOut, sort: string, of: (reason: string) => boolean): number {
  return leftOut.reduce((sum, each) => (each.sort === sort && of(each.reason) ? sum + each.count : sum), 0)
}

describe.each(Object.keys(formats))('the account of an export to %s', (format) => {
  it('leaves nothing that is held neither written nor counted, of a graph that says all that can be said', async () => {
    const property = fc.asyncProperty(fullGraph(), async (held) => {
      const store = await openDatabase()
      await writeGraph(store, held)
      const { reading, leftOut } = (await formats[format]?.(store)) ?? { reading: undefined, leftOut: [] }
      await store.close()
      if (!reading) throw new Error(`${format} is read by nothing.`)
      const lost = lostFrom(reading, held, 'factsOnly' in exportFormats[format as ExportFormat])
      expect(counted(leftOut, 'entity', () => true)).toBeGreaterThanOrEqual(lost.entities)
      const expected = counted(leftOut, 'claim', (reason) => reason.includes('only expected'))
      for (const [name, ids] of lost.claims) {
        const word = new RegExp(`\\b${name}\\b`)
        expect(
          counted(leftOut, 'claim', (reason) => word.test(reason)) + expected,
          `${name}: ${ids}`,
        ).toBeGreaterThanOrEqual(ids.length)
      }
      for (const [sort, texts] of lost.details) {
        const reasons = reasonsOf[sort] as RegExp
        const count = counted(leftOut, 'detail', (reason) => reasons.test(reason))
        expect(count, `${sort}: ${JSON.stringify(texts)}`).toBeGreaterThanOrEqual(texts.length)
      }
      for (const sort of ['language', 'rank', 'rankReason', 'explanation', 'locator', 'printedAs', 'note', 'ordinal']) {
        const reasons = reasonsOf[sort] as RegExp
        const most = heldDetails(held, sort)
        expect(
          counted(leftOut, 'detail', (reason) => reasons.test(reason)),
          sort,
        ).toBeLessThanOrEqual(most)
      }
      expect(counted(leftOut, 'claim', () => true)).toBeLessThanOrEqual(held.claims.length)
      if (format === 'jsonld' || format === 'csv') expect(leftOut).toEqual([])
    })
    await fc.assert(property, { numRuns: runs(20), endOnFailure: true })
  }, 120_000)
})
