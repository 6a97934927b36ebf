import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { newFolder, openImported } from './imported.ts'
import { dumpOf, human, statement, textSnak } from './wikidata-item.ts'

const isnis = ['0000 0001 2281 955X', '000000012281955x', 'https://isni.org/isni/000000012281955X']
const leis = ['529900T8BM49AURSDO55', '529900t8bm49aursdo55']
const items = ['Q42', 'q42', 'wd:Q42', 'http://www.wikidata.org/entity/Q42', 'https://www.wikidata.org/wiki/Q42']

function popoloPerson(id: string, scheme: string, identifier: string) {
  return { id, name: id, identifiers: [{ scheme, identifier }] }
}

describe('things of one file', () => {
  it.each([
    ['ISNI', isnis],
    ['wikidata', items],
    ['VIAF', ['75121530', 'https://viaf.org/viaf/75121530/', 'VIAF: 75121530']],
    ['orcid', ['0000-0002-1694-233X', '000000021694233x', 'https://orcid.org/0000-0002-1694-233X']],
    ['gnd', ['118540238', 'https://d-nb.info/gnd/118540238']],
  ])('are one where they bear one %s, in whichever spelling', async (scheme, values) => {
    const { add, entities } = await openImported('popolo')
    const summary = await add('f', { persons: values.map((value, index) => popoloPerson(`p${index}`, scheme, value)) })
    const persons = (await entities()).filter(({ kind }) => kind === 'PERSON')
    expect(persons.map(({ slug, identifiers }) => [slug, identifiers.length])).toEqual([['f-p0', 1]])
    expect(summary.joined).toHaveLength(1)
    expect(summary.warnings).toEqual({})
  })

  it('are one by an address that names a catalogue, with no scheme and in a field of its own', async () => {
    const { add, entities } = await openImported('popolo')
    await add('f', {
      areas: [
        { id: 'a', name: 'A', wikidata: 'https://www.wikidata.org/wiki/Q42' },
        { id: 'b', name: 'B', identifiers: [{ identifier: 'http://www.wikidata.org/entity/Q42' }] },
      ],
    })
    expect((await entities()).map(({ slug }) => slug)).toEqual(['f', 'f-a'])
  })

  it('stay apart where an identifier stands for none, or its check digit fails: and that is told', async () => {
    const { add, entities, problems } = await openImported('popolo')
    const none = ['-', 'N/A', 'unknown', '0', '?', 'None']
    const twice = (value: string, index: number) => [
      popoloPerson(`a${index}`, 'isni', value),
      popoloPerson(`b${index}`, 'isni', value),
    ]
    const summary = await add('f', { persons: [...none, '0000 0001 2281 9550'].flatMap(twice) })
    const persons = (await entities()).filter(({ kind }) => kind === 'PERSON')
    expect(persons).toHaveLength(14)
    expect(persons.flatMap(({ identifiers }) => identifiers)).toEqual([
      { scheme: 'isni', value: '0000 0001 2281 9550' },
      { scheme: 'isni', value: '0000 0001 2281 9550' },
    ])
    expect(summary.joined).toEqual([])
    expect(summary.warnings).toEqual({
      'an identifier that its scheme (isni) does not allow': 2,
      'an identifier that stands for none': 12,
    })
    expect(problems[0]).toEqual({
      reason: 'an identifier that stands for none',
      locator: 'persons[0]',
      message: 'expected an identifier of "isni", got "-". Left out.',
      isWarning: true,
    })
  })

  it('stay apart where they bear an ORCID iD and an ISNI of the same digits', async () => {
    const { add } = await openImported('popolo')
    const summary = await add('f', {
      persons: [popoloPerson('a', 'orcid', '0000-0002-1694-233X'), popoloPerson('b', 'isni', '000000021694233X')],
    })
    expect(summary.joined).toEqual([])
  })

  it('are one as a whole where each has an identifier in common with the next', async () => {
    const { add, entities, told } = await openImported('popolo')
    const ids = (...values: string[]) => values.map((identifier) => ({ scheme: 'viaf', identifier }))
    await add('f', {
      persons: [
        { id: 'a', name: 'A', identifiers: ids('11') },
        { id: 'b', name: 'B', identifiers: ids('11', '22') },
        { id: 'c', name: 'C', identifiers: ids('22') },
      ],
    })
    expect((await entities()).map(({ slug }) => slug)).toEqual(['f', 'f-a'])
    expect(await told('f-a', 'name')).toEqual(['A', 'B', 'C'])
  })
})

