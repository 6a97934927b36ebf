import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'

/** A legislature as EveryPolitician gives it: ids are the file's own, memberships have neither ids nor, mostly, dates. */
const norland = {
  persons: [
    {
      id: 'p1',
      name: 'Ada Berg[14]',
      birth_date: '1960',
      gender: 'female',
      given_name: 'Ada',
      family_name: 'Berg',
      email: 'ada@norland.example',
      image: 'http://norland.example/ada.jpg',
      identifiers: [{ scheme: 'wikidata', identifier: 'Q900001' }],
      other_names: [
        { name: 'Ада Берг', lang: 'ru', note: 'multilingual' },
        { name: 'Ada Holm', start_date: '1960', end_date: '1985-06', note: 'birth name' },
      ],
      contact_details: [{ type: 'phone', value: '555-01', label: 'Office', note: 'mornings' }],
      links: [{ url: 'http://en.example/Ada_Berg', note: 'encyclopedia' }],
      sources: [{ url: 'http://norland.example/members/ada' }],
      shoe_size: 38,
    },
    { id: 'p2', name: 'Bo Dal', death_date: '2015-04', honorific_prefix: 'Dr' },
    { id: 'p3', name: 'Bo Dal' },
  ],
  organizations: [
    { id: 'legislature', name: 'Assembly of Norland', classification: 'legislature', seats: 3 },
    { id: 'party/red', name: 'Red', classification: 'party', founding_date: '1920-05-01' },
    { id: 'party/blue', name: 'Blue', classification: 'party', dissolution_date: '2014-12' },
    { id: 'party/unknown', name: 'unknown', classification: 'party' },
  ],
  areas: [
    { id: '44', name: 'Harbour', type: 'constituency' },
    { id: '45', name: 'Harbour', type: 'constituency' },
    { id: 'area/lääne-saar', name: 'Lääne-Saar', type: 'constituency' },
    { id: 'area/laane-saar', name: 'Laane-Saar', type: 'constituency' },
  ],
  events: [
    { id: 'Q900010', name: 'Election 2010', classification: 'general election', start_date: '2010', end_date: '2010' },
    {
      id: 'term/7',
      name: '7th Assembly',
      classification: 'legislative period',
      organization_id: 'legislature',
      start_date: '2010-05-01',
      end_date: '2014-04-30',
    },
    {
      id: 'term/8',
      name: '8th Assembly',
      classification: 'legislative period',
      organization_id: 'legislature',
      start_date: '2014-05-01',
    },
  ],
  memberships: [
    {
      person_id: 'p1',
      organization_id: 'legislature',
      legislative_period_id: 'term/7',
      on_behalf_of_id: 'party/red',
      area_id: '44',
      role: 'member',
      end_date: '2012-03-01',
    },
    {
      person_id: 'p1',
      organization_id: 'legislature',
      legislative_period_id: 'term/7',
      on_behalf_of_id: 'party/blue',
      area_id: '44',
      role: 'member',
      start_date: '2012-03-02',
    },
    {
      person_id: 'p1',
      organization_id: 'legislature',
      legislative_period_id: 'term/8',
      on_behalf_of_id: 'party/blue',
      area_id: '44',
      role: 'member',
    },
    {
      person_id: 'p2',
      organization_id: 'legislature',
      legislative_period_id: 'term/7',
      on_behalf_of_id: 'party/unknown',
      area_id: '45',
      role: 'member',
    },
    { person_id: 'p3', organization_id: 'legislature', legislative_period_id: 'term/8', role: 'member' },
  ],
  meta: { sources: ['http://norland.example/'] },
}

async function openNorland() {
  const graph = await openImported('popolo')
  const summary = await graph.add('norland', norland)
  return { ...graph, summary }
}

