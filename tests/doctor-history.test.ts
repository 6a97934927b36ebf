import { type RawBuilder, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { amendGraph } from '../src/store/amend/amend.ts'
import { correct } from '../src/store/amend/corrections.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { checkHistory } from '../src/store/care/check-history.ts'
import { examine } from '../src/store/care/doctor.ts'
import { erase } from '../src/store/erase/erase.ts'
import { programAuthor } from '../src/store/history/author.ts'
import type { Store } from '../src/store/store.ts'
import { openDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

const cures = { files: 'restore', source: 'import', derived: 'repair', description: 'describe' }
const birth = claim('person-1', 'birthDate', '1950')
const alias = claim('person-1', 'name', 'Ri Il')
const member = claim('person-1', 'memberOf', 'organization-1')

/** Three changes, of which the second and the third end something. */
async function changed(): Promise<Store> {
  const store = await openDatabase()
  const say = async (run: string, claims: readonly (typeof birth)[], name: string) => {
    const { entities } = smallGraph(claims, [{ slug: 'person-1', name }])
    await amendGraph(store, { origin: 'f', run, entities, claims })
    while ((await withdrawUnsaid(store, 'f', run, 100)).released > 0);
  }
  await say('1', [birth, member], 'Ri')
  await say('2', [alias, member], 'Ri Il')
  await say('3', [birth, alias], 'Ri')
  await correct(store, 'person-1', { description: 'A farmer' })
  await sql`insert into redirect values ('person-2', 'person-1', 2, null)`.execute(store.db)
  await sql`insert into claim_redirect values ('old', ${birth.id}, 2, null)`.execute(store.db)
  return store
}

async function problemsAfter(...harm: RawBuilder<unknown>[]) {
  const store = await changed()
  for (const statement of harm) await statement.execute(store.db)
  const found = await checkHistory(store, cures)
  await store.close()
  return found
}

describe('a history that is sound', () => {
  it('has no finding, also where something was erased', async () => {
    const store = await changed()
    expect(await checkHistory(store, cures)).toEqual([])
    await erase(store, { what: 'claim', id: member.id }, { author: programAuthor, message: 'Law' })
    await erase(store, { what: 'claim', id: alias.id }, { author: programAuthor, message: 'Law' })
    expect(await checkHistory(store, cures)).toEqual([])
    await store.close()
  })
})

describe('a history that is not', () => {
  it.each<[string, RegExp, RawBuilder<unknown>[]]>([
    ['lacks a change', /have a gap/, [sql`delete from change where number = 2`]],
    ['begins later', /do not begin with 1/, [sql`update change set number = number + 1 where number = 3`]],
    ['goes back in time', /no later than the one before/, [sql`update change set at = 1 where number = 2`]],
    [
      'has an effect without a number',
      /took effect and has none/,
      [sql`update change set number = null where number = 3`],
    ],
    ['has no author', /by nobody/, [sql`delete from author`]],
    ['touches by nothing', /touched or undone by a change/, [sql`insert into touched values ('person-1', 'nothing')`]],
    [
      'undoes what is not there',
      /touched or undone by a change/,
      [sql`insert into reversal select 'nothing', key from change where number = 1`],
    ],
    [
      'ends with no change',
      /a state of a claim began or ended/,
      [sql`update past_claim set until = 9 where until = 3`],
    ],
    [
      'begins with no change',
      /a state of an entity began or ended/,
      [sql`update past_entity set since = -1 where since = 1`],
    ],
    ['holds since no change', /a state of a claim began or ended/, [sql`update claim_since set since = 9`]],
    [
      'tells since when of nothing',
      /since when an entity is as it is that is not there/,
      [sql`insert into entity_since values (99, 1)`],
    ],
    [
      'ends before it begins',
      /states of one claim overlap, or end before/,
      [sql`update past_claim set since = 3 where until = 2`],
    ],
    [
      'is two things at once',
      /states of one entity overlap/,
      [sql`update past_entity set until = 3 where slug = 'person-1' and since = 1`],
    ],
    ['is what it was before it ended', /states of one claim overlap/, [sql`delete from claim_since`]],
    [
      'cannot be read',
      /kept of a claim cannot be read/,
      [sql`update past_claim set state = replace(state, '1950', 'once')`],
    ],
    [
      'is of another',
      /kept of an entity cannot be read, or is of another/,
      [sql`update past_entity set slug = 'person-9' where slug = 'person-1' and since = 1`],
    ],
    [
      'says something else than its id',
      /kept of a claim cannot be read/,
      [sql`update past_claim set state = replace(state, '1950', '1951')`],
    ],
    [
      'leads in a circle',
      /leads in a circle/,
      [sql`insert into redirect values ('person-3', 'person-4', 1, null), ('person-4', 'person-3', 1, null)`],
    ],
    [
      'leads nowhere',
      /a slug that a merge gave up leads to what never was/,
      [sql`update redirect set entity = 'person-9'`],
    ],
    [
      'leads to no claim',
      /an id of a claim that a merge gave up leads to what never was/,
      [sql`update claim_redirect set claim = 'x'`],
    ],
    [
      'leads away from what stands',
      /a slug leads elsewhere, and something has it/,
      [
        sql`insert into redirect values ('organization-1', 'person-1', 2, null)`,
        sql`insert into entity (number, slug, kind, name) select 50, 'organization-1', 'ORGANIZATION', 'x' where not exists (select 1 from entity where slug = 'organization-1')`,
      ],
    ],
    [
      'counts wrongly what a change made',
      /another number of differences/,
      [sql`update change set differences = differences + 1 where number = 2`],
    ],
    ['corrects nothing', /corrected or judged that is not there/, [sql`update correction set slug = 'person-9'`]],
    [
      'judges nothing',
      /corrected or judged that is not there/,
      [sql`insert into judgement values (99, 'DEPRECATED', null, null)`],
    ],
  ])('is found where it %s, and is to be restored', async (_, problem, harm) => {
    const found = await problemsAfter(...harm)
    expect(found.map((each) => each.problem)).toContainEqual(expect.stringMatching(problem))
    expect(found.every(({ cure, examples }) => cure === 'restore' && examples.length > 0)).toBe(true)
  })

  it('is found by the doctor', async () => {
    const store = await changed()
    await sql`delete from change where number = 2`.execute(store.db)
    const found: string[] = []
    for await (const { check, findings } of examine(store, cures, { deep: false }))
      if (findings.length > 0) found.push(check)
    expect(found).toEqual(['history'])
    await store.close()
  })
})
