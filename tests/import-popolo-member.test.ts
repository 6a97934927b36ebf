import { describe, expect, it } from 'vitest'
import { openImported } from './imported.ts'

describe('a membership of Popolo', () => {
  it('has the person that is nested in it, with an id or without', async () => {
    const graph = await openImported('popolo')
    await graph.add('norland', {
      organizations: [{ id: 'o', name: 'Assembly' }],
      memberships: [
        { person: { id: 'ada', name: 'Ada Berg', birth_date: '1950' }, organization_id: 'o', role: 'chair' },
        { person: { name: 'Bo Dal' }, organization: { id: 'o' }, role: 'member' },
        { member: { '@type': 'Person', id: 'cy', name: 'Cy Eng' }, organization_id: 'o' },
        { person: 'Dee Fox', organization_id: 'o' },
      ],
    })
    expect(graph.problems).toMatchObject([{ locator: 'memberships[3]', isWarning: true }])
    const people = (await graph.entities()).filter(({ kind }) => kind === 'PERSON')
    expect(people.map(({ name }) => name).sort()).toEqual(['Ada Berg', 'Bo Dal', 'Cy Eng', 'Dee Fox'])
    const told = await Promise.all(people.map(({ slug }) => graph.told(slug, 'memberOf')))
    expect(told.flat().sort()).toEqual(['norland-o', 'norland-o', 'norland-o role=chair', 'norland-o role=member'])
    expect(await graph.told('norland-ada', 'birthDate')).toEqual(['1950'])
  })

  it('is told with its place, and skipped, where no person is in it', async () => {
    const graph = await openImported('popolo')
    const memberships = [
      { organization_id: 'o', role: 'chair' },
      { person_id: null, organization_id: 'o' },
      { person: {}, organization_id: 'o' },
      { person_id: '', organization_id: 'o' },
    ]
    const summary = await graph.add('norland', { organizations: [{ id: 'o', name: 'Assembly' }], memberships })
    expect(graph.problems.map(({ locator }) => locator)).toEqual([0, 1, 2, 3].map((place) => `memberships[${place}]`))
    expect(summary.problems).toEqual({ 'a membership without its ends': 4 })
    expect((await graph.entities()).map(({ slug }) => slug)).toEqual(['norland', 'norland-o'])
  })
})