/** A file of each format with one body that bears these identifiers. */
const files: Readonly<Record<string, (ids: { wikidata: string; lei: string }) => unknown>> = {
  popolo: ({ wikidata, lei }) => ({
    organizations: [
      {
        id: 'b',
        name: 'Popolo',
        identifiers: [
          { scheme: 'Wikidata', identifier: wikidata },
          { scheme: 'LEI code', identifier: lei },
        ],
      },
    ],
  }),
  ftm: ({ wikidata, lei }) =>
    JSON.stringify({
      id: 'b',
      schema: 'Company',
      properties: { name: ['Ftm'], wikidataId: [wikidata], leiCode: [lei] },
    }),
}

describe('files of several formats', () => {
  it('tell of one body where they spell its identifiers otherwise', async () => {
    const { store, entities } = await openImported('popolo')
    const folder = newFolder()
    for (const [index, [name, content]] of Object.entries(files).entries()) {
      const path = join(folder, `${name}.json`)
      const made = content({ wikidata: items[index + 1] ?? '', lei: leis[index] ?? '' })
      writeFileSync(path, typeof made === 'string' ? made : JSON.stringify(made))
      await importFile(store, { format: formats[name as FormatName], paths: [path], name })
    }
    expect((await entities()).filter(({ kind }) => kind === 'ORGANIZATION')).toMatchObject([
      {
        slug: 'popolo-b',
        identifiers: [
          { scheme: 'lei', value: '529900T8BM49AURSDO55' },
          { scheme: 'wikidata', value: 'Q42' },
        ],
      },
    ])
  })

  it('join a person of Wikidata to one of a parliament by its ISNI', async () => {
    const { add, entity } = await openImported('wikidata')
    await add('wd', dumpOf(human('Q1', 'Ann', statement(textSnak('P213', isnis[0] ?? '', 'external-id')))))
    const summary = await add(
      'house',
      { persons: [popoloPerson('x', 'ISNI', isnis[2] ?? '')] },
      { format: formats.popolo },
    )
    expect(summary.joined).toEqual([{ kind: 'PERSON', scheme: 'isni', count: 1 }])
    expect((await entity('wd-item-q1'))?.identifiers).toContainEqual({ scheme: 'isni', value: '000000012281955X' })
  })

  it('keep the names of schemes that are not known as they are', async () => {
    const { add, entity } = await openImported('popolo')
    await add('f', { persons: [popoloPerson('p', 'registrationNumber', 'a-7')] })
    expect((await entity('f-p'))?.identifiers).toEqual([{ scheme: 'registrationNumber', value: 'a-7' }])
  })

  it('join to the one entity that Wikidata does not tell apart, not only to the first', async () => {
    const { add, told } = await openImported('popolo')
    const both = (id: string, wikidata: string) => ({
      id,
      name: id,
      identifiers: [
        { scheme: 'viaf', identifier: '9' },
        { scheme: 'wikidata', identifier: wikidata },
      ],
    })
    await add('a', { persons: [both('x', 'Q1'), both('y', 'Q2')] })
    await add('b', { persons: [both('z', 'P1')] })
    expect(await told('a-x', 'name')).toEqual(['x', 'z'])
    await add('c', { persons: [both('w', 'http://www.wikidata.org/entity/Q2')] })
    expect(await told('a-y', 'name')).toEqual(['w', 'y'])
  })
})
