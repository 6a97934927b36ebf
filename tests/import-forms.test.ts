import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'

async function imported(file: object) {
  const graph = await openImported('popolo')
  return { ...(await graph.add('own', file)), ...graph }
}

describe('a field that comes in another form', () => {
  it('is read where a map has a text for each language', async () => {
    const { told, entity, problems } = await imported({
      persons: [
        { id: 'eve', name: { fr: 'Ève Roux', en: 'Eve Roux' } },
        { id: 'ida', name: { '@value': 'Ida', '@language': 'da' } },
        { id: 'liv', name: { da: ['Liv', 'Live'], 'xx-none': 'Z' } },
      ],
    })
    expect(await told('own-eve', 'name')).toEqual(['Eve Roux@en', 'Ève Roux@fr'])
    expect((await entity('own-eve'))?.name).toBe('Eve Roux')
    expect(await told('own-ida', 'name')).toEqual(['Ida@da'])
    // What has the form of a tag and is none is told.
    expect(await told('own-liv', 'name')).toEqual(['Liv@da', 'Live@da'])
    expect(problems.map(({ locator }) => locator)).toEqual(['persons[2].name.xx-none'])
  })

  it('is read where a list stands for a text', async () => {
    const { told, notHeld, problems } = await imported({
      persons: [{ id: 'eve', name: ['Eve Roux'], gender: ['female'], email: ['eve@one.example', 'eve@two.example'] }],
      organizations: [
        { id: 'joint', name: 'Joint Board', parent_id: ['north', 'south'] },
        { id: 'north' },
        { id: 'south' },
      ],
    })
    expect(await told('own-eve', 'name')).toEqual(['Eve Roux'])
    expect(await told('own-eve', 'gender')).toEqual(['female'])
    expect(await told('own-eve', 'contact')).toEqual(['eve@one.example medium=email', 'eve@two.example medium=email'])
    expect(await told('own-joint', 'parent')).toEqual(['own-north', 'own-south'])
    expect([notHeld, problems]).toEqual([{}, []])
  })

  it('is read where a text, or a map of texts, stands for objects', async () => {
    const { told, entity, notHeld } = await imported({
      persons: [
        {
          id: 'eve',
          name: 'Eve Roux',
          other_names: ['Evie', { name: 'E. Roux' }],
          links: 'https://eve.example/',
          identifiers: { viaf: '17', wikidata: 'Q900100' },
          contact_details: { phone: ['1', '2'] },
        },
      ],
    })
    expect(await told('own-eve', 'name')).toEqual(['E. Roux', 'Eve Roux', 'Evie'])
    expect(await told('own-eve', 'link')).toEqual(['https://eve.example/'])
    expect(await told('own-eve', 'contact')).toEqual(['1 medium=phone', '2 medium=phone'])
    expect((await entity('own-eve'))?.identifiers).toEqual([
      { scheme: 'viaf', value: '17' },
      { scheme: 'wikidata', value: 'Q900100' },
    ])
    expect(notHeld).toEqual({})
  })

  it('is left out with its place and what was expected, where nothing plain can be made of it', async () => {
    const { problems, notHeld, notHeldAt } = await imported({
      persons: [
        { id: 'eve', name: 'Eve Roux', gender: { first: 'x' }, links: [['https://eve.example/']], hat: 'red' },
        { id: 'ida', name: 'Ida', hat: 'blue' },
      ],
    })
    expect(problems).toMatchObject([
      { locator: 'persons[0].gender', message: 'expected a text as person.gender, got {"first":"x"}. It is left out.' },
      { locator: 'persons[0].links', message: 'expected an object as person.links, got a list of 1. It is left out.' },
    ])
    expect([notHeld, notHeldAt]).toEqual([{ 'person.hat': 2 }, { 'person.hat': 'persons[0].hat' }])
  })
})

