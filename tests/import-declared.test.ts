import { describe, expect, it } from 'vitest'
import { declaredFields, exceptions } from '../src/formats/import/popolo/declared-field.ts'
import { mappingsOf, exceptions as unreadable } from '../src/formats/import/wikidata/mapping.ts'
import { allProperties, type PropertyName, properties } from '../src/model/properties.ts'
import { openImported } from './imported.ts'

const lists = {
  person: 'persons',
  organization: 'organizations',
  post: 'posts',
  event: 'events',
  area: 'areas',
  motion: 'motions',
  speech: 'speeches',
} as const

const samples = { text: 'a text', date: '1999-12-31', quantity: '12' } as const

/** A file with one object for each field that is declared, and nothing else in it. */
async function importFields() {
  const graph = await openImported('popolo')
  const told = (Object.keys(lists) as (keyof typeof lists)[]).flatMap((sort) =>
    declaredFields(sort).map((declared) => ({ sort, ...declared })),
  )
  const objects = told.map(({ sort, field, form }, place) => ({
    list: lists[sort],
    object: { id: `thing-${place}`, [field]: form === 'entity' ? `another-${place}` : samples[form] },
  }))
  const byList = Map.groupBy(objects, ({ list }) => list)
  const file = Object.fromEntries([...byList].map(([list, all]) => [list, all.map(({ object }) => object)]))
  const summary = await graph.add('norland', file)
  return { told, summary, claims: await graph.claims() }
}

describe('a field of Popolo that a property declares', () => {
  it('is read, or stands among the exceptions with the reason', async () => {
    const { claims } = await importFields()
    const read = new Set<string>(claims.map(({ property }) => property))
    const unread = allProperties.filter(
      ({ name, popolo }) => popolo && !read.has(name) && !Object.hasOwn(exceptions, name),
    )
    expect(unread.map(({ name }) => name)).toEqual([])
  })

  it('is said of its object by that property, and by no other', async () => {
    const { told, claims, summary } = await importFields()
    expect(summary.notHeld).toEqual({})
    const of = (place: number) => claims.filter(({ subject }) => subject === `norland-thing-${place}`)
    expect(told.map((_, place) => of(place).map(({ property }) => property))).toEqual(
      told.map(({ property }) => [property]),
    )
    expect(told.length).toBeGreaterThan(20)
  })

  it('is an exception only if it is declared', () => {
    const names = Object.keys(exceptions) as PropertyName[]
    expect(names.filter((name) => properties[name].popolo === undefined)).toEqual([])
  })
})

describe('a property of Wikidata that a property declares', () => {
  it('is read with all that it must have, or stands among the exceptions with the reason', () => {
    const unread = allProperties.filter(({ name, wikidata, qualifiers = {} }) => {
      if (wikidata === undefined || Object.hasOwn(unreadable, name)) return false
      const required = Object.keys(qualifiers).filter((qualifier) => qualifiers[qualifier]?.required)
      return !mappingsOf(wikidata).some(
        (mapping) =>
          mapping.property === name &&
          !mapping.isInverse &&
          required.every((qualifier) => mapping.qualifiers?.[qualifier] !== undefined),
      )
    })
    expect(unread.map(({ name }) => name)).toEqual([])
  })

  it('is read by what declares it before anything else, and once', () => {
    for (const { name, wikidata } of allProperties) {
      const mappings = mappingsOf(wikidata ?? '')
      const plain = mappings.filter(
        ({ property, isInverse, qualifiers }) => property === name && !isInverse && !qualifiers,
      )
      expect(plain.length, `${name} from ${wikidata}`).toBeLessThan(2)
    }
    expect(mappingsOf('P577').map(({ property }) => property)).toEqual(['published', 'date'])
  })

  it('is an exception only if it is declared', () => {
    const names = Object.keys(unreadable) as PropertyName[]
    expect(names.filter((name) => properties[name].wikidata === undefined)).toEqual([])
  })
})
