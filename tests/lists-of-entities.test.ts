import { describeLists } from './list-table.ts'

/** Each list, with what its items say. */
describeLists([
  ['meeting(slug: "meeting-congress") > participants', 'person-ben, person-ann, organization-child, person-cat'],
  ['meeting(slug: "meeting-congress") > participants(role: GUEST)', 'person-ben, organization-child, person-cat'],
  ['meeting(slug: "meeting-congress") > participants(role: SPEAKER)', 'person-ann'],
  [
    'meeting(slug: "meeting-congress") > participants(role: [SPEAKER, CHAIR, GUEST])',
    'person-ben, person-ann, organization-child, person-cat',
  ],
  ['meeting(slug: "meeting-congress") > participants(role: [])', ''],
  ['meeting(slug: "meeting-plenum") > participants', 'person-cat, person-dan, person-ann'],
  ['meeting(slug: "meeting-plenum") > participants(role: SPEAKER)', 'person-cat, person-dan'],
  ['person(slug: "person-ann") > participations', 'meeting-congress, meeting-plenum'],
  ['person(slug: "person-ann") > participations(role: GUEST)', 'meeting-plenum'],
  ['person(slug: "person-ben") > participations(role: SPEAKER)', ''],
  ['organization(slug: "organization") > meetings', 'meeting-undated, meeting-plenum, meeting-congress'],
  ['organization(slug: "organization") > meetings(withTerms: false)', 'meeting-undated, meeting-congress'],
  ['organization(slug: "organization") > terms', 'organization-old, organization-term'],
  ['organization(slug: "organization") > children', ''],
  ['organization(slug: "organization") > members', 'person-ann'],
  ['person(slug: "person-ann") > documents', 'document-two, document-one'],
  ['decision(slug: "decision") > effects', 'person-ben, person-ann, person-cat'],
  ['decision(slug: "decision") > effects(effect: ELECTS)', 'person-ben, person-ann'],
  ['decision(slug: "decision") > effects(effect: [APPOINTS, ELECTS])', 'person-ben, person-ann, person-cat'],
  ['person(slug: "person-ann") > concernedBy', 'decision'],
  ['person(slug: "person-cat") > concernedBy(effect: ELECTS)', ''],
  ['meeting(slug: "meeting-congress") > precededBy', '1 meeting-plenum, 1 occasion-two'],
  ['entity(slug: "occasion-whole") > neighbours', 'partOf IN occasion-two, partOf IN occasion-one'],
  [
    'person(slug: "person-ann") > neighbours',
    'participant IN meeting-congress, participant IN meeting-plenum, presentedBy IN document-two, author IN document-one, memberOf OUT organization, associate OUT person-dan, effect IN decision',
  ],
  [
    'person(slug: "person-ann") > neighbours(property: "participant")',
    'participant IN meeting-congress, participant IN meeting-plenum',
  ],
  ['person(slug: "person-ann") > neighbours(direction: OUT)', 'memberOf OUT organization, associate OUT person-dan'],
  [
    'person(slug: "person-ann") > neighbours(direction: IN)',
    'participant IN meeting-congress, participant IN meeting-plenum, presentedBy IN document-two, author IN document-one, effect IN decision',
  ],
  [
    'person(slug: "person-ann") > neighbours(kind: [DOCUMENT, ORGANIZATION])',
    'presentedBy IN document-two, author IN document-one, memberOf OUT organization',
  ],
  [
    'person(slug: "person-ann") > neighbours(property: ["author", "presentedBy"], kind: DOCUMENT)',
    'presentedBy IN document-two, author IN document-one',
  ],
  ['person(slug: "person-ann") > neighbours(property: ["author", "presentedBy"], direction: OUT)', ''],
  [
    'person(slug: "person-ann") > claims',
    'person-ann gender female, person-ann gender male, person-ann birthDate 1961, person-ann birthDate 1960, person-ann memberOf organization, person-ann associate c',
  ],
  [
    'person(slug: "person-ann") > claims(as: OBJECT)',
    'meeting-congress participant b Doe CHAIR, meeting-congress participant b Doe SPEAKER, meeting-plenum participant b Doe GUEST, decision effect b Doe ELECTS, document-one author b Doe, document-two presentedBy b Doe, document-one presentedBy b Doe',
  ],
  [
    'person(slug: "person-ann") > claims(as: EITHER)',
    'person-ann gender female, person-ann gender male, person-ann birthDate 1961, person-ann birthDate 1960, person-ann memberOf organization, person-ann associate c, meeting-congress participant b Doe CHAIR, meeting-congress participant b Doe SPEAKER, meeting-plenum participant b Doe GUEST, decision effect b Doe ELECTS, document-one author b Doe, document-two presentedBy b Doe, document-one presentedBy b Doe',
  ],
  [
    'person(slug: "person-ann") > claims(property: "birthDate")',
    'person-ann birthDate 1961, person-ann birthDate 1960',
  ],
  [
    'person(slug: "person-ann") > claims(property: ["memberOf", "participant"], as: EITHER)',
    'person-ann memberOf organization, meeting-congress participant b Doe CHAIR, meeting-congress participant b Doe SPEAKER, meeting-plenum participant b Doe GUEST',
  ],
  ['person(slug: "person-ann") > claims(property: [])', ''],
  [
    'meeting(slug: "meeting-congress") > claims(property: "participant")',
    'meeting-congress participant A GUEST, meeting-congress participant b Doe CHAIR, meeting-congress participant Child of an organ GUEST, meeting-congress participant b Doe SPEAKER, meeting-congress participant B doe GUEST',
  ],
  ['person(slug: "person-ann") > sources', '8 w, 5 t'],
  ['meeting(slug: "meeting-congress") > sources', '14 w, 4 t'],
  [
    'source(slug: "t") > claimsMade',
    'meeting-congress participant b Doe Text, person-ann associate c Text, person-cat birthDate 1956 Text, person-ann birthDate 1961 Text, meeting-plenum endDate 2016-05-09 Text, person-ann gender female Text, person-ann gender male Text, person-gil gender male Text, meeting-congress headcount 110 Text, meeting-congress headcount 100 Text, person-dan name Doe, D. Text, w published 2021-01 Text, t published 2021-02 Text, meeting-congress startDate 2021-01-06 Text, meeting-plenum startDate 2016-05-06 Text',
  ],
  ['source(slug: "t") > sources', '1 t'],
  [
    'meeting(slug: "meeting-congress") > neighbours(property: "participant", kind: PERSON)',
    'participant OUT person-ben, participant OUT person-ann, participant OUT person-cat',
  ],
  [
    'meeting(slug: "meeting-congress") > neighbours(property: "participant", kind: ORGANIZATION)',
    'participant OUT organization-child',
  ],
  [
    'meeting(slug: "meeting-congress") > neighbours(property: "participant")',
    'participant OUT person-ben, participant OUT person-ann, participant OUT organization-child, participant OUT person-cat',
  ],
  [
    'person(slug: "person-ben") > claims(property: "holds")',
    'person-ben holds post-d, person-ben holds post-c, person-ben holds post-b, person-ben holds post-a',
  ],
  ['person(slug: "person-ben") > posts', 'post-d, post-c, post-b, post-a'],
  ['person(slug: "person-gil") > sources', '1 w, 1 t'],
  ['meeting(slug: "meeting-congress") > agenda', 'agenda-item-b, agenda-item-a'],
  ['meeting(slug: "meeting-congress") > agenda(stage: ANNOUNCED)', 'agenda-item-c'],
  ['meeting(slug: "meeting-plenum") > dealsWith', 'agenda-item-b, agenda-item-a'],
  ['meeting(slug: "meeting-congress") > parts', 'meeting-undated'],
])
