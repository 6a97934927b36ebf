import { describe, expect, it } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { parseJson } from '../src/formats/import/json/json-value.ts'
import { openImported } from './imported.ts'

describe('a number that would be written otherwise', () => {
  it.each<[FormatName, string, readonly string[]]>([
    ['popolo', '{"persons":[{"id":9007199254740993,"name":"Ana"},{"id":9007199254740992,"name":"Bo"}]}', ['Ana', 'Bo']],
    [
      'ftm',
      ['9007199254740993', '9007199254740992']
        .map((id) => `{"id":${id},"schema":"Person","properties":{"name":["N ${id}"]}}`)
        .join('\n'),
      ['N 9007199254740993', 'N 9007199254740992'],
    ],
  ])('keeps them as an id, so that two stay two: %s', async (format, text, names) => {
    const { add, entities } = await openImported(format)
    await add('f', text)
    const persons = (await entities()).filter(({ kind }) => kind === 'PERSON')
    expect(persons.map(({ name }) => name).sort()).toEqual([...names].sort())
  })

  it('keeps them as an identifier', async () => {
    const { add, entities } = await openImported('popolo')
    const identifiers = '[{"scheme":"twitter_id","identifier":1436278513418522631}]'
    await add('f', `{"persons":[{"id":"a","name":"Ana","identifiers":${identifiers}}]}`)
    expect((await entities()).flatMap((entity) => entity.identifiers)).toEqual([
      { scheme: 'twitter_id', value: '1436278513418522631' },
    ])
  })

  it.each([
    ['12', 12],
    ['0.5', 0.5],
    ['1e3', '1e3'],
    ['[1.10, 0.10, 100.00, -0]', ['1.10', '0.10', '100.00', '-0']],
    ['[1.05, 100, -3]', [1.05, 100, -3]],
    ['1e999', '1e999'],
    ['-9007199254740993', '-9007199254740993'],
    ['"9007199254740993"', '9007199254740993'],
    ['[1, {"a": 12345678901234567890}]', [1, { a: '12345678901234567890' }]],
  ])('is read as the text that it is, and any other as a number: %s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })
})

describe('a key that an object has twice', () => {
  it.each<[FormatName, string, Readonly<Record<string, number>>]>([
    ['popolo', '{"persons":[{"id":"a","name":"Ana","name" : "Bo"}]}', { 'person.name (given again)': 1 }],
    ['popolo', '{"id":"a","gender":"x","name":"Ana","name":"Bo"}', { 'person.name (given again)': 1 }],
    [
      'ftm',
      '{"id":"a","schema":"Person","properties":{"name":["Ana"],"name":["Bo"]}}',
      { "Person.name (given again): FollowTheMoney's model has no such property": 1 },
    ],
    [
      'wikidata',
      '{"id":"Q1","labels":{"en":{"language":"en","value":"Ana"}},"labels":{"fr":{"language":"fr","value":"Bo"}},"claims":{"P31":[{"mainsnak":{"property":"P31","snaktype":"value","datavalue":{"type":"wikibase-entityid","value":{"id":"Q5"}}}}]}}',
      { 'entity.labels (given again)': 1 },
    ],
  ])('is read the first time, and told the second: %s', async (format, text, told) => {
    const { add, claims } = await openImported(format)
    const { notHeld } = await add('f', text)
    expect(notHeld).toEqual(told)
    const names = (await claims()).filter(({ subject, property }) => subject !== 'f' && property === 'name')
    expect(names.map(({ value }) => value.type === 'text' && value.text)).toEqual(['Ana'])
  })

  it('is none where a text only looks like one', () => {
    expect(parseJson('{"a":"\\"b\\":","c":["\\":\\":"]}')).toEqual({ a: '"b":', c: ['":":'] })
    expect(parseJson('[{"a":1},{"a":2,"a":[{"b":1,"b":2}]}]')).toEqual([
      { a: 1 },
      { a: 2, 'a (given again)': [{ b: 1, 'b (given again)': 2 }] },
    ])
  })
})
