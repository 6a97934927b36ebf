import { describe, expect, it } from 'vitest'
import { storedLetters } from '../src/lists/values.ts'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

/** All sources are there, whoever speaks. */
const sources = ['t', 'u', 'w', 'x'].map((slug) => claim(slug, 'published', '2020'))

/** Who or what meets a condition, in the whole graph and through a lens that keeps all of it. */
async function meeting(claims: readonly Claim[], where: string): Promise<string> {
  const graph = await openSmallGraph([...sources, ...claims])
  const list = `entities(first: 100, filter: { where: ${where} }) { nodes { slug } }`
  const { entities, lens } = await askGraph(graph, `{ ${list} lens(toldBy: ["t", "u", "w", "x"]) { ${list} } }`)
  const slugsOf = ({ nodes }: { nodes: { slug: string }[] }) => nodes.map(({ slug }) => slug).join(' ')
  expect(slugsOf(lens.entities)).toBe(slugsOf(entities))
  return slugsOf(entities)
}

describe('one relation', () => {
  const told = [
    claim('person', 'memberOf', 'organization', { source: 't', start: '2016', qualifiers: { role: 'chairman' } }),
    claim('person', 'memberOf', 'organization', { source: 'w', end: '2018', qualifiers: { membershipStatus: 'FULL' } }),
    claim('person', 'memberOf', 'organization-other', { source: 'x', start: '2020' }),
  ]
  const chairman = '{ name: "role", in: "chairman" }'
  const full = '{ name: "membershipStatus", in: "FULL" }'

  it.each([
    ['has the qualifiers of all its claims', `qualifiers: [${chairman}, ${full}]`, 'person'],
    ['has no other qualifiers', `qualifiers: [${chairman}, { name: "membershipStatus", in: "CANDIDATE" }]`, ''],
    ['is told by the sources of all its claims', `qualifiers: ${chairman}, source: "w"`, 'person'],
    ['is not told by other sources', `qualifiers: ${chairman}, source: "x"`, ''],
    ['has the voices of all its claims', 'minVoices: 2', 'person'],
    ['has no more voices', 'minVoices: 3', ''],
    [
      'held between the start and the end that its claims tell',
      `qualifiers: ${full}, from: "2017", to: "2017"`,
      'person',
    ],
    ['did not hold before its start', `qualifiers: ${full}, to: "2015"`, ''],
    ['did not hold after its end', `qualifiers: ${chairman}, from: "2019"`, ''],
    ['surely held between them', `qualifiers: ${chairman}, from: "2017", to: "2017", match: CERTAINLY`, 'person'],
    ['meets all that is asked by itself', 'entity: "organization-other", to: "2018"', ''],
    ['is met from its other end', 'direction: IN, entity: "person", maxVoices: 1', 'organization-other'],
  ])('%s', async (_, parts, slugs) => {
    expect(await meeting(told, `{ property: "memberOf", ${parts} }`)).toBe(slugs)
  })

  it('is not told by a source that only expects it', async () => {
    const expected = { certainty: 'EXPECTED' } as const
    const founded = [
      claim('organization', 'founded', '1945', { source: 't' }),
      claim('organization', 'founded', '1945', { source: 'w', reference: expected }),
      claim('person', 'memberOf', 'organization', { source: 't' }),
      claim('person', 'memberOf', 'organization', { source: 'w', reference: expected }),
    ]
    for (const property of ['founded', 'memberOf']) {
      expect(await meeting(founded, `{ property: "${property}", source: "t" }`)).not.toBe('')
      expect(await meeting(founded, `{ property: "${property}", source: "w" }`)).toBe('')
      const untold = await meeting(founded, `{ property: "${property}", source: "w", not: true }`)
      expect(untold).toBe(await meeting(founded, '[]'))
    }
  })

  it('is told by a source, and is all else that is asked', async () => {
    const founded = [
      claim('organization', 'founded', '1945', { source: 't' }),
      claim('organization-other', 'founded', '1946', { source: 't' }),
      claim('organization-other', 'founded', '1946', { source: 'w' }),
    ]
    const by = (source: string, rest: string) => meeting([...told, ...founded], `{ ${rest}, source: "${source}" }`)
    expect(await by('t', 'property: "founded", minVoices: 2')).toBe('organization-other')
    expect(await by('t', 'property: "founded", maxVoices: 1')).toBe('organization')
    expect(await by('x', 'property: "memberOf", other: { maxSources: 3 }')).toBe('person')
    expect(await by('x', 'property: "memberOf", other: { maxSources: 2 }')).toBe('')
  })

  it('has at its other end what meets a condition, all of it', async () => {
    const founded = [
      claim('organization', 'founded', '1945', { source: 't' }),
      claim('organization-other', 'founded', '1946', { source: 'w' }),
      claim('person-other', 'memberOf', 'organization', { source: 't' }),
    ]
    const other = (where: string) =>
      meeting([...told, ...founded], `{ property: "memberOf", other: { where: ${where} } }`)
    expect(await other('{ property: "founded", source: "t" }')).toBe('person person-other')
    expect(await other('{ property: "founded", source: "w" }')).toBe('person')
    expect(await other('{ property: "founded", minVoices: 2 }')).toBe('')
    expect(await other('[{ property: "founded", to: "1945" }, { property: "founded", source: "w" }]')).toBe('')
  })

  it('can be met by each of several in turn', async () => {
    const other = 'property: "memberOf", entity: "organization-other", from: "2020"'
    expect(await meeting(told, `[{ ${other} }, { property: "memberOf", to: "2018" }]`)).toBe('person')
    expect(await meeting(told, `{ ${other}, not: true }`)).not.toContain('person')
  })
})

