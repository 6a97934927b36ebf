import { describe, expect, it } from 'vitest'
import { type ImportedGraph, openImported } from './imported.ts'
import { at, council, folderOf, host, object, page } from './oparl-council.ts'

async function openCouncil(): Promise<ImportedGraph & { summary: Awaited<ReturnType<ImportedGraph['add']>> }> {
  const graph = await openImported('oparl')
  const summary = await graph.add('town', '', { paths: [folderOf(council)] })
  return { ...graph, summary }
}

/** What a file of these objects says of one, by a property. */
async function toldBy(answer: unknown, subject: string, property: string) {
  const graph = await openImported('oparl')
  const summary = await graph.add('town', answer)
  return { ...graph, summary, told: await graph.told(subject, property) }
}

describe("a council's answers", () => {
  it('lead a paper through its meetings in order, with role, result and the item of the agenda', async () => {
    const { claims, told } = await openCouncil()
    const way = (await claims()).filter(({ property }) => property === 'consideredAt')
    const inOrder = way
      .map(({ value, references }) => [references[0]?.order, value.type === 'entity' && value.slug])
      .sort()
    expect(inOrder).toEqual([
      [1, 'town-meeting-1'],
      [2, 'town-meeting-2'],
      [3, 'town-meeting-3'],
    ])
    expect(await told('town-paper-749', 'consideredAt')).toEqual([
      'town-meeting-1 agendaItem=town-item-10 role=Anhörung',
      'town-meeting-2 agendaItem=town-item-20 result=ohne Votum überwiesen role=Vorberatung',
      'town-meeting-3 agendaItem=town-item-31 result=geändert beschlossen role=Beschlussfassung',
    ])
    const notes = way.flatMap(({ references }) => references.flatMap(({ note }) => note ?? []))
    expect(notes.sort()).toEqual(['not to be decided there', 'to be decided there'])
  })

  it('make a decision of what was resolved, with what became of it', async () => {
    const { told } = await openCouncil()
    const of = (property: string) => told('town-resolution-item-31', property)
    expect(await of('adoptedAt')).toEqual(['town-meeting-3'])
    expect(await of('adoptedBy')).toEqual(['town-organization-rat'])
    expect(await of('agendaItem')).toEqual(['town-item-31'])
    expect(await of('about')).toEqual(['town-paper-749'])
    expect(await of('vote')).toEqual(['geändert beschlossen'])
    expect(await of('outcome')).toEqual(['ADOPTED'])
    expect(await of('describedAs')).toEqual(['Der Haushalt wird mit folgenden Änderungen beschlossen.'])
  })

  it('tell who belongs to what, for whom, from when to when, and with a vote or without', async () => {
    const { told, references } = await openCouncil()
    expect(await told('town-person-29', 'memberOf')).toEqual([
      'town-organization-finanzen role=Sachkundige Bürgerin 2014-12-03..2015-07-28',
      'town-organization-rat onBehalfOf=town-organization-gruene role=Vorsitzende 2020-11-03..',
    ])
    const notes = (await references('town-person-29', 'memberOf')).map(({ note }) => note)
    expect(new Set(notes)).toEqual(new Set(['with a vote', 'without a vote', null]))
  })

  it('tell of persons: names, titles, offices, ways to reach them', async () => {
    const { told } = await openCouncil()
    const of = (property: string) => told('town-person-29', property)
    expect(await of('name')).toEqual(['Prof. Dr. Maxi Muster'])
    expect(await of('givenName')).toEqual(['Maxi'])
    expect(await of('familyName')).toEqual(['Muster'])
    expect(await of('honorific')).toEqual(['Dr.', 'MdL', 'Prof.', 'Ratsfrau'])
    expect(await of('gender')).toEqual(['female'])
    expect(await of('occupation')).toEqual(['Bürgermeisterin'])
    expect(await of('contact')).toEqual(['+493012345678 medium=phone', 'maxi@muster.example medium=email'])
    expect(await of('describedAs')).toEqual(['Geboren am Fluss.'])
    expect(await told('town-person-30', 'name')).toEqual(['Bo Dal'])
    expect(await told('town-person-30', 'address')).toEqual(['Ratssaal, Ratshausplatz 1, 12345 Beispielstadt'])
  })

  it('tell of bodies, what belongs under them, and their terms', async () => {
    const { told, entity } = await openCouncil()
    expect(await entity('town-body-0')).toMatchObject({
      kind: 'ORGANIZATION',
      classification: 'KREISFREIE_STADT',
      identifiers: expect.arrayContaining([
        { scheme: 'oparl', value: at('body/0') },
        { scheme: 'gnd', value: '2015732-0' },
        { scheme: 'ags', value: '05315000' },
      ]),
    })
    expect(await told('town-organization-rat', 'parent')).toEqual(['town-body-0'])
    expect(await told('town-organization-rat', 'organOf')).toEqual(['town-body-0 standing=HIGHEST'])
    expect(await told('town-organization-finanzen', 'parent')).toEqual(['town-organization-rat'])
    expect(await told('town-organization-altdorf', 'parent')).toEqual(['town-body-1'])
    expect(await told('town-organization-rat', 'founded')).toEqual(['1946-10-13'])
    expect(await entity('town-term-21')).toMatchObject({ kind: 'MEETING', classification: 'LEGISLATIVE_PERIOD' })
    expect(await told('town-term-21', 'organization')).toEqual(['town-body-0'])
    expect(await told('town-term-21', 'endDate')).toEqual(['2025-10-31'])
  })

  it('tell of meetings: who meets, who is there, when, where, and with which agenda', async () => {
    const { told, claims } = await openCouncil()
    const of = (property: string) => told('town-meeting-2', property)
    expect(await of('organization')).toEqual(['town-organization-finanzen'])
    expect(await of('organizer')).toEqual(['town-organization-rat'])
    expect(await of('participant')).toEqual(['town-person-29 role=ATTENDEE'])
    expect(await of('place')).toEqual(['town-location-0'])
    expect(await of('startDate')).toEqual(['2021-02-01T17:00:00+01:00'])
    expect(await told('town-meeting-3', 'startDate')).toEqual(['2021-03-01T17:00:00+01:00'])
    expect(await told('town-meeting-3', 'describedAs')).toEqual(['eingeladen'])
    const items = (await claims()).filter(({ property }) => property === 'meeting')
    const told3 = items.map(({ subject, qualifiers: { stage }, references: [first] }) => [subject, stage, first?.order])
    expect(told3.sort()).toEqual([
      ['town-item-10', 'HELD', 1],
      ['town-item-20', 'HELD', 1],
      ['town-item-30', 'ANNOUNCED', 1],
      ['town-item-31', 'HELD', 2],
    ])
  })

  it('tell of papers: title, number, day, authors, places, files and what they are part of', async () => {
    const { told, entity, references } = await openCouncil()
    const of = (property: string) => told('town-paper-749', property)
    expect(await entity('town-paper-749')).toMatchObject({
      kind: 'DOCUMENT',
      classification: 'BESCHLUSSVORLAGE',
      identifiers: expect.arrayContaining([{ scheme: 'reference', value: '1234/2021' }]),
    })
    expect(await of('title')).toEqual(['Haushaltssatzung 2021'])
    expect(await of('date')).toEqual(['2021-01-04'])
    expect(await of('author')).toEqual(['town-organization-gruene', 'town-person-29'])
    expect(await of('about')).toEqual(['town-location-7'])
    expect(await of('link')).toEqual(['https://ris.example/download/1.pdf', 'https://ris.example/files/1.pdf'])
    const notes = (await references('town-paper-749', 'link')).flatMap(({ note }) => note ?? [])
    expect(new Set(notes)).toEqual(new Set(['main file: Vorlage, vorlage.pdf, 2021-01-04, application/pdf']))
    expect(await told('town-meeting-2', 'link')).toEqual(['https://ris.example/files/2.pdf'])
    expect(await told('town-paper-750', 'partOf')).toEqual(['town-paper-749'])
  })

  it('are said by the system, at the id of each object', async () => {
    const { references, told, entities } = await openCouncil()
    const [system] = (await entities()).filter(({ kind, slug }) => kind === 'SOURCE' && slug !== 'town')
    expect(system).toMatchObject({ name: 'RIS Beispielstadt', identifiers: [{ scheme: 'url', value: `${host}/` }] })
    expect(await told('town', 'basedOn')).toEqual([system?.slug])
    expect(await references('town-paper-749', 'title')).toMatchObject([
      { source: 'town', locator: `${at('paper/749')}.name` },
      { source: system?.slug, locator: at('paper/749') },
    ])
  })

  it('have no problems, and what the model has no place for is counted', async () => {
    const { problems, summary } = await openCouncil()
    expect(problems).toEqual([])
    expect(summary.notHeld).toMatchObject({ 'organization.post': 2, 'location.geojson': 1, 'file.size': 1 })
    expect(summary.read).toMatchObject({ body: 2, 'agenda item': 4, consultation: 3, membership: 2 })
  })
})

