import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc, { type GeneratorValue } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classOf, classOfField } from '../src/formats/import/oparl/class-name.ts'
import { runs } from './databases.ts'
import { openImported } from './imported.ts'
import { type Leaf, lostOf } from './leaf-account.ts'
import { at, council, folderOf, object, page } from './oparl-council.ts'

type Answers = Readonly<Record<string, unknown>>

async function graphOf(answers: Answers) {
  const graph = await openImported('oparl')
  const summary = await graph.add('town', '', { paths: [folderOf(answers)] })
  return { ...graph, summary }
}

describe('a folder of answers', () => {
  it('changes nothing when it is imported again, also from files of other names', async () => {
    const { add, everything } = await graphOf(council)
    const before = await everything()
    const again = await add('town', '', { paths: [folderOf(council)] })
    expect(again.wasImported).toBe(true)
    const renamed = Object.fromEntries(
      Object.entries(council).map(([name, answer]) => [`other-${name.replace('/', '-')}`, answer]),
    )
    expect(await add('town', '', { paths: [folderOf(renamed)] })).toMatchObject({ wasImported: true })
    expect(await everything()).toBe(before)
  })

  it('makes the same graph in whichever order its pages, and the objects on them, come', async () => {
    const { everything } = await graphOf(council)
    const whole = await everything()
    const objects = Object.values(council).flatMap((answer) =>
      'data' in answer ? (answer.data as object[]) : [answer],
    )
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(objects, { minLength: objects.length }),
        fc.array(fc.nat({ max: objects.length }), { maxLength: 4 }),
        async (shuffled, cuts) => {
          const bounds = [0, ...cuts.sort((a, b) => a - b), shuffled.length]
          const pages = bounds.slice(1).map((end, index) => page(shuffled.slice(bounds[index], end)))
          const { everything } = await graphOf(Object.fromEntries(pages.map((each, index) => [`${index}.json`, each])))
          expect(await everything()).toBe(whole)
        },
      ),
      { numRuns: runs(30), endOnFailure: true },
    )
  })

  it('changes nothing where a file of it is cut anywhere, and says which', async () => {
    const { add, everything } = await graphOf(council)
    const before = await everything()
    const folder = folderOf({ ...council, 'more.json': object('Person', 'person/99', { name: 'Cy' }) })
    const path = join(folder, 'papers.json')
    const text = readFileSync(path)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: text.length - 1 }), async (length) => {
        writeFileSync(path, text.subarray(0, length))
        await expect(add('town', '', { paths: [folder] })).rejects.toMatchObject({
          code: 'BAD_FILE',
          message: expect.stringContaining('papers.json'),
        })
        expect(await everything()).toBe(before)
      }),
      { numRuns: runs(20), endOnFailure: true },
    )
  })

  it('takes away what it no longer holds', async () => {
    const { add, entity } = await graphOf(council)
    const { 'papers.json': _, ...others } = council
    await add('town', '', { paths: [folderOf(others)] })
    expect(await entity('town-paper-750')).toBeUndefined()
    expect(await entity('town-person-29')).toBeDefined()
  })

  it('is refused without answers in it', async () => {
    const graph = await openImported('oparl')
    await expect(graph.add('town', '', { paths: [folderOf({ 'read.me': 'nothing' })] })).rejects.toThrow(
      'holds no answers: expected files whose names end with .json',
    )
  })

  it('tells where a list goes on with a page that is not in it', async () => {
    const answers = { ...council, 'persons/page-2.json': page([]) }
    const { problems } = await graphOf(answers)
    expect(problems).toMatchObject([
      { reason: 'a page of a longer list', locator: 'page-1.json: links', isWarning: true },
    ])
    expect(problems[0]?.message).toContain(at('body/0/persons?page=2'))
  })
})