describe('a file', () => {
  it('makes nothing of an object without an id or a name, and tells it', async () => {
    const { entities, problems } = await imported({
      persons: [{ id: 'eve', name: 'Eve' }, {}, { error: 'rate limit', code: 429 }],
      motions: [{ error: 'x' }],
      votes: [{ option: 'retry', value: 5 }],
      memberships: [{ role: 'clerk' }, { person: { error: 'x' }, organization: { name: 'Diet' } }],
    })
    expect((await entities()).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'SOURCE own',
      'ORGANIZATION Diet',
      'PERSON Eve',
    ])
    expect(problems.map(({ locator }) => locator)).toEqual([
      'persons[1]',
      'persons[2]',
      'motions[0]',
      'votes[0]',
      'memberships[0]',
      'memberships[1]',
    ])
    expect(problems[1]?.message).toBe(
      'expected a person with one of id, name, other_names, given_name, family_name, sort_name, identifiers, email, got one with error, code.',
    )
  })

  it('is read where a map of objects stands for a list', async () => {
    const { told, problems } = await imported({
      persons: { eve: { name: 'Eve' } },
      areas: { id: 'sund', name: 'Sund' },
    })
    expect(await told('own-eve', 'name')).toEqual(['Eve'])
    expect(await told('own-sund', 'name')).toEqual(['Sund'])
    expect(problems).toEqual([])
  })

  it('that is one page of an answer is told to be', async () => {
    const { warnings } = await imported({ persons: [{ id: 'eve', name: 'Eve' }], next: 'https://api.example/?page=2' })
    expect(warnings).toEqual({ 'a page of a longer answer': 1 })
  })

  it('has texts where objects are expected: each is told', async () => {
    const { problems } = await imported({ persons: [{ id: 'eve', name: 'Eve' }], memberships: ['eve'] })
    expect(problems).toMatchObject([{ locator: 'memberships[0]', message: 'expected an object, got "eve".' }])
  })
})

describe('a name that stands in its parts', () => {
  it('is put together, and said to be', async () => {
    const { told, references, entity, notHeldAt } = await imported({
      persons: [
        {
          id: 'eve',
          other_names: [{ note: 'as signed', given_name: 'Eve', family_name: 'Roux' }, { note: 'nobody knows it' }],
          contact_details: [{ type: 'fax', label: 'Desk' }],
        },
      ],
    })
    expect(await told('own-eve', 'name')).toEqual(['Eve Roux'])
    expect(await references('own-eve', 'name')).toMatchObject([
      { certainty: 'INFERRED', note: 'as signed; given name: Eve; family name: Roux' },
    ])
    expect((await entity('own-eve'))?.name).toBe('Eve Roux')
    expect(notHeldAt).toEqual({
      'person.contact_details.label': 'persons[0].contact_details[0].label',
      'person.contact_details.type': 'persons[0].contact_details[0].type',
      'person.other_names.note': 'persons[0].other_names[1].note',
    })
  })
})

describe('a membership', () => {
  it('of a post is held with its party, role, place and term', async () => {
    const { told, notHeld } = await imported({
      persons: [{ id: 'eve', name: 'Eve Roux' }],
      organizations: [
        { id: 'diet', name: 'Diet' },
        { id: 'reds', name: 'Reds' },
      ],
      posts: [{ id: 'seat', label: 'Seat of the South', organization_id: 'diet' }],
      areas: [{ id: 'south', name: 'South' }],
      events: [{ id: 'third', name: 'Third term', classification: 'legislative period', start_date: '2001' }],
      memberships: [
        {
          person_id: 'eve',
          post_id: 'seat',
          on_behalf_of_id: 'reds',
          role: 'acting',
          area_id: 'south',
          legislative_period_id: 'third',
        },
      ],
    })
    const mandate = 'constituency=own-south onBehalfOf=own-reds role=acting term=own-third'
    expect(await told('own-eve', 'holds')).toEqual([`own-seat ${mandate}`, `own-seat ${mandate} 2001..`])
    expect(notHeld).toEqual({})
  })

  it('of a body in a body is one of bodies, by its id or by its class', async () => {
    const { told, entities, problems } = await imported({
      organizations: [
        { id: 'reds', name: 'Reds' },
        { id: 'pact', name: 'Pact' },
      ],
      memberships: [
        { member_id: 'reds', organization_id: 'pact', role: 'founder' },
        { member: { '@type': 'Organization', id: 'greens', name: 'Greens' }, organization_id: 'pact' },
      ],
    })
    expect(await told('own-reds', 'memberBodyOf')).toEqual(['own-pact role=founder'])
    expect(await told('own-greens', 'memberBodyOf')).toEqual(['own-pact'])
    expect((await entities()).filter(({ kind }) => kind === 'PERSON')).toEqual([])
    expect(problems).toEqual([])
  })

  it('makes no person of a member of which nothing tells what it is', async () => {
    const { entities, problems } = await imported({
      persons: [{ id: '1', name: 'Eve' }],
      organizations: [
        { id: '1', name: 'Reds' },
        { id: 'pact', name: 'Pact' },
      ],
      memberships: [
        { member_id: 'nobody', organization_id: 'pact' },
        { member_id: '1', organization_id: 'pact' },
      ],
    })
    expect((await entities()).filter(({ kind }) => kind === 'PERSON')).toHaveLength(1)
    expect(problems).toMatchObject([
      {
        locator: 'memberships[0]',
        message:
          'expected a person or a body that is the member of the membership, got member_id "nobody", organization_id "pact" (nothing tells which of the two it is, or its id is that of both).',
      },
      { locator: 'memberships[1]' },
    ])
  })
})

