import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { answerOf, askGraph, claim, openSmallGraph } from './small-graph.ts'

const ballot = (voter: string, decision: string, option: string, onBehalfOf?: string, source = 't'): Claim =>
  claim(voter, 'ballot', `decision-${decision}`, { qualifiers: { option, ...(onBehalfOf && { onBehalfOf }) }, source })

/** Each letter is the option of the voter in a decision of its own: y, n, a, or - for none on record. */
function votes(voter: string, letters: string, onBehalfOf?: string): Claim[] {
  const options: Readonly<Record<string, string>> = { y: 'YES', n: 'NO', a: 'ABSTAIN', x: 'ABSENT' }
  return [...letters].flatMap((letter, index) => {
    const option = options[letter]
    return option ? [ballot(voter, `${index}`, option, onBehalfOf)] : []
  })
}

const fields =
  'a { slug } b { slug } shared agreed share decisions { totalCount edges { optionA optionB node { slug } } }'

async function agreements(claims: readonly Claim[], args: string, lens = ''): Promise<string[]> {
  const graph = await openSmallGraph(claims)
  const { votingAgreements } = (await askGraph(graph, `{ lens${lens} { votingAgreements(${args}) { ${fields} } } }`))
    .lens
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  return votingAgreements.map(({ a, b, shared, agreed, share, decisions }: any) => {
    expect(decisions.totalCount).toBe(shared)
    expect(share).toBe(shared === 0 ? null : agreed / shared)
    return `${a.slug} ${b.slug} ${agreed}/${shared}`
  })
}

