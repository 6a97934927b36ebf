import { isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import type { Claim } from '../src/model/claim.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

async function authorOf(...claims: readonly Claim[]): Promise<string | null> {
  const graph = await openSmallGraph([...claims, claim('essay', 'publisher', 'organization-press')])
  return (await askGraph(graph, '{ source(slug: "essay") { author } }')).source.author
}

function author(person: string, said: Parameters<typeof claim>[3] = {}): Claim {
  return claim('essay', 'author', person, { source: 'essay', ...said })
}

describe('the author of a source', () => {
  it('is the one that it has, or null', async () => {
    expect(await authorOf()).toBeNull()
    expect(await authorOf(author('person-kim'))).toBe('person-kim')
  })

  it('is all that it has, in the order in which the source numbers them', async () => {
    const three = ['person-pak', 'person-kim', 'person-ri']
    const numbered = three.map((person, index) => author(person, { order: index + 1 }))
    expect(await authorOf(...numbered.toReversed())).toBe('person-pak; person-kim; person-ri')
  })

  it('is first who is numbered, then who most sources name', async () => {
    const claims = [
      author('person-ri'),
      author('person-pak'),
      author('person-pak', { source: 'catalogue' }),
      author('person-kim', { order: 1 }),
    ]
    expect(await authorOf(...claims)).toBe('person-kim; person-pak; person-ri')
  })

  it('is nobody of whom an editor holds that it is wrong', async () => {
    const wrong = author('person-ri', { rank: 'DEPRECATED', source: 'catalogue' })
    expect(await authorOf(author('person-kim'), wrong)).toBe('person-kim')
    expect(await authorOf(wrong)).toBeNull()
  })
})

describe('a field with room for one of several values', () => {
  const schema = buildSchema()
  const meaningOf = (name: string, field: string) => {
    const type = schema.getType(name)
    return isObjectType(type) ? type.getFields()[field]?.description : undefined
  }

  it('shows the best of them, and leads to all', async () => {
    const texts = ['It is called off.', 'It is put off.'].map((text) =>
      claim('decision', 'text', text, { source: 'a' }),
    )
    const graph = await openSmallGraph([...texts, claim('decision', 'text', 'It is put off.', { source: 'b' })])
    const query = '{ decision(slug: "decision") { text claims(property: "text") { nodes { text } } } }'
    const { text, claims } = (await askGraph(graph, query)).decision
    expect(text).toBe('It is put off.')
    expect(claims.nodes.map((each: { text: string }) => each.text).sort()).toEqual(['It is called off.', text])
  })

  it('says so, and where the others are', () => {
    const rest = /Where there are several, it is the best by the rule of facts, and claims\((.*)\) has all\.$/
    expect(rest.exec(meaningOf('Decision', 'text') ?? '')?.[1]).toBe('property: "text"')
    expect(rest.exec(meaningOf('Organization', 'successor') ?? '')?.[1]).toBe('property: "predecessor", as: OBJECT')
  })

  it('says nothing of the kind where values compete', () => {
    for (const [type, field] of [
      ['Decision', 'vote'],
      ['Source', 'url'],
      ['Meeting', 'organization'],
    ] as const)
      expect(meaningOf(type, field)).toMatch(/\.$(?<!has all\.)/)
  })
})
