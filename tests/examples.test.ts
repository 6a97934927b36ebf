import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { mostExamples, undescribed } from '../src/model/graph-description.ts'
import { generalExamples, tabsOf } from '../src/server/examples.ts'
import { askCounting, graph } from './harness.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

/** Of each example, what its answer cannot do without. */
const answers: Record<string, readonly string[]> = {
  Start: ['"2021-01-05"', '"2021-01-06"', '"DISPUTED"', '"Infobox"', '"UNDISPUTED"'],
  RoadToTheCongress: [
    '"totalCount":8',
    '"2020-06-07"',
    '"2020-10-12"',
    '"CONVENES"',
    '"PREPARES"',
    '"Preparations, ¶1"',
  ],
  Presidium: ['"totalCount":39', '"kim-jong-un"', '"hasNextPage":true'],
  Guests: ['"Korean Social Democratic Party"', '"Chondoist Chongu Party"', '"MISSION"'],
  Delegates: ['"4,750"', '"5,000"', '"Military","amount":408', '"Military","amount":719'],
  RulesAmendment: ['"ABOLISHES"', '"RENAMES"', '"ESTABLISHES"'],
  Aftermath: ['"2021-01-17"', 'five-year plan'],
  OnePerson: ['"Kim Tok Hun"', '"Kim Tok-hun"', '"claimCount"'],
  Disagreements: ['"VALUE"', '"INTERNAL"', '"5,000"', '"4,750"', '"2021-01-06"'],
  TwoAccounts: ['"agreements":{"totalCount":', '"4,750"', '"onlyA":{"totalCount":', '"10%"'],
  ThroughLenses: ['Chairman', 'General Secretary', '"attribution":"analysts"', 'parade'],
  Year2020: ['"2020-06-07"', '"2020-12-30"', '"precision":"MONTH"'],
  Neighbourhood: ['"participant"', '"direction":"OUT"'],
  Connections: [
    '"length":3',
    '"Ri Myong Chol"',
    '"inverseLabel":"takes part in"',
    '"direction":"IN"',
    '"¶ on the guests"',
  ],
  Drawing: ['"truncated":true', '"Kim Yo Jong"', '"Chondoist Chongu Party"', '"label":"member of"'],
  AnySpelling: ['"score":0.38', '"text":"김덕훈"', '"Kim Jong Un"', '"Kim Jo'],
  Conditions: [
    '"totalCount":10',
    '"Ri Pyong Chol"',
    '"Abolition of the Military Affairs Department"',
    '"totalCount":73',
  ],
  Groups: ['"unknown":88', '"display":"1950s","value":"195X"', '"ABOLISHES"', '"value":"PRESIDIUM"}],"count":39'],
  Rosters: ['"Ri Pyong Chol"', '"moved":23', '"came":{"totalCount":24', '"went":{"totalCount":21'],
  Appearances: ['"totalCount":48', '"Choe Ryong Hae"', '"weight":2', '"weight":6', '"7th Congress of the'],
  OneVoice: [
    '"Kim Tok Hun"',
    '"¶9"',
    '"totalCount":1149',
    '"wikipedia-8th-wpk-congress"',
    '"totalCount":445',
    '"2021-06-29"',
  ],
}

const named = tabsOf(graph.description).map(({ query }) => {
  const [operation] = parse(query).definitions
  return { name: (operation && 'name' in operation && operation.name?.value) || '', query }
})

describe("GraphiQL's tabs", () => {
  it('have a name each, which GraphiQL shows', () => {
    expect(named.map(({ name }) => name)).toEqual(Object.keys(answers))
  })

  it.each(named)('answer the question that stands above them: $name', async ({ name, query }) => {
    const { data, errors, statements } = await askCounting(query)
    expect(errors).toBeUndefined()
    const text = JSON.stringify(data)
    for (const answer of answers[name] ?? []) expect(text).toContain(answer)
    expect(statements.length).toBeLessThan(30)
  })

  it.each(named)('begin with a question, and fit beside the answer: $name', ({ query }) => {
    expect(query).toMatch(/^# .*?\?\n/s)
    for (const line of query.split('\n')) expect(line.length).toBeLessThanOrEqual(63)
  })
})

describe('the general tabs of a graph without examples', () => {
  const general = tabsOf(undescribed).map(({ query }) => ({ name: /^query (\w+)/m.exec(query)?.[1] ?? '', query }))

  it('are a few, with a name each', () => {
    expect(general.map(({ name }) => name)).toEqual([
      'Persons',
      'Search',
      'Disagreements',
      'Groups',
      'Sources',
      'Timeline',
    ])
    expect(generalExamples.length).toBeLessThan(mostExamples)
  })

  it.each(general)('begin with a question, and fit beside the answer: $name', ({ query }) => {
    expect(query).toMatch(/^# .*?\?\n/s)
    for (const line of query.split('\n')) expect(line.length).toBeLessThanOrEqual(63)
  })

  it.each(general)('are answered by any graph, also by an empty one: $name', async ({ query }) => {
    const { data, errors, statements } = await askCounting(query)
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toMatch(/"(?:name|display)":"/)
    expect(statements.length).toBeLessThan(30)
    await askGraph(await openSmallGraph([]), query)
  })

  it('name no entity of the graph', () => {
    const text = general.map(({ query }) => query).join('')
    expect([...text.matchAll(/(?:slug|id|of|entity|about): ?["[]/g)]).toEqual([])
  })
})

describe("a graph's own tabs", () => {
  it('stand below the question that their title asks, and bring their variables', () => {
    const title = 'Who sat on the council of the isle of Sund in its first years, and for whom did each of them?'
    const example = { title, query: 'query Who($slug: ID) { a }\n', variables: { slug: 'a' } }
    expect(tabsOf({ ...undescribed, examples: [example, { ...example, title: null, variables: null }] })).toEqual([
      {
        query:
          '# Who sat on the council of the isle of Sund in its\n# first years, and for whom did each of them?\nquery Who($slug: ID) { a }\n',
        variables: '{\n  "slug": "a"\n}',
      },
      { query: 'query Who($slug: ID) { a }\n' },
    ])
  })
})
