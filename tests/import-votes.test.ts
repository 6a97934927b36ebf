import { describe, expect, it } from 'vitest'
import { type ImportedGraph, openImported } from './imported.ts'

const persons = ['ann', 'ben', 'cid'].map((id) => ({ id, name: id }))
const organizations = ['house', 'left', 'right'].map((id) => ({ id, name: id }))
const motions = [{ id: 'bill', text: 'That it pass', organization_id: 'house' }]

/** What is said by a property, each claim with its subject. */
async function said({ claims, told }: ImportedGraph, property: string): Promise<string[]> {
  const subjects = new Set((await claims()).flatMap((claim) => (claim.property === property ? [claim.subject] : [])))
  const texts = [...subjects].map(async (subject) =>
    (await told(subject, property)).map((text) => `${subject} ${property} ${text}`),
  )
  return (await Promise.all(texts)).flat().sort()
}

/** What a file with one vote event on the bill says. */
async function voted(event: object, more: object = {}) {
  const imported = await openImported('popolo')
  const vote_events = [{ id: 'v', motion_id: 'bill', ...event }]
  const summary = await imported.add('one', { persons, organizations, motions, vote_events, ...more })
  return { ...imported, summary, claims: (property: string) => said(imported, property) }
}

describe("Popolo's votes", () => {
  it('say who voted how, for whom, with which weight, with whom paired, and in which function', async () => {
    const { claims, summary } = await voted({
      votes: [
        { voter_id: 'ann', option: 'yes', group_id: 'left', role: 'chair', weight: 0.5 },
        { voter_id: 'ben', option: 'paired', pair_id: 'cid' },
        { voter: { id: 'cid' }, option: 'not voting' },
      ],
    })
    expect(await claims('ballot')).toEqual([
      'one-ann ballot one-bill onBehalfOf=one-left option=YES role=chair weight=0.5',
      'one-ben ballot one-bill option=PAIRED pair=one-cid',
      'one-cid ballot one-bill option=NOT_VOTING',
    ])
    expect(summary.notHeld).toEqual({})
  })

  it('can be cast by bodies', async () => {
    const { claims, entities } = await voted({ votes: [{ voter_id: 'left', option: 'no' }] })
    expect(await claims('ballot')).toEqual(['one-left ballot one-bill option=NO'])
    expect((await entities()).filter(({ kind }) => kind === 'PERSON')).toHaveLength(persons.length)
  })

  it('can stand beside their vote event, and name it', async () => {
    const votes = [{ vote_event_id: 'v', voter_id: 'ann', option: 'abstain' }]
    const { claims } = await voted({}, { votes })
    expect(await claims('ballot')).toEqual(['one-ann ballot one-bill option=ABSTAIN'])
  })

  it('can be paired with those of bodies, and are said by the page that they name', async () => {
    const sources = [{ url: 'https://house.example/roll' }]
    const { claims, entities, references } = await voted({
      votes: [{ voter_id: 'left', option: 'paired', pair_id: 'right', sources }],
    })
    expect(await claims('ballot')).toEqual(['one-left ballot one-bill option=PAIRED pair=one-right'])
    expect((await entities()).filter(({ kind }) => kind === 'PERSON')).toHaveLength(persons.length)
    expect((await references('one-left', 'ballot')).map(({ source }) => source)).toEqual([
      'one',
      expect.stringContaining('house-example-roll'),
    ])
  })

  it('are for candidates in an election, of whatever class', async () => {
    const { claims, entities, references } = await voted({
      votes: [
        { voter_id: 'ann', option: 'Ben', candidate_id: 'ben' },
        { voter_id: 'ben', candidate_id: 'left' },
        { voter_id: 'cid', option: 'no', candidate_id: 'bill' },
        { voter_id: 'left', candidate_id: 'somebody' },
      ],
    })
    expect(await claims('ballot')).toEqual([
      'one-ann ballot one-bill candidate=one-ben',
      'one-ben ballot one-bill candidate=one-left',
      'one-cid ballot one-bill candidate=one-bill option=NO',
      'one-left ballot one-bill candidate=one-somebody',
    ])
    expect((await references('one-ann', 'ballot')).map(({ note }) => note)).toEqual(['option: Ben'])
    const standIns = (await entities()).filter(({ slug }) => slug === 'one-somebody')
    expect(standIns).toMatchObject([{ kind: 'PERSON' }])
  })

  it('belong each to its own vote, where a motion has several', async () => {
    const { claims } = await openImported('popolo').then(async (imported) => {
      const vote_events = ['first', 'second'].map((id) => ({
        id,
        motion_id: 'bill',
        votes: [{ voter_id: 'ann', option: id === 'first' ? 'yes' : 'no' }],
      }))
      await imported.add('one', { persons, organizations, motions, vote_events })
      return { claims: (property: string) => said(imported, property) }
    })
    expect(await claims('ballot')).toEqual([
      'one-ann ballot one-vote-first option=YES',
      'one-ann ballot one-vote-second option=NO',
    ])
  })

  it('are counted once where a voter is listed twice, with a word', async () => {
    const vote = { voter_id: 'ann', option: 'yes' }
    const { claims, summary } = await voted({ votes: [vote, vote] })
    expect(await claims('ballot')).toEqual(['one-ann ballot one-bill option=YES'])
    expect(summary.warnings).toEqual({ 'a voter who is listed twice': 1 })
  })

  it('dispute each other where a pair also stands among the yes', async () => {
    const { claims, summary } = await voted({
      votes: [
        { voter_id: 'ann', option: 'yes' },
        { voter_id: 'ann', option: 'paired' },
      ],
    })
    expect(await claims('ballot')).toEqual([
      'one-ann ballot one-bill option=PAIRED',
      'one-ann ballot one-bill option=YES',
    ])
    expect(summary.warnings).toEqual({ 'a voter who is listed twice': 1 })
  })

  it('keep a word that is no option known as a note', async () => {
    const { claims, references } = await voted({ votes: [{ voter_id: 'ann', option: 'stemt voor' }] })
    expect(await claims('ballot')).toEqual(['one-ann ballot one-bill option=OTHER'])
    expect((await references('one-ann', 'ballot')).map(({ note }) => note)).toEqual(['option: stemt voor'])
  })

  it('by a name alone are those of the one person who bears it', async () => {
    const { claims, entities } = await voted({ votes: [{ voter: { name: 'ann' }, option: 'yes' }] })
    expect(await claims('ballot')).toEqual(['one-ann ballot one-bill option=YES'])
    expect((await entities()).filter(({ kind }) => kind === 'PERSON')).toHaveLength(persons.length)
  })

  it('by a name that two persons bear are given to neither, with a word', async () => {
    const twins = [
      { id: 'kim-1', name: 'Kim' },
      { id: 'kim-2', name: 'Kim' },
    ]
    const { claims, summary } = await voted({ votes: [{ voter: { name: 'Kim' }, option: 'yes' }] }, { persons: twins })
    const [ballot = ''] = await claims('ballot')
    expect(ballot).not.toMatch(/^one-kim-[12] /)
    expect(summary.warnings).toMatchObject({ 'a vote by a name that several persons bear': 1 })
  })

  it('can name their voter beside them, as OpenStates does, once if it is listed twice', async () => {
    const votes = [
      { voter_name: 'ann', option: 'yes' },
      { voter_name: 'ann', option: 'yes' },
      { voter_id: 'ann', option: 'yes' },
      { voter_name: 'Zoe', option: 'no' },
    ]
    const { claims, summary } = await voted({ votes })
    expect(await claims('ballot')).toEqual([
      'one-ann ballot one-bill option=YES',
      'one-name-zoe ballot one-bill option=NO',
    ])
    expect(summary.warnings).toMatchObject({ 'a voter who is listed twice': 2 })
    expect(summary.notHeld).toEqual({})
  })

  it('can name their group by its name alone, and a voter of whom there is no record beside its id', async () => {
    const votes = [
      { voter: { id: 'o-1', name: 'Zoe Lee' }, option: 'yes', group: { name: 'left' } },
      { voter_id: '~{"name": "ann"}', voter_name: 'ann', option: 'no', group: { name: 'Greens' } },
    ]
    const counts = [{ option: 'yes', value: 1, group: { name: 'left' } }]
    const group_results = [{ group: { name: 'Greens' }, counts: [{ option: 'no', value: 1 }] }]
    const { claims, entities, summary } = await voted({ votes, counts, group_results })
    expect(await claims('ballot')).toEqual([
      'one-ann ballot one-bill onBehalfOf=one-name-greens option=NO',
      'one-o-1 ballot one-bill onBehalfOf=one-left option=YES',
    ])
    expect(await claims('ballotCount')).toEqual([
      'one-bill ballotCount 1 onBehalfOf=one-left option=YES',
      'one-bill ballotCount 1 onBehalfOf=one-name-greens option=NO',
    ])
    expect((await entities()).map(({ name }) => name)).toEqual(expect.arrayContaining(['Zoe Lee', 'Greens']))
    expect(summary.notHeld).toEqual({})
  })

  it('of a vote that names no motion are on what the vote says that it is on', async () => {
    const votes = [{ voter_name: 'ann', option: 'yes' }]
    const { entities, summary } = await voted({ motion_id: null, motion_text: 'Third reading', votes })
    expect((await entities()).map(({ name }) => name)).toContain('Third reading')
    expect(summary.notHeld).toEqual({})
  })

  it('without a voter are told and left out', async () => {
    const { claims, summary } = await voted({ votes: [{ group_id: 'left', option: 'yes' }] })
    expect(await claims('ballot')).toEqual([])
    expect(summary.problems).toEqual({ 'a vote without the voter': 1 })
  })
})