describe('an import of Popolo', () => {
  it('counts what it read', async () => {
    const { summary } = await openNorland()
    expect(summary.read).toEqual({ person: 3, organization: 4, area: 4, event: 3, membership: 5, meta: 1 })
    expect(summary.problems).toEqual({})
  })

  it('gives slugs from the ids of the file, under its name, however the ids are spelled', async () => {
    const { entities } = await openNorland()
    expect((await entities()).map(({ slug, kind }) => `${kind} ${slug}`)).toEqual([
      'SOURCE norland',
      'PLACE norland-area-44',
      'PLACE norland-area-45',
      'PLACE norland-area-laane-saar',
      expect.stringMatching(/^PLACE norland-area-laane-saar-[0-9a-f]{8}$/),
      'OCCASION norland-event-q900010',
      'ORGANIZATION norland-legislature',
      'PERSON norland-p1',
      'PERSON norland-p2',
      'PERSON norland-p3',
      'ORGANIZATION norland-party-blue',
      'ORGANIZATION norland-party-red',
      'MEETING norland-term-7',
      'MEETING norland-term-8',
      expect.stringMatching(/^SOURCE web-norland-example-[0-9a-f]{8}$/),
      expect.stringMatching(/^SOURCE web-norland-example-members-ada-[0-9a-f]{8}$/),
    ])
  })

  it('holds what is said of a person', async () => {
    const { told } = await openNorland()
    expect(await told('norland-p1', 'birthDate')).toEqual(['1960'])
    expect(await told('norland-p2', 'deathDate')).toEqual(['2015-04'])
    expect(await told('norland-p1', 'gender')).toEqual(['female'])
    expect(await told('norland-p1', 'givenName')).toEqual(['Ada'])
    expect(await told('norland-p1', 'familyName')).toEqual(['Berg'])
    expect(await told('norland-p2', 'honorific')).toEqual(['Dr'])
    expect(await told('norland-p1', 'image')).toEqual(['http://norland.example/ada.jpg'])
    expect(await told('norland-p1', 'link')).toEqual([
      'http://en.example/Ada_Berg',
      'http://norland.example/members/ada',
    ])
    expect(await told('norland-p1', 'contact')).toEqual(['555-01 medium=phone', 'ada@norland.example medium=email'])
  })

  it('holds every name with its language and its time', async () => {
    const { told } = await openNorland()
    expect(await told('norland-p1', 'name')).toEqual(['Ada Berg', 'Ada Holm 1960..1985-06', 'Ада Берг@ru'])
  })

  it('cuts the marks of footnotes from a name, and keeps how it is printed', async () => {
    const { entity, references } = await openNorland()
    expect((await entity('norland-p1'))?.name).toBe('Ada Berg')
    const printed = (await references('norland-p1', 'name')).flatMap(({ printedAs }) => printedAs ?? [])
    expect(new Set(printed)).toEqual(new Set(['Ada Berg[14]']))
  })

  it('says who else says so only where the record names one source', async () => {
    const { references, told } = await openNorland()
    const [page] = (await references('norland-p1', 'birthDate')).filter(({ source }) => source !== 'norland')
    expect(page?.source).toMatch(/^web-norland-example-members-ada-/)
    expect(await told(page?.source ?? '', 'url')).toEqual(['http://norland.example/members/ada'])
    // Names in all languages come from elsewhere.
    const russian = (await references('norland-p1', 'name')).filter(
      ({ locator }) => locator === 'persons[0].other_names[0]',
    )
    expect(russian.map(({ source }) => source)).toEqual(['norland'])
  })

  it('makes one voice of the file and the sources that it is made from', async () => {
    const { told } = await openNorland()
    expect(await told('norland', 'basedOn')).toEqual([
      expect.stringMatching(/^web-norland-example-[0-9a-f]{8}$/),
      expect.stringMatching(/^web-norland-example-members-ada-/),
    ])
  })

  it('keeps the dates that a membership inherits from its term apart from those that are stated', async () => {
    const { claims } = await openNorland()
    const ofAda = (await claims()).filter(
      ({ subject, property }) => subject === 'norland-p1' && property === 'memberOf',
    )
    const spells = ofAda.map(({ qualifiers, start, end, references }) => [
      qualifiers.term,
      qualifiers.onBehalfOf,
      `${start?.text ?? ''}..${end?.text ?? ''}`,
      references.map(({ certainty, note }) => `${certainty} ${note ?? ''}`.trim()).join(),
    ])
    expect(spells.sort()).toEqual([
      ['norland-term-7', 'norland-party-blue', '2012-03-02..', 'STATED'],
      [
        'norland-term-7',
        'norland-party-blue',
        '2012-03-02..2014-04-30',
        'INFERRED end of term/7, not of the membership',
      ],
      ['norland-term-7', 'norland-party-red', '..2012-03-01', 'STATED'],
      [
        'norland-term-7',
        'norland-party-red',
        '2010-05-01..2012-03-01',
        'INFERRED start of term/7, not of the membership',
      ],
      ['norland-term-8', 'norland-party-blue', '..', 'STATED'],
      ['norland-term-8', 'norland-party-blue', '2014-05-01..', 'INFERRED start of term/8, not of the membership'],
    ])
  })

  it('takes nothing over from a term that a membership lies outside of', async () => {
    const { add, told } = await openImported('popolo')
    const membership = { person_id: 'p1', organization_id: 'legislature', legislative_period_id: 'term/8' }
    const summary = await add('norland', { ...norland, memberships: [{ ...membership, end_date: '2014-04-01' }] })
    expect(await told('norland-p1', 'memberOf')).toEqual(['norland-legislature term=norland-term-8 ..2014-04-01'])
    expect(summary.warnings).toEqual({ 'a membership outside of its term': 1 })
  })

  it('takes "party/unknown" for no party, and says so', async () => {
    const { told, summary } = await openNorland()
    expect(await told('norland-p2', 'memberOf')).toEqual([
      'norland-legislature constituency=norland-area-45 role=member term=norland-term-7',
      'norland-legislature constituency=norland-area-45 role=member term=norland-term-7 2010-05-01..2014-04-30',
    ])
    expect(summary.notHeld).toEqual({
      'membership.on_behalf_of_id "party/unknown": a placeholder for one that is not known': 1,
      'organization "party/unknown": a placeholder for one that is not known': 1,
      'person.shoe_size': 1,
    })
  })

  it('takes elections for occasions with their Wikidata id, and terms for meetings of the body', async () => {
    const { entity, told } = await openNorland()
    expect(await entity('norland-event-q900010')).toMatchObject({
      kind: 'OCCASION',
      classification: 'GENERAL_ELECTION',
      identifiers: [{ scheme: 'wikidata', value: 'Q900010' }],
    })
    expect(await told('norland-event-q900010', 'startDate')).toEqual(['2010'])
    expect(await told('norland-term-8', 'organization')).toEqual(['norland-legislature'])
    expect(await told('norland-term-8', 'endDate')).toEqual([])
  })

  it('holds what is said of a body', async () => {
    const { told, entity } = await openNorland()
    expect(await told('norland-party-red', 'founded')).toEqual(['1920-05-01'])
    expect(await told('norland-party-blue', 'dissolved')).toEqual(['2014-12'])
    expect(await told('norland-legislature', 'seats')).toEqual(['3'])
    expect((await entity('norland-party-red'))?.classification).toBe('PARTY')
  })

  it('gives for each thing its path in the document', async () => {
    const { references } = await openNorland()
    expect((await references('norland-p2', 'deathDate')).map(({ locator }) => locator)).toEqual([
      'persons[1].death_date',
    ])
    expect((await references('norland-p3', 'memberOf')).map(({ locator }) => locator)).toEqual([
      'memberships[4]',
      'memberships[4]',
    ])
  })

  it('reads a file of memberships that name nobody in it, and says so of each', async () => {
    const graph = await openImported('popolo')
    const summary = await graph.add('loose', [{ person_id: 'x', organization_id: 'y', role: 'clerk' }])
    expect(await graph.told('loose-x', 'memberOf')).toEqual(['loose-y role=clerk'])
    expect(summary.warnings).toEqual({ 'a reference to an id that no record has': 2 })
    expect(graph.problems.map(({ message }) => message)).toEqual([
      '"x" is the id of no record of the file; a person of that name stands in for it.',
      '"y" is the id of no record of the file; an organization of that name stands in for it.',
    ])
  })
})

