import { describe, expect, it } from 'vitest'
import { popoloDate } from '../src/formats/export/popolo-date.ts'
import { type Claim, createClaim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Store } from '../src/store/store.ts'
import { exportText } from './export-text.ts'
import { ask, graph } from './harness.ts'
import { claim, openSmallGraph } from './small-graph.ts'

// biome-ignore lint/suspicious/noExplicitAny: the shape is Popolo's.
async function popoloOf(store: Store): Promise<{ popolo: Record<string, any[]>; leftOut: Record<string, number> }> {
  const { text, leftOut } = await exportText(store, 'popolo')
  return { popolo: JSON.parse(text), leftOut: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])) }
}

const source = (place: string) => ({ note: `source-a, ${place}`, url: 'https://example.org/a' })

const address = claim('source-a', 'url', 'https://example.org/a', { source: 'source-a' })

/** A text in no language that is on record. */
function wordless({ value, ...said }: Claim): Claim {
  const text = value.type === 'text' ? value.text : ''
  return createClaim({ ...said, value: { type: 'text', text, language: null } }, said.references)
}

describe('the graph as Popolo', () => {
  it('has the persons, bodies, posts, events and places of the graph', async () => {
    const { popolo } = await popoloOf(graph.store)
    const { data } = await ask(
      '{ people { totalCount } organizations { totalCount } posts { totalCount } meetings { totalCount } places { totalCount } }',
    )
    expect(popolo.persons).toHaveLength(data.people.totalCount)
    expect(popolo.organizations).toHaveLength(data.organizations.totalCount)
    expect(popolo.posts).toHaveLength(data.posts.totalCount)
    expect(popolo.areas).toHaveLength(data.places.totalCount)
    expect(popolo.events?.filter(({ classification }) => classification === 'CONGRESS').length).toBeGreaterThan(1)
    expect(popolo.memberships?.length).toBeGreaterThan(200)
  })

  it('names nothing that is not in it', async () => {
    const { popolo } = await popoloOf(graph.store)
    const ids = (key: string) => new Set(popolo[key]?.map(({ id }) => id))
    const [persons, bodies, posts, events, areas] = ['persons', 'organizations', 'posts', 'events', 'areas'].map(ids)
    for (const { person_id, member_id, organization_id, post_id } of popolo.memberships ?? []) {
      expect(member_id === undefined ? persons : bodies).toContain(member_id ?? person_id)
      if (organization_id !== undefined) expect(bodies).toContain(organization_id)
      if (post_id !== undefined) expect(posts).toContain(post_id)
    }
    for (const { parent_id, area_id } of popolo.organizations ?? []) {
      if (parent_id !== undefined) expect(bodies).toContain(parent_id)
      if (area_id !== undefined) expect(areas).toContain(area_id)
    }
    for (const { organization_id, parent_id } of popolo.events ?? []) {
      if (organization_id !== undefined) expect(bodies).toContain(organization_id)
      if (parent_id !== undefined) expect(events).toContain(parent_id)
    }
  })

  it('tells a person with names, dates, memberships and the addresses of the sources', async () => {
    const { store } = await openSmallGraph(
      [
        address,
        claim('person-1', 'name', 'Ri Il', { source: 'source-a' }),
        claim('person-1', 'name', '리일', { source: 'source-a', qualifiers: { style: 'HANGUL' } }),
        claim('person-1', 'birthDate', '1980-05', { source: 'source-a', reference: { locator: '¶2' } }),
        claim('person-1', 'memberOf', 'organization-1', {
          source: 'source-a',
          qualifiers: { role: 'chair' },
          start: '2016-05-09',
          end: '2021-01-05/2021-01-12',
        }),
        claim('person-1', 'holds', 'post-1', { source: 'source-a' }),
        claim('post-1', 'postOf', 'organization-1', { source: 'source-a' }),
      ],
      [{ slug: 'person-1', name: 'Ri Il', identifiers: [{ scheme: 'wikidata', value: 'Q1' }] }],
    )
    const { popolo, leftOut } = await popoloOf(store)
    await store.close()
    expect(popolo.persons).toEqual([
      {
        id: 'person-1',
        name: 'Ri Il',
        identifiers: [{ scheme: 'wikidata', identifier: 'Q1' }],
        other_names: expect.arrayContaining([
          { name: '리일', note: 'HANGUL', lang: 'en' },
          // The name itself, of which a source says more: its language.
          { name: 'Ri Il', lang: 'en' },
        ]),
        birth_date: '1980-05',
        sources: expect.arrayContaining([source('Text'), source('¶2')]),
      },
    ])
    expect(popolo.memberships).toEqual([
      // That the post is one of the body stands on the post: to hold it is not yet to be a member.
      { id: expect.any(String), person_id: 'person-1', post_id: 'post-1', sources: [source('Text')] },
      {
        id: expect.any(String),
        person_id: 'person-1',
        organization_id: 'organization-1',
        role: 'chair',
        start_date: '2016-05-09',
        end_date: '2021-01',
        sources: [source('Text')],
      },
    ])
    expect(leftOut).toEqual({
      'how exact a date is: it is written as the month or the year that is certain': 1,
      'the language of a text': 1,
      'who gives the address of a source': 1,
    })
  })

  it('shows the best of rivals, and counts what it has no place for', async () => {
    const { store } = await openSmallGraph([
      address,
      claim('person-1', 'birthDate', '1980', { source: 'source-a', rank: 'PREFERRED' }),
      claim('person-1', 'birthDate', '1981', { source: 'source-a' }),
      claim('person-1', 'deathDate', '2020~', { source: 'source-a' }),
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-b', rank: 'DEPRECATED' }),
      claim('agenda-item-1', 'about', 'organization-1', { source: 'source-a' }),
      claim('document-1', 'about', 'person-1', { source: 'source-a', reference: { certainty: 'EXPECTED' } }),
      claim('organization-1', 'place', 'place-1', { source: 'source-b', reference: { certainty: 'INFERRED' } }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    await store.close()
    expect(popolo.persons).toMatchObject([{ birth_date: '1980' }])
    expect(popolo.persons?.[0]).not.toHaveProperty('death_date')
    expect(popolo.organizations).toMatchObject([{ area_id: 'place-1' }])
    expect(popolo.speeches).toEqual([])
    expect(leftOut).toEqual({
      'another birthDate beside the best, as birth_date has one place': 1,
      'a deathDate that is uncertain, approximate or open, for which Popolo has no form': 1,
      'a memberOf that an editor holds to be wrong': 1,
      'a source without an address': 1,
      'a SOURCE without an address': 1,
      'who gives the address of a source': 1,
      'the language of a text': 1,
      'the rank that an editor gives: PREFERRED': 1,
      'an AGENDA_ITEM': 1,
      'about of an AGENDA_ITEM': 1,
      'a claim that is only expected to hold': 1,
      'an entity that nothing written here names': 1,
    })
  })

  it('writes one membership for what several claims say more or less precisely, and no dates that are only inferred', async () => {
    const inferred = { certainty: 'INFERRED' } as const
    const { store } = await openSmallGraph([
      address,
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-a', start: '2016-05' }),
      claim('person-1', 'memberOf', 'organization-1', { source: 'source-b' }),
      claim('person-1', 'memberOf', 'organization-1', {
        source: 'source-a',
        start: '2016-05-09',
        end: '2021',
        reference: inferred,
      }),
      claim('person-2', 'memberOf', 'organization-1', { source: 'source-a', start: '2016', reference: inferred }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    await store.close()
    expect(popolo.memberships).toEqual([
      expect.objectContaining({ person_id: 'person-1', start_date: '2016-05' }),
      expect.objectContaining({ person_id: 'person-2', start_date: '2016' }),
    ])
    expect(popolo.memberships?.[0]).not.toHaveProperty('end_date')
    expect(leftOut).toMatchObject({ 'what is only inferred about a memberOf that is stated': 1 })
  })

  it('tells names in parts, names and contacts with their ends, notes and labels, and each name once', async () => {
    const said = (note: string) => ({ note, locator: 'persons[0].x' })
    const { store } = await openSmallGraph(
      [
        wordless(claim('person-1', 'name', 'Ana Lopez')),
        wordless(claim('person-1', 'name', 'Ana Ruiz', { end: '2001', reference: said('maiden name') })),
        claim('person-1', 'givenName', 'Maria', { reference: { locator: 'persons[0].additional_name' } }),
        claim('person-1', 'givenName', 'Ana', { reference: { locator: 'persons[0].given_name' } }),
        claim('person-1', 'familyName', 'Lopez'),
        claim('person-1', 'honorific', 'Dr'),
        claim('person-1', 'honorific', 'MP', { reference: { locator: 'persons[0].honorific_suffix' } }),
        claim('person-1', 'contact', 'ana@example.org', { qualifiers: { medium: 'email' } }),
        claim('person-1', 'contact', '+1 555', {
          qualifiers: { medium: 'phone' },
          end: '2003',
          reference: said('Office: mornings'),
        }),
        claim('person-1', 'link', 'https://example.org/ana', { reference: said('Personal site') }),
        claim('person-1', 'link', 'example dot org'),
        claim('person-1', 'image', 'https://example.org/a b.jpg'),
        claim('person-1', 'describedAs', 'A long account of her.'),
        claim('person-1', 'describedAs', 'In short.'),
      ],
      [{ slug: 'person-1', name: 'Ana Lopez' }],
    )
    const { popolo, leftOut } = await popoloOf(store)
    await store.close()
    expect(popolo.persons).toEqual([
      {
        id: 'person-1',
        name: 'Ana Lopez',
        other_names: [{ name: 'Ana Ruiz', end_date: '2001', note: 'maiden name' }],
        given_name: 'Ana',
        additional_name: 'Maria',
        family_name: 'Lopez',
        honorific_prefix: 'Dr',
        honorific_suffix: 'MP',
        email: 'ana@example.org',
        contact_details: [{ type: 'phone', value: '+1 555', label: 'Office', note: 'mornings', valid_until: '2003' }],
        links: [{ url: 'https://example.org/ana', note: 'Personal site' }],
        image: 'https://example.org/a%20b.jpg',
        summary: 'In short.',
        biography: 'A long account of her.',
      },
    ])
    expect(leftOut).toMatchObject({
      'a link that is no address': 1,
      'how an address is written: it is escaped': 1,
    })
  })

  it('takes given names by several sources for spellings of one, and those by one source for several', async () => {
    const { store } = await openSmallGraph(
      [
        claim('person-1', 'givenName', 'Jong-un', { source: 'source-a' }),
        claim('person-1', 'givenName', 'Jong Un', { source: 'source-b' }),
        claim('person-2', 'givenName', 'Bo', { source: 'source-a' }),
        claim('person-2', 'givenName', 'Ada', { source: 'source-a' }),
      ],
      [
        { slug: 'person-1', name: 'Kim Jong-un' },
        { slug: 'person-2', name: 'Ada Bo Dal' },
      ],
    )
    const { popolo, leftOut } = await popoloOf(store)
    await store.close()
    expect(popolo.persons).toEqual([
      { id: 'person-1', name: 'Kim Jong-un', given_name: 'Jong-un' },
      { id: 'person-2', name: 'Ada Bo Dal', given_name: 'Ada', additional_name: 'Bo' },
    ])
    expect(leftOut).toMatchObject({ 'another givenName beside the best, as given_name has one place': 1 })
  })

  it('has a body that is a member of another, and one membership for a post in a body and being of it', async () => {
    const term = { start: '2010', end: '2014' }
    const { store } = await openSmallGraph([
      claim('organization-1', 'memberBodyOf', 'organization-2'),
      claim('person-1', 'holds', 'post-1', term),
      claim('person-1', 'memberOf', 'organization-1', { ...term, qualifiers: { role: 'chair' } }),
      claim('person-1', 'memberOf', 'organization-1', { start: '2016' }),
      claim('post-1', 'postOf', 'organization-1', { start: '1900' }),
    ])
    const { popolo } = await popoloOf(store)
    await store.close()
    const memberships = popolo.memberships?.map(({ id, ...rest }) => rest)
    const spell = { start_date: '2010', end_date: '2014' }
    expect(memberships).toHaveLength(3)
    expect(memberships).toEqual(
      expect.arrayContaining([
        { member_id: 'organization-1', organization_id: 'organization-2' },
        { person_id: 'person-1', organization_id: 'organization-1', post_id: 'post-1', role: 'chair', ...spell },
        { person_id: 'person-1', organization_id: 'organization-1', start_date: '2016' },
      ]),
    )
    expect(popolo.posts).toEqual([
      { id: 'post-1', label: 'post-1', organization_id: 'organization-1', start_date: '1900' },
    ])
  })

  it('names nobody to be a person who is none, and repeats no label', async () => {
    const { store } = await openSmallGraph(
      [
        claim('document-1', 'presentedBy', 'organization-1'),
        claim('document-1', 'addressedTo', 'organization-1'),
        claim('document-2', 'presentedBy', 'person-1', { reference: { printedAs: 'The Chair' } }),
        wordless(claim('post-1', 'name', 'Mayor')),
        wordless(claim('post-1', 'name', 'Lord Mayor')),
        claim('occasion-1', 'organizer', 'organization-1'),
      ],
      [{ slug: 'post-1', name: 'Mayor', identifiers: [{ scheme: 'a', value: 'b' }] }],
    )
    const { popolo, leftOut } = await popoloOf(store)
    await store.close()
    expect(popolo.speeches).toEqual([
      { id: 'document-1', title: 'document-1' },
      { id: 'document-2', title: 'document-2', creator_id: 'person-1', attribution_text: 'The Chair' },
    ])
    expect(popolo.posts).toEqual([
      { id: 'post-1', label: 'Mayor', other_label: ['Lord Mayor'], identifiers: [{ scheme: 'a', identifier: 'b' }] },
    ])
    expect(popolo.events).toEqual([{ id: 'occasion-1', name: 'occasion-1', organization_id: 'organization-1' }])
    expect(leftOut).toMatchObject({ 'presentedBy of a DOCUMENT': 1, 'addressedTo of a DOCUMENT': 1 })
  })

  it.each([
    ['2021-01-05', '2021-01-05', false],
    ['2021-01', '2021-01', false],
    ['2021-XX-XX', '2021', false],
    ['2021-01-XX', '2021-01', false],
    ['2021-01-05/2021-01-12', '2021-01', true],
    ['2021-01/2021-03-01', '2021', true],
    ['2020/2021', null, false],
    ['2021~', null, false],
    ['2021/', null, false],
    ['201X', null, false],
    ['-0044', null, false],
    ['2021-01-05T10:00:00Z', '2021-01-05', true],
  ])('writes the date %s as %s', (edtf, text, vaguer) => {
    expect(popoloDate(parseEdtf(edtf))).toEqual(text === null ? null : { text, vaguer })
  })
})
