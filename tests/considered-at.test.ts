import { describe, expect, it } from 'vitest'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

const consideration = 'totalCount edges { node { slug } role result agendaItem { slug } start relations { order } }'

describe('the way of a paper', () => {
  const claims = [
    claim('document', 'consideredAt', 'meeting-council', {
      order: 2,
      qualifiers: { role: 'decision', result: 'adopted', agendaItem: 'agenda-item-7' },
    }),
    claim('document', 'consideredAt', 'meeting-committee', { order: 1, qualifiers: { role: 'hearing' } }),
    claim('document-other', 'consideredAt', 'meeting-council'),
    claim('meeting-council', 'startDate', '2021-03-01'),
  ]

  it('leads through its meetings in order, with role, result and the item of the agenda', async () => {
    const graph = await openSmallGraph(claims)
    const { document, meeting } = await askGraph(
      graph,
      `{ document(slug: "document") { consideredAt { ${consideration} } }
        meeting(slug: "meeting-council") { considers { ${consideration} } } }`,
    )
    const none = { role: null, result: null, agendaItem: null, start: null }
    const decided = { role: 'decision', result: 'adopted', agendaItem: { slug: 'agenda-item-7' }, start: null }
    expect(document.consideredAt).toEqual({
      totalCount: 2,
      edges: [
        { ...none, node: { slug: 'meeting-committee' }, role: 'hearing', relations: [{ order: 1 }] },
        { ...decided, node: { slug: 'meeting-council' }, relations: [{ order: 2 }] },
      ],
    })
    expect(meeting.considers).toEqual({
      totalCount: 2,
      edges: [
        { ...decided, node: { slug: 'document' }, relations: [{ order: 2 }] },
        { ...none, node: { slug: 'document-other' }, relations: [{ order: null }] },
      ],
    })
  })

  it('stands on the timeline of the paper at the time of the meeting, begins with it, and does not cease', async () => {
    const graph = await openSmallGraph(claims)
    const { document, before, after } = await askGraph(
      graph,
      `{ document(slug: "document") { timeline { undated nodes { date { edtf } entity { slug } } } }
        before: lens(at: "2021-02") { document(slug: "document") { consideredAt { nodes { slug } } } }
        after: lens(at: "2030", match: CERTAINLY) { document(slug: "document") { consideredAt { nodes { slug } } } } }`,
    )
    const nodes = [{ date: { edtf: '2021-03-01' }, entity: { slug: 'meeting-council' } }]
    expect(document.timeline).toEqual({ undated: 1, nodes })
    expect(before.document.consideredAt.nodes).toEqual([{ slug: 'meeting-committee' }])
    expect(after.document.consideredAt.nodes).toEqual([{ slug: 'meeting-council' }])
  })

  it('links the item of the agenda with the paper and the meeting', async () => {
    const graph = await openSmallGraph(claims)
    const { agendaItem } = await askGraph(
      graph,
      '{ agendaItem(slug: "agenda-item-7") { neighbours { edges { node { slug } links { qualifier } } } } }',
    )
    expect(agendaItem.neighbours.edges).toEqual([
      { node: { slug: 'meeting-council' }, links: [{ qualifier: 'agendaItem' }] },
      { node: { slug: 'document' }, links: [{ qualifier: 'agendaItem' }] },
    ])
  })
})
