import { describeCounts, describeLists } from './list-table.ts'

/** Each list, with what its items say. */
describeLists([
  [
    'disagreements',
    'person-ann birthDate VALUE, person-cat birthDate VALUE, person-ann gender INTERNAL, meeting-congress headcount INTERNAL, meeting-congress startDate VALUE, meeting-plenum endDate VALUE',
  ],
  ['disagreements(kind: INTERNAL)', 'person-ann gender INTERNAL, meeting-congress headcount INTERNAL'],
  [
    'disagreements(kind: VALUE)',
    'person-ann birthDate VALUE, person-cat birthDate VALUE, meeting-congress startDate VALUE, meeting-plenum endDate VALUE',
  ],
  ['disagreements(kind: [ARITHMETIC])', ''],
  ['disagreements(kind: [])', ''],
  [
    'disagreements(about: ["meeting-congress"])',
    'meeting-congress headcount INTERNAL, meeting-congress startDate VALUE',
  ],
  [
    'disagreements(about: ["meeting-congress", "person-ann"])',
    'person-ann birthDate VALUE, person-ann gender INTERNAL, meeting-congress headcount INTERNAL, meeting-congress startDate VALUE',
  ],
  ['disagreements(about: ["meeting-congress"], kind: VALUE)', 'meeting-congress startDate VALUE'],
  ['disagreements(about: ["person-ann"], kind: INTERNAL)', 'person-ann gender INTERNAL'],
  ['disagreements(about: [])', ''],
  [
    'meeting(slug: "meeting-congress") > disagreements',
    'meeting-congress headcount INTERNAL, meeting-congress startDate VALUE',
  ],
  [
    'timeline',
    '1950 person-gil birthDate, 1955 person-cat birthDate, 1956 person-cat birthDate, 1960 person-ann birthDate, 1961 person-ann birthDate, 2010 person-ben holds, 2011 person-ben holds, 2012 person-ben holds, 2013 person-ben holds, 2016 person-ann memberOf, 2016-05 meeting-plenum startDate, 2016-05-06 meeting-plenum startDate, 2016-05-09 meeting-plenum endDate, 2020 meeting-plenum participant, 2021-01 w published, 2021 meeting-plenum participant, 2021-01-05 person-ben memberOf, 2021-01-05 document-two date, 2021-01-05 meeting-congress startDate, 2021-01-05 meeting-apart startDate, 2021-01-06 meeting-congress startDate, 2021-02 t published, ../2021-01-05 occasion-one startDate',
  ],
  [
    'timeline(kind: PERSON)',
    '1950 person-gil birthDate, 1955 person-cat birthDate, 1956 person-cat birthDate, 1960 person-ann birthDate, 1961 person-ann birthDate, 2010 person-ben holds, 2011 person-ben holds, 2012 person-ben holds, 2013 person-ben holds, 2016 person-ann memberOf, 2021-01-05 person-ben memberOf',
  ],
  [
    'timeline(kind: [MEETING, OCCASION])',
    '2016-05 meeting-plenum startDate, 2016-05-06 meeting-plenum startDate, 2016-05-09 meeting-plenum endDate, 2020 meeting-plenum participant, 2021 meeting-plenum participant, 2021-01-05 meeting-congress startDate, 2021-01-05 meeting-apart startDate, 2021-01-06 meeting-congress startDate, ../2021-01-05 occasion-one startDate',
  ],
  [
    'timeline(from: "2021-01-12")',
    '2021-01 w published, 2021 meeting-plenum participant, 2021-01-05 meeting-congress startDate, 2021-01-06 meeting-congress startDate, 2021-02 t published',
  ],
  ['timeline(from: "2021-01-13")', '2021-01 w published, 2021 meeting-plenum participant, 2021-02 t published'],
  [
    'timeline(to: "2016-04-30")',
    '1950 person-gil birthDate, 1955 person-cat birthDate, 1956 person-cat birthDate, 1960 person-ann birthDate, 1961 person-ann birthDate, 2010 person-ben holds, 2011 person-ben holds, 2012 person-ben holds, 2013 person-ben holds, 2016 person-ann memberOf, ../2021-01-05 occasion-one startDate',
  ],
  [
    'timeline(to: "2016-05-01")',
    '1950 person-gil birthDate, 1955 person-cat birthDate, 1956 person-cat birthDate, 1960 person-ann birthDate, 1961 person-ann birthDate, 2010 person-ben holds, 2011 person-ben holds, 2012 person-ben holds, 2013 person-ben holds, 2016 person-ann memberOf, 2016-05 meeting-plenum startDate, ../2021-01-05 occasion-one startDate',
  ],
  [
    'timeline(from: "2021-01-05", to: "2021-01-05")',
    '2021-01 w published, 2021 meeting-plenum participant, 2021-01-05 person-ben memberOf, 2021-01-05 document-two date, 2021-01-05 meeting-congress startDate, 2021-01-05 meeting-apart startDate, ../2021-01-05 occasion-one startDate',
  ],
  [
    'timeline(from: "2021-01-05", to: "2021-01-12", match: CERTAINLY)',
    '2021-01-05 person-ben memberOf, 2021-01-05 document-two date, 2021-01-05 meeting-congress startDate, 2021-01-05 meeting-apart startDate, 2021-01-06 meeting-congress startDate',
  ],
  [
    'timeline(from: "2021-01-05", to: "2021-01-11", match: CERTAINLY)',
    '2021-01-05 person-ben memberOf, 2021-01-05 document-two date, 2021-01-05 meeting-apart startDate',
  ],
  ['timeline(from: "2021-01-06", to: "2021-01-12", match: CERTAINLY)', '2021-01-06 meeting-congress startDate'],
  [
    'timeline(to: "2016", match: CERTAINLY)',
    '1950 person-gil birthDate, 1955 person-cat birthDate, 1956 person-cat birthDate, 1960 person-ann birthDate, 1961 person-ann birthDate, 2010 person-ben holds, 2011 person-ben holds, 2012 person-ben holds, 2013 person-ben holds, 2016-05 meeting-plenum startDate, 2016-05-06 meeting-plenum startDate, 2016-05-09 meeting-plenum endDate',
  ],
  [
    'timeline(from: "2021", match: CERTAINLY)',
    '2021-01 w published, 2021 meeting-plenum participant, 2021-01-05 person-ben memberOf, 2021-01-05 document-two date, 2021-01-05 meeting-congress startDate, 2021-01-05 meeting-apart startDate, 2021-01-06 meeting-congress startDate, 2021-02 t published',
  ],
  [
    'person(slug: "person-ann") > timeline',
    '1960 person-ann birthDate, 1961 person-ann birthDate, 2016 organization memberOf, 2016-05-06 meeting-plenum participant, 2021-01-05 meeting-congress participant, 2021-01-05 meeting-congress participant',
  ],
  [
    'person(slug: "person-ann") > timeline(to: "2020-06")',
    '1960 person-ann birthDate, 1961 person-ann birthDate, 2016 organization memberOf, 2016-05-06 meeting-plenum participant',
  ],
  ['person(slug: "person-ann") > timeline(from: "2016-06", to: "2020-06")', '2016 organization memberOf'],
  [
    'person(slug: "person-ann") > timeline(from: "2021", match: CERTAINLY)',
    '2021-01-05 meeting-congress participant, 2021-01-05 meeting-congress participant',
  ],
  [
    'meeting(slug: "meeting-congress") > timeline',
    '2016-05-06 meeting-plenum prepares, 2021-01-05 meeting-congress startDate, 2021-01-06 meeting-congress startDate',
  ],
  [
    'timeline(from: "2021-01-05", to: "2021-01-12")',
    '2021-01 w published, 2021 meeting-plenum participant, 2021-01-05 person-ben memberOf, 2021-01-05 document-two date, 2021-01-05 meeting-congress startDate, 2021-01-05 meeting-apart startDate, 2021-01-06 meeting-congress startDate, ../2021-01-05 occasion-one startDate',
  ],
])