describe("Popolo's counts", () => {
  it('are numbers of ballots, by option and by group', async () => {
    const { claims, summary } = await voted({
      counts: [
        { option: 'yes', value: 9 },
        { option: 'no', value: 4, group_id: 'left' },
        { option: 'other', value: 2 },
      ],
    })
    expect(await claims('ballotCount')).toEqual([
      'one-bill ballotCount 2 option=OTHER',
      'one-bill ballotCount 4 onBehalfOf=one-left option=NO',
      'one-bill ballotCount 9 option=YES',
    ])
    // A motion that is voted on once has no place for the id of its vote.
    expect(summary.notHeld).toEqual({ 'vote event.id': 1 })
  })

  it('can be of all votes, and of a candidate', async () => {
    const { claims } = await voted({
      counts: [
        { option: 'total', value: 13.5 },
        { option: 'Ben', candidate_id: 'ben', value: 9 },
      ],
    })
    expect(await claims('ballotCount')).toEqual([
      'one-bill ballotCount 13.5',
      'one-bill ballotCount 9 candidate=one-ben',
    ])
  })

  it('are told to be left out where their option is not known', async () => {
    const { claims, summary } = await voted({ counts: [{ option: 'stemt voor', value: 9 }] })
    expect(await claims('ballotCount')).toEqual([])
    expect(summary.notHeld).toEqual({
      'vote event.counts.option': 1,
      'vote event.counts.value': 1,
      'vote event.id': 1,
    })
  })

  it('stand beside a roll that has fewer voters', async () => {
    const { claims } = await voted({
      counts: [{ option: 'yes', value: 9 }],
      votes: [{ voter_id: 'ann', option: 'yes' }],
    })
    expect([...(await claims('ballot')), ...(await claims('ballotCount'))]).toEqual([
      'one-ann ballot one-bill option=YES',
      'one-bill ballotCount 9 option=YES',
    ])
  })
})

