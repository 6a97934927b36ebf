import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTerm } from '../examples/council/popolo.ts'

const shipped = join(import.meta.dirname, '../examples/council/magdeburg-8')

describe("the council's files as Popolo", async () => {
  const term = await readTerm(shipped)
  const votes = term.vote_events.flatMap((event) => event.votes)
  const counted = (option: string) => votes.filter((vote) => vote.option === option).length

  it('hold every vote on every motion', () => {
    expect([term.persons, term.motions, term.vote_events, votes].map(({ length }) => length)).toEqual([
      58, 1443, 1879, 107103,
    ])
    expect(['yes', 'no', 'abstain', 'absent'].map(counted)).toEqual([55990, 20768, 6350, 23995])
  })

  it('have a result where the votes tell one', () => {
    const results = Map.groupBy(term.vote_events, ({ result }) => result)
    expect(['pass', 'fail', 'tie'].map((word) => results.get(word)?.length)).toEqual([1354, 515, 10])
  })

  it('name nobody and nothing that they do not have', () => {
    const ids = new Set(
      [term.persons, term.organizations, term.events, term.motions].flatMap((all) => all.map(({ id }) => id)),
    )
    const named = [
      ...term.memberships.flatMap(({ person_id, organization_id }) => [person_id, organization_id]),
      ...term.vote_events.flatMap((event) => [event.motion_id, event.legislative_session_id, event.organization_id]),
      ...votes.flatMap(({ voter_id, group_id }) => [voter_id, group_id]),
    ]
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })

  it('number the votes of a day', () => {
    const ofDay = term.vote_events.filter(({ start_date }) => start_date === '2024-12-05')
    expect(ofDay.map(({ identifier }) => identifier)).toContain('59')
    expect(new Set(ofDay.map(({ identifier }) => identifier)).size).toBe(ofDay.length)
  })
})

describe('a file of the council that is not as it should be', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-council-'))
  beforeAll(() => {
    const person = { id: 'ann', name: 'Ann', factionId: 'a', partyId: 'a', start: null, end: null }
    const registry = { id: 'x', name: 'X', sessions: [], factions: [], parties: [], persons: [person] }
    writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('can lack a session that was not scanned', async () => {
    expect((await readTerm(folder)).vote_events).toEqual([])
  })
})