describeCounts([
  ['timeline > undated', '41'],
  [
    'timeline > byYear { year count }',
    '1950 1 1955 1 1956 1 1960 1 1961 1 2010 1 2011 1 2012 1 2013 1 2016 4 2020 1 2021 8',
  ],
  [
    'timeline(kind: PERSON) > byYear { year count }',
    '1950 1 1955 1 1956 1 1960 1 1961 1 2010 1 2011 1 2012 1 2013 1 2016 1 2021 1',
  ],
  ['timeline(from: "2021", match: CERTAINLY) > byYear { year count }', '2021 8'],
  ['person(slug: "person-ann") > timeline > undated', '7'],
  ['meeting(slug: "meeting-congress") > timeline > undated', '14'],
  [
    'person(slug: "person-ann") > neighbours > byProperty { property { name } direction count }',
    'participant IN 2 presentedBy IN 2 memberOf OUT 1 associate OUT 1 effect IN 1 author IN 1',
  ],
  [
    'person(slug: "person-ann") > neighbours(kind: DOCUMENT) > byProperty { property { name } direction count }',
    'presentedBy IN 2 author IN 1',
  ],
  [
    'person(slug: "person-ann") > neighbours(direction: OUT) > byProperty { property { name } direction count }',
    'memberOf OUT 1 associate OUT 1',
  ],
])
