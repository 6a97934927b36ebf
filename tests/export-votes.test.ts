import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import type { Claim } from '../src/model/claim.ts'
import { displayValue } from '../src/model/display.ts'
import { outcomes, voteOptions } from '../src/model/vocabulary.ts'
import { findAllClaims } from '../src/store/claims.ts'
import type { SqliteOptions } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { runs } from './databases.ts'
import { exportText, lensOf } from './export-text.ts'
import { openImported } from './imported.ts'
import { createPopoloValidator } from './popolo-schema.ts'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

async function open(claims: readonly Claim[], options: SqliteOptions = {}) {
  const { store } = await openSmallGraph(claims, [], options)
  onTestFinished(() => store.close())
  return store
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is Popolo's.
type Popolo = Record<string, any[]>

async function popoloOf(store: Store, request: Parameters<typeof exportText>[2] = {}) {
  const { text, leftOut } = await exportText(store, 'popolo', request)
  const reasons: Record<string, number> = Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]))
  return { text, popolo: JSON.parse(text) as Popolo, leftOut: reasons }
}

const address = claim('source-a', 'url', 'https://example.org/a', { source: 'source-a' })
const ofAddress = { 'the language of a text': 1, 'who gives the address of a source': 1 }

const ballot = (voter: string, decision: string, qualifiers: Said['qualifiers'], said: Said = {}) =>
  claim(voter, 'ballot', decision, { source: 'source-a', ...said, qualifiers: qualifiers ?? {} })

const count = (decision: string, amount: string, qualifiers: Said['qualifiers'] = {}) =>
  claim(decision, 'ballotCount', amount, { source: 'source-a', qualifiers })

const part = (decision: string, whole: string) => claim(decision, 'partOf', whole, { source: 'source-a' })

const voteOf = ({ popolo }: { popolo: Popolo }) => popolo.votes?.map(({ id, sources, ...vote }) => vote)
const link = { url: 'https://example.org/a', note: 'source-a, Text' }

