import { describe, expect, it } from 'vitest'
import { foreignWords } from '../src/model/foreign-word.ts'
import type { EntityKind } from '../src/model/kind.ts'
import { type Property, properties } from '../src/model/properties.ts'
import { problemsOf, problemsOfPassage, world } from './files-folder.ts'

/** What the message about the property, which stands alone in a passage, says after what came. */
function cureOf(subject: string, line: string): string {
  const [problem = '', ...more] = problemsOfPassage(subject, line)
  expect(more).toEqual([])
  return /; (.*)$/.exec(problem)?.[1] ?? ''
}

describe('a word that is no property of what it is said of', () => {
  it.each([
    ['wpk', 'member: kim-jong-un', 'memberOf: wpk, said of the PERSON kim-jong-un'],
    ['wpk', 'member: kim-il', 'memberOf: wpk, said of a PERSON'],
    ['wpk', 'members: [kim-jong-un, ri-son-gwon]', 'memberOf: wpk, said of a PERSON'],
    ['wpk', 'member: { value: kim-jong-un, start: 2016 }', 'memberOf: wpk, said of the PERSON kim-jong-un'],
    ['wpk', 'member: wpk', 'memberBodyOf: wpk, said of the ORGANIZATION wpk'],
    ['wpk', 'hasMember: kim-jong-un', 'memberOf: wpk, said of the PERSON kim-jong-un'],
    ['wpk', 'participant: kim-jong-un', 'memberOf: wpk, said of the PERSON kim-jong-un'],
    ['wpk', 'chairman: kim-jong-un', 'memberOf: { role: chairman, value: wpk }, said of the PERSON kim-jong-un'],
    ['wpk', 'leader: kim-jong-un', 'memberOf: { role: leader, value: wpk }, said of the PERSON kim-jong-un'],
    ['wpk', 'P488: kim-jong-un', 'memberOf: { role: chairman, value: wpk }, said of the PERSON kim-jong-un'],
    ['wpk', 'posts: chairman', 'postOf: wpk, said of the POST chairman'],
    ['wpk', 'holds: chairman', 'postOf: wpk, said of the POST chairman'],
    ['wpk', 'meetings: [congress]', 'organization: wpk, said of the MEETING congress'],
    ['wpk', 'directed_by: kim-jong-un', 'directs: wpk, said of the PERSON kim-jong-un'],
    ['wpk', 'successor: party', 'predecessor: wpk, said of an ORGANIZATION'],
    ['wpk', 'sub-organization: party', 'parent: wpk, said of an ORGANIZATION'],
    ['wpk', 'organs: party', 'organOf: wpk, said of an ORGANIZATION'],
    ['congress', 'agenda: first-item', 'meeting: { stage: HELD, value: congress }, said of an AGENDA_ITEM'],
    ['congress', 'agendaItems: first-item', 'meeting: { stage: …, value: congress }, said of an AGENDA_ITEM'],
    ['congress', 'agendaItem: first-item', 'meeting: { stage: …, value: congress }, said of an AGENDA_ITEM'],
    ['congress', 'decisions: [rule]', 'adoptedAt: congress, said of the DECISION rule'],
    ['congress', 'sittings: [first-sitting]', 'partOf: congress, said of a MEETING or an OCCASION'],
    ['congress', 'next: congress-9', 'previous: congress, said of a MEETING'],
    [
      'kim-jong-un',
      'participant: congress',
      'participant: { role: …, value: kim-jong-un }, said of the MEETING congress',
    ],
    ['kim-jong-un', 'attended: congress', 'participant: { role: …, value: kim-jong-un }, said of the MEETING congress'],
    [
      'kim-jong-un',
      'chairs: congress',
      'participant: { role: CHAIR, value: kim-jong-un }, said of the MEETING congress',
    ],
    ['kim-jong-un', 'elected: rule', 'effect: { effect: ELECTS, value: kim-jong-un }, said of the DECISION rule'],
    ['chairman', 'incumbent: kim-jong-un', 'holds: chairman, said of the PERSON kim-jong-un'],
    [
      'wpk',
      'renamed: Party of Labour',
      'name, or predecessor: wpk, said of an ORGANIZATION, or effect: { effect: RENAMES, value: wpk }, said of a DECISION',
    ],
  ])('of %s as %s is told from the other end', (subject, line, cure) => {
    expect(cureOf(subject, line)).toBe(`did you mean ${cure}?`)
  })

  it.each([
    ['congress', 'date: 2021-01-05', 'startDate, or endDate'],
    ['congress', 'P585: 2021-01-05', 'startDate, or endDate'],
    ['congress', 'start_date: 2021-01-05', 'startDate'],
    ['congress', 'startdate: 2021-01-05', 'startDate'],
    ['congress', 'founded: 2021-01-05', 'startDate'],
    ['congress', 'end: 2021-01-12', 'endDate'],
    ['congress', 'end_date: 2021-01-12', 'endDate'],
    ['congress', 'days: 8', 'duration'],
    ['congress', 'location: hall', 'place'],
    ['congress', 'location: a hall in the city', 'place, or address'],
    ['congress', 'venue: hall', 'place'],
    ['congress', 'P276: hall', 'place'],
    ['congress', 'body: wpk', 'organization'],
    ['congress', 'organization_id: wpk', 'organization'],
    ['congress', 'attendees: [kim-jong-un]', 'participant: { role: ATTENDEE, value: … }'],
    ['congress', 'participants: [kim-jong-un]', 'participant: { role: …, value: … }'],
    ['congress', 'participants: 7000', 'headcount: { counted: PARTICIPANTS, value: … }'],
    ['congress', 'delegates: [kim-jong-un]', 'participant: { role: DELEGATE, value: … }'],
    ['congress', 'delegates: 4750', 'headcount: { counted: DELEGATES, value: … }'],
    ['congress', 'chairman: kim-jong-un', 'participant: { role: CHAIR, value: … }'],
    ['congress', 'attendance: 7000', 'headcount: { counted: PARTICIPANTS, value: … }'],
    ['campaign', 'organization: wpk', 'organizer'],
    ['wpk', 'founding_date: 1945', 'founded'],
    ['wpk', 'founded_on: 1945', 'founded'],
    ['wpk', 'established: 1945', 'founded'],
    ['wpk', 'startDate: 1945', 'founded'],
    ['wpk', 'P571: c. 1945', 'founded'],
    ['wpk', 'members: 3000000', 'memberCount: { counted: MEMBERS, value: … }'],
    ['wpk', 'memberOf: wpk', 'memberBodyOf'],
    ['wpk', 'partOf: wpk', 'parent'],
    ['wpk', 'parent_organization: wpk', 'parent'],
    ['wpk', 'replaces: wpk', 'predecessor'],
    ['wpk', 'abbreviation: WPK', 'name'],
    ['wpk', 'title: Party', 'name'],
    ['wpk', 'location: hall', 'place'],
    ['wpk', 'email: a@b.c', 'contact: { medium: email, value: … }'],
    ['wpk', 'website: https://example.com', 'link'],
    ['kim-jong-un', 'born: 1984', 'birthDate'],
    ['kim-jong-un', 'died: 2011', 'deathDate'],
    ['kim-jong-un', 'birth: 1984', 'birthDate'],
    ['kim-jong-un', 'dateOfBirth: 1984', 'birthDate'],
    ['kim-jong-un', 'P569: 1984', 'birthDate'],
    ['kim-jong-un', 'placeOfBirth: hall', 'birthPlace'],
    ['kim-jong-un', 'title: Marshal', 'holds, or honorific'],
    ['kim-jong-un', 'title: chairman', 'holds'],
    ['kim-jong-un', 'position: chairman', 'holds'],
    ['kim-jong-un', 'membership: wpk', 'memberOf'],
    ['kim-jong-un', 'party: wpk', 'memberOf'],
    ['kim-jong-un', 'organization: wpk', 'memberOf'],
    ['kim-jong-un', 'wife: ri-son-gwon', 'relative: { kinship: SPOUSE, value: … }'],
    ['kim-jong-un', 'father: ri-son-gwon', 'relative: { kinship: FATHER, value: … }'],
    ['kim-jong-un', 'sex: male', 'gender'],
    ['kim-jong-un', 'surname: Kim', 'familyName'],
    ['kim-jong-un', 'other_names: Kim', 'name'],
    ['kim-jong-un', 'description: a man', 'describedAs'],
    ['chairman', 'organization: wpk', 'postOf'],
    ['rule', 'meeting: congress', 'adoptedAt'],
    ['rule', 'elects: kim-jong-un', 'effect: { effect: ELECTS, value: … }'],
    ['hall', 'partOf: hall', 'within'],
  ])('of %s as %s has another name', (subject, line, cure) => {
    expect(cureOf(subject, line)).toBe(`did you mean ${cure}?`)
  })

  it.each([
    ['kim-jong-un', 'role: chairman', 'role stands beside a value: { role: …, value: … }'],
    ['kim-jong-un', 'status: FULL', 'membershipStatus stands beside a value: { membershipStatus: …, value: … }'],
    ['kim-jong-un', 'from: 2016', 'start stands beside a value: { start: …, value: … }'],
    [
      'wpk',
      'classification: PARTY',
      'classification is a field of the entity, which is declared at data/entities/organizations.yaml:3:3',
    ],
    [
      'wpk',
      'type: PARTY',
      'classification is a field of the entity, which is declared at data/entities/organizations.yaml:3:3',
    ],
    ['wpk', 'page: 3\nplace: hall', 'did you mean at?'],
  ])('of %s as %s is told in another place', (subject, line, cure) => {
    expect(cureOf(subject, line)).toBe(cure)
  })

  it.each([
    ['wpk', 'ideology: juche', /^it can be /],
    ['wpk', '회원: kim-jong-un', /^it can be /],
    ['wpk', 'date: 1945', /^$/],
    ['wpk', 'member: 3', /^did you mean memberCount/],
    ['congress', 'about: something', /^$/],
    ['congress', 'elected: kim-jong-un', /^it can be /],
    ['kim-jong-un', 'predecessor: ri-son-gwon', /^$/],
    ['kim-jong-un', 'founded: 1984', /^$/],
    ['kim-jong-un', 'age: 36', /^it can be /],
  ])('of %s as %s has no cure that leads astray', (subject, line, cure) => {
    expect(cureOf(subject, line)).toMatch(cure)
  })
})

