import { describe, expect, it } from 'vitest'
import { askGraph, claim, openSmallGraph, type Said } from './small-graph.ts'

describe('what is only expected', () => {
  const expected = { reference: { certainty: 'EXPECTED' as const } }
  const also = (said: Said) => ({ ...said, ...expected, source: 't' })

  it('competes for no place and counts for no voice', async () => {
    const graph = await openSmallGraph([
      claim('meeting', 'startDate', '2021-01-06'),
      claim('meeting', 'startDate', '2021-01-05', also({})),
      claim('meeting', 'headcount', '7', { qualifiers: { counted: 'GUESTS' } }),
      claim('meeting', 'headcount', '8', also({ qualifiers: { counted: 'GUESTS' } })),
    ])
    const query = `{ meeting(slug: "meeting") {
      startDate { edtf status claims { status } } headcounts { amount status } claims(property: "startDate") { totalCount }
    } }`
    expect((await askGraph(graph, query)).meeting).toEqual({
      startDate: { edtf: '2021-01-06', status: 'UNDISPUTED', claims: [{ status: 'UNDISPUTED' }] },
      headcounts: [{ amount: 7, status: 'UNDISPUTED' }],
      claims: { totalCount: 1 },
    })
  })

  it('leads nowhere and follows nothing', async () => {
    const graph = await openSmallGraph(
      [
        claim('meeting-1', 'prepares', 'meeting', expected),
        claim('decision', 'adoptedAt', 'meeting-2'),
        claim('decision', 'effect', 'meeting', { ...expected, qualifiers: { effect: 'CONVENES' } }),
        claim('meeting-3', 'previous', 'meeting', expected),
        claim('meeting-4', 'organization', 'organization'),
        claim('meeting', 'organization', 'organization', expected),
      ],
      [
        { slug: 'meeting', ordinal: 3, classification: 'PLENARY' },
        { slug: 'meeting-4', ordinal: 4, classification: 'PLENARY' },
      ],
    )
    const query = `{ meeting(slug: "meeting") { precededBy { totalCount } next { slug } previous { slug } organization { slug } } }`
    const none = { precededBy: { totalCount: 0 }, next: null, previous: null, organization: null }
    expect((await askGraph(graph, query)).meeting).toEqual(none)
  })

  it('is listed, found, numbered and named nowhere', async () => {
    const role = { qualifiers: { role: 'GUEST' } }
    const graph = await openSmallGraph([
      claim('meeting', 'participant', 'person-a', role),
      claim('meeting', 'participant', 'person-b', { ...role, order: 2 }),
      claim('meeting', 'participant', 'person-a', also({ ...role, order: 1 })),
      claim('meeting', 'participant', 'person-c', also(role)),
      claim('person-a', 'name', 'Kim', expected),
      claim('organization', 'summary', 'To be founded.', expected),
    ])
    const query = `{
      meeting(slug: "meeting") { participants { totalCount edges { order node { slug } } } }
      people { totalCount }
      guests: people(filter: {role: GUEST}) { totalCount }
      named: people(filter: {name: "kim"}) { totalCount }
      organizations { totalCount }
      sources { totalCount }
      person(slug: "person-a") { names { text } sources { nodes { slug } } }
      graph { entities claims references }
    }`
    const person = (slug: string, order: number | null) => ({ order, node: { slug } })
    expect(await askGraph(graph, query)).toEqual({
      meeting: { participants: { totalCount: 2, edges: [person('person-b', 2), person('person-a', null)] } },
      people: { totalCount: 2 },
      guests: { totalCount: 2 },
      named: { totalCount: 0 },
      organizations: { totalCount: 0 },
      sources: { totalCount: 0 },
      person: { names: [], sources: { nodes: [{ slug: 'w' }] } },
      graph: { entities: 3, claims: 2, references: 2 },
    })
  })
})
