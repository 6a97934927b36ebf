import { describe, expect, it } from 'vitest'
import type { Operation } from '../src/changes/operation.ts'
import { encodeId } from '../src/graph/id.ts'
import { erase } from '../src/store/erase/erase.ts'
import { eraseAuthor } from '../src/store/erase/erase-words.ts'
import { programAuthor } from '../src/store/history/author.ts'
import { claim } from './small-graph.ts'
import { openWritable } from './writable-graph.ts'

const entry = { author: programAuthor, message: 'Order 7.' }
const say = (text: string, source: string): Operation => ({
  say: {
    subject: 'person-1',
    property: 'describedAs',
    value: { text: { text, language: 'en' } },
    reference: { source, locator: 'p. 1' },
  },
})

const told = `{
  changes(first: 10) { nodes {
    number message author { name }
    differences(first: 10) { nodes { kind subject { slug } property { name } claimId source { slug } before after } }
  } }
}`

describe('what was erased', () => {
  it('answers null by its id, at every moment, and its differences say so', async () => {
    const graph = await openWritable([claim('person-1', 'birthDate', '1950', { source: 'w' })])
    const { change } = await graph.change([say('A slanderer', 'w')])
    await graph.change([say('A farmer', 'w')])
    const { changes, person } = await graph.ask(
      '{ changes { nodes { at } } person(slug: "person-1") { claims(first: 9) { nodes { id display } } } }',
    )
    const moments = changes.nodes.map(({ at }: { at: string }) => at)
    const id = person.claims.nodes.find((each: { display: string }) => each.display.includes('slanderer')).id
    const key = Buffer.from(id, 'base64url').toString().replace('Claim:', '')
    expect(change.number).toBe(1)
    const views = moments.map(
      (at: string, index: number) =>
        `at${index}: lens(recorded: "${at}") { person(slug: "person-1") { claims(first: 9) { nodes { id display } } } }`,
    )
    const shown = async () => JSON.stringify(await graph.ask(`{ ${views.join(' ')} }`))
    const before = await shown()
    expect(before).toContain('slanderer')
    // The id of the claim as it is, and as it was at each moment.
    const ids = [id, ...[...before.matchAll(/"id":"([^"]+)","display":"[^"]*slanderer/g)].map(([, each = '']) => each)]
    const nodes = async () => (await graph.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).nodes
    expect(ids.length).toBe(3)
    expect(await nodes()).toEqual(ids.map((each) => ({ id: each })))
    await erase(graph.store, { what: 'claim', id: key }, entry)
    const after = await shown()
    expect(after).not.toContain('slanderer')
    expect(after).toContain('farmer')
    expect(await nodes()).toEqual(ids.map(() => null))
    const history = (await graph.ask(told)).changes.nodes
    expect(JSON.stringify(history)).not.toContain('slanderer')
    const kinds = history.map(
      ({ number, differences }: { number: number; differences: { nodes: { kind: string }[] } }) => [
        number,
        differences.nodes.map(({ kind }) => kind),
      ],
    )
    expect(kinds).toEqual([
      [3, ['ERASED']],
      [2, ['REFERENCE_ADDED']],
      [1, ['ERASED']],
    ])
    await graph.store.close()
  })

  it('tells so where it had ended before, too', async () => {
    const graph = await openWritable([claim('person-1', 'birthDate', '1950', { source: 'w' })])
    await graph.change([say('A slanderer', 'w')])
    const { person } = await graph.ask('{ person(slug: "person-1") { claims(first: 9) { nodes { id display } } } }')
    const id = person.claims.nodes.find((each: { display: string }) => each.display.includes('slanderer')).id
    await graph.change([{ unsay: { claim: id } }])
    await erase(
      graph.store,
      { what: 'claim', id: Buffer.from(id, 'base64url').toString().replace('Claim:', '') },
      entry,
    )
    const history = (await graph.ask(told)).changes.nodes
    const kinds = history.map(({ differences }: { differences: { nodes: { kind: string }[] } }) =>
      differences.nodes.map(({ kind }) => kind),
    )
    expect(kinds).toEqual([['ERASED'], ['ERASED'], ['ERASED']])
    expect(JSON.stringify(history)).not.toContain('slanderer')
    await graph.store.close()
  })

  it('is an entity, which no moment shows any more', async () => {
    const graph = await openWritable([claim('person-1', 'birthDate', '1950', { source: 'w' })])
    await graph.change([{ edit: { entity: 'person-1', name: 'Kim Alias' } }])
    const { changes } = await graph.ask('{ changes { nodes { at } } }')
    await erase(graph.store, { what: 'entity', slug: 'person-1', withClaims: true }, entry)
    const id = encodeId({ type: 'Person', key: 'person-1', lens: '' })
    const answer = await graph.ask(`{
      node(id: "${id}") { id } person(slug: "person-1") { name }
      lens(recorded: "${changes.nodes[0].at}") { person(slug: "person-1") { name } people(first: 5) { nodes { name } } }
    }`)
    expect(answer).toEqual({ node: null, person: null, lens: { person: null, people: { nodes: [] } } })
    const history = (await graph.ask(told)).changes.nodes
    expect(JSON.stringify(history)).not.toContain('Kim Alias')
    await graph.store.close()
  })

  it('is the name of an author', async () => {
    const graph = await openWritable([claim('person-1', 'birthDate', '1950', { source: 'w' })])
    await graph.change([say('A farmer', 'w')])
    await eraseAuthor(graph.store, 'alice', entry)
    const history = (await graph.ask(told)).changes.nodes
    expect(JSON.stringify(history)).not.toContain('alice')
    expect(history.length).toBe(2)
    await graph.store.close()
  })

  it('is no more to be taken back', async () => {
    const graph = await openWritable([claim('person-1', 'birthDate', '1950', { source: 'w' })])
    const { change } = await graph.change([say('A slanderer', 'w')])
    const { person } = await graph.ask('{ person(slug: "person-1") { claims(first: 9) { nodes { id display } } } }')
    const id = person.claims.nodes.find((each: { display: string }) => each.display.includes('slanderer')).id
    await erase(
      graph.store,
      { what: 'claim', id: Buffer.from(id, 'base64url').toString().replace('Claim:', '') },
      entry,
    )
    const { changes } = await graph.ask('{ changes(first: 1) { nodes { id } } }')
    for (const revert of [changes.nodes[0].id, change.id]) {
      const { problems } = await graph.change([{ revert }])
      expect(problems.map(({ code }: { code: string }) => code)).toEqual(['NOT_REVERTIBLE'])
    }
    await graph.store.close()
  })
})