describe('a word that is no field', () => {
  it.each([
    ['memberOf: { value: wpk, from: 2016 }', 'start'],
    ['memberOf: { value: wpk, until: 2016 }', 'end'],
    ['memberOf: { value: wpk, status: FULL }', 'membershipStatus'],
    ['memberOf: { value: wpk, position: chairman }', 'role'],
    ['memberOf: { value: wpk, date: 2016 }', 'attested'],
    ['memberOf: { value: wpk, quote: a member }', 'printedAs'],
  ])('beside a value, as in %s, is told by its name', (line, field) => {
    expect(cureOf('kim-jong-un', line)).toBe(`did you mean ${field}?`)
  })

  it.each([
    ['participant: { role: CHAIRMAN, value: kim-jong-un }', 'congress', 'CHAIR'],
    ['relative: { kinship: WIFE, value: ri-son-gwon }', 'kim-jong-un', 'SPOUSE'],
  ])('and no term of a qualifier, as in %s, is told by its name', (line, subject, term) => {
    expect(cureOf(subject, line)).toBe(`did you mean ${term}?`)
  })

  it('of a source is told by its name', () => {
    const text = 'source: x\nname: X\ntitle: X\nlanguage: en\ndate: 2021\nlink: https://example.com\n'
    expect(problemsOf({ ...world, 'sources/x.yaml': text })).toEqual([
      'data/sources/x.yaml:2:1: expected a field of a source, got "name"; did you mean title?',
      'data/sources/x.yaml:5:1: expected a field of a source, got "date"; did you mean published?',
      'data/sources/x.yaml:6:1: expected a field of a source, got "link"; did you mean url?',
    ])
  })

  it('of an entity is told by its name, or by a source', () => {
    const text =
      'kind: POST\nentities:\n  chairman: { title: Chairman, born: 1984, organization: wpk, name: Chairman }\n'
    const people = 'kind: PERSON\nentities:\n  kim-jong-un: { name: K, born: 1984 }\n  ri-son-gwon: { name: R }\n'
    expect(problemsOf({ ...world, 'entities/people.yaml': people, 'entities/posts.yaml': text })).toEqual([
      'data/entities/people.yaml:3:27: expected a field of an entity, got "born"; birthDate is told by a source, in its file',
      'data/entities/posts.yaml:3:15: expected a field of an entity, got "title"; did you mean name?',
      'data/entities/posts.yaml:3:32: expected a field of an entity, got "born"; it can be name, description, identifiers',
      'data/entities/posts.yaml:3:44: expected a field of an entity, got "organization"; postOf is told by a source, in its file',
    ])
  })
})

