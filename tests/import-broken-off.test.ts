import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { openImported } from './imported.ts'
import { dumpOf, human, statement, textSnak } from './wikidata-item.ts'

const names = ['Ann', 'Bob', 'Cid', 'Dee']
const persons = names.map((name, index) => ({ id: `p${index}`, name }))
const entities = names.map((name) => JSON.stringify({ id: name, schema: 'Person', properties: { name: [name] } }))
const people = names.map((name, index) => human(`Q90${index}`, name, statement(textSnak('P1449', `${name}y`))))

const wholeFiles: readonly (readonly [string, FormatName, string])[] = [
  ['Popolo', 'popolo', JSON.stringify({ persons })],
  ['Popolo on many lines', 'popolo', `${JSON.stringify({ persons }, null, 2)}\n`],
  ['FollowTheMoney', 'ftm', `${entities.join('\n')}\n`],
  ['FollowTheMoney in a list', 'ftm', `[\n${entities.join(',\n')}]\n`],
  ["Wikidata's dump", 'wikidata', dumpOf(...people)],
  ["Wikidata's entities, one a line", 'wikidata', `${people.map((each) => JSON.stringify(each)).join('\n')}\n`],
  [
    "an answer of Wikidata's API",
    'wikidata',
    JSON.stringify({ entities: Object.fromEntries(people.map((each) => [each.id, each])) }),
  ],
]

describe('a file that is cut at any byte of its last hundred', () => {
  it.each(wholeFiles)('takes nothing away: %s', async (_, format, text) => {
    const { add, everything } = await openImported(format)
    await add('f', text)
    const before = await everything()
    const whole = Buffer.from(text)
    for (let left = 1; left <= Math.min(100, whole.length); left += 1) {
      const cut = whole.subarray(0, whole.length - left)
      await add('f', cut, { mayWithdraw: () => false }).catch(({ name }) => expect(name).toBe('FormatError'))
      expect(await everything()).toBe(before)
    }
  })

  it.each(wholeFiles)('takes nothing away: %s, packed by gzip', async (_, format, text) => {
    const { add, everything } = await openImported(format)
    const packed = gzipSync(text)
    await add('f', packed)
    const before = await everything()
    for (let left = 1; left <= Math.min(100, packed.length); left += 1) {
      const cut = packed.subarray(0, packed.length - left)
      await expect(add('f', cut)).rejects.toMatchObject({ name: 'FormatError' })
    }
    expect(await everything()).toBe(before)
  })

  it.each([
    ['ftm', `${entities[0]}\n${entities[1]?.slice(0, 30)}`, 'line 2 has no end and cannot be read'],
    ['wikidata', dumpOf(...people).replace(/\]\n$/, ''), 'its list has no end'],
  ] as const)('is told to break off: %s', async (format, text, reason) => {
    const { add } = await openImported(format)
    await expect(add('f', text)).rejects.toThrow(`breaks off: ${reason}. Nothing was changed; fetch it again.`)
  })

  it.each([
    ['a list', entities.map((each) => JSON.parse(each))],
    ['an object', JSON.parse(entities[0] ?? '')],
  ])('is told to be one document, where it is %s on many lines', async (_, document) => {
    for (const indent of [2, '\t']) {
      const graph = await openImported('ftm')
      await expect(graph.add('f', JSON.stringify(document, null, indent))).rejects.toThrow(
        /f\.json is one JSON document of many lines: expected one object a line\. Nothing was changed; look whether it is of this format, and if so write each object on one line, as jq -c does\.$/,
      )
      expect(graph.problems.length).toBeLessThan(2)
    }
  })

  it('is whole where only the end of the last line is missing', async () => {
    const { add, told } = await openImported('ftm')
    await add('f', entities.join('\n'))
    expect(await told('f-dee', 'name')).toEqual(['Dee'])
  })
})

describe('a file that is none of its format', () => {
  it.each<[FormatName, string, unknown]>([
    ['popolo', "an API's errors", { errors: [{ code: 429 }] }],
    ['popolo', "an API's error", { error: { code: 429 }, status: 'error' }],
    ['popolo', "a page of an API's envelope", { result: [{ id: 'p1', name: 'Ann' }], page: 1 }],
    ['popolo', 'what a file says of itself alone', { meta: { sources: ['http://a.example'] } }],
    ['popolo', 'lists with nothing in them', { persons: [], organizations: [] }],
    ['popolo', 'a list with nothing in it', []],
    ['popolo', 'an object with nothing in it', {}],
    ['ftm', "an API's error", { status: 'error', message: 'rate limited' }],
    ['ftm', "a page of an API's envelope", { results: [{ id: 'p1', schema: 'Person', properties: {} }], total: 1 }],
    ['ftm', 'a list with nothing in it', '[\n]\n'],
    ['ftm', 'blank lines', '\n \n'],
    ['wikidata', "an API's error", { error: { code: 'maxlag', info: 'Waiting' } }],
    ['wikidata', 'an item that is missing', { entities: { Q1: { id: 'Q1', missing: '' } } }],
    ['wikidata', 'a dump with nothing in it', '[\n]\n'],
    ['wikidata', 'a page in HTML', '<!doctype html>\n<title>503</title>\n'],
  ])('takes nothing away: %s, %s', async (format, _, content) => {
    const { add, everything } = await openImported(format)
    const [, , whole] = wholeFiles.find(([, of]) => of === format) ?? []
    await add('f', whole)
    const before = await everything()
    await expect(add('f', content)).rejects.toMatchObject({ code: 'BAD_FILE' })
    expect(await everything()).toBe(before)
  })
})
