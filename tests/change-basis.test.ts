import { expect, it } from 'vitest'
import { findConflicts } from '../src/changes/conflict.ts'
import type { Operation } from '../src/changes/operation.ts'
import { claim } from './small-graph.ts'
import { openWritable } from './writable-graph.ts'

const known = [claim('person-1', 'birthDate', '1961', { source: 'w' })]
const say = (subject: string, edtf: string): Operation => ({
  say: { subject, property: 'birthDate', value: { edtf }, reference: { source: 'w', locator: 'p. 2' } },
})
const birthDate = { path: ['operations', '0', 'say'], entity: 'person-1', property: 'birthDate' } as const

it('conflicts with a claim that is gone since its basis', async () => {
  const graph = await openWritable(known)
  const first = await graph.change([say('person-1', '1963')])
  await graph.change([{ unsay: { claim: first.effect.claimsAdded[0].id } }])
  const late = await graph.change([say('person-1', '1964')], { basis: 1 })
  expect(late.problems).toMatchObject([{ code: 'CONFLICT', path: ['operations', '0', 'say'] }])
  expect(late.problems[0].message).toMatch(/change 2 by alice/)
})

it('conflicts with what became of an entity that came back', async () => {
  const graph = await openWritable(known)
  const name = (text: string): Operation => ({ edit: { entity: 'person-1', name: text } })
  const { change } = await graph.change([name('Anna')])
  await graph.change([{ revert: change.id }])
  expect((await graph.change([name('Berta')], { basis: 1 })).problems[0].message).toMatch(/change 2 by alice/)
})

it('reads no more of the history than concerns what is decided on', async () => {
  const { store, change } = await openWritable(known)
  const others = Array.from({ length: 60 }, (_, index): Operation[] => [
    { create: { kind: 'PERSON', name: `Person ${index}`, slug: `other-${index}` } },
    say(`other-${index}`, '1970'),
  ])
  const { effect } = await change(others.flat())
  await change(effect.claimsAdded.map(({ id }: { id: string }) => ({ unsay: { claim: id } })))
  await change([say('person-1', '1963')])
  let read = 0
  const db = store.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      read += result.rows.length
      return result
    },
  })
  const targets = [birthDate, { ...birthDate, property: null, entity: 'other-7' }]
  expect(await findConflicts({ ...store, db }, 0, targets)).toHaveLength(2)
  expect(read).toBeLessThan(10)
})
