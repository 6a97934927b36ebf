import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateIri } from 'validate-iri'
import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { exportGraph } from '../src/formats/export/export.ts'
import { shownFacts } from '../src/graph/kept-through.ts'
import type { Claim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import type { Store } from '../src/store/store.ts'
import { exportText } from './export-text.ts'
import { quadsOf, readCsv, readNetwork } from './foreign-reading.ts'
import { graph } from './harness.ts'
import { openImported } from './imported.ts'
import { parliaments } from './parliaments.ts'
import { createPopoloValidator } from './popolo-schema.ts'
import { temporaryFolder } from './temporary-folder.ts'

const imported = async (name: keyof typeof parliaments) => {
  const { add, store } = await openImported('popolo')
  await add('graph', parliaments[name])
  return store
}

const graphs: Readonly<Record<string, () => Promise<Store>>> = {
  'the shipped graph': async () => graph.store,
  'a parliament as EveryPolitician writes it': () => imported('westmark'),
  'a parliament by the specification of Popolo': () => imported('sund'),
}

async function folderOf(store: Store, format: 'csv' | 'plenum') {
  const target = join(temporaryFolder(), 'export')
  const { leftOut } = await exportGraph(store, { format, keep: null, facts: shownFacts, target, force: false })
  return { target, leftOut }
}

async function heldBy(store: Store): Promise<{ claims: Claim[]; entities: Entity[] }> {
  const [claims, entities] = [await findAllClaims(store), await findAllEntities(store)]
  return { claims: claims.toSorted(by('id')), entities: entities.toSorted(by('slug')) }
}

function by<Key extends string>(key: Key): (a: Record<Key, string>, b: Record<Key, string>) => number {
  return (a, b) => (a[key] < b[key] ? -1 : 1)
}

describe.each(Object.keys(graphs))('%s', (name) => {
  const open = async () => (graphs[name] as () => Promise<Store>)()

  it('is triples to programs for linked data, with addresses and language tags that are such', async () => {
    const store = await open()
    const quads = await quadsOf((await exportText(store, 'jsonld')).text)
    const terms = quads.flatMap(({ subject, predicate, object }) => [subject, predicate, object])
    const addresses = new Set(terms.flatMap(({ termType, value }) => (termType === 'NamedNode' ? value : [])))
    expect([...addresses].filter((address) => validateIri(address) !== undefined)).toEqual([])
    const tags = new Set(terms.flatMap((term) => (term.termType === 'Literal' && term.language) || []))
    expect([...tags].filter((tag) => !/^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/.test(tag))).toEqual([])
    const subjects = quads.filter(({ predicate }) => predicate.value.endsWith('#subject'))
    expect(subjects).toHaveLength((await heldBy(store)).claims.length)
  })

  it.each(['gexf', 'graphml'] as const)('is a network to programs that read %s', async (format) => {
    const store = await open()
    const { text } = await exportText(store, format)
    const { claims, entities } = await heldBy(store)
    const reading = readNetwork(format, text)
    const shown = claims.filter(({ references }) => references.some(({ certainty }) => certainty !== 'EXPECTED'))
    expect(shown.filter((claim) => claim.value.type === 'entity' && !reading.claim(claim))).toEqual([])
    for (const entity of entities.filter(({ slug }) => shown.some(({ subject }) => subject === slug)))
      expect(reading.entity(entity)).toEqual(expect.arrayContaining([entity.name, entity.kind]))
  })

  it('is tables to programs that read CSV', async () => {
    const store = await open()
    const { target } = await folderOf(store, 'csv')
    const { claims, entities } = await heldBy(store)
    const reading = readCsv((table) => readFileSync(join(target, table), 'utf8'))
    expect([...reading.entities].sort()).toEqual(entities.map(({ slug }) => slug))
    for (const claim of claims)
      expect(reading.claim(claim)).toEqual(expect.arrayContaining([claim.subject, claim.references[0]?.source]))
  })

  it('is Popolo by its JSON Schemas', async () => {
    const validate = createPopoloValidator()
    const popolo = JSON.parse((await exportText(await open(), 'popolo')).text)
    validate(popolo)
    expect(validate.errors ?? []).toEqual([])
    expect(popolo.persons.length).toBeGreaterThan(1)
  })

  it('is the same graph when Plenum reads its data files back', async () => {
    const store = await open()
    const { target, leftOut } = await folderOf(store, 'plenum')
    const { dataset, problems } = readDataset(target)
    expect(problems).toEqual([])
    const { claims, entities } = await heldBy(store)
    // Data files have tags alone for languages; a name in "Traditional Chinese" is left out, and counted.
    const isTagged = ({ value }: Claim) => value.type !== 'text' || value.language !== 'Traditional Chinese'
    expect(dataset.claims.toSorted(by('id'))).toEqual(claims.filter(isTagged))
    expect(dataset.entities.toSorted(by('slug'))).toEqual(entities)
    expect(leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(claims.filter((each) => !isTagged(each)).length)
  })
})

describe.each(Object.keys(parliaments) as (keyof typeof parliaments)[])('the parliament of %s', (name) => {
  it('is the same graph when Plenum reads its Popolo back', async () => {
    const { text } = await exportText(await imported(name), 'popolo')
    const again = await openImported('popolo')
    const { problems } = await again.add('graph', text)
    expect(problems).toEqual({})
    const [first, second] = [await heldBy(await imported(name)), await heldBy(again.store)]
    expect(told(second)).toEqual(told(first))
    expect(first.claims.length).toBeGreaterThan(50)
  })
})

/** What is told of all but sources, as texts. An import puts its name before every id, so a second one does twice. */
function told({ claims, entities }: { claims: readonly Claim[]; entities: readonly Entity[] }): string[] {
  const things = entities.filter(({ kind }) => kind !== 'SOURCE')
  const slugs = new Set(things.map(({ slug }) => slug))
  const said = claims.filter(({ subject }) => slugs.has(subject))
  return [
    ...things.map((thing) => JSON.stringify(thing)),
    ...said.map((claim) => {
      const { subject, property, value, qualifiers, start, end } = claim
      return JSON.stringify([subject, property, value, qualifiers, start?.text, end?.text, notesOn(claim)])
    }),
  ]
    .map((text) => text.replaceAll('graph-graph-', 'graph-'))
    .sort()
}

/** The notes for which Popolo has a field, but those on links: what is a source of a record becomes one, too. */
function notesOn({ property, references }: Claim): string[] {
  if (!['name', 'image', 'contact', 'memberOf', 'holds'].includes(property)) return []
  const stated = references.filter(({ locator, certainty }) => locator !== null && certainty === 'STATED')
  return [...new Set(stated.flatMap(({ note }) => note ?? []))].sort()
}