describe('voting agreements', () => {
  it('are of every pair, in the order given, on decisions in which both took a side', async () => {
    const claims = [...votes('person-a', 'yyna-x'), ...votes('person-b', 'ynnnyy'), ...votes('person-c', '-----y')]
    expect(await agreements(claims, 'of: ["person-c", "person-a", "person-b"]')).toEqual([
      'person-c person-a 0/0',
      'person-c person-b 1/1',
      'person-a person-b 2/4',
    ])
  })

  it('list the decisions by their days, with the side that each took', async () => {
    const graph = await openSmallGraph([
      ...votes('person-a', 'yn'),
      ...votes('person-b', 'yy'),
      claim('decision-0', 'date', '2021-02-02'),
      claim('decision-1', 'date', '2021-01-01'),
    ])
    const { votingAgreements } = await askGraph(
      graph,
      `{ votingAgreements(of: ["person-a", "person-b"]) { ${fields} } }`,
    )
    expect(votingAgreements[0].decisions.edges).toEqual([
      { optionA: 'NO', optionB: 'YES', node: { slug: 'decision-1' } },
      { optionA: 'YES', optionB: 'YES', node: { slug: 'decision-0' } },
    ])
  })

  it('take a body by its own ballot, or else by what most took on its behalf; a tie is no side', async () => {
    const x = 'organization-x'
    const claims = [
      ...votes('person-a', 'yyyyy', x),
      ...votes('person-b', 'ynnxx', x),
      ...votes('person-c', 'n-nxa', x),
      ...votes(x, '--y'),
      ...votes('person-z', 'yyyyy'),
    ]
    // Most: yes; a tie; its own ballot: yes; most are absent; a tie of three.
    expect(await agreements(claims, `of: ["${x}", "person-z"]`)).toEqual([`${x} person-z 2/2`])
  })

  it('are limited to a window and to the decisions of a body and of its terms', async () => {
    const claims = [
      ...votes('person-a', 'yyyyy'),
      ...votes('person-b', 'ynyyy'),
      claim('decision-0', 'date', '2020-12-31'),
      claim('decision-1', 'date', '2021-01'),
      claim('decision-2', 'adoptedAt', 'meeting'),
      claim('meeting', 'startDate', '2021-03-01'),
      claim('decision-3', 'date', '2022'),
      claim('decision-0', 'adoptedBy', 'organization-c'),
      claim('decision-3', 'adoptedBy', 'organization-term'),
      claim('organization-term', 'termOf', 'organization-c'),
    ]
    const of = 'of: ["person-a", "person-b"]'
    expect(await agreements(claims, of)).toEqual(['person-a person-b 4/5'])
    expect(await agreements(claims, `${of}, from: "2021", to: "2021"`)).toEqual(['person-a person-b 1/2'])
    expect(await agreements(claims, `${of}, from: "2021-01-31"`)).toEqual(['person-a person-b 2/3'])
    expect(await agreements(claims, `${of}, to: "2021-01-15"`)).toEqual(['person-a person-b 1/2'])
    expect(await agreements(claims, `${of}, organization: "organization-c"`)).toEqual(['person-a person-b 2/2'])
    expect(await agreements(claims, `${of}, organization: "organization-c", to: "2021"`)).toEqual([
      'person-a person-b 1/1',
    ])
  })

  it('take a voter of whom sources tell two options by the best, as the lens has it', async () => {
    const claims = [
      ballot('person-a', '0', 'YES', 'organization-x', 't'),
      ballot('person-a', '0', 'NO', 'organization-y', 'w'),
      ...votes('person-b', 'y'),
      claim('t', 'published', '2021-01-01'),
      claim('w', 'published', '2021-02-01'),
    ]
    const of = 'of: ["person-a", "person-b", "organization-x"]'
    expect(await agreements(claims, of)).toEqual([
      'person-a person-b 1/1',
      'person-a organization-x 1/1',
      'person-b organization-x 1/1',
    ])
    const later = claims.map((each) =>
      each.property === 'published' && each.subject === 't' ? claim('t', 'published', '2021-03-01') : each,
    )
    expect(await agreements(later, of)).toEqual([
      'person-a person-b 0/1',
      'person-a organization-x 0/0',
      'person-b organization-x 0/0',
    ])
    expect(await agreements(later, of, '(toldBy: "t")')).toEqual([
      'person-a person-b 1/1',
      'person-a organization-x 1/1',
      'person-b organization-x 1/1',
    ])
  })

  it('refuse what cannot be compared', async () => {
    const graph = await openSmallGraph([...votes('person-a', 'y'), ...votes('person-b', 'y')])
    const refusal = async (args: string) =>
      (await answerOf(graph, `{ votingAgreements(${args}) { shared } }`)).errors?.[0]?.message
    expect(await refusal('of: ["person-a"]')).toBe('"of" takes 2 to 30 different persons or bodies, got 1.')
    expect(await refusal('of: ["person-a", "person-a"]')).toBe('"of" takes 2 to 30 different persons or bodies, got 1.')
    const many = Array.from({ length: 31 }, () => '"person-a"').join(' ')
    expect(await refusal(`of: [${many}]`)).toBe('"of" takes 2 to 30 persons or bodies, got 31.')
    expect(await refusal('of: ["person-a", "decision-0"]')).toBe(
      '"of": "decision-0" is neither a person nor a body, and takes no part in votes.',
    )
    expect(await refusal('of: ["person-a", "person-q"]')).toContain('"of": the graph has no entity "person-q"')
    expect(await refusal('of: ["person-a", "person-b"], from: "2021", to: "2020"')).toContain('ends before "from"')
    expect(await refusal('of: ["person-a", "person-b"], organization: "person-a"')).toContain('"organization"')
  })

  it('take as many statements for many voters and decisions as for few', async () => {
    const counted = async (voters: number, decisions: number) => {
      const claims = Array.from({ length: voters }, (_, voter) =>
        Array.from({ length: decisions }, (_, index) => [
          ballot(`person-${voter}`, `${index}`, 'YES', `organization-${voter % 2}`),
          claim(`decision-${index}`, 'adoptedBy', 'organization'),
          claim(`decision-${index}`, 'adoptedAt', 'meeting'),
          claim('meeting', 'startDate', '2021'),
        ]),
      ).flat(2)
      const statements: string[] = []
      const graph = await openSmallGraph(claims, [], { onStatement: (text) => statements.push(text) })
      statements.length = 0
      const of = [
        'organization-0',
        'organization-1',
        ...Array.from({ length: voters }, (_, voter) => `person-${voter}`),
      ]
      await askGraph(
        graph,
        `{ votingAgreements(of: ${JSON.stringify(of)}, from: "2020", organization: "organization") { ${fields} } }`,
      )
      return statements.length
    }
    expect(await counted(12, 9)).toBe(await counted(2, 1))
  })
})
