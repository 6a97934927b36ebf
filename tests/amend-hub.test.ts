import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { claim, type Described, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'

const all = [...saidTables, ...derivedTables]
const run = { origin: 'file', run: '1' }

/** More claims about one meeting than are followed at once. */
const pace = { claimsAtOnce: 7 }

const crowd = Array.from({ length: 60 }, (_, number) =>
  claim('meeting', 'participant', `person-${number}`, {
    qualifiers: { role: number % 2 === 0 ? 'DELEGATE' : 'GUEST' },
    source: number % 3 === 0 ? 't' : 'w',
    order: number % 5 === 0 ? number : null,
  }),
)
const papers = Array.from({ length: 60 }, (_, number) => claim(`document-${number}`, 'author', 'person-0'))

async function amend(store: Store, claims: readonly Claim[], described: readonly Described[] = []): Promise<void> {
  await amendGraph(store, { ...run, ...smallGraph(claims, described) }, pace)
}

async function expectWritten(store: Store, claims: readonly Claim[], described: readonly Described[] = []) {
  const written = await openDatabase()
  await writeGraph(written, smallGraph(claims, described))
  expect(await rowsOf(store, all)).toEqual(await rowsOf(written, all))
  await Promise.all([store.close(), written.close()])
}

describe('what changes at a hub', () => {
  it('is followed to all its claims: when it was', async () => {
    const store = await openDatabase()
    const start = claim('meeting', 'startDate', '2021-01-05')
    await amend(store, crowd)
    await amend(store, [start])
    await expectWritten(store, [...crowd, start])
  })

  it('is followed to all its claims: its name, and its kind', async () => {
    const store = await openDatabase()
    await amend(store, papers)
    const described = [{ slug: 'person-0', name: 'Ri', kind: 'ORGANIZATION' as const }]
    await amend(store, papers.slice(0, 1), described)
    await expectWritten(store, papers, described)
  })

  it('is followed to all its claims: when its source came out, and what that copies', async () => {
    const store = await openDatabase()
    const told = [claim('w', 'published', '2020'), claim('t', 'published', '2019'), claim('t', 'basedOn', 'w')]
    await amend(store, crowd)
    await amend(store, told)
    await expectWritten(store, [...crowd, ...told])
  })

  it('takes as many statements as at a leaf, while it is only one claim more', async () => {
    let statements = 0
    const store = await openDatabase({ onStatement: () => (statements += 1) })
    await amend(store, crowd)
    const count = async (claims: readonly Claim[]) => {
      await amendGraph(store, { ...run, entities: smallGraph(claims).entities, claims: [] })
      statements = 0
      await amendGraph(store, { ...run, entities: [], claims })
      return statements
    }
    const atHub = await count([claim('meeting', 'participant', 'person-x', { qualifiers: { role: 'CHAIR' } })])
    const atLeaf = await count([claim('meeting-y', 'participant', 'person-y', { qualifiers: { role: 'CHAIR' } })])
    const many = await count(
      Array.from({ length: 50 }, (_, number) =>
        claim('meeting', 'participant', `person-z${number}`, { qualifiers: { role: 'CHAIR' } }),
      ),
    )
    expect(Math.abs(atHub - atLeaf)).toBeLessThanOrEqual(3)
    expect(Math.abs(many - atHub)).toBeLessThanOrEqual(3)
    await store.close()
  })

  it('is withdrawn in parts, each of them whole', async () => {
    const store = await openDatabase()
    const kept = crowd.slice(0, 3)
    await amend(store, crowd)
    await amendGraph(store, { ...run, run: '2', ...smallGraph(kept) })
    while ((await withdrawUnsaid(store, run.origin, '2', 25)).released > 0);
    await expectWritten(store, kept)
  })
})
