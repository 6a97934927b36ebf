import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rederive } from '../src/store/write.ts'
import { runs } from './databases.ts'
import { openImported } from './imported.ts'
import { rowsOf } from './table-rows.ts'

type Entity = { readonly id: string; readonly schema: string; readonly properties: object }

const lines = (...records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const person = (id: string, name: string, more = {}): Entity => ({
  id,
  schema: 'Person',
  properties: { name: [name], ...more },
})
const body = { id: 'acme', schema: 'Company', properties: { name: ['Acme'] } }
const member = (id: string, who: string, role = 'Clerk'): Entity => ({
  id,
  schema: 'Membership',
  properties: { member: [who], organization: ['acme'], role: [role] },
})
const change = (op: string) => (entity: Entity) => ({ op, entity })
const [add, mod] = [change('ADD'), change('MOD')]
const del = (id: string) => ({ op: 'DEL', entity: { id } })

const [ann, bob, cid, dee] = [person('a', 'Ann'), person('b', 'Bob'), person('c', 'Cid'), person('d', 'Dee')]
const staff = [body, ann, bob, cid, member('m1', 'a'), member('m2', 'b'), member('m3', 'c')]

async function openStaff() {
  const graph = await openImported('ftm')
  await graph.add('staff', lines(...staff))
  return graph
}

/** What a graph holds that was given the whole file alone. */
async function wholeOf(...entities: readonly Entity[]): Promise<string> {
  const graph = await openImported('ftm')
  await graph.add('staff', lines(...entities))
  return graph.everything()
}

describe('a file that tells what changed since another of its name', () => {
  it('adds, replaces and takes away records, and leaves all others as they are', async () => {
    const graph = await openStaff()
    const named = person('a', 'Anna', { birthDate: ['1971'] })
    const summary = await graph.add('staff', lines(del('c'), del('m3'), add(dee), add(member('m4', 'd')), mod(named)))
    expect(await graph.everything()).toBe(
      await wholeOf(body, named, bob, dee, member('m1', 'a'), member('m2', 'b'), member('m4', 'd')),
    )
    expect(summary.read).toEqual({ deletion: 2, Person: 2, Membership: 1 })
    expect(summary.withdrawn).toEqual({ entities: 1, claims: 3, references: 3 })
    expect(summary.warnings).toEqual({})
  })

  it('names what it does not tell of', async () => {
    const graph = await openStaff()
    const summary = await graph.add('staff', lines(add(member('m4', 'b', 'Chair'))))
    expect(await graph.everything()).toBe(await wholeOf(...staff, member('m4', 'b', 'Chair')))
    expect(summary.warnings).toEqual({})
  })

  it('takes away a relation alone, and keeps what another record says too', async () => {
    const graph = await openImported('ftm')
    await graph.add('staff', lines(...staff, member('m4', 'a'), member('m5', 'a', 'Chair')))
    const asked: unknown[] = []
    await graph.add('staff', lines(del('m1'), del('m5')), { mayWithdraw: (withdrawal) => asked.push(withdrawal) > 0 })
    expect(asked).toEqual([{ held: 9, unsaid: 1 }])
    expect(await graph.told('staff-a', 'memberOf')).toEqual(['staff-acme role=Clerk'])
    expect((await graph.references('staff-a', 'memberOf')).map(({ locator }) => locator)).toEqual(['m4'])
  })

  it('keeps a source that another record names for the same', async () => {
    const listed = (id: string) => ({ ...member(id, 'a'), datasets: ['list'] })
    const graph = await openImported('ftm')
    await graph.add('staff', lines(...staff, listed('m4'), listed('m5')))
    const sources = async () => (await graph.references('staff-a', 'memberOf')).map(({ source }) => source)
    expect(await sources()).toEqual(['staff', 'staff', 'staff', 'staff-dataset-list'])
    await graph.add('staff', lines(del('m4')))
    expect(await sources()).toEqual(['staff', 'staff', 'staff-dataset-list'])
    await graph.add('staff', lines(del('m5')))
    expect(await sources()).toEqual(['staff'])
  })

  it('takes away a record that had other names, and one of two that are one thing', async () => {
    const graph = await openImported('ftm')
    const twin = (id: string, name: string) => person(id, name, { wikidataId: ['Q900003'] })
    await graph.add('staff', lines(...staff, { ...dee, referents: ['old-d'] }, twin('e', 'Eve'), twin('f', 'Eva')))
    await graph.add('staff', lines(del('d'), del('e')))
    const slugs = (await graph.entities()).map(({ slug }) => slug)
    expect(slugs).not.toContain('staff-d')
    expect(slugs).toContain('staff-e')
    expect(await graph.told('staff-e', 'name')).toEqual(['Eva'])
    await graph.add('staff', lines(add(member('m4', 'f'))))
    expect(await graph.told('staff-e', 'memberOf')).toEqual(['staff-acme role=Clerk'])
    await graph.add('staff', lines(del('f'), del('m4')))
    expect(await graph.entity('staff-e')).toBeUndefined()
  })

  it('knows what is one thing by several identifiers, or by way of a third', async () => {
    const graph = await openImported('ftm')
    const known = (id: string, ...wikidataId: string[]) => person(id, id, { wikidataId })
    await graph.add('staff', lines(known('e', 'Q900003', 'Q900004'), known('f', 'Q900003', 'Q900004', 'Q900005')))
    await graph.add('other', lines(known('g', 'Q900007'), known('h', 'Q900007', 'Q900008'), known('i', 'Q900008')))
    expect(await graph.told('staff-e', 'name')).toEqual(['e', 'f'])
    expect(await graph.told('other-g', 'name')).toEqual(['g', 'h', 'i'])
    expect((await graph.entities()).map(({ slug }) => slug)).toEqual(['other', 'other-g', 'staff', 'staff-e'])
  })

  it('gives what is new no slug of what is held, and keeps the slug of what was only named', async () => {
    const graph = await openImported('ftm')
    const unknown = { ...member('m1', 'x.y'), properties: { member: ['x.y'], organization: ['44'] } }
    await graph.add('staff', lines(person('x.y', 'Ann'), unknown))
    expect(await graph.told('staff-x-y', 'memberOf')).toEqual(['staff-entity-44'])
    await graph.add('staff', lines(add(person('x-y', 'Bob')), add({ ...body, id: '44' })))
    expect(await graph.told('staff-x-y', 'name')).toEqual(['Ann'])
    expect(await graph.told('staff-entity-44', 'name')).toEqual(['Acme'])
    expect((await graph.entities()).map(({ name }) => name).sort()).toEqual(['Acme', 'Ann', 'Bob', 'staff'])
  })

  it('can be repeated, and changes nothing then', async () => {
    const graph = await openStaff()
    const changes = lines(del('c'), del('m3'), add(dee))
    await graph.add('staff', changes)
    const tables = ['entity', 'claim', 'holding', 'held_entity', 'record', 'saying', 'graph']
    const before = await rowsOf(graph.store, tables)
    expect(await graph.add('staff', changes)).toMatchObject({ wasImported: true })
    expect(await rowsOf(graph.store, tables)).toEqual(before)
  })

  it('goes on where it was broken off, at any batch', async () => {
    const changes = lines(del('c'), del('m3'), add(dee), mod(person('a', 'Anna')), add(member('m4', 'd')))
    const whole = await wholeOf(
      body,
      person('a', 'Anna'),
      bob,
      dee,
      member('m1', 'a'),
      member('m2', 'b'),
      member('m4', 'd'),
    )
    for (const stage of ['comparison', 'entities', 'claims', 'withdrawal']) {
      const graph = await openStaff()
      const onProgress = (progress: { stage: string }) => {
        if (progress.stage === stage) throw new Error('killed')
      }
      await expect(graph.add('staff', changes, { batch: 1, onProgress })).rejects.toThrow('killed')
      await graph.add('staff', changes, { batch: 1 })
      expect(await graph.everything()).toBe(whole)
    }
  })

  it('leaves derived rows in step', async () => {
    const graph = await openStaff()
    await graph.add('staff', lines(del('c'), del('m3'), mod(person('a', 'Anna')), add(member('m4', 'b', 'Chair'))))
    const tables = ['claim', 'entry', 'tie', 'cited', 'listed', 'source_count', 'dated', 'spelling', 'mention', 'word']
    const before = await rowsOf(graph.store, tables)
    await rederive(graph.store)
    expect(await rowsOf(graph.store, tables)).toEqual(before)
  })

  it('comes to what the whole file would, whatever changed', async () => {
    const people = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('Ann', 'Bob', 'Cid'))
    const ties = fc.dictionary(
      fc.constantFrom('m1', 'm2', 'm3', 'm4'),
      fc.record({ who: fc.constantFrom('a', 'b', 'c', 'd'), role: fc.constantFrom('Clerk', 'Chair') }),
    )
    const state = fc.record({ people, ties })
    const recordsOf = ({ people, ties }: typeof state extends fc.Arbitrary<infer State> ? State : never) => [
      body,
      ...Object.entries(people).map(([id, name]) => person(id, name)),
      // A relation of somebody without a record would let another stand in.
      ...Object.entries(ties).flatMap(([id, { who, role }]) =>
        Object.hasOwn(people, who) ? [member(id, who, role)] : [],
      ),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(state, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        async (states, batch) => {
          const graph = await openImported('ftm')
          let held = recordsOf(states[0] ?? { people: {}, ties: {} })
          await graph.add('staff', lines(...held), { batch })
          for (const next of states.slice(1).map(recordsOf)) {
            const given = next.filter((each) => !held.some((other) => JSON.stringify(other) === JSON.stringify(each)))
            const gone = held.filter(({ id }) => !next.some((each) => each.id === id))
            // A line of its own makes each file another one.
            await graph.add('staff', lines(mod(body), ...gone.map(({ id }) => del(id)), ...given.map(mod)), { batch })
            held = next
            expect(await graph.everything()).toBe(await wholeOf(...held))
          }
        },
      ),
      { numRuns: runs(40) },
    )
  }, 60_000)

  it('is followed by others, and by a whole file that takes the place of all', async () => {
    const graph = await openStaff()
    await graph.add('staff', lines(add(dee)))
    await graph.add('staff', lines(del('b'), del('m2'), add(member('m4', 'd'))))
    expect(await graph.everything()).toBe(
      await wholeOf(body, ann, cid, dee, member('m1', 'a'), member('m3', 'c'), member('m4', 'd')),
    )
    await graph.add('staff', lines(...staff))
    expect(await graph.everything()).toBe(await wholeOf(...staff))
    await graph.add('staff', lines(del('c'), del('m3')))
    expect(await graph.everything()).toBe(await wholeOf(body, ann, bob, member('m1', 'a'), member('m2', 'b')))
  })

  it('of several changes of one record the last holds', async () => {
    const graph = await openStaff()
    await graph.add('staff', lines(add(dee), del('d'), mod(person('a', 'Anne')), mod(person('a', 'Anna'))))
    expect(await graph.everything()).toBe(
      await wholeOf(body, person('a', 'Anna'), bob, cid, member('m1', 'a'), member('m2', 'b'), member('m3', 'c')),
    )
  })

  it('leaves what other files say', async () => {
    const graph = await openStaff()
    await graph.add('other', lines(person('x', 'Cid'), person('c', 'Cid')))
    await graph.add('staff', lines(del('c'), del('m3')))
    expect([await graph.told('other-c', 'name'), await graph.told('staff-c', 'name')]).toEqual([['Cid'], []])
  })

  it('knows what was joined by an identifier, and of what kind a record was', async () => {
    const graph = await openImported('ftm')
    await graph.add('first', lines(person('x', 'Ann', { wikidataId: ['Q900001'] })))
    const legal = { id: 'l', schema: 'LegalEntity', properties: { name: ['L'], legalForm: ['Ltd'] } }
    await graph.add('staff', lines(body, person('a', 'Ann', { wikidataId: ['Q900001'] }), legal))
    const renamed = { ...legal, properties: { name: ['L & Co'] } }
    await graph.add('staff', lines(add(member('m1', 'a')), mod(renamed)))
    expect(await graph.told('first-x', 'memberOf')).toEqual(['staff-acme role=Clerk'])
    expect(await graph.entity('staff-l')).toMatchObject({ name: 'L & Co', kind: 'ORGANIZATION' })
    expect(await graph.told('staff-l', 'name')).toEqual(['L & Co'])
    await graph.add('staff', lines(del('a'), del('m1')))
    expect(await graph.told('first-x', 'memberOf')).toEqual([])
    expect(await graph.told('first-x', 'name')).toEqual(['Ann'])
  })

  it('tells where it takes away what is not held', async () => {
    const graph = await openStaff()
    const summary = await graph.add('staff', lines(add(dee), del('zoe')))
    expect(summary.warnings).toEqual({ 'a deletion of what is not held': 1 })
    expect(graph.problems.map(({ locator, message }) => `${locator}: ${message}`)).toEqual([
      'line 2: "zoe" is taken away, and nothing is held of a record of that id.',
    ])
    const other = await graph.add('other', lines(del('a'), add(dee)))
    expect(other.warnings).toEqual({ 'a deletion of what is not held': 1 })
    expect(await graph.told('staff-a', 'name')).toEqual(['Ann'])
  })

  it('is refused where it only takes away, and its name holds nothing', async () => {
    const graph = await openStaff()
    const before = await graph.everything()
    await expect(graph.add('other', lines(del('a')))).rejects.toMatchObject({
      code: 'NO_WHOLE_FILE',
      message: expect.stringMatching(
        /other\.json only takes away, and nothing is held under the name "other"\. Nothing was changed: give the name of the file that it changes with --as, or import that file first\.$/,
      ),
    })
    expect(await graph.everything()).toBe(before)
  })

  it('is asked about where it takes away more than a tenth, and changes nothing where it may not', async () => {
    const graph = await openStaff()
    const before = await graph.everything()
    const asked: unknown[] = []
    const refuse = { mayWithdraw: (withdrawal: unknown) => asked.push(withdrawal) === 0 }
    const changes = lines(add(dee), del('c'), del('m3'))
    await expect(graph.add('staff', changes, refuse)).rejects.toThrow(
      /staff\.json takes away 2 of the 8 claims that "staff" held\. Nothing was changed: look whether it tells what changed/,
    )
    expect(asked).toEqual([{ held: 8, unsaid: 2 }])
    expect(await graph.everything()).toBe(before)
    const renewed = lines(...[ann, bob, cid].map(({ id }) => mod(person(id, `${id}${id}`))), mod(ann))
    await expect(graph.add('staff', renewed, refuse)).rejects.toThrow('takes away 2 of the 8 claims')
  })

  it('is refused where it is mixed with records as they are', async () => {
    const graph = await openStaff()
    const before = await graph.everything()
    await expect(graph.add('staff', lines(del('c'), dee))).rejects.toThrow(
      /has a change \(line 1\) and an entity as it is \(line 2\): expected all of them changes, or none\. Nothing was changed/,
    )
    await expect(graph.add('staff', lines(ann, del('c')))).rejects.toThrow(/an entity as it is \(line 1\) and a change/)
    expect(await graph.everything()).toBe(before)
  })

  it('with an op that there is not is skipped and told', async () => {
    const graph = await openStaff()
    const summary = await graph.add('staff', lines({ op: 'PUT', entity: dee }, { op: 'ADD' }, add(dee)))
    expect(summary.problems).toEqual({ 'a record that cannot be read': 2 })
    expect(graph.problems.map(({ message }) => message)).toEqual([
      'expected an op of ADD, MOD, DEL, got "PUT".',
      'expected an entity, got {"op":"ADD"}.',
    ])
    expect(await graph.told('staff-d', 'name')).toEqual(['Dee'])
  })

  it('is refused where the whole file was broken off, or is of a time when records were not kept', async () => {
    const graph = await openStaff()
    const changes = lines(add(dee))
    const stop = {
      onProgress: ({ stage }: { stage: string }) => {
        if (stage === 'claims') throw new Error('killed')
      },
    }
    await expect(graph.add('staff', lines(...staff, dee), stop)).rejects.toThrow('killed')
    await expect(graph.add('staff', changes)).rejects.toMatchObject({
      code: 'NO_WHOLE_FILE',
      message: expect.stringContaining(
        'the last import of "staff" was broken off. Nothing was changed: import the whole',
      ),
    })
    await graph.add('staff', lines(...staff))
    await graph.store.db.deleteFrom('record').execute()
    await expect(graph.add('staff', changes)).rejects.toThrow(
      /of what "staff" holds it is not kept which record says it/,
    )
    await graph.add('staff', `${lines(...staff)}\n`)
    await graph.add('staff', changes)
    expect(await graph.told('staff-d', 'name')).toEqual(['Dee'])
  })

  it('is refused where others were broken off, until they are done', async () => {
    const graph = await openStaff()
    const stop = {
      onProgress: ({ stage }: { stage: string }) => {
        if (stage === 'claims') throw new Error('killed')
      },
    }
    await expect(graph.add('staff', lines(add(dee)), stop)).rejects.toThrow('killed')
    await expect(graph.add('staff', lines(del('c')))).rejects.toMatchObject({ code: 'NO_WHOLE_FILE' })
    await graph.add('staff', lines(add(dee)))
    await graph.add('staff', lines(del('c'), del('m3')))
    expect(await graph.told('staff-c', 'name')).toEqual([])
  })
})
