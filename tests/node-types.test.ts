import { getNamedType, isLeafType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { encodeId, type NodeType, typeOfKind } from '../src/graph/id.ts'
import { ask, askAccounts } from './harness.ts'

interface Case {
  readonly type: NodeType
  readonly field: string
  readonly slug: string
  /** Every field of the type that is no object, but id and slug. */
  readonly scalars: Readonly<Record<string, string | number | boolean | null>>
  /** Another one of the type, and its name. */
  readonly other: readonly [slug: string, name: string]
  /** A connection, and the slugs or displays of its items. */
  readonly connection: readonly [field: string, items: readonly string[]]
}

const congress = "8th Congress of the Workers' Party of Korea"

const cases: readonly Case[] = [
  {
    type: 'Person',
    field: 'person',
    slug: 'kim-tok-hun',
    scalars: { kind: 'PERSON', name: 'Kim Tok Hun', description: null },
    other: ['kim-jong-un', 'Kim Jong Un'],
    connection: ['participations', ['wpk-congress-8', 'spa-session-4-2021']],
  },
  {
    type: 'Organization',
    field: 'organization',
    slug: 'wpk-central-committee-7',
    scalars: {
      kind: 'ORGANIZATION',
      name: "7th Central Committee of the Workers' Party of Korea",
      description: null,
      classification: 'PARTY_ORGAN',
      ordinal: 7,
    },
    other: ['supreme-peoples-assembly', "Supreme People's Assembly"],
    connection: ['meetings', ['wpk-central-committee-7-plenum-6']],
  },
  {
    type: 'Post',
    field: 'post',
    slug: 'wpk-chairman',
    scalars: { kind: 'POST', name: "Chairman of the Workers' Party of Korea", description: null },
    other: ['dprk-premier', "Premier of the Democratic People's Republic of Korea"],
    connection: ['holders', ['kim-jong-un']],
  },
  {
    type: 'Meeting',
    field: 'meeting',
    slug: 'wpk-political-bureau-7-meeting-21',
    scalars: {
      kind: 'MEETING',
      name: "21st Meeting of the Political Bureau of the 7th Central Committee of the Workers' Party of Korea",
      description: null,
      classification: 'BUREAU_MEETING',
      ordinal: 21,
      enlarged: true,
    },
    other: ['wpk-congress-8', congress],
    connection: [
      'agenda',
      ['delegates', 'documents', 'events'].map((item) => `wpk-political-bureau-7-meeting-21-agenda-${item}`),
    ],
  },
  {
    type: 'Occasion',
    field: 'occasion',
    slug: '80-day-campaign-2020',
    scalars: { kind: 'OCCASION', name: '80-day campaign (2020)', description: null, classification: 'CAMPAIGN' },
    other: ['covid-19-pandemic', 'COVID-19 pandemic'],
    connection: ['leadsTo', ['wpk-congress-8']],
  },
  {
    type: 'AgendaItem',
    field: 'agendaItem',
    slug: 'wpk-congress-8-agenda-rules',
    scalars: { kind: 'AGENDA_ITEM', name: 'Amendment of the Rules', description: null, order: 3 },
    other: ['wpk-congress-8-agenda-leader', 'Election of Kim Jong Un as General Secretary'],
    connection: ['decisions', ['wpk-congress-8-rules-amendment']],
  },
  {
    type: 'Decision',
    field: 'decision',
    slug: 'wpk-congress-8-resolution',
    scalars: {
      kind: 'DECISION',
      name: 'Resolution of the 8th Congress on the report of the Central Committee',
      description: null,
      classification: 'RESOLUTION',
      text: 'The tasks that the report sets are to be carried out without letting up.',
      vote: 'unanimous',
    },
    other: ['wpk-congress-8-rules-communism', 'Reassertion of the commitment to communism'],
    connection: ['effects', ['wpk-congress-8-resolution-text']],
  },
  {
    type: 'Document',
    field: 'document',
    slug: 'wpk-congress-8-report-section-2',
    scalars: {
      kind: 'DOCUMENT',
      name: 'For an Epoch-making Advance in Socialist Construction',
      description: null,
      classification: 'SECTION',
      order: 2,
    },
    other: ['wpk-rules', "Rules of the Workers' Party of Korea"],
    connection: ['sources', ['tml-weekly-2021-02-21']],
  },
  {
    type: 'Place',
    field: 'place',
    slug: 'april-25-house-of-culture',
    scalars: { kind: 'PLACE', name: 'April 25 House of Culture', description: null },
    other: ['north-korea', 'North Korea'],
    connection: ['events', ['wpk-congress-8']],
  },
  {
    type: 'Source',
    field: 'source',
    slug: 'tml-weekly-2021-02-21',
    scalars: {
      kind: 'SOURCE',
      name: "8th Congress of Workers' Party of Korea Sets Ambitious Program",
      description: 'Article of a Canadian party on the congress, in volume 51, number 5 of its periodical.',
      publisher: 'Communist Party of Canada (Marxist-Leninist)',
      author: null,
      retrieved: null,
      url: 'https://cpcml.ca/Tmlm2021/Articles/MS51051.HTM',
      language: 'en',
    },
    other: ['wikipedia-8th-wpk-congress', congress],
    connection: ['sources', ['tml-weekly-2021-02-21']],
  },
]

describe('the types looked at', () => {
  it('are those of all kinds', () => {
    expect(cases.map(({ type }) => type).sort()).toEqual(Object.values(typeOfKind).sort())
  })
})

describe.each(cases)('a $type', ({ type, field, slug, scalars, other, connection }) => {
  const id = encodeId({ type, key: slug, lens: '' })

  it('is found by its slug, as itself and as an entity', async () => {
    const fields = '{ __typename id slug }'
    const query = `query ($slug: String!) { own: ${field}(slug: $slug) ${fields} any: entity(slug: $slug) ${fields} }`
    const found = { __typename: type, id, slug }
    expect(await ask(query, { slug })).toEqual({ data: { own: found, any: found } })
  })

  it('is found again by its id', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on Entity { slug } } }'
    expect(await ask(query, { id })).toEqual({ data: { node: { __typename: type, id, slug } } })
  })

  it('is one of several', async () => {
    const query = `query ($slug: String!) { ${field}(slug: $slug) { id name } }`
    const [otherSlug, name] = other
    const otherId = encodeId({ type, key: otherSlug, lens: '' })
    expect(await ask(query, { slug: otherSlug })).toEqual({ data: { [field]: { id: otherId, name } } })
  })

  it('has every scalar field of its type', async () => {
    const declared = buildSchema().getType(type)
    if (!isObjectType(declared)) throw new Error(`${type} is no object type.`)
    const leaves = Object.values(declared.getFields()).filter((each) => isLeafType(getNamedType(each.type)))
    const names = leaves.map(({ name }) => name)
    const query = `query ($slug: String!) { ${field}(slug: $slug) { ${names.join(' ')} } }`
    expect(await ask(query, { slug })).toEqual({ data: { [field]: { id, slug, ...scalars } } })
  })

  it('has connections', async () => {
    const [name, slugs] = connection
    const query = `query ($slug: String!) { ${field}(slug: $slug) { list: ${name} { totalCount nodes { slug } } } }`
    const list = { totalCount: slugs.length, nodes: slugs.map((each) => ({ slug: each })) }
    expect(await askAccounts(query, { slug })).toEqual({ data: { [field]: { list } } })
  })

  it('is null where the slug is unknown, or that of another kind', async () => {
    const query = `query ($a: String!, $b: String!) { a: ${field}(slug: $a) { id } b: ${field}(slug: $b) { id } }`
    const stranger = type === 'Place' ? 'kim-jong-un' : 'pyongyang'
    expect(await ask(query, { a: `${slug}-x`, b: stranger })).toEqual({ data: { a: null, b: null } })
  })

  it('is null where the id is that of nothing, or gives a thing of another kind this type', async () => {
    const query = 'query ($a: ID!, $b: ID!) { a: node(id: $a) { id } b: node(id: $b) { id } }'
    const key = type === 'Place' ? 'kim-jong-un' : 'pyongyang'
    const [a, b] = [encodeId({ type, key: `${slug}-x`, lens: '' }), encodeId({ type, key, lens: '' })]
    expect(await ask(query, { a, b })).toEqual({ data: { a: null, b: null } })
  })
})
