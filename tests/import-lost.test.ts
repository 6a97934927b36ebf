import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from './databases.ts'
import { openImported } from './imported.ts'

const lines = (...records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const entity = (id: string, schema: string, properties: object) => ({ id, schema, properties })
const mod = (changed: object) => ({ op: 'MOD', entity: changed })
const del = (id: string) => ({ op: 'DEL', entity: { id } })

const ann = entity('p', 'Person', { name: ['Ann'] })
const acme = entity('c', 'Company', { name: ['Acme'] })
const other = entity('q', 'Person', { name: ['Quin'] })
const directs = entity('d', 'Directorship', { director: ['p'], organization: ['c'] })
const kin = entity('f', 'Family', { person: ['p'], relative: ['q'], relationship: ['brother'] })
const member = entity('m', 'Membership', { member: ['p'], organization: ['c'] })

/** A graph after the changes, and another one of the whole file that they come to. */
async function change(before: readonly object[], changes: readonly object[], after: readonly object[]) {
  const [graph, whole] = [await openImported('ftm'), await openImported('ftm')]
  await graph.add('file', lines(...before))
  await whole.add('file', lines(...after))
  const shortly = graph.problems.length
  await graph.add('file', lines(...changes))
  return { graph, whole, told: graph.problems.slice(shortly).map(({ locator, message }) => `${locator}: ${message}`) }
}

describe('what records say that changes do not name', () => {
  it('goes with a thing that is taken away and that nothing else tells of, and is told', async () => {
    const { graph, whole, told } = await change([ann, acme, directs], [mod(acme), del('p')], [acme, directs])
    expect(await graph.everything()).toBe(await whole.everything())
    expect(told).toEqual([
      'line 2: "p" is no thing of the file any more: 1 of what other records say of it goes with it (d): give those records again where that is to come back.',
    ])
  })

  it('names what stands in by its id, where the kind of what is taken away is sure', async () => {
    const { graph, whole, told } = await change(
      [ann, other, acme, kin, directs],
      [del('p')],
      [other, acme, kin, directs],
    )
    expect(await graph.everything()).toBe(await whole.everything())
    expect(await graph.entity('file-p')).toMatchObject({ name: 'p', kind: 'PERSON' })
    expect(told).toEqual([
      'line 1: "p" is taken away, and other records name it: a person that is called by its id stands in for it.',
    ])
  })

  it('goes with a thing that becomes one without a kind', async () => {
    const vessel = entity('p', 'Vessel', { name: ['Ann'] })
    const { graph, whole } = await change([ann, acme, directs], [mod(vessel)], [vessel, acme, directs])
    expect(await graph.everything()).toBe(await whole.everything())
  })

  it('goes where it does not fit what a thing has become, and is told', async () => {
    const body = entity('p', 'Company', { name: ['Ann'] })
    const { graph, whole, told } = await change([ann, other, kin], [mod(body)], [body, other, kin])
    expect(await graph.everything()).toBe(await whole.everything())
    expect(told).toEqual([
      'line 1: "p" is an organization now, and was a person: 1 of what other records say of it goes with it (f): give those records again where that is to come back.',
    ])
  })

  it('counts for the tenth that is asked about', async () => {
    const graph = await openImported('ftm')
    await graph.add('file', lines(ann, acme, directs))
    const asked: unknown[] = []
    await graph.add('file', lines(del('p')), { mayWithdraw: (withdrawal) => asked.push(withdrawal) > 0 })
    expect(asked).toEqual([{ held: 4, unsaid: 2 }])
  })

  it('comes to the same where it was broken off', async () => {
    const body = entity('q', 'Company', { name: ['Quin'] })
    const whole = await openImported('ftm')
    await whole.add('file', lines(acme, body, kin, member))
    for (const stage of ['comparison', 'entities', 'claims', 'withdrawal']) {
      const graph = await openImported('ftm')
      await graph.add('file', lines(ann, acme, other, kin, member))
      const changes = lines(del('p'), mod(body))
      const onProgress = (progress: { stage: string }) => {
        if (progress.stage === stage) throw new Error('killed')
      }
      await expect(graph.add('file', changes, { batch: 1, onProgress })).rejects.toThrow('killed')
      await graph.add('file', changes, { batch: 1 })
      expect(await graph.everything()).toBe(await whole.everything())
    }
  })

  it('is said of what is left of two records of one thing, which is called by what is left', async () => {
    const twins = [ann, other].map((each) => ({ ...each, properties: { ...each.properties, wikidataId: ['Q900001'] } }))
    const { graph, told } = await change([...twins, acme, directs], [del('p')], twins)
    expect(await graph.entity('file-p')).toMatchObject({ name: 'Quin' })
    expect(await graph.told('file-p', 'name')).toEqual(['Quin'])
    expect(told).toEqual([
      'line 1: "p" is taken away, and "q" is the same thing: that stays, as file-p, with the identifiers of both and all that other records say of either.',
    ])
  })

  it('is held of nothing that other files tell of', async () => {
    const graph = await openImported('ftm')
    const known = (id: string) => entity(id, 'Person', { name: ['Ann'], wikidataId: ['Q900001'] })
    await graph.add('first', lines(known('x')))
    await graph.add('file', lines(known('p'), other, acme, kin, directs))
    expect(await graph.told('first-x', 'directs')).toEqual(['file-c'])
    await graph.add('file', lines(del('p')))
    expect([await graph.told('first-x', 'directs'), await graph.told('first-x', 'relative')]).toEqual([[], []])
    expect(graph.problems).toMatchObject([{ message: expect.stringContaining('2 of what other records say of it go') }])
  })
})

describe('any changes', () => {
  it('come to what the whole file would, where those records are given again that can say more', async () => {
    // What stands in for something in nothing that holds is known to the whole file alone, and so is of what kind it is by
    // several records: so every body has a record, persons become no bodies, and kin are in no bodies.
    const [who, kin, whom] = [fc.constantFrom('a', 'b'), fc.constantFrom('k', 'l'), fc.constantFrom('x', 'y')]
    const thing = (...schemata: string[]) =>
      fc.record({
        schema: fc.constantFrom(...schemata),
        name: fc.constantFrom('Ann', 'Bob'),
        from: fc.constantFrom('by', 'lv', ''),
      })
    const body = thing('Company', 'Company', 'Person')
    const things = fc
      .tuple(fc.dictionary(fc.oneof(who, kin), thing('Person', 'Person', 'Vessel')), fc.record({ x: body, y: body }))
      .map(([people, bodies]) => ({ ...people, ...bodies }))
    const ends = fc.oneof(
      fc.record({ schema: fc.constantFrom('Directorship', 'Membership'), who, whom }),
      fc.record({ schema: fc.constant('Family'), who: kin, whom: kin }),
    )
    const state = fc.record({ things, relations: fc.dictionary(fc.constantFrom('r1', 'r2', 'r3'), ends) })
    type State = typeof state extends fc.Arbitrary<infer State> ? State : never
    const properties = new Map([
      ['Family', ['person', 'relative']],
      ['Directorship', ['director', 'organization']],
      ['Membership', ['member', 'organization']],
    ])
    const recordsOf = ({ things, relations }: State) => [
      ...Object.entries(things).map(([id, { schema, name, from }]) =>
        entity(id, schema, { name: [name], ...(from && schema === 'Person' && { nationality: [from] }) }),
      ),
      ...Object.entries(relations).map(([id, { schema, who, whom }]) => {
        const [from = '', to = ''] = properties.get(schema) ?? []
        return entity(id, schema, { [from]: [who], [to]: [whom] })
      }),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(state, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        async (states, batch) => {
          const graph = await openImported('ftm')
          let held: ReturnType<typeof recordsOf> = [acme]
          await graph.add('file', lines(...held))
          for (const next of states.map((each) => [entity('z', 'Company', { name: ['Z'] }), ...recordsOf(each)])) {
            const names = (record: object) => Object.values(record).flat()
            const standsFor = (id: unknown, records: typeof held) => {
              const own = records.find((each) => each.id === id)?.schema
              if (own !== undefined) return own === 'Vessel' ? undefined : own
              const isSure = (name: string) => !['director', 'member'].includes(name)
              const all = records.flatMap(({ properties }) => Object.entries(properties))
              return all.find(([name, values]) => isSure(name) && values.includes(id))?.[0]
            }
            const given = next.filter((each) => {
              const isSame = held.some((old) => JSON.stringify(old) === JSON.stringify(each))
              const comes = (id: unknown) =>
                standsFor(id, next) !== undefined && standsFor(id, held) !== standsFor(id, next)
              return !isSame || names(each.properties).some(comes)
            })
            const gone = held.filter(({ id }) => !next.some((each) => each.id === id))
            const whole = await openImported('ftm')
            await whole.add('file', lines(...next))
            await graph.add('file', lines(mod(next[0] ?? {}), ...gone.map(({ id }) => del(id)), ...given.map(mod)), {
              batch,
            })
            expect(await graph.everything()).toBe(await whole.everything())
            held = next
          }
        },
      ),
      { numRuns: runs(30) },
    )
  }, 60_000)
})

describe('what records only name', () => {
  const from = (id: string, country: string) => entity(id, 'Person', { name: ['Ann'], nationality: [country] })

  it('goes once no record names it any more', async () => {
    const after = [entity('p', 'Person', { name: ['Ann'] }), from('q', 'lv')]
    const { graph, whole } = await change([from('p', 'by'), from('q', 'lv')], after.slice(0, 1).map(mod), after)
    expect(await graph.everything()).toBe(await whole.everything())
  })

  it('stays while another record names it', async () => {
    const after = [entity('p', 'Person', { name: ['Ann'] }), from('q', 'by')]
    const { graph, whole } = await change([from('p', 'by'), from('q', 'by')], after.slice(0, 1).map(mod), after)
    expect(await graph.everything()).toBe(await whole.everything())
  })

  it('goes with the record that it stood in without an id', async () => {
    const housed = (full: string) =>
      entity('p', 'Person', { name: ['Ann'], addressEntity: [{ schema: 'Address', properties: { full: [full] } }] })
    const { graph, whole } = await change([housed('1 Road'), other], [mod(housed('2 Road'))], [housed('2 Road'), other])
    expect(await graph.everything()).toBe(await whole.everything())
    await graph.add('file', lines(del('p'), mod(other)))
    await whole.add('file', lines(other))
    expect(await graph.everything()).toBe(await whole.everything())
  })

  it('goes with the relation that it stands in for an end of', async () => {
    const { graph, whole } = await change([other, kin], [del('f'), mod(other)], [other])
    expect(await graph.everything()).toBe(await whole.everything())
  })
})
