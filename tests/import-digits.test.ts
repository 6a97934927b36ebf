import { describe, expect, it } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { parseJson } from '../src/formats/import/json/json-value.ts'
import { openImported } from './imported.ts'

describe('a number of more digits than a number can hold', () => {
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
    ['1e3', 1000],
    ['1e999', '1e999'],
    ['-9007199254740993', '-9007199254740993'],
    ['"9007199254740993"', '9007199254740993'],
    ['[1, {"a": 12345678901234567890}]', [1, { a: '12345678901234567890' }]],
  ])('is read as the text that it is, and any other as a number: %s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })
})
