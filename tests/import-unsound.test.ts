import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'

describe('an import of what no database or program can hold', () => {
  it('reads half a character, and U+0000, as a character that was lost, and tells it', async () => {
    const graph = await openImported('popolo')
    const file = {
      persons: [
        { id: 'p', name: 'Ada\ud800', other_names: [{ name: 'Bo\udc00b' }, { name: 'Bo\0b' }] },
        { id: 'q', name: 'Bo', identifiers: { 's\0': '1' } },
      ],
    }
    await graph.add('norland', file)
    expect(graph.problems.map(({ locator, reason }) => `${locator}: ${reason}`)).toEqual([
      'persons[0]: a text with characters that cannot be kept',
      'persons[1]: a text with characters that cannot be kept',
    ])
    expect((await graph.entity('norland-q'))?.identifiers).toEqual([{ scheme: 's\ufffd', value: '1' }])
    expect(await graph.told('norland-p', 'name')).toEqual([
      expect.stringContaining('Ada\ufffd'),
      expect.stringContaining('Bo\ufffdb'),
    ])
  })

  it('reads any other control so, but for tabs and ends of lines', async () => {
    const graph = await openImported('popolo')
    await graph.add('norland', { persons: [{ id: 'p', name: 'A\u0001d\u007fa', summary: 'one\n\ttwo\r\n\u0085' }] })
    expect(graph.problems).toMatchObject([{ locator: 'persons[0]', isWarning: true }])
    expect(await graph.told('norland-p', 'name')).toEqual(['A\ufffdd\ufffda'])
    expect(await graph.told('norland-p', 'describedAs')).toEqual(['one\n\ttwo\r\n\ufffd'])
  })

  it('reads ids and places so that have such characters, the same on every database', async () => {
    const ftm = await openImported('ftm')
    const ada = { id: 'a\0', schema: 'Person', properties: { name: ['Ada'] } }
    const firm = { id: 'f\ud800', schema: 'Company', properties: { name: ['Firm'] } }
    const owns = { id: 'o\u0001', schema: 'Ownership', properties: { owner: ['a\0'], asset: ['f\ud800'] } }
    await ftm.add('norland', [ada, firm, owns].map((each) => JSON.stringify(each)).join('\n'))
    expect(ftm.problems.map(({ locator, reason }) => `${locator}: ${reason}`)).toEqual(
      [1, 2, 3].map((line) => `line ${line}: a text with characters that cannot be kept`),
    )
    const [person, company] = (await ftm.entities()).filter(({ slug }) => slug !== 'norland')
    expect([person?.name, company?.name]).toEqual(['Ada', 'Firm'])
    expect(await ftm.told(person?.slug ?? '', 'owns')).toEqual([company?.slug])
    const popolo = await openImported('popolo')
    await popolo.add('norland', { persons: { 'b\0': { name: 'Bo' } } })
    const [entity] = (await popolo.entities()).filter(({ name }) => name === 'Bo')
    const [reference] = await popolo.references(entity?.slug ?? '', 'name')
    expect(reference?.locator).toBe('persons.b\ufffd.name')
  })

  it.each(['Nor\0land', 'Nor\ud800land', 'Nor\u0001land'])('refuses the name %j of a file', async (name) => {
    const graph = await openImported('popolo')
    await expect(graph.add('norland', { persons: [{ id: 'p', name: 'Ada' }] }, { name })).rejects.toThrow(
      'has controls or half characters in it: give one without with --as.',
    )
    expect(await graph.entities()).toEqual([])
  })

  it('passes over a record that is nested too deeply, and reads the others', async () => {
    const graph = await openImported('popolo')
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    const persons = [99, 100, 200_000].map(
      (levels, place) => `{"id": "p${place}", "name": "Ada", "x": ${deep(levels)}}`,
    )
    await graph.add('norland', `{"persons": [${persons.join(',')}]}`)
    const message = 'expected a record of at most 100 levels of lists and objects, got a deeper one.'
    expect(graph.problems).toMatchObject([
      { locator: 'persons[1]', message },
      { locator: 'persons[2]', message },
    ])
    expect(await graph.entity('norland-p0')).toBeDefined()
  })

  it('passes over an entity of FollowTheMoney that is nested too deeply, wherever it is', async () => {
    const graph = await openImported('ftm')
    const deep = '['.repeat(4_000) + ']'.repeat(4_000)
    const inProperties = `{"id":"q","schema":"Person","properties":{"name":["Q"],"alias":${deep}}}`
    const lines = [
      `{"id":"p","schema":"Person","properties":{"name":["P"]},"extra":${deep}}`,
      inProperties,
      `{"id":"o","schema":"Company","properties":{"parent":[${inProperties}]}}`,
      `{"id":"ada","schema":"Person","properties":{"name":["Ada"]}}`,
    ]
    await graph.add('norland', lines.join('\n'))
    const message = 'expected a record of at most 100 levels of lists and objects, got a deeper one.'
    expect(graph.problems).toMatchObject([1, 2, 3].map((line) => ({ locator: `line ${line}`, message })))
    expect((await graph.entities()).map(({ slug }) => slug)).toEqual(['norland', 'norland-ada'])
  })

  it('refuses a small file that unpacks to a record without an end', async () => {
    const graph = await openImported('popolo')
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"persons":["'), Buffer.alloc(70 * 1024 * 1024, 'a')]))
    await expect(graph.add('norland', bomb)).rejects.toThrow(/has a record of more than 64 MB: split it\.$/)
  })

  it('says that a list stands where an entity of Wikidata should, however deep it is', async () => {
    const graph = await openImported('wikidata')
    await graph.add('dump', `[\n{"id": "Q1", "type": "item"},\n${'['.repeat(200_000)}${']'.repeat(200_000)}\n]`)
    expect(graph.problems).toMatchObject([{ message: 'expected an entity, got a list.' }])
  })
})