describe('when something held', () => {
  it('is bounded by what contains it, for what is possible', async () => {
    const told = [
      claim('person', 'memberOf', 'organization', { start: '2016' }),
      claim('person', 'deathDate', '2018-05'),
    ]
    expect(await meeting(told, '{ property: "memberOf", from: "2018-06" }')).toBe('')
    expect(await meeting(told, '{ property: "memberOf", from: "2018-05" }')).toBe('person')
    expect(await meeting(told, '{ property: "memberOf", from: "2018", match: CERTAINLY }')).toBe('')
    expect(await meeting(told, '{ property: "memberOf", from: "2016", match: CERTAINLY }')).toBe('person')
  })

  it('is surely no longer than to the earliest of the ends that are told of what began once', async () => {
    const ended = (end: string, source: string) => claim('person', 'memberOf', 'organization', { end, source })
    const told = [
      claim('person', 'memberOf', 'organization', { start: '2016' }),
      ended('2018', 't'),
      ended('2020', 'x'),
    ]
    expect(await meeting(told, '{ property: "memberOf", from: "2019", match: CERTAINLY }')).toBe('')
    expect(await meeting(told, '{ property: "memberOf", from: "2019" }')).toBe('person')
    expect(await meeting(told, '{ property: "memberOf", from: "2018", match: CERTAINLY }')).toBe('person')
  })

  it('is vouched for by a day for which a source says it', async () => {
    const reference = { attested: parseEdtf('2017-03-01') }
    const told = [claim('person', 'memberOf', 'organization', { reference })]
    expect(await meeting(told, '{ property: "memberOf", from: "2017-03", to: "2017-03", match: CERTAINLY }')).toBe(
      'person',
    )
    expect(await meeting(told, '{ property: "memberOf", from: "2017-04", match: CERTAINLY }')).toBe('')
    expect(await meeting(told, '{ property: "memberOf", from: "2017-04" }')).toBe('person')
  })

  it('is, of what happened, when the event was', async () => {
    const told = [
      claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST' } }),
      claim('meeting', 'startDate', '2021-01-05'),
      claim('meeting', 'endDate', '2021-01-12'),
    ]
    const on = (from: string, to: string) => `{ property: "participant", from: "${from}", to: "${to}" }`
    expect(await meeting(told, on('2021-01-12', '2022'))).toBe('meeting')
    expect(await meeting(told, on('2021-01-13', '2022'))).toBe('')
    expect(await meeting(told, on('2020', '2021-01-04'))).toBe('')
  })

  it('is always, of what does not cease', async () => {
    const told = [
      claim('person', 'relative', 'person-two', { qualifiers: { kinship: 'SPOUSE' } }),
      claim('person', 'relative', 'person-three', { qualifiers: { kinship: 'SPOUSE' }, start: '2016' }),
    ]
    const married = (who: string) => `{ property: "relative", entity: "${who}", to: "2010", match: CERTAINLY }`
    expect(await meeting(told, married('person-two'))).toBe('person')
    expect(await meeting(told, married('person-three'))).toBe('')
  })

  it('is a day that a date can mean', async () => {
    const told = [claim('person', 'birthDate', '1950~'), claim('person-two', 'birthDate', '195X')]
    expect(await meeting(told, '{ property: "birthDate", from: "1951", to: "1951" }')).toBe('person person-two')
    expect(await meeting(told, '{ property: "birthDate", from: "1950", to: "1950", match: CERTAINLY }')).toBe('')
    expect(await meeting(told, '{ property: "birthDate", from: "1949", to: "1951", match: CERTAINLY }')).toBe('person')
    expect(await meeting(told, '{ property: "birthDate", from: "1950", to: "1959", match: CERTAINLY }')).toBe(
      'person-two',
    )
    const not = '{ property: "birthDate", from: "1950", to: "1950", match: CERTAINLY, not: true }'
    expect((await meeting(told, not)).split(' ')).toEqual(expect.arrayContaining(['person', 'person-two']))
    const other = `{ property: "participant", other: { where: ${not} } }`
    const takesPart = claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST' } })
    expect(await meeting([...told, takesPart], other)).toBe('meeting')
  })

  it('has surely begun with its event, or by the last day that its own start can mean', async () => {
    const guest = (person: string, start: string | null) =>
      claim('meeting', 'participant', person, { start, qualifiers: { role: 'GUEST' } })
    const told = [
      claim('meeting', 'startDate', '2021-01-05'),
      guest('person', null),
      guest('person-two', '2021-01-08'),
      guest('person-three', '2021-01'),
    ]
    const surelyBy = (day: string) =>
      meeting(told, `{ property: "participant", direction: IN, entity: "meeting", to: "${day}", match: CERTAINLY }`)
    expect(await surelyBy('2021-01-04')).toBe('')
    expect(await surelyBy('2021-01-05')).toBe('person')
    expect(await surelyBy('2021-01-08')).toBe('person person-two')
    expect(await surelyBy('2021-01-30')).toBe('person person-two')
    expect(await surelyBy('2021-01-31')).toBe('person person-three person-two')
  })
})