describe('what only a membership names', () => {
  it('is not there where the membership is none', async () => {
    const { entities, problems } = await imported({
      persons: [{ id: 'eve', name: 'Eve' }],
      memberships: [
        { post_id: 'seat', organization_id: 'diet', area_id: 'south' },
        { person_id: 'ida', area_id: 'north' },
      ],
    })
    expect((await entities()).map(({ slug }) => slug)).toEqual(['own', 'own-eve'])
    expect(problems.map(({ locator }) => locator)).toEqual(['memberships[0]', 'memberships[1]'])
  })
})

describe('an object inside another one that has no id', () => {
  const memberships = [
    { person: { name: 'Eve Roux' }, organization: { name: 'Diet' }, role: 'clerk' },
    { person: { name: 'Eve Roux' }, organization: { name: 'Diet' }, role: 'porter' },
  ]

  it('is linked, and is no other one that says the same', async () => {
    const { claims, entities } = await imported({ memberships })
    const told = (await claims()).filter(({ property }) => property === 'memberOf')
    expect(told.map(({ qualifiers }) => qualifiers.role).sort()).toEqual(['clerk', 'porter'])
    expect(new Set(told.map(({ subject }) => subject)).size).toBe(2)
    expect((await entities()).filter(({ kind }) => kind === 'PERSON').map(({ name }) => name)).toEqual([
      'Eve Roux',
      'Eve Roux',
    ])
  })

  it('has the same slug wherever its record stands in the file', async () => {
    const slugs = async (file: object) => (await (await imported(file)).entities()).map(({ slug }) => slug)
    expect(await slugs({ memberships: memberships.toReversed() })).toEqual(await slugs({ memberships }))
  })
})

describe('votes on one motion', () => {
  const motions = [{ id: 'bill', text: 'That it pass', vote_events: ['first', 'second'] }]
  const first = {
    id: 'first',
    motion_id: 'bill',
    start_date: '2020-02-01',
    result: 'fail',
    counts: [{ option: 'no', value: 9 }],
  }
  const second = { id: 'second', motion_id: 'bill', start_date: '2020-03-01', result: 'pass' }

  it('are decisions that are part of it, each with its day, its result and its counts', async () => {
    for (const vote_events of [
      [first, second],
      [second, first],
    ]) {
      const { told, references, notHeld } = await imported({ motions, vote_events })
      expect(await told('own-bill', 'date')).toEqual([])
      expect(await told('own-vote-first', 'partOf')).toEqual(['own-bill'])
      expect(await told('own-vote-first', 'date')).toEqual(['2020-02-01'])
      expect(await told('own-vote-first', 'vote')).toEqual(['fail'])
      expect(await references('own-vote-first', 'vote')).toMatchObject([{ note: 'no 9' }])
      expect(await told('own-vote-second', 'date')).toEqual(['2020-03-01'])
      expect(await told('own-vote-second', 'vote')).toEqual(['pass'])
      expect(notHeld).toEqual({})
    }
  })

  it('are the motion itself where there is one', async () => {
    const { told, entity } = await imported({ motions, vote_events: [second] })
    expect(await told('own-bill', 'date')).toEqual(['2020-03-01'])
    expect(await entity('own-vote-second')).toBeUndefined()
  })

  it('are read inside the motion, too', async () => {
    const { told } = await imported({ motions: [{ ...motions[0], vote_events: [first, second] }] })
    expect(await told('own-vote-first', 'partOf')).toEqual(['own-bill'])
    expect(await told('own-vote-second', 'date')).toEqual(['2020-03-01'])
  })
})
