import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { jsonLdContext } from '../src/formats/export/jsonld-context.ts'
import { jsonLdFact } from '../src/formats/export/jsonld-value.ts'
import { createClaim } from '../src/model/claim.ts'
import { allProperties } from '../src/model/properties.ts'
import { parseQuantity } from '../src/model/quantity.ts'
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

  it("tells votes, counts and results by the names of Popolo's vocabulary", async () => {
    const opengov = (name: string) => `<http://www.w3.org/ns/opengov#${name}>`
    const said = [
      claim('person-1', 'ballot', 'decision-1', { qualifiers: { option: 'YES', onBehalfOf: 'organization-1' } }),
      claim('decision-1', 'ballotCount', '7', { qualifiers: { option: 'YES' } }),
      claim('decision-1', 'outcome', 'ADOPTED'),
    ]
    const { store } = await openSmallGraph(said)
    const triples = await triplesOf((await exportText(store, 'jsonld')).text)
    await store.close()
    const [ballot, count] = said.map(({ id }) => `<urn:plenum:claim/${id}>`)
    expect(triples).toEqual(
      expect.arrayContaining([
        `${ballot} ${rdf('type')} ${opengov('Vote')} .`,
        `${ballot} ${schema('agent')} ${entity('person-1')} .`,
        `${ballot} ${opengov('voteEvent')} ${entity('decision-1')} .`,
        `${count} ${rdf('type')} ${opengov('Count')} .`,
        `${count} ${opengov('voteEvent')} ${entity('decision-1')} .`,
        expect.stringMatching(`^${entity('decision-1')} ${opengov('result')} "ADOPTED"`),
      ]),
    )
    // Seven of what? A count says nothing without its option.
    const about = triples.filter((each) => each.startsWith(entity('decision-1')))
    expect(about.filter((each) => each.includes('ballotCount'))).toEqual([])
  })

  it('gives a text no language that is no tag, and keeps the word beside it', async () => {
    const spoken = (text: string, language: string) => {
      const said = claim('person-1', 'name', text)
      return createClaim({ ...said, value: { type: 'text', text, language } }, said.references)
    }
    const names = [
      spoken('梅蘭', 'Traditional Chinese'),
      spoken('M', '-'),
      spoken('Mei', 'zh_Latn'),
      spoken('梅兰', 'zh-Hans'),
    ]
    const { store } = await openSmallGraph(names)
    const { text } = await exportText(store, 'jsonld')
    await store.close()
    const triples = await triplesOf(text)
    const beside = triples.filter((each) => each.includes('<urn:plenum:term/valueLanguage>'))
    expect(beside.map((each) => each.split('> ')[2]).sort()).toEqual([
      '"-" .',
      '"Traditional Chinese" .',
      '"zh_Latn" .',
    ])
    const tagged = triples.filter((each) => /"@\S+ \.$/.test(each))
    expect(new Set(tagged.map((each) => each.replace(/^.*"@|\s*\.$/g, '')))).toEqual(new Set(['zh-hans']))
  })

  it('has addresses where addresses are told, and a text where what is told is none', async () => {
    const links = [
      'https://example.org/a?b=1#c',
      'https://zh.example.org/梅·蘭',
      'http://example.org/a b',
      'www.example.org',
      'schema:Person',
      'http://x/<y>',
    ]
    const { store } = await openSmallGraph(links.map((link) => claim('person-1', 'link', link)))
    const { text } = await exportText(store, 'jsonld')
    await store.close()
    const triples = await triplesOf(text)
    const told = triples.filter((each) => each.startsWith(`${entity('person-1')} <urn:plenum:term/link>`))
    expect(told.map((each) => each.slice(each.indexOf('link> ') + 6, -2)).sort()).toEqual([
      '"http://example.org/a b"@en',
      '"http://x/<y>"@en',
      '"schema:Person"@en',
      '"www.example.org"@en',
      '<https://example.org/a?b=1#c>',
      '<https://zh.example.org/梅·蘭>',
    ])
    // An address is in no language; what the graph holds of one stands beside it.
    expect(triples.filter((each) => each.includes('/valueLanguage> "en"'))).toHaveLength(2)
  })

  it('writes a share as a decimal number, however small', () => {
    const fact = jsonLdFact({ type: 'quantity', quantity: parseQuantity('0.00001%', 'share') }, 'seats')
    expect(fact).toEqual({ '@value': '0.0000001', '@type': 'xsd:decimal' })
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
    for (const name of names) expect(context[name], name).toMatch(/^(?:schema|org|opengov|plenum):\w+$/)
  })
})
