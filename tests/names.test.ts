import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

/** That the person is printed so, by each of the sources. */
function printed(text: string, sources: string): Claim[] {
  return [...sources].map((source) => claim('person', 'name', text, { source }))
}

async function namesOf(claims: readonly Claim[], lens = ''): Promise<[text: string, sources: string][]> {
  const graph = await openSmallGraph([...claims, claim('person', 'birthDate', '1960', { source: 'z' })])
  const field = 'person(slug: "person") { names { text references { source { slug } } } }'
  const answer = await askGraph(graph, lens ? `{ lens(${lens}) { ${field} } }` : `{ ${field} }`)
  const { person } = answer.lens ?? answer
  return person.names.map(({ text, references }: { text: string; references: { source: { slug: string } }[] }) => [
    text,
    references
      .map(({ source }) => source.slug)
      .sort()
      .join(''),
  ])
}

describe('the names of an entity', () => {
  const claims = [...printed('An', 'a'), ...printed('Bak', 'bc'), ...printed('Choe', 'def'), ...printed('Do', 'g')]

  it('come with the one first that most voices print, and then by their letters', async () => {
    expect(await namesOf(claims)).toEqual([
      ['Choe', 'def'],
      ['Bak', 'bc'],
      ['An', 'a'],
      ['Do', 'g'],
    ])
  })

  it('come by voices and not by sources', async () => {
    const copies = [claim('e', 'basedOn', 'd'), claim('f', 'basedOn', 'e')]
    expect((await namesOf([...claims, ...copies])).map(([text]) => text)).toEqual(['Bak', 'An', 'Choe', 'Do'])
  })

  it('come by the voices that a lens leaves', async () => {
    const seen = await namesOf(claims, 'toldBy: ["a", "b", "c", "d", "z"]')
    expect(seen).toEqual([
      ['Bak', 'bc'],
      ['An', 'a'],
      ['Choe', 'd'],
    ])
  })

  it('are one for what is printed with and without a style', async () => {
    const styled = claim('person', 'name', 'An', { source: 'b', qualifiers: { style: 'DPRK' } })
    expect(await namesOf([...printed('An', 'a'), ...printed('Bak', 'c'), styled])).toEqual([
      ['An', 'ab'],
      ['Bak', 'c'],
    ])
  })
})