describe('an object of which answers have several states', () => {
  const early = { modified: '2020-01-01T00:00:00+01:00' }
  const late = { modified: '2021-01-01T00:00:00Z' }

  it('is what its last change made of it, wherever that stands', async () => {
    const states = [
      object('Person', 'person/1', {
        name: 'Ada Alt',
        ...early,
        membership: [object('Membership', 'membership/1', { organization: at('organization/1') })],
      }),
      object('Person', 'person/1', { name: 'Ada Neu', ...late }),
      object('Organization', 'organization/1', { name: 'Rat' }),
    ]
    for (const answer of [states, states.toReversed()]) {
      const { told, entity, summary } = await graphOf({ '1.json': answer })
      expect(await told('town-person-1', 'name')).toEqual(['Ada Neu'])
      expect(await told('town-person-1', 'memberOf')).toEqual([])
      expect((await entity('town-person-1'))?.name).toBe('Ada Neu')
      expect(summary.notHeld).toMatchObject({ 'an earlier state of an object': 1 })
    }
  })

  it('compares times across time zones', async () => {
    const { told } = await graphOf({
      '1.json': [
        object('Person', 'person/1', { name: 'later', modified: '2020-01-01T00:30:00+00:00' }),
        object('Person', 'person/1', { name: 'earlier', modified: '2020-01-01T01:00:00+01:00' }),
      ],
    })
    expect(await told('town-person-1', 'name')).toEqual(['later'])
  })

  it('is gone once it is deleted, with what stood in it and with what others say of it', async () => {
    const answers = {
      '1.json': page([
        object('Paper', 'paper/1', {
          name: 'Radwege',
          ...early,
          originatorPerson: [at('person/1'), at('person/2')],
          consultation: [object('Consultation', 'consultation/1', { meeting: at('meeting/1') })],
        }),
        object('Meeting', 'meeting/1', { participant: [at('person/1')] }),
        object('Person', 'person/1', { name: 'Ada', ...early }),
        object('Person', 'person/2', { name: 'Bo', ...early }),
      ]),
      '2.json': page([object('Person', 'person/1', { ...late, deleted: true })]),
    }
    const { entities, told, summary, add } = await graphOf(answers)
    expect((await entities()).map(({ slug }) => slug)).toEqual([
      'town',
      'town-meeting-1',
      'town-paper-1',
      'town-person-2',
    ])
    expect(await told('town-paper-1', 'author')).toEqual(['town-person-2'])
    expect(summary.notHeld).toMatchObject({ 'a reference to an object that is deleted': 2 })
    expect(summary.warnings).toEqual({})
    await add('town', '', {
      paths: [folderOf({ ...answers, '3.json': object('Paper', 'paper/1', { deleted: true, ...late }) })],
    })
    expect((await entities()).map(({ slug }) => slug)).toEqual(['town', 'town-meeting-1', 'town-person-2'])
  })

  it('is there again where a later change says so', async () => {
    const { told } = await graphOf({
      '1.json': [
        object('Person', 'person/1', { deleted: true, ...early }),
        object('Person', 'person/1', { name: 'Ada', ...late }),
      ],
    })
    expect(await told('town-person-1', 'name')).toEqual(['Ada'])
  })
})

describe('what records say differently of one thing', () => {
  it('is the same in whichever order they come', async () => {
    const consultations = ['a', 'b'].map((meeting) =>
      object('Consultation', 'consultation/1', { paper: at('paper/1'), meeting: at(`meeting/${meeting}`) }),
    )
    const objects = [
      object('Paper', 'paper/1', { name: 'P' }),
      ...['a', 'b'].map((id) => object('Meeting', `meeting/${id}`)),
      ...consultations,
    ]
    const [one, other] = await Promise.all([
      graphOf({ '1.json': objects }),
      graphOf({ '1.json': objects.toReversed() }),
    ])
    expect(await one.told('town-paper-1', 'consideredAt')).toEqual(['town-meeting-a'])
    expect(one.summary.notHeld).toEqual({ 'consultation.meeting: one that nothing is told of': 1 })
    expect(await other.everything()).toBe(await one.everything())
  })
})