describe("Popolo's vote events", () => {
  const named = {
    name: 'Second reading',
    classification: 'reading',
    identifiers: [{ scheme: 'minutes', identifier: '7' }],
    links: [{ url: 'https://house.example/7', note: 'minutes' }],
  }

  it.each([
    ['name no motion', [{ id: 'v', ...named }]],
    [
      'are some of several on one',
      [
        { id: 'v', motion_id: 'bill', ...named },
        { id: 'w', motion_id: 'bill' },
      ],
    ],
  ])('are called as the file calls them where they %s', async (_, vote_events) => {
    const { add, entity, told } = await openImported('popolo')
    const { notHeld } = await add('one', { organizations, motions, vote_events })
    expect(await entity('one-vote-v')).toMatchObject({
      name: 'Second reading',
      classification: 'READING',
      identifiers: [{ scheme: 'minutes', value: '7' }],
    })
    expect(await told('one-vote-v', 'title')).toEqual(['Second reading'])
    expect(await told('one-vote-v', 'link')).toEqual(['https://house.example/7'])
    expect(notHeld).toEqual({})
  })

  it('leave the motion its name, of which they are the only one', async () => {
    const { entity, summary, told } = await voted(named)
    expect(await entity('one-bill')).toMatchObject({ name: 'That it pass', classification: 'MOTION' })
    expect(await told('one-bill', 'link')).toEqual(['https://house.example/7'])
    expect(Object.keys(summary.notHeld)).toEqual(
      expect.arrayContaining(['vote event.name', 'vote event.classification']),
    )
  })
})

describe("Popolo's results", () => {
  it.each([
    ['pass', 'ADOPTED'],
    ['Failed', 'REJECTED'],
    ['tie', 'TIED'],
  ])('%s is an outcome', async (result, outcome) => {
    const { told } = await voted({ result })
    expect(await told('one-bill', 'outcome')).toEqual([outcome])
    expect(await told('one-bill', 'vote')).toEqual([result])
  })

  it('are words of their source where they are no outcome known', async () => {
    const { told } = await voted({ result: 'noted' })
    expect(await told('one-bill', 'outcome')).toEqual([])
    expect(await told('one-bill', 'vote')).toEqual(['noted'])
  })
})