describe('the forms of the specification', () => {
  it.each([
    ['a person', { id: 'ann', name: 'Ann', birth_date: '1970-01', national_identity: 'Scottish', biography: 'Born.' }],
    [
      'a list of persons',
      [{ id: 'ann', name: 'Ann', birth_date: '1970-01', national_identity: 'Scottish', biography: 'Born.' }],
    ],
    [
      'a list of people',
      {
        people: [{ id: 'ann', name: 'Ann', birth_date: '1970-01', national_identity: 'Scottish', biography: 'Born.' }],
      },
    ],
  ])('are read: %s', async (_, content) => {
    const { add, told } = await openImported('popolo')
    expect((await add('one', content)).read).toEqual({ person: 1 })
    expect(await told('one-ann', 'birthDate')).toEqual(['1970-01'])
    expect(await told('one-ann', 'nationality')).toEqual(['Scottish'])
    expect(await told('one-ann', 'describedAs')).toEqual(['Born.'])
  })

  it('read memberships inside a person, a body or a post as those of that object', async () => {
    const spell = { role: 'Cook', start_date: '1972-01-01', end_date: '1980-03-15' }
    const inside = [
      { id: 'ann', name: 'Ann', memberships: [{ ...spell, organization_id: 'inn', post_id: 'cook' }] },
      {
        id: 'inn',
        name: 'Inn',
        memberships: [{ ...spell, person_id: 'ann', post_id: 'cook' }],
        posts: [{ id: 'cook', label: 'Cook at the inn' }],
      },
      {
        id: 'cook',
        label: 'Cook at the inn',
        organization: { id: 'inn', name: 'Inn' },
        memberships: [{ ...spell, organization_id: 'inn', person_id: 'ann' }],
      },
    ]
    for (const content of inside) {
      const { add, told } = await openImported('popolo')
      await add('one', content)
      expect(await told('one-ann', 'memberOf')).toEqual(['one-inn role=Cook 1972-01-01..1980-03-15'])
      expect(await told('one-ann', 'holds')).toEqual(['one-cook 1972-01-01..1980-03-15'])
    }
  })

  it('read objects inside a membership', async () => {
    const { add, told, entity } = await openImported('popolo')
    const [person, organization, post] = [
      { id: 'ann', name: 'Ann' },
      { id: 'inn', name: 'Inn' },
      { id: 'cook', label: 'Cook' },
    ]
    await add('one', { id: '700', role: 'Cook', person, organization, post, start_date: '1972' })
    expect((await entity('one-ann'))?.name).toBe('Ann')
    expect(await told('one-ann', 'holds')).toEqual(['one-cook 1972..'])
  })

  it('read a vote event that ends before it starts, with a word', async () => {
    const { add, told, references, problems } = await openImported('popolo')
    const summary = await add('one', {
      organization_id: 'council',
      identifier: '1',
      motion: { text: 'That the gate be closed' },
      start_date: '2013-10-09T18:53:09Z',
      end_date: '2013-10-09T17:57:10Z',
      result: 'fail',
      counts: [{ option: 'yes', value: 9, group: { name: 'North' } }],
      votes: [{ voter_id: 'ann', option: 'yes' }],
    })
    expect(summary.warnings).toEqual({
      'a reference to an id that no record has': 3,
      'a vote that ends before it starts': 1,
    })
    expect(problems.map(({ locator }) => locator)).toContain('$')
    expect(await told('one-vote-1', 'title')).toEqual(['That the gate be closed'])
    expect(await told('one-vote-1', 'vote')).toEqual(['fail'])
    expect(await told('one-vote-1', 'adoptedBy')).toEqual(['one-council'])
    expect((await references('one-vote-1', 'vote')).map(({ note }) => note)).toEqual(['North: yes 9'])
    expect(summary.notHeld).toEqual({ 'vote event.end_date': 1 })
  })

  it('read a motion and a speech', async () => {
    const { add, told } = await openImported('popolo')
    await add('one', {
      motions: [{ id: 'm1', text: 'That it be read', date: '2013-01-01', result: 'pass', organization_id: 'house' }],
      speeches: [{ id: 's1', title: 'On the bill', creator_id: 'ann', date: '2014', text: 'Long words.' }],
    })
    expect(await told('one-m1', 'date')).toEqual(['2013-01-01'])
    expect(await told('one-m1', 'vote')).toEqual(['pass'])
    expect(await told('one-s1', 'presentedBy')).toEqual(['one-ann'])
  })

  it('are skipped with a word where nothing tells the class', async () => {
    const { add, problems } = await openImported('popolo')
    const summary = await add('one', [{ id: 'x', colour: 'red' }, 5, { id: 'ann', gender: 'female' }])
    expect(summary.problems).toEqual({ 'a record that cannot be read': 2 })
    expect(problems).toMatchObject([
      {
        locator: '[0]',
        message: expect.stringContaining('expected an object of a class of Popolo, got one with id, colour'),
      },
      { locator: '[1]', message: 'expected an object, got 5.' },
    ])
    expect(summary.read).toEqual({ person: 1 })
  })
})