describe('what is wrong in an answer', () => {
  it('is told with its place, skipped, and counted by reason', async () => {
    const person = object('Person', 'person/1', { name: 'Ada' })
    const { problems, summary, told } = await graphOf({
      'a.json': page([
        person,
        'https://ris.example/person/2',
        null,
        { id: at('person/3'), name: 'no type' },
        { ...person, id: null },
        { ...person, id: at('x'), type: 'https://vendor.example/Elephant' },
        object('Membership', 'membership/1', { person: at('person/1') }),
        object('Membership', 'membership/2', { organization: at('organization/1') }),
        object('Consultation', 'consultation/1', { meeting: at('meeting/1') }),
        object('Meeting', 'meeting/1', { start: 'morgen', organization: { name: 7 } }),
        { type: 'https://schema.oparl.org/1.1/Error', message: 'Too many requests' },
      ]),
    })
    expect(await told('town-person-1', 'name')).toEqual(['Ada'])
    const told0 = problems.filter(({ isWarning }) => !isWarning).map(({ locator, message }) => [locator, message])
    const oneOfTypes = expect.stringMatching(/^expected an object whose type is one of OParl's \(System, .*\), got /)
    expect(told0).toEqual([
      ['data[1]', 'expected an object of OParl, got "https://ris.example/person/2".'],
      ['data[2]', 'expected an object of OParl, got null.'],
      ['data[3]', oneOfTypes],
      ['data[4]', 'expected the id of the person, got null.'],
      ['data[5]', oneOfTypes],
      ['data[10]', 'expected an object of OParl, got what a server says of an error: "Too many requests".'],
      [at('membership/1'), 'expected the organization of the membership, got null.'],
      [at('membership/2'), 'expected the person of the membership, got null.'],
      [at('consultation/1'), 'expected the paper that is dealt with, got none, and no paper names this consultation.'],
      [`${at('meeting/1')}.start`, expect.stringContaining('"morgen" cannot be read as a date')],
    ])
    expect(summary.problems).toEqual({
      'a record that cannot be read': 6,
      'a membership without its ends': 2,
      'a consultation without its paper': 1,
      'a date that cannot be read': 1,
    })
  })

  it.each([
    ['a page of HTML', '<!doctype html><title>500</title>', 'is no JSON'],
    [
      'an error of the server',
      { type: 'https://schema.oparl.org/1.1/Error', message: 'down' },
      'what a server says of an error: "down"',
    ],
    ['an object of another format', { persons: [{ id: 'a', name: 'Ann' }] }, 'expected an object whose type is one of'],
    ['a number', 7, 'expected an object of OParl, got 7'],
  ])('leaves everything as it was, where it is %s', async (_, answer, message) => {
    const { add, everything } = await graphOf(council)
    const before = await everything()
    await expect(add('town', answer)).rejects.toThrow(message)
    expect(await everything()).toBe(before)
  })

  it('is nothing where a name is like one of JavaScript, or an object stands in itself by name', async () => {
    const names = ['__proto__', 'constructor', 'toString']
    const { told } = await graphOf({
      'a.json': [
        ...names
          .map(
            (name) =>
              `{"id":"${at(name)}","type":"https://schema.oparl.org/1.1/Person","${name}":{"type":"${name}"},"name":"${name}"}`,
          )
          .map((text) => JSON.parse(text)),
        object('Organization', 'organization/1', { name: 'Rat', subOrganizationOf: at('organization/1') }),
        object('Paper', 'paper/1', {
          name: 'P',
          superordinatedPaper: [{ id: at('paper/1'), type: 'https://schema.oparl.org/1.1/Paper' }],
        }),
      ],
    })
    for (const name of names)
      expect(
        await told(`town-${name.toLowerCase().replaceAll('_', '')}`, 'name').then(([first]) => first ?? name),
      ).toBe(name)
  })
})

const types =
  'System Body LegislativeTerm Organization Person Membership Meeting AgendaItem Paper Consultation File Location'.split(
    ' ',
  )

const fieldsOfAll =
  `name shortName body system website license contactEmail contactName ags rgs equivalent organization person
  meeting paper legislativeTerm agendaItem consultation file location locationObject classification mainOrganization keyword
  membership post subOrganizationOf organizationType startDate endDate externalBody memberCount votingMemberCount familyName
  givenName formOfAddress affix title gender phone email status image life lifeSource role votingRight onBehalfOf
  meetingState cancelled start end participant invitation resultsProtocol auxiliaryFile number order public result
  resolutionText resolutionFile reference date paperType relatedPaper superordinatedPaper subordinatedPaper mainFile
  originatorPerson underDirectionOf originatorOrganization authoritative fileName mimeType size accessUrl downloadUrl
  masterFile derivativeFile description streetAddress room postalCode subLocality locality bodies organizations
  persons meetings papers web created colour text`.split(/\s+/)

/** Objects with fields of every type, known and unknown. Each leaf says something that no other one says. */
function objectsOf(g: GeneratorValue) {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  const mark = () => `mark${next()}x`
  const pick = <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item
  const make = (depth: number): Record<string, unknown> => ({
    id: mark(),
    type: `https://schema.oparl.org/1.1/${pick(types)}`,
    ...Object.fromEntries(
      Array.from({ length: 1 + g(fc.nat, { max: 7 }) }, () => {
        const [field, content] = [pick(fieldsOfAll), contentOf(depth)]
        // What has no type is an object of the class of its field, with a place of its own.
        const isObject = typeof content === 'object' && content !== null && 'de' in content
        return [field, isObject && classOfField.has(field) ? mark() : content]
      }),
    ),
  })
  const contentOf = (depth: number): unknown => {
    const values = [
      mark,
      mark,
      () => 7_000_000 + next(),
      () => [mark(), mark()],
      () => null,
      () => true,
      () => ({ de: mark() }),
      () => [[mark()]],
    ]
    return pick(depth > 0 ? [...values, () => make(depth - 1), () => [make(depth - 1), make(depth - 1)]] : values)()
  }
  return Array.from({ length: 1 + g(fc.nat, { max: 3 }) }, () => make(2))
}

/** Where lists are says how a server is asked, and when a record was made is no more than that. */
function asksFor(type: string, field: string): boolean {
  if (field === 'created') return true
  const [, sort = ''] = /(\w+)$/.exec(type) ?? []
  return (lists[sort] ?? '').split(' ').includes(field)
}

const lists: Readonly<Record<string, string>> = {
  System: 'body',
  Body: 'organization person meeting paper agendaItem consultation file membership',
  Organization: 'meeting consultation',
}

/** The leaves of an object, each with its place: what stands in another by the id of its own. */
function* leavesOf(value: unknown, path: string, field: string, sorts: readonly string[]): Iterable<Leaf> {
  if (value === null || typeof value === 'boolean') return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, `${path}[${index}]`, field, sorts)
  } else if (typeof value !== 'object') yield { path, field, value, sorts }
  else if ('id' in value && 'type' in value) {
    const [id, type] = [String(value.id), String(value.type)]
    for (const [key, part] of Object.entries(value))
      if (key !== 'type' && !asksFor(type, key)) yield* leavesOf(part, `${id}.${key}`, key, [classOf(type) ?? ''])
  } else
    for (const [key, part] of Object.entries(value)) yield* leavesOf(part, `${path}.${key}`, `${field}.${key}`, sorts)
}

describe("a leaf of OParl's answers", () => {
  it('is held, or told to be left out, whatever its field and its type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const objects = objectsOf(g)
        const lost = await lostOf('oparl', objects, [...leavesOf(objects, '', '', [])])
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(objects)}`)
      }),
      { numRuns: runs(100), endOnFailure: true },
    )
  })
})