describe('votes in Popolo', () => {
  it('tell who votes how, for whom, in which function, with which weight and with whom paired, and who says so', async () => {
    const store = await open([
      address,
      ballot('person-1', 'decision-1', { option: 'YES', onBehalfOf: 'organization-1', role: 'chair', weight: '0.5' }),
      ballot('person-2', 'decision-1', { option: 'PAIRED', pair: 'person-3' }),
      ballot('organization-2', 'decision-1', { option: 'NOT_VOTING' }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    expect(popolo.votes).toEqual([
      {
        id: expect.any(String),
        vote_event_id: 'decision-1',
        voter_id: 'organization-2',
        option: 'not voting',
        sources: [link],
      },
      {
        id: expect.any(String),
        vote_event_id: 'decision-1',
        voter_id: 'person-1',
        option: 'yes',
        group_id: 'organization-1',
        role: 'chair',
        weight: 0.5,
        sources: [link],
      },
      {
        id: expect.any(String),
        vote_event_id: 'decision-1',
        voter_id: 'person-2',
        option: 'paired',
        pair_id: 'person-3',
        sources: [link],
      },
    ])
    expect(popolo.vote_events).toEqual([{ id: 'decision-1', motion_id: 'decision-1' }])
    expect(leftOut).toEqual(ofAddress)
  })

  it('are one where claims tell more or less of it, and two where they dispute each other', async () => {
    const store = await open([
      ballot('person-1', 'decision-1', { option: 'YES' }, { source: 'source-b' }),
      ballot('person-1', 'decision-1', { option: 'YES', onBehalfOf: 'organization-1' }),
      ballot('person-2', 'decision-1', { option: 'YES' }),
      ballot('person-2', 'decision-1', { option: 'ABSTAIN' }, { source: 'source-b' }),
      ballot('person-3', 'decision-1', { option: 'NO' }, { rank: 'DEPRECATED' }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    const on = { vote_event_id: 'decision-1' }
    expect(voteOf({ popolo })).toHaveLength(3)
    expect(voteOf({ popolo })).toEqual(
      expect.arrayContaining([
        { ...on, voter_id: 'person-1', option: 'yes', group_id: 'organization-1' },
        { ...on, voter_id: 'person-2', option: 'yes' },
        { ...on, voter_id: 'person-2', option: 'abstain' },
      ]),
    )
    expect(leftOut).toMatchObject({ 'a ballot that an editor holds to be wrong': 1 })
  })

  it('give the word of the source for an option that is none known', async () => {
    const reference = { locator: 'votes[0]', note: 'option: stemt voor' }
    const store = await open([address, ballot('person-1', 'decision-1', { option: 'OTHER' }, { reference })])
    const { popolo, leftOut } = await popoloOf(store)
    expect(popolo.votes).toEqual([
      expect.objectContaining({ option: 'stemt voor', sources: [{ ...link, note: 'source-a, votes[0]' }] }),
    ])
    expect(leftOut).toEqual(ofAddress)
  })

  it('name the candidate in an election, as far as Popolo has a class for what is voted for', async () => {
    const store = await open([
      ballot('person-1', 'decision-1', { candidate: 'person-2' }),
      ballot('person-2', 'decision-1', { candidate: 'agenda-item-1' }),
      count('decision-1', '7', { candidate: 'person-2' }),
      count('decision-1', '1', { candidate: 'agenda-item-1' }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    const candidate = { option: 'person-2', candidate_id: 'person-2' }
    expect(voteOf({ popolo })).toEqual([{ vote_event_id: 'decision-1', voter_id: 'person-1', ...candidate }])
    expect(popolo.vote_events).toEqual([
      { id: 'decision-1', motion_id: 'decision-1', counts: [{ ...candidate, value: 7 }] },
    ])
    expect(leftOut).toMatchObject({ 'a ballot for an AGENDA_ITEM': 1, 'a ballotCount for an AGENDA_ITEM': 1 })
  })

  it('are those that a lens keeps, and so are the vote events', async () => {
    const store = await open([
      ballot('person-1', 'decision-1', { option: 'YES' }),
      ballot('person-1', 'decision-2', { option: 'NO' }, { source: 'source-b' }),
      claim('decision-2', 'date', '2020', { source: 'source-a' }),
    ])
    const { popolo } = await popoloOf(store, { keep: await lensOf(store, { toldBy: ['source-a'] }) })
    expect(voteOf({ popolo })).toEqual([{ vote_event_id: 'decision-1', voter_id: 'person-1', option: 'yes' }])
    expect(popolo.motions?.map(({ id }) => id)).toEqual(['decision-1', 'decision-2'])
    expect(popolo.vote_events?.map(({ id }) => id)).toEqual(['decision-1'])
  })

  it('take as many SQL statements for many ballots as for one', async () => {
    const statements: string[] = []
    const cost = async (voters: number, decisions: number) => {
      const claims = Array.from({ length: voters * decisions }, (_, index) =>
        ballot(`person-${index % voters}`, `decision-${Math.floor(index / voters)}`, { option: 'YES' }),
      )
      const store = await open(claims, { onStatement: (text) => statements.push(text) })
      statements.length = 0
      expect((await popoloOf(store)).popolo.votes).toHaveLength(claims.length)
      return statements.length
    }
    expect(await cost(20, 30)).toBe(await cost(1, 1))
  })
})

describe('vote events in Popolo', () => {
  it('have the counts, and once more when and where the motion was decided, and how', async () => {
    const store = await open([
      address,
      claim('decision-1', 'adoptedBy', 'organization-1', { source: 'source-a' }),
      claim('decision-1', 'adoptedAt', 'meeting-1', { source: 'source-a' }),
      claim('decision-1', 'date', '2020-05-01', { source: 'source-a' }),
      claim('decision-1', 'outcome', 'REJECTED', { source: 'source-a' }),
      count('decision-1', '12', { option: 'YES', onBehalfOf: 'organization-2' }),
      count('decision-1', '13.5', { option: 'NO' }),
      count('decision-1', '26', {}),
      count('decision-1', '~40', { option: 'ABSTAIN' }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    const decided = { organization_id: 'organization-1', legislative_session_id: 'meeting-1', result: 'fail' }
    expect(popolo.motions).toEqual([
      { id: 'decision-1', text: 'decision-1', ...decided, date: '2020-05-01', sources: [link] },
    ])
    expect(popolo.vote_events).toEqual([
      {
        id: 'decision-1',
        motion_id: 'decision-1',
        ...decided,
        start_date: '2020-05-01',
        counts: expect.arrayContaining([
          { option: 'yes', group_id: 'organization-2', value: 12 },
          { option: 'no', value: 13.5 },
          { option: 'total', value: 26 },
        ]),
        sources: [link],
      },
    ])
    expect(popolo.vote_events?.[0].counts).toHaveLength(3)
    expect(leftOut).toMatchObject({ 'a ballotCount that is no exact number': 1 })
  })

  it('have the words of the source as their result where these tell the outcome, and else its word', async () => {
    const store = await open([
      claim('decision-1', 'outcome', 'ADOPTED'),
      claim('decision-1', 'vote', 'carried'),
      claim('decision-2', 'outcome', 'ADOPTED'),
      claim('decision-2', 'vote', 'unanimous'),
      claim('decision-3', 'vote', 'unanimous'),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    expect(popolo.motions?.map(({ result }) => result)).toEqual(['carried', 'pass', 'unanimous'])
    expect(popolo.vote_events).toEqual([])
    expect(leftOut).toMatchObject({ 'another vote beside the best, as result has one place': 1 })
  })

  it('on one motion are the decisions that are part of it', async () => {
    const store = await open([
      part('decision-1a', 'decision-1'),
      part('decision-1b', 'decision-1'),
      ballot('person-1', 'decision-1a', { option: 'YES' }),
      claim('decision-1b', 'outcome', 'TIED', { source: 'source-a' }),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    expect(popolo.motions).toEqual([{ id: 'decision-1', text: 'decision-1' }])
    expect(popolo.vote_events).toEqual([
      { id: 'decision-1a', name: 'decision-1a', motion_id: 'decision-1' },
      { id: 'decision-1b', name: 'decision-1b', motion_id: 'decision-1', result: 'tie' },
    ])
    expect(leftOut).not.toHaveProperty('partOf of a DECISION')
  })

  it('are of motions of their own where Popolo could not tell the part from the whole', async () => {
    const store = await open([
      part('decision-1a', 'decision-1'),
      ballot('person-1', 'decision-1a', { option: 'YES' }),
      part('decision-2a', 'decision-2'),
      part('decision-2b', 'decision-2'),
      ...['decision-2', 'decision-2a', 'decision-2b'].map((on) => ballot('person-1', on, { option: 'YES' })),
    ])
    const { popolo, leftOut } = await popoloOf(store)
    expect(popolo.motions?.map(({ id }) => id)).toEqual(
      ['1', '1a', '2', '2a', '2b'].map((number) => `decision-${number}`),
    )
    expect(popolo.vote_events?.every(({ id, motion_id }) => id === motion_id)).toBe(true)
    expect(leftOut).toMatchObject({ 'partOf of a DECISION': 3 })
  })
})

/** What is told of votes, each as a text; the slugs as they were before the export. */
async function votesIn(store: Store): Promise<string[]> {
  const told = ['ballot', 'ballotCount', 'outcome', 'partOf']
  const slug = (text: string) => text.replace(/^again-(?:vote-)?/, '')
  return (await findAllClaims(store))
    .filter(({ property }) => told.includes(property))
    .map(({ subject, property, value, qualifiers }) => {
      const said = value.type === 'entity' ? slug(value.slug) : displayValue(value, String)
      const qualified = Object.entries(qualifiers)
        .map(([name, text]) => `${name}=${slug(text)}`)
        .sort()
      return JSON.stringify([slug(subject), property, said, ...qualified])
    })
    .sort()
}

const someone = fc.constantFrom('person-1', 'person-2', 'person-3', 'organization-1')
const maybe = (each: fc.Arbitrary<string>) => fc.option(each, { nil: undefined, freq: 2 })
const option = fc.constantFrom(...Object.keys(voteOptions))
const group = maybe(fc.constantFrom('organization-1', 'organization-2'))
const candidate = fc.constantFrom('person-1', 'organization-1', 'document-1', 'place-1', 'post-1', 'decision-1')
/** A decision is put to the vote, or elects: then each ballot is for a candidate. */
const choices: readonly fc.Arbitrary<Record<string, string>>[] = [
  fc.record({ option }),
  fc.oneof(fc.record({ candidate }), fc.record({ option, candidate })),
]

const without = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined)) as Record<string, string>

const anyBallot = (decision: string, choice: fc.Arbitrary<Record<string, string>>) =>
  fc
    .tuple(
      someone,
      choice,
      fc.record({
        onBehalfOf: group,
        weight: maybe(fc.constantFrom('0', '0.5', '3')),
        pair: maybe(someone),
        role: maybe(fc.constantFrom('chair', 'proxy')),
      }),
    )
    .map(([voter, chosen, more]) => ballot(voter, decision, without({ ...chosen, ...more })))

const anyCount = (decision: string, choice: fc.Arbitrary<Record<string, string>>) =>
  fc
    .tuple(fc.constantFrom('0', '5', '13.5', '1200'), fc.oneof(choice, fc.constant({})), group)
    .map(([amount, chosen, onBehalfOf]) => count(decision, amount, without({ ...chosen, onBehalfOf })))

const anyOutcome = (decision: string) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(outcomes)), maybe(fc.constantFrom('carried', 'lost', 'unanimous')))
    .map(([outcome, words]) => [
      claim(decision, 'outcome', outcome),
      ...(words === undefined ? [] : [claim(decision, 'vote', words)]),
    ])

/** Of each voter one ballot on each decision or for each candidate, and one count for each place: nothing is told twice. */
const keyOf = ({ subject, property, value, qualifiers }: Claim) => {
  const { option, candidate, onBehalfOf } = qualifiers
  return property === 'ballot'
    ? JSON.stringify([subject, value.type === 'entity' && value.slug, candidate])
    : JSON.stringify([subject, property, option, candidate, onBehalfOf])
}

function anyVote(decision: string): fc.Arbitrary<Claim[]> {
  return fc
    .constantFrom(...choices)
    .chain((choice) =>
      fc.tuple(
        fc.array(anyBallot(decision, choice), { maxLength: 4 }),
        fc.array(anyCount(decision, choice), { maxLength: 3 }),
        fc.option(anyOutcome(decision), { nil: [] }),
        fc.option(fc.constant([claim(decision, 'date', '2020-05-01')]), { nil: [] }),
      ),
    )
    .map((all) => all.flat())
}

/** Motions with votes of their own, with votes as parts, or with both. */
const anyMotions = fc
  .tuple(
    ...['decision-1', 'decision-2', 'decision-3'].map((motion) =>
      fc
        .tuple(
          fc.option(anyVote(motion), { nil: [] }),
          fc.array(fc.nat(), { maxLength: 3 }).chain((parts) =>
            fc.tuple(
              ...parts.map((_, index) => {
                const own = `${motion}-part-${index}`
                return anyVote(own).map((vote) => [part(own, motion), ...vote])
              }),
            ),
          ),
        )
        .map(([own, parts]) => [...own, ...parts.flat()]),
    ),
  )
  .map((all) => [address, ...new Map(all.flat().map((each) => [keyOf(each), each])).values()])

describe('a graph that goes out as Popolo and comes in again', () => {
  it('has the same ballots, counts, outcomes and parts, but parts that are told to be left out', async () => {
    const property = fc.asyncProperty(anyMotions, async (claims) => {
      const { store } = await openSmallGraph(claims)
      const [{ text, popolo, leftOut }, before] = [await popoloOf(store), await votesIn(store)]
      await store.close()
      const validate = createPopoloValidator()
      validate(popolo)
      expect(validate.errors ?? []).toEqual([])
      if (!claims.some(({ property }) => property !== 'url')) return
      const again = await openImported('popolo')
      const { problems } = await again.add('again', text)
      expect(problems).toEqual({})
      const after = await votesIn(again.store)
      const lost = before.filter((each) => !after.includes(each))
      expect(after.filter((each) => !before.includes(each))).toEqual([])
      expect(lost.filter((each) => !each.includes('"partOf"'))).toEqual([])
      expect(lost).toHaveLength(leftOut['partOf of a DECISION'] ?? 0)
    })
    await fc.assert(property, { numRuns: runs(60), endOnFailure: true })
  }, 120_000)

  it('has the same tallies, of rounds, secret votes, pairs, weights and an election', async () => {
    const first = await openImported('popolo')
    await first.add('isle', isle)
    const { text, leftOut } = await popoloOf(first.store)
    const again = await openImported('popolo')
    const { problems, warnings } = await again.add('again', text)
    expect([problems, warnings]).toEqual([{}, {}])
    const [before, after] = [await tallies(first.store), await tallies(again.store)]
    expect(after).toEqual(before)
    expect(before['isle-bridge']).toMatchObject({ parts: ['isle-vote-first', 'isle-vote-second'], tally: [] })
    expect(before['isle-vote-first']).toMatchObject({ outcome: 'TIED', tally: ['YES 1 1', 'NO 1 0.5', 'PAIRED 2 2'] })
    expect(before['isle-ferry']).toMatchObject({
      outcome: 'REJECTED',
      tally: ['YES 0 0 told 5', 'NO 0 0 told 7', ' 0 0 told 12'],
    })
    expect(before['isle-election']?.tally).toEqual(['isle-ann 2 2 told 2', 'isle-ben 1 1'])
    expect(leftOut).not.toHaveProperty('partOf of a DECISION')
    // What an import calls a vote for want of a name is no title that the file gives.
    expect(JSON.parse(text).vote_events.filter(({ name }: { name?: string }) => name)).toEqual([])
    expect((await again.entity('again-vote-isle-vote-second'))?.name).toBe('Vote 2 of 2020-05-01')
    expect(await again.told('again-vote-isle-vote-second', 'title')).toEqual([])
  })
})

/** A council that votes in rounds, in secret, in pairs, by weight, and for persons. */
const isle = {
  persons: ['ann', 'ben', 'cid', 'dan'].map((id) => ({ id, name: id })),
  organizations: ['council', 'left', 'right'].map((id) => ({ id, name: id })),
  motions: [
    { id: 'bridge', text: 'That a bridge be built.', organization_id: 'council' },
    { id: 'ferry', text: 'That the ferry be free.', organization_id: 'council' },
    { id: 'election', text: 'Election of a mayor', classification: 'election' },
  ],
  vote_events: [
    {
      id: 'first',
      identifier: '1',
      motion_id: 'bridge',
      organization_id: 'council',
      start_date: '2020-05-01',
      result: 'tie',
      votes: [
        { voter_id: 'ann', option: 'yes', group_id: 'left', role: 'chair' },
        { voter_id: 'ben', option: 'no', group_id: 'right', weight: 0.5 },
        { voter_id: 'cid', option: 'paired', pair_id: 'dan' },
        { voter_id: 'dan', option: 'paired', pair_id: 'cid' },
      ],
    },
    {
      id: 'second',
      identifier: '2',
      motion_id: 'bridge',
      start_date: '2020-05-01',
      result: 'pass',
      votes: [{ voter_id: 'left', option: 'yes', weight: 12 }],
    },
    {
      id: 'secret',
      motion_id: 'ferry',
      result: 'fail',
      counts: [
        { option: 'yes', value: 5 },
        { option: 'no', value: 7 },
        { option: 'total', value: 12 },
      ],
    },
    {
      id: 'mayor',
      motion_id: 'election',
      counts: [{ option: 'ann', candidate_id: 'ann', value: 2 }],
      votes: [
        { voter_id: 'ben', candidate_id: 'ann' },
        { voter_id: 'cid', candidate_id: 'ann' },
        { voter_id: 'dan', candidate_id: 'ben' },
      ],
    },
  ],
}

/** The tally, outcome and parts of every decision, as texts, by the slugs of the first import. */
async function tallies(store: Store): Promise<Record<string, { parts: string[]; outcome: string; tally: string[] }>> {
  const slug = (text: string | undefined) => (text ?? '').replace(/^again-(?:vote-)?/, '')
  const query = `{ decisions(first: 100) { nodes { slug date { edtf }
    outcome { outcome } parts { nodes { slug } }
    tally { option candidate { slug } ballots weight told { amount } }
    perBody: tally(perBody: true) { option candidate { slug } onBehalfOf { slug } ballots weight told { amount } } } } }`
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  const nodes: any[] = (await askGraph(await openGraph(store), query)).decisions.nodes
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  const row = ({ option, candidate, onBehalfOf, ballots, weight, told }: any) =>
    [option ?? slug(candidate?.slug), slug(onBehalfOf?.slug), ballots, weight, told ? `told ${told.amount}` : '']
      .join(' ')
      .replace(/ {2,}/g, ' ')
      .trimEnd()
  return Object.fromEntries(
    nodes.map((each) => [
      slug(each.slug),
      {
        date: each.date?.edtf,
        outcome: each.outcome?.outcome,
        parts: each.parts.nodes.map((part: { slug: string }) => slug(part.slug)).sort(),
        tally: each.tally.map(row),
        perBody: each.perBody.map(row),
      },
    ]),
  )
}