describe('what is wrong in a record', () => {
  it('is left out with a word, and the rest is read', async () => {
    const { add, told, problems } = await openImported('popolo')
    await add('one', {
      persons: [
        {
          id: 'ann',
          name: 'Ann',
          birth_date: 'about 1960',
          death_date: '2001-02-30',
          other_names: 'Annie',
          links: [7],
        },
      ],
      memberships: [
        { person_id: 'ann', role: 'member' },
        { person_id: 'ann', organization_id: 'inn', start_date: '20O1' },
      ],
      organizations: [{ id: 'inn', name: 'Inn' }],
      colours: [1, 2],
      posts: [{ id: 'cook', label: 'Cook', organization_id: 'inn', start_date: '2001-05', end_date: '2001-04-30' }],
    })
    expect(await told('one-cook', 'postOf')).toEqual(['one-inn 2001-05..2001-04-30'])
    expect(problems.map(({ locator, reason }) => `${locator}: ${reason}`)).toEqual([
      'persons[0].birth_date: a date that cannot be read',
      'persons[0].death_date: a date that cannot be read',
      'persons[0].links: a field of an unexpected form',
      'memberships[0]: a membership without its ends',
      'memberships[1]: a date that cannot be read',
      'posts[0].organization_id: an end before its start',
    ])
    expect(await told('one-ann', 'name')).toEqual(['Ann', 'Annie'])
    expect(await told('one-ann', 'memberOf')).toEqual(['one-inn'])
  })
})