describe('an object of OParl', () => {
  const paper = object('Paper', 'paper/1', { name: 'Radwege' })

  it.each([
    ['alone', paper],
    ['on a page', page([paper])],
    ['in a list', [paper]],
    ['on a page in a list', [page([paper])]],
    ['alone where a list would stand', { data: paper }],
    ['of OParl 1.0', { ...paper, type: 'https://schema.oparl.org/1.0/Paper' }],
    ['with its type in other letters', { ...paper, type: 'http://oparl.org/schema/1.0/paper' }],
  ])('is read %s', async (_, answer) => {
    const { told } = await toldBy(answer, 'town-paper-1', 'title')
    expect(told).toEqual(['Radwege'])
  })

  it('says the same whether it stands in another or by itself', async () => {
    const consultation = object('Consultation', 'consultation/1', { meeting: at('meeting/1'), role: 'Anhörung' })
    const membership = object('Membership', 'membership/1', { organization: at('organization/1') })
    const others = [object('Meeting', 'meeting/1'), object('Organization', 'organization/1', { name: 'Rat' })]
    const embedded = await openImported('oparl')
    await embedded.add('town', [
      ...others,
      { ...paper, consultation: [consultation] },
      object('Person', 'person/1', { membership: [membership] }),
    ])
    const apart = await openImported('oparl')
    await apart.add('town', [
      { ...membership, person: at('person/1') },
      { ...consultation, paper: at('paper/1') },
      ...others,
      { ...paper, consultation: [consultation.id] },
      object('Person', 'person/1', { membership: [membership.id] }),
    ])
    expect(await embedded.told('town-paper-1', 'consideredAt')).toEqual(['town-meeting-1 role=Anhörung'])
    expect(await apart.everything()).toBe(await embedded.everything())
  })

  it('tells what it names that nothing is told of', async () => {
    const { summary, problems, entities } = await toldBy(
      [
        {
          ...paper,
          mainFile: at('file/1'),
          consultation: [at('consultation/1'), object('Consultation', 'consultation/2', { meeting: at('meeting/1') })],
        },
        object('Meeting', 'meeting/1', { agendaItem: [at('item/1')], location: at('location/1') }),
        object('Person', 'person/1', { name: 'Ada', location: at('location/2'), membership: [at('membership/1')] }),
      ],
      '',
      '',
    )
    expect(summary.problems).toEqual({})
    expect(summary.notHeld).toEqual({
      'paper.mainFile: one that nothing is told of': 1,
      'paper.consultation: one that nothing is told of': 1,
      'person.location: one that nothing is told of': 1,
      'person.membership: one that nothing is told of': 1,
    })
    expect(problems.map(({ message }) => message).sort()).toEqual([
      `"${at('item/1')}" is the id of no record of the file; an agenda item of that name stands in for it.`,
      `"${at('location/1')}" is the id of no record of the file; a place of that name stands in for it.`,
    ])
    const standIns = (await entities()).filter(({ slug }) => /1$/.test(slug) && !/paper|person|meeting/.test(slug))
    expect(standIns.map(({ slug, name }) => [slug, name])).toEqual([
      ['town-item-1', 'item/1'],
      ['town-location-1', 'location/1'],
    ])
  })

  it('finds the meeting of a consultation by the item of its agenda', async () => {
    const { told } = await toldBy(
      [
        { ...paper, consultation: [object('Consultation', 'consultation/1', { role: 'Anhörung' })] },
        object('Meeting', 'meeting/1', {
          agendaItem: [object('AgendaItem', 'item/1', { consultation: at('consultation/1') })],
        }),
      ],
      'town-paper-1',
      'consideredAt',
    )
    expect(told).toEqual(['town-meeting-1 agendaItem=town-item-1 role=Anhörung'])
  })

  it('is dealt with at the meeting that its consultation names, whatever other items say', async () => {
    const { told } = await toldBy(
      [
        { ...paper, consultation: [object('Consultation', 'consultation/1', { meeting: at('meeting/2') })] },
        object('Meeting', 'meeting/2'),
        object('Meeting', 'meeting/1', {
          agendaItem: [
            object('AgendaItem', 'item/1', { consultation: at('consultation/1'), result: 'vertagt' }),
            object('AgendaItem', 'item/2', { result: 'zur Kenntnis genommen' }),
          ],
        }),
      ],
      'town-paper-1',
      'consideredAt',
    )
    expect(told).toEqual(['town-meeting-2'])
  })

  it('keeps the result of an item of an agenda under which no paper is', async () => {
    const item = object('AgendaItem', 'item/1', { meeting: at('meeting/1'), result: 'zur Kenntnis genommen' })
    const { told } = await toldBy([item, object('Meeting', 'meeting/1')], 'town-item-1', 'describedAs')
    expect(told).toEqual(['zur Kenntnis genommen'])
  })

  it('is on its way in the order of its own list where a meeting has no day', async () => {
    const consultations = ['b', 'a'].map((id) =>
      object('Consultation', `consultation/${id}`, { meeting: at(`meeting/${id}`) }),
    )
    const meetings = [object('Meeting', 'meeting/a', { start: '2020-01-01T10:00:00Z' }), object('Meeting', 'meeting/b')]
    const { references } = await toldBy([...meetings, { ...paper, consultation: consultations }], '', '')
    const orders = (await references('town-paper-1', 'consideredAt')).map(({ locator, order }) => [locator, order])
    expect(orders.sort()).toEqual([
      [at('consultation/a'), 2],
      [at('consultation/b'), 1],
    ])
  })

  it('has the files that name it, and those that it names', async () => {
    const file = (id: string, fields: object) =>
      object('File', id, { name: id, accessUrl: `https://ris.example/${id}.pdf`, ...fields })
    const { told, summary } = await toldBy(
      [
        { ...paper, auxiliaryFile: [at('file/1')] },
        file('file/1', { paper: [at('paper/1')] }),
        file('file/2', { paper: [at('paper/1')] }),
        file('file/3', {}),
      ],
      'town-paper-1',
      'link',
    )
    expect(told).toEqual(['https://ris.example/file/1.pdf', 'https://ris.example/file/2.pdf'])
    expect(summary.notHeld).toMatchObject({ 'file: one that belongs to no object': 1 })
  })

  it('that was called off keeps its day, with a note', async () => {
    const meeting = object('Meeting', 'meeting/1', { start: '2020-01-01T10:00:00Z', cancelled: true })
    const { references, summary } = await toldBy(meeting, '', '')
    expect(await references('town-meeting-1', 'startDate')).toMatchObject([{ note: 'the meeting was called off' }])
    expect(Object.keys(summary.notHeld)).not.toContain('meeting.cancelled')
  })

  it.each([
    ['2020-01-01T00:00:00+01:00', '2020-01-01'],
    ['2020-01-01 18:30', '2020-01-01T18:30:00'],
    ['2020-01-01T18:30:00.123+0100', '2020-01-01T18:30:00+01:00'],
    ['2020-01-00', '2020-01'],
  ])('has a date that servers write as %s', async (written, date) => {
    const { told } = await toldBy(object('Meeting', 'meeting/1', { start: written }), 'town-meeting-1', 'startDate')
    expect(told).toEqual([date])
  })

  it.each([
    ['ungeändert beschlossen', 'ADOPTED'],
    ['Einstimmig angenommen', 'ADOPTED'],
    ['endgültig abgelehnt', 'REJECTED'],
    ['ohne Votum in nachfolgende Gremien überwiesen', 'REFERRED'],
    ['vertagt', 'POSTPONED'],
    ['zurückgezogen', 'WITHDRAWN'],
    ['nicht beschlossen', null],
    ['zur Kenntnis genommen', null],
  ])('was resolved with "%s": %s', async (result, outcome) => {
    const item = object('AgendaItem', 'item/1', { meeting: at('meeting/1'), result, resolutionText: 'So sei es.' })
    const { told } = await toldBy([item, object('Meeting', 'meeting/1')], 'town-resolution-item-1', 'outcome')
    expect(told).toEqual(outcome === null ? [] : [outcome])
  })
})
