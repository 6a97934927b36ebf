import { beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { answerOf, askGraph, claim, openSmallGraph } from './small-graph.ts'

const many = 21_200

describe('a condition that many entities can meet', () => {
  let graph: Graph
  const statements: string[] = []
  beforeAll(async () => {
    const claims = Array.from({ length: many }, (_, index) => {
      const slug = `person-${String(index).padStart(5, '0')}`
      return [
        claim(slug, 'gender', index % 2 === 0 ? 'female' : 'male'),
        ...(index % 100 === 0 ? [claim(slug, 'memberOf', 'organization', { start: '2020' })] : []),
        ...(index === 3 ? [claim(slug, 'birthDate', '1950'), claim(slug, 'gender', 'male', { source: 'u' })] : []),
      ]
    })
    graph = await openSmallGraph(claims.flat(), [], { onStatement: (text) => statements.push(text) })
  })

  const ask = async (where: string, fields = 'nodes { slug }') => {
    statements.length = 0
    const list = (await askGraph(graph, `{ people(first: 2, filter: { where: ${where} }) { ${fields} } }`)).people
    return { ...list, statements: statements.length }
  }

  it('is asked of all of them, where the store can tell it', async () => {
    const women = await ask('{ property: "gender", equals: "FEMALE" }', 'totalCount nodes { slug }')
    expect(women).toMatchObject({ totalCount: many / 2, nodes: [{ slug: 'person-00000' }, { slug: 'person-00002' }] })
    expect(women.statements).toBeLessThan(6)
  })

  it('is held against no more than a page needs', async () => {
    const { nodes, statements: count } = await ask('{ property: "gender", maxVoices: 1 }')
    expect(nodes).toEqual([{ slug: 'person-00000' }, { slug: 'person-00001' }])
    expect(count).toBeLessThan(10)
  })

  it('is refused where it would be held against all of them, and says which one it is', async () => {
    const where = '[{ property: "gender" }, { property: "gender", status: UNDISPUTED, not: true }]'
    for (const fields of ['nodes { slug }', 'totalCount']) {
      const { errors } = await answerOf(graph, `{ people(filter: { where: ${where} }) { ${fields} } }`)
      expect(errors?.map(({ message }) => message)).toEqual([
        '"filter.where[1]" would have to be held against more than 20,000 entities, one by one: narrow it by "entity", "qualifiers" or "property", or give another condition that fewer entities meet.',
      ])
      expect((errors?.[0]?.originalError as { code?: string } | undefined)?.code).toBe('QUERY_TOO_LARGE')
    }
  })

  it('is asked of those that meet another one, which are found first', async () => {
    const voices = '{ property: "gender", minVoices: 2 }'
    const one = await ask(
      `[${voices}, { property: "birthDate", from: "1950", to: "1950" }]`,
      'totalCount nodes { slug }',
    )
    expect(one).toMatchObject({ totalCount: 1, nodes: [{ slug: 'person-00003' }] })
    const none = await ask(`[${voices}, { property: "memberOf", entity: "organization", to: "2019" }]`)
    expect(none.nodes).toEqual([])
    expect(none.statements).toBeLessThan(12)
    const members = await ask('{ property: "memberOf", entity: "organization", from: "2020" }', 'totalCount')
    expect(members.totalCount).toBe(many / 100)
  })

  it('is asked under a lens of those that can meet it', async () => {
    statements.length = 0
    const { lens } = await askGraph(
      graph,
      '{ lens(toldBy: ["w", "u"]) { people(filter: { where: { property: "birthDate" } }) { totalCount nodes { slug } } } }',
    )
    expect(lens.people).toEqual({ totalCount: 1, nodes: [{ slug: 'person-00003' }] })
    expect(statements.length).toBeLessThan(12)
  })
})