describe('an id', () => {
  it('that several records have is told, at each but the last of them', async () => {
    const { add, told, problems } = await openImported('popolo')
    const { warnings } = await add('one', {
      persons: [
        { id: '5', name: 'Ana Lopez', memberships: [{ id: 'm', organization_id: '5' }] },
        { id: '5', name: 'Pedro Ruiz' },
      ],
      organizations: [{ id: '5', name: 'Council' }],
    })
    expect(warnings).toEqual({ 'an id that several records have': 1 })
    expect(problems).toMatchObject([
      {
        locator: 'persons[0]',
        message:
          'its id "5" is that of persons[1], too: what both say is said of one person. Give each an id of its own.',
      },
    ])
    expect(await told('one-person-5', 'name')).toEqual(['Ana Lopez', 'Pedro Ruiz'])
  })
})

describe('an object without an id', () => {
  const file = {
    persons: [
      { name: 'Ada Quill', birth_date: '1950' },
      { name: 'Ada Quill', birth_date: '1960' },
      { name: 'Ada Quill', birth_date: '1960' },
    ],
    organizations: [
      { id: 'b', name: 'Body', posts: [{ label: 'Chair' }] },
      { id: 'c', name: 'Other', posts: [{ label: 'Chair' }] },
    ],
  }

  it('is a thing of its own, called by its name, whatever else is called so', async () => {
    const { add, entities, claims, told } = await openImported('popolo')
    await add('f', file)
    const own = (await entities()).filter(({ kind }) => kind === 'PERSON' || kind === 'POST')
    expect(own.map(({ slug, name }) => [slug.replace(/[\da-f]{8}$/, 'HASH'), name])).toEqual([
      ['f-ada-quill', 'Ada Quill'],
      ['f-ada-quill-HASH', 'Ada Quill'],
      ['f-ada-quill-HASH', 'Ada Quill'],
      ['f-chair', 'Chair'],
      ['f-chair-HASH', 'Chair'],
    ])
    const bornIn = (await claims()).filter(({ property }) => property === 'birthDate').map(({ value }) => value)
    expect(bornIn).toHaveLength(3)
    const bodies = (await Promise.all(own.map(({ slug }) => told(slug, 'postOf')))).flat()
    expect(bodies.sort()).toEqual(['f-b', 'f-c'])
  })

  it('says the same in whichever order stand the things that it stands in', async () => {
    const [one, other] = [await openImported('popolo'), await openImported('popolo')]
    await one.add('f', file)
    await other.add('f', { ...file, organizations: file.organizations.toReversed() })
    const ids = (await one.claims()).map(({ id }) => id).sort()
    expect((await other.claims()).map(({ id }) => id).sort()).toEqual(ids)
  })
})
