import { describe, expect, it } from 'vitest'
import type { Operation } from '../src/changes/operation.ts'
import { loadDataset } from '../src/files/dataset.ts'
import { entitiesNeeded } from '../src/lists/mentions.ts'
import { createClaim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { sayOf } from './change-arbitrary.ts'
import { dataFolder } from './shipped-data.ts'
import { openWritable } from './writable-graph.ts'

const account = 'tml-weekly-2021-02-21'
const shipped = loadDataset(dataFolder)

/** What the account says, and nobody else: its claims with its own references, as nobody has judged them. */
const said = shipped.claims.flatMap((claim) => {
  const own = claim.references.filter(({ source }) => source === account)
  return own.length === 0 ? [] : [createClaim(claim, own)]
})
const named = new Set(said.flatMap(entitiesNeeded))
const entities = shipped.entities.filter(({ slug }) => named.has(slug))

function create({ slug, kind, name, ...more }: Entity): Operation {
  const told = Object.entries(more).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return { create: { slug, kind, name, as: slug, ...Object.fromEntries(told) } }
}

/** The first account of the congress, as somebody would enter it who has it on the desk. */
describe('an account that is entered by hand, in one change', () => {
  const operations = [
    ...entities.map(create),
    ...said.flatMap((claim) => claim.references.map((_, index): Operation => ({ say: sayOf(claim, index) }))),
  ]

  it('is the same as the shipped data have it', async () => {
    const graph = await openWritable()
    const { problems, change } = await graph.change(operations, { message: 'The account of the weekly.' })
    expect(problems).toEqual([])
    expect(change.number).toBe(1)
    expect((await findAllEntities(graph.store)).sort(bySlug)).toEqual(entities.toSorted(bySlug))
    expect((await findAllClaims(graph.store)).sort(byId)).toEqual(said.toSorted(byId))
  })

  it('is refused whole where one slip is in it', async () => {
    const graph = await openWritable()
    const slip: Operation = { create: { kind: 'PERSON', name: 'Kim', slug: 'Kim' } }
    const { problems, change } = await graph.change([...operations, slip])
    expect(change).toBeNull()
    expect(problems).toMatchObject([
      { code: 'BAD_SLUG', path: ['operations', String(operations.length), 'create', 'slug'] },
    ])
    expect(await findAllClaims(graph.store)).toEqual([])
  })
})

function bySlug(a: Entity, b: Entity): number {
  return a.slug < b.slug ? -1 : 1
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
