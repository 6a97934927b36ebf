import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { exportFormats } from '../src/formats/export/export.ts'
import { addressOfIdentifier } from '../src/model/identifier.ts'
import { exportText } from './export-text.ts'
import { problemsOf, problemsOfPassage, world } from './files-folder.ts'
import { newFolder, openImported } from './imported.ts'
import { dumpOf, human, itemSnak, statement, textSnak } from './wikidata-item.ts'

/** What every object has without being told: whatever is looked up by a name from outside must not find it. */
const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

describe.each(names)('the name %s', (name) => {
  it('is in Popolo a scheme, a field, a list, a role and an id like any other', async () => {
    const graph = await openImported('popolo')
    const summary = await graph.add('norland', {
      persons: [{ id: name, name: 'Ada', identifiers: [{ scheme: name, identifier: '7' }], [name]: 'x' }],
      organizations: [{ id: `of-${name}`, name: 'Body', classification: name, [name]: { [name]: 'y' } }],
      memberships: [{ person_id: name, organization_id: `of-${name}`, role: name, legislative_period_id: name }],
      [name]: [{ id: 'z', name: 'Z' }],
    })
    expect(summary.problems).toEqual({})
    expect(summary.notHeld).toEqual({
      [`${name}: Popolo has no such class`]: 1,
      [`organization.${name}`]: 1,
      [`person.${name}`]: 1,
    })
    const [person] = (await graph.entities()).filter(({ kind }) => kind === 'PERSON')
    expect(person?.identifiers).toEqual([{ scheme: name, value: '7' }])
    expect(await graph.told(person?.slug ?? '', 'memberOf')).toHaveLength(1)
  })

  it('is in Popolo the field of an object that is the whole file', async () => {
    const graph = await openImported('popolo')
    const summary = await graph.add('norland', { id: 'p', name: 'Ada', gender: 'female', [name]: 'x' })
    expect([summary.problems, summary.notHeld]).toEqual([{}, { [`person.${name}`]: 1 }])
  })

  it('is in FollowTheMoney no schema, a property that there is not, and an id like any other', async () => {
    const graph = await openImported('ftm')
    const person = { id: name, schema: 'Person', properties: { name: ['Ann'], [name]: ['x'] }, referents: [name] }
    const nothing = { id: 'n', schema: name, properties: { [name]: ['x'] } }
    const summary = await graph.add('file', [person, nothing].map((each) => JSON.stringify(each)).join('\n'))
    expect(graph.problems.map(({ message }) => message)).toEqual([
      `expected a schema of the entity "n", got "${name}", which FollowTheMoney's model does not have.`,
    ])
    expect(summary.notHeld).toEqual({ [`Person.${name}: FollowTheMoney's model has no such property`]: 1 })
    expect((await graph.entities()).find(({ kind }) => kind === 'PERSON')?.name).toBe('Ann')
  })

  it('is in Wikidata no property, and told as none, be it of a statement, a qualifier or a reference', async () => {
    const graph = await openImported('wikidata')
    const parts = { qualifiers: [textSnak(name, 'q')], references: [[textSnak(name, 'r')]] }
    const statements = [
      statement(textSnak(name, 'x')),
      statement(itemSnak(name, 'Q2')),
      statement(textSnak('P511', 'Dr'), parts),
      statement(textSnak(name, 'id', 'external-id')),
    ]
    const own = human('Q1', 'Ada', ...statements)
    const file = dumpOf({ ...own, labels: { [name]: { language: 'en', value: 'Ada' } }, sitelinks: { [name]: {} } })
    const summary = await graph.add('dump', file)
    expect(summary.problems).toEqual({ 'a part of an entity that cannot be read': 6 })
    expect(graph.problems.map(({ message }) => message)).toContain(`expected a property such as P31, got "${name}".`)
    expect(await graph.told('dump-item-q1', 'honorific')).toEqual(['Dr'])
  })

  it('is in data files a mistake wherever one of certain words is expected', () => {
    const told = [
      ...problemsOfPassage('kim-jong-un', `${name}: X`),
      ...problemsOfPassage('kim-jong-un', `memberOf: { value: wpk, ${name}: x }`),
      ...problemsOfPassage('kim-jong-un', `memberOf: { value: wpk, role: x, certainty: ${name} }`),
      ...problemsOfPassage(`"${name}"`, 'name: X'),
      ...problemsOf({ ...world, 'entities/z.yaml': `kind: ${name}\nentities:\n  z: { name: Z }\n` }),
      ...problemsOf({
        ...world,
        'entities/z.yaml': `kind: PLACE\n${name}: x\nentities:\n  hall-2: { name: Z, ${name}: 1 }\n`,
      }),
    ]
    expect(told.filter((problem) => problem.includes(name)).length).toBeGreaterThanOrEqual(6)
    expect(told.join('\n')).not.toMatch(/native code|\[object/)
  })

  it('has no address in a catalogue', () => {
    expect(addressOfIdentifier({ scheme: name, value: '7' })).toBeNull()
  })

  it('is written in every format', async () => {
    const graph = await openImported('popolo')
    await graph.add('norland', {
      persons: [
        { id: 'p', name, identifiers: [{ scheme: name, identifier: '7' }], links: [{ url: name, note: name }] },
      ],
      organizations: [{ id: 'o', name, classification: name }],
      memberships: [{ person_id: 'p', organization_id: 'o', role: name }],
    })
    for (const format of ['jsonld', 'graphml', 'gexf', 'popolo'] as const) {
      expect(Object.keys(exportFormats)).toContain(format)
      const { text } = await exportText(graph.store, format)
      expect(text).toContain(name)
      expect(text).not.toMatch(/native code|\[object/)
    }
  })

  it('is no command, no format and no part of a lens', async () => {
    const db = `sqlite:${join(newFolder(), 'graph.sqlite')}`
    const refusals = await Promise.all([
      run(name),
      run('import', name, 'file.json', '--db', db),
      run('export', name, '--db', db),
      run('export', 'jsonld', '--db', db, '--lens', `{"${name}": 1}`),
    ])
    expect(refusals.map(({ code }) => code)).toEqual([2, 2, 2, 2])
    for (const { errors } of refusals) expect(errors).not.toMatch(/native code|^\s+at /m)
  })
})

function run(...args: readonly string[]): Promise<{ code: unknown; errors: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...args], (error, _, errors) => resolve({ code: error?.code ?? 0, errors }))
  })
}
