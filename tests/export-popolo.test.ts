import { describe, expect, it } from 'vitest'
import { popoloDate } from '../src/formats/export/popolo-date.ts'
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
    for (const { person_id, organization_id, post_id } of popolo.memberships ?? []) {
      expect(persons).toContain(person_id)
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
        other_names: [{ name: '리일', note: 'HANGUL', lang: 'en' }],
        birth_date: '1980-05',
        sources: expect.arrayContaining([source('Text'), source('¶2')]),
      },
    ])
    expect(popolo.memberships).toEqual([
      expect.objectContaining({ person_id: 'person-1', post_id: 'post-1', organization_id: 'organization-1' }),
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
    expect(leftOut).toEqual({ 'how exact a date is: it is written as the month or the year that is certain': 1 })
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
      'a date that is uncertain, approximate or open, for which Popolo has no form': 1,
      'a memberOf that an editor holds to be wrong': 1,
      'a source without an address': 1,
      'how sure a source is: INFERRED': 1,
      'an AGENDA_ITEM': 1,
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