describe('what nobody declares', () => {
  it.each([
    [
      'a person',
      'congress',
      'participant: { role: GUEST, value: kim-il }',
      'kim-il, which no file declares; declare it in data/entities/people.yaml or data/entities/organizations.yaml: ' +
        'kim-il: { name: … }',
    ],
    [
      'a person who is a letter from another one',
      'kim-jong-un',
      'relative: { kinship: SPOUSE, value: ri-son-gwan }',
      'ri-son-gwan, which no file declares; did you mean ri-son-gwon? ' +
        'Otherwise declare it in data/entities/people.yaml: ri-son-gwan: { name: … }',
    ],
    [
      'a person by name',
      'kim-jong-un',
      'relative: { kinship: FATHER, value: Kim Jong Il }',
      '"Kim Jong Il"; a slug is made of lower-case letters, digits and single hyphens; did you mean kim-jong-il? ' +
        'No file declares it: declare it in data/entities/people.yaml: kim-jong-il: { name: Kim Jong Il }',
    ],
    [
      'a body',
      'kim-jong-un',
      'memberOf: wpk-politburo',
      'wpk-politburo, which no file declares; ' +
        'declare it in data/entities/organizations.yaml: wpk-politburo: { name: …, classification: … }',
    ],
    [
      'an item, of which there is no file yet',
      'congress',
      'dealsWith: item-1',
      'item-1, which no file declares; declare it in a file of entities with kind: AGENDA_ITEM: item-1: { name: … }',
    ],
    [
      'a source',
      'other',
      'basedOn: one-more',
      'one-more, which no file declares; declare it in a file of its own, sources/one-more.yaml',
    ],
    [
      'a subject whose kind its properties tell',
      'kim-il',
      'birthDate: 1948',
      'kim-il, which no file declares; declare it in data/entities/people.yaml: kim-il: { name: … }',
    ],
    [
      'a subject of any kind',
      'kim-il',
      'summary: somebody',
      'kim-il, which no file declares; declare it in the file of its kind: kim-il: { name: … }',
    ],
  ])('is to be declared: %s', (_, subject, line, end) => {
    const problems = problemsOfPassage(subject, line)
    expect(problems.map((problem) => problem.slice(problem.indexOf(', got ') + 6))).toEqual([end])
  })
})

describe('the table of foreign words', () => {
  const fold = (word: string) => word.toLowerCase().replace(/^has |[^a-z0-9]/g, '')

  const rows = foreignWords.map(([name, words, foreign = {}]) => ({ name, words, foreign }))

  it.each(rows)('has for $name what its declaration does not tell: $words', ({ name, words, foreign }) => {
    const property: Property = properties[name]
    const { label, inverseLabel, popolo = '', wikidata = '', domain, range } = property
    const told = foreign.inverse ? [inverseLabel] : [name, label, popolo.replace(/^.*\./, ''), wikidata]
    expect(words.split(' ').filter((word) => told.map(fold).includes(fold(word)))).toEqual([])
    const kinds: readonly EntityKind[] = foreign.inverse ? (range.kinds ?? []) : domain
    expect(kinds).toEqual(expect.arrayContaining([...(foreign.of ?? kinds)]))
    expect(kinds).not.toEqual([])
    for (const [qualifier, text] of Object.entries(foreign.qualifiers ?? {})) {
      const terms = property.qualifiers?.[qualifier]?.words
      expect(terms ? Object.keys(terms) : [text]).toContain(text)
      expect(Object.keys(property.qualifiers ?? {})).toContain(qualifier)
    }
  })
})