describe('the voices of what is no relation', () => {
  const told = [
    claim('meeting', 'startDate', '2021-01', { source: 't' }),
    claim('meeting', 'startDate', '2021-01-05', { source: 'w' }),
    claim('meeting-b', 'startDate', '2021-01-05', { source: 't' }),
    claim('meeting-b', 'startDate', '2021-01-06', { source: 'w' }),
  ]

  it('are also those that say it in accord, more or less precisely', async () => {
    expect(await meeting(told, '{ property: "startDate", minVoices: 2 }')).toBe('meeting')
    expect(await meeting(told, '{ property: "startDate", maxVoices: 1 }')).toBe('meeting-b')
    expect(await meeting(told, '{ property: "startDate", minVoices: 3 }')).toBe('')
  })
})

describe('a quantity', () => {
  const counted = { qualifiers: { counted: 'DELEGATES' } }
  const told = [
    claim('meeting-a', 'headcount', '~100', counted),
    claim('meeting-b', 'headcount', '95..105', counted),
    claim('meeting-c', 'headcount', '100', counted),
    claim('meeting-d', 'headcount', '10%', counted),
  ]

  it.each([
    ['atLeast: 105', 'meeting-a meeting-b'],
    ['atLeast: 106', 'meeting-a'],
    ['atLeast: 2, atMost: 95', 'meeting-a meeting-b'],
    ['atLeast: 2, atMost: 94', 'meeting-a'],
    ['atLeast: 0.1, atMost: 0.104', 'meeting-d'],
    ['atLeast: 99.5, atMost: 99.9', 'meeting-a meeting-b'],
    ['atMost: 0.09', ''],
  ])('can be within its bounds: %s', async (bounds, slugs) => {
    expect(await meeting(told, `{ property: "headcount", ${bounds} }`)).toBe(slugs)
  })
})

describe('a text', () => {
  const long = `${'Ａ'.repeat(90)} end`
  const told = [
    claim('person', 'describedAs', 'Statesman'),
    claim('person-two', 'describedAs', long),
    claim('person-three', 'describedAs', 'state'),
  ]

  it.each([
    ['equals: "STATE"', 'person-three'],
    ['equals: ["state", "statesman"]', 'person person-three'],
    ['contains: "STATE"', 'person person-three'],
    ['contains: "END"', 'person-two'],
    [`equals: "${long.toLowerCase()}"`, 'person-two'],
    [`equals: "${long}s"`, ''],
    [`equals: "${long.slice(0, storedLetters)}"`, ''],
    ['contains: ""', 'person person-three person-two'],
    ['contains: "%"', ''],
  ])('is met in whatever case: %s', async (asked, slugs) => {
    expect(await meeting(told, `{ property: "describedAs", ${asked} }`)).toBe(slugs)
  })
})

it('counts nothing that an editor holds to be wrong, and nothing that is only expected', async () => {
  const told = [
    ...sources,
    claim('person', 'memberOf', 'organization', { rank: 'DEPRECATED' }),
    claim('person', 'gender', 'male', { rank: 'DEPRECATED' }),
    claim('person-two', 'memberOf', 'organization', { reference: { certainty: 'EXPECTED' } }),
    claim('person-two', 'gender', 'male'),
  ]
  const graph = await openSmallGraph(told)
  const list = (name: string, where: string) => `${name}: people(filter: { where: ${where} }) { nodes { slug } }`
  const all = `${list('members', '{ property: "memberOf" }')} ${list('men', '{ property: "gender", equals: "male" }')}`
  const { lens, ...whole } = await askGraph(graph, `{ ${all} lens(certainty: [STATED, EXPECTED]) { ${all} } }`)
  const [two, none] = [{ nodes: [{ slug: 'person-two' }] }, { nodes: [] }]
  expect(whole).toEqual({ members: none, men: two })
  expect(lens).toEqual({ members: two, men: two })
})
