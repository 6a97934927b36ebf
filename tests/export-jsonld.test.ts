import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { jsonLdContext } from '../src/formats/export/jsonld-context.ts'
import { allProperties } from '../src/model/properties.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { exportText } from './export-text.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { graph } from './harness.ts'
import { claim, openSmallGraph } from './small-graph.ts'

/** The triples that a document says, read by another's processor, which is to load nothing and to drop nothing. */
async function triplesOf(text: string): Promise<string[]> {
  const documentLoader = async (url: string) => Promise.reject(new Error(`Nothing is to be loaded: ${url}`))
  const options = { format: 'application/n-quads', documentLoader, safe: true } as const
  const rdf = await jsonld.toRDF(JSON.parse(text), options)
  return String(rdf).trim().split('\n')
}

const schema = (name: string) => `<https://schema.org/${name}>`
const org = (name: string) => `<http://www.w3.org/ns/org#${name}>`
const prov = (name: string) => `<http://www.w3.org/ns/prov#${name}>`
const rdf = (name: string) => `<http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}>`
const entity = (slug: string) => `<urn:plenum:entity/${slug}>`

describe('the graph as JSON-LD', () => {
  it('is read whole by a processor, with every claim as a statement that has its sources', async () => {
    const { text } = await exportText(graph.store, 'jsonld')
    const triples = await triplesOf(text)
    const claims = await graph.store.db.selectFrom('claim').select('id').execute()
    const statements = triples.filter((each) => each.includes(rdf('predicate')))
    expect(statements).toHaveLength(claims.length)
    const sourced = new Set(
      triples.filter((each) => each.includes(prov('hadPrimarySource'))).map((each) => each.split(' ')[0]),
    )
    expect(sourced.size).toBe(claims.length)
  })

  it('tells facts by the names of schema.org and W3C ORG, the best of rivals alone', async () => {
    const { text } = await exportText(graph.store, 'jsonld')
    const triples = await triplesOf(text)
    const day = '"2021-01-05"^^<http://www.w3.org/2001/XMLSchema#date>'
    const starts = triples.filter((each) => each.startsWith(`${entity('wpk-congress-8')} ${schema('startDate')}`))
    expect(starts).toEqual([`${entity('wpk-congress-8')} ${schema('startDate')} ${day} .`])
    expect(triples).toContain(`${entity('wpk-congress-8')} ${rdf('type')} ${schema('Event')} .`)
    expect(triples).toContain(`${entity('wpk')} ${rdf('type')} ${org('Organization')} .`)
    expect(triples.some((each) => each.startsWith(`${entity('kim-jong-un')} ${org('memberOf')}`))).toBe(true)
  })

  it('keeps rivals, ranks, qualifiers and references on the claims', async () => {
    const said = [
      claim('person-1', 'memberOf', 'organization-1', {
        source: 'source-a',
        start: '2016-05~',
        qualifiers: { role: 'chair' },
        reference: { locator: '¶1', certainty: 'REPORTED', attributedTo: 'organization-1' },
      }),
      claim('person-1', 'birthDate', '1980', { source: 'source-a' }),
      {
        ...claim('person-1', 'birthDate', '1981', { source: 'source-b' }),
        rank: 'DEPRECATED' as const,
        rankReason: 'A slip.',
      },
    ]
    const { store } = await openSmallGraph(said)
    const { text } = await exportText(store, 'jsonld', { base: 'https://example.org/' })
    await store.close()
    const triples = await triplesOf(text)
    const membership = `<https://example.org/claim/${said[0]?.id}>`
    const about = triples
      .filter((each) => each.startsWith(`${membership} `))
      .map((each) => each.slice(membership.length + 1))
    expect(about).toEqual(
      expect.arrayContaining([
        `${rdf('type')} ${org('Membership')} .`,
        `${rdf('subject')} <https://example.org/entity/person-1> .`,
        `${rdf('object')} <https://example.org/entity/organization-1> .`,
        `${org('member')} <https://example.org/entity/person-1> .`,
        `${org('organization')} <https://example.org/entity/organization-1> .`,
        `${prov('hadPrimarySource')} <https://example.org/entity/source-a> .`,
        '<urn:plenum:term/start> "2016-05~"^^<http://id.loc.gov/datatypes/edtf/EDTF> .',
      ]),
    )
    expect(triples.filter((each) => each.includes('urn:plenum:term/locator> "¶1"'))).toHaveLength(1)
    expect(triples.filter((each) => each.includes('urn:plenum:term/qualifier/role> "chair"'))).toHaveLength(1)
    expect(triples.filter((each) => each.includes(prov('wasAttributedTo')))).toHaveLength(1)
    const births = triples.filter((each) => each.includes('"1981"') || each.includes('"1980"'))
    expect(births).toHaveLength(3)
    expect(triples.some((each) => each.includes('"A slip."'))).toBe(true)
  })

  it('drops nothing of what a graph can hold', async () => {
    const property = fc.asyncProperty(anyGraph(), async (any) => {
      const store = await openDatabase()
      await writeGraph(store, any)
      const { text } = await exportText(store, 'jsonld')
      await store.close()
      const triples = await triplesOf(text)
      const counted = (term: string) => triples.filter((each) => each.split(' ')[1] === term).length
      expect(counted(rdf('subject'))).toBe(any.claims.length)
      expect(counted(rdf('object'))).toBe(any.claims.length)
      const references = any.claims.flatMap((each) => each.references)
      expect(counted(prov('entity'))).toBe(references.length)
    })
    await fc.assert(property, { numRuns: 8 })
  })

  it('has the context that the repository publishes', () => {
    const written = readFileSync(new URL('../schema/context.jsonld', import.meta.url), 'utf8')
    expect(JSON.parse(written)).toEqual({ '@context': jsonLdContext() })
  })

  it('has one word for one thing: no property bears the name of a part of the document', () => {
    const context = jsonLdContext('urn:x:')
    const parts = [
      'id',
      'type',
      'kind',
      'label',
      'description',
      'classification',
      'claims',
      'identifiers',
      'value',
      'start',
      'source',
      'order',
      'note',
    ]
    const names = new Set<string>(allProperties.map(({ name }) => name))
    expect(parts.filter((part) => names.has(part))).toEqual([])
    for (const name of names) expect(context[name], name).toMatch(/^(?:schema|org|plenum):\w+$/)
  })
})
