import { describe, expect, it } from 'vitest'
import { checkCreate, checkEdit } from '../src/changes/check-entity.ts'
import { checkJudge } from '../src/changes/check-judge.ts'
import { checkSay } from '../src/changes/check-say.ts'
import type { CreateEntity, EditEntity, Judge, Say } from '../src/changes/operation.ts'
import type { Problem } from '../src/changes/problem.ts'
import { createClaim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import { entityOf, naming, saying } from './change-naming.ts'

type Told = readonly [code: string, path: string, message: string | RegExp, suggestion: string | null]

/** The problems, each with the path below the operation. */
function told(outcome: object): unknown[] {
  const problems = 'problems' in outcome ? (outcome.problems as readonly Problem[]) : []
  return problems.map(({ code, path, message, suggestion }) => {
    expect(path.slice(0, 2)).toEqual(['operations', '0'])
    return [code, path.slice(3).join('.'), message, suggestion]
  })
}

function matching(expected: readonly Told[]): unknown[] {
  return expected.map(([code, path, message, suggestion]) => [
    code,
    path,
    typeof message === 'string' ? message : expect.stringMatching(message),
    suggestion,
  ])
}

const path = ['operations', '0']
const problemsOfSay = (say: Say) => told(checkSay(say, path, naming))
const problemsOfCreate = (create: CreateEntity) => told(checkCreate(create, path))
const problemsOfJudge = (judge: Judge) => told(checkJudge(judge, path))

const start = { edtf: '2021-01-05' }
const counted = [{ name: 'counted', value: 'DELEGATES' }]
const note = (text: string) => saying('congress', 'startDate', start, { reference: { note: text } })
const count = (amount: number, unit: string | null = null) =>
  saying('congress', 'headcount', { quantity: { amount, unit } }, { qualifiers: counted })
const named = (text: string, language: string | null = null) =>
  saying('kim-jong-un', 'name', { text: { text, language } })

describe('saying a claim', () => {
  it('makes the claim that a file would make', () => {
    const said = saying(
      'kim-jong-un',
      'memberOf',
      { entity: 'id-of-wpk' },
      {
        qualifiers: [
          { name: 'role', value: 'secretary' },
          { name: 'membershipStatus', value: 'FULL' },
          { name: 'onBehalfOf', entity: 'wpk' },
        ],
        start: '2016',
        end: '2016-05/2017',
        reference: {
          order: 2,
          attributedTo: '@new',
          certainty: 'INFERRED',
          attested: '2017',
          printedAs: 'K',
          note: 'N',
        },
        as: 'membership',
      },
    )
    const content = {
      subject: 'kim-jong-un',
      property: 'memberOf' as const,
      value: { type: 'entity' as const, slug: 'wpk' },
      qualifiers: { membershipStatus: 'FULL', onBehalfOf: 'wpk', role: 'secretary' },
      start: parseEdtf('2016'),
      end: parseEdtf('2016-05/2017'),
    }
    const reference = {
      source: 'x',
      locator: 'Infobox',
      order: 2,
      printedAs: 'K',
      attributedTo: 'new-one',
      attribution: null,
      certainty: 'INFERRED' as const,
      attested: parseEdtf('2017'),
      note: 'N',
    }
    expect(checkSay(said, path, naming)).toEqual({ claim: createClaim(content, [reference]) })
  })

  it.each([
    [5000, null, false, '5000'],
    [5000, 'person', true, '~5000'],
    [6_175_000, null, true, '~6175000'],
    [0.07, 'share', false, '7%'],
    [0.125, 'share', true, '~12.5%'],
    [-0, null, false, '0'],
  ])('reads the number %d %s, approximate: %s, as the file reads %4$s', (amount, unit, approximate, text) => {
    const value = { quantity: { amount, unit, approximate } }
    expect(checkSay(saying('congress', 'headcount', value, { qualifiers: counted }), path, naming)).toMatchObject({
      claim: { value: { type: 'quantity', quantity: parseQuantity(text, 'person') } },
    })
  })

  it.each([
    ['composes a text', 'name', { text: 'Ko\u0308ln', language: 'de' }, { text: 'K\u00f6ln', language: 'de' }],
    ['keeps lines and tabs of a text', 'summary', { text: 'A\n\tB' }, { text: 'A\n\tB', language: null }],
    ['takes words where an entity could stand', 'nationality', { text: 'Corean' }, { text: 'Corean', language: null }],
  ])('%s', (_, property, text, expected) => {
    expect(checkSay(saying('kim-jong-un', property, { text }), path, naming)).toMatchObject({
      claim: { value: { type: 'text', ...expected } },
    })
  })

  it.each<[string, Say, readonly Told[]]>([
    [
      'an unknown property by how it is written',
      saying('kim-jong-un', 'memberOff', { entity: 'wpk' }),
      [['UNKNOWN_PROPERTY', 'property', /got "memberOff"; did you mean memberOf\?$/, 'memberOf']],
    ],
    [
      'an unknown property by what it means',
      saying('kim-jong-un', 'born', { edtf: '1984' }),
      [['UNKNOWN_PROPERTY', 'property', /got "born"; did you mean birthDate\?$/, 'birthDate']],
    ],
    [
      'a property of nothing, which an object inherits',
      saying('nobody', 'constructor', { entity: 'wpk' }),
      [
        [
          'UNKNOWN_ENTITY',
          'subject',
          /"nobody", which the graph does not have; create it in an operation before$/,
          null,
        ],
        [
          'UNKNOWN_PROPERTY',
          'property',
          /^expected a property of an entity, got "constructor"; it can be name, /,
          null,
        ],
      ],
    ],
    [
      'a property of what has it not',
      saying('wpk', 'participant', { entity: 'congress' }),
      [
        [
          'WRONG_DOMAIN',
          'property',
          /got participant, a property of a MEETING or an OCCASION; .* said of the MEETING congress\?$/,
          null,
        ],
      ],
    ],
    [
      'a field of an entity as a property',
      saying('wpk', 'classification', { text: { text: 'PARTY' } }),
      [['UNKNOWN_PROPERTY', 'property', /classification is a field of the entity, which an edit changes$/, null]],
    ],
    [
      'entities that are not there, everywhere at once, though the property is unknown',
      saying(
        'wpkk',
        'nothingLikeIt',
        { entity: 'congres' },
        {
          qualifiers: [{ name: 'post', entity: '@old' }],
          start: 'x',
          reference: { source: 'y', attributedTo: 'hal' },
        },
      ),
      [
        ['UNKNOWN_ENTITY', 'subject', /got "wpkk", which the graph does not have; did you mean wpk\?$/, 'wpk'],
        ['UNKNOWN_PROPERTY', 'property', /./, null],
        ['UNKNOWN_ENTITY', 'value.entity', /did you mean congress\?$/, 'congress'],
        ['UNKNOWN_ENTITY', 'qualifiers.0.entity', /got "@old", which no operation before creates; /, null],
        ['BAD_DATE', 'start', /^expected a date for start; /, null],
        ['UNKNOWN_ENTITY', 'reference.source', /for source, got "y"/, 'x'],
        ['UNKNOWN_ENTITY', 'reference.attributedTo', /got "hal", .*; create it in an operation before$/, null],
      ],
    ],
    [
      'a text for a date',
      saying('congress', 'startDate', { text: { text: '2021' } }),
      [['WRONG_RANGE', 'value.text', 'expected a date for startDate, got a text; give it as edtf', null]],
    ],
    [
      'a text for an entity',
      saying('kim-jong-un', 'memberOf', { text: { text: 'wpk' } }),
      [
        [
          'WRONG_RANGE',
          'value.text',
          'expected the slug of an ORGANIZATION for memberOf, got a text; give it as entity',
          null,
        ],
      ],
    ],
    [
      'a date for an entity or a text',
      saying('kim-jong-un', 'nationality', { edtf: '2021' }),
      [
        [
          'WRONG_RANGE',
          'value.edtf',
          'expected the slug of a PLACE for nationality or a text for nationality, got a date; give it as entity or text',
          null,
        ],
      ],
    ],
    [
      'an entity for a quantity',
      saying('congress', 'duration', { entity: 'wpk' }),
      [['WRONG_RANGE', 'value.entity', 'expected a quantity for duration, got an entity; give it as quantity', null]],
    ],
    [
      'an entity of a wrong kind',
      saying('kim-jong-un', 'memberOf', { entity: 'hall' }),
      [['WRONG_RANGE', 'value.entity', 'expected the slug of an ORGANIZATION for memberOf, got hall, a PLACE', null]],
    ],
    [
      'a part of another sort',
      saying('congress', 'partOf', { entity: 'rule' }),
      [
        [
          'WRONG_RANGE',
          'value.entity',
          'expected the slug of a MEETING or an OCCASION for partOf, got rule, a DECISION',
          null,
        ],
      ],
    ],
    [
      'a source that is based on itself',
      saying('other', 'basedOn', { entity: 'other' }),
      [['WRONG_RANGE', 'value.entity', 'expected another entity than other for basedOn, got other itself', null]],
    ],
    [
      'no value',
      saying('congress', 'startDate', { edtf: null }),
      [['BAD_VALUE', 'value', 'expected one of entity, edtf, quantity, text, got none', null]],
    ],
    [
      'two values',
      saying('congress', 'startDate', { edtf: '2021', entity: 'wpk' }),
      [['BAD_VALUE', 'value', 'expected one of entity, edtf, quantity, text, got edtf beside entity', null]],
    ],
    [
      'a word of none of the list',
      saying('congress', 'breakdownExhaustive', { text: { text: 'SECTORS' } }, { qualifiers: counted }),
      [['BAD_VALUE', 'value.text.text', /got "SECTORS"; did you mean SECTOR\?$/, 'SECTOR']],
    ],
    [
      'a language of a word',
      saying('congress', 'breakdownExhaustive', { text: { text: 'SECTOR', language: 'en' } }, { qualifiers: counted }),
      [
        [
          'BAD_VALUE',
          'value.text.language',
          'expected no language for breakdownExhaustive, got "en"; leave it out',
          null,
        ],
      ],
    ],
    [
      'an unusual tag',
      named('K', 'ko-kp'),
      [['BAD_VALUE', 'value.text.language', /got "ko-kp"; did you mean ko-KP\?$/, 'ko-KP']],
    ],
    [
      'no tag, and a bad text with it',
      named('', 'Korean!'),
      [
        ['BAD_VALUE', 'value.text.text', 'expected a text for name, got an empty text', null],
        ['BAD_VALUE', 'value.text.language', /^expected a language, got "Korean!"; write a tag/, null],
      ],
    ],
    [
      'a tag without end',
      named('K', `en-x${'-abcdefgh'.repeat(200)}`),
      [['BAD_VALUE', 'value.text.language', /^expected a language of at most 1,000 characters, got 1,804; /, null]],
    ],
    [
      'U+0000',
      named('K\0'),
      [
        [
          'BAD_VALUE',
          'value.text.text',
          'expected a text for name, got a control character, U+0000, in "K\\u0000"; leave it out',
          null,
        ],
      ],
    ],
    ['an escape', named('K\u001b[1m'), [['BAD_VALUE', 'value.text.text', /a control character, U\+001B/, null]]],
    ['a carriage return', note('a\r\nb'), [['BAD_VALUE', 'reference.note', /a control character, U\+000D/, null]]],
    [
      'half a character',
      named('K\ud83d'),
      [['BAD_VALUE', 'value.text.text', /half a character, U\+D83D, in "K\\ud83d"/, null]],
    ],
    [
      'space around a text',
      named(' K '),
      [
        [
          'BAD_VALUE',
          'value.text.text',
          'expected a text for name without space around it, got " K "; did you mean "K"?',
          'K',
        ],
      ],
    ],
    ['space alone', note(' \n'), [['BAD_VALUE', 'reference.note', 'expected a note, got an empty text', null]]],
    [
      'a name that is too long',
      named('K'.repeat(1_001)),
      [
        [
          'BAD_VALUE',
          'value.text.text',
          'expected a text for name of at most 1,000 characters, got 1,001; shorten it',
          null,
        ],
      ],
    ],
    [
      'a text that is too long',
      note('K'.repeat(10_001)),
      [['BAD_VALUE', 'reference.note', 'expected a note of at most 10,000 characters, got 10,001; shorten it', null]],
    ],
    [
      'an infinite number',
      count(Number.POSITIVE_INFINITY),
      [['BAD_VALUE', 'value.quantity.amount', /^expected a quantity for headcount; "Infinity" is no quantity: /, null]],
    ],
    ['a number below 0', count(-3), [['BAD_VALUE', 'value.quantity.amount', /; "-3" is no quantity: /, null]]],
    [
      'half a person',
      count(2.5),
      [['BAD_VALUE', 'value.quantity.amount', /"2.5" counts no persons: write a whole number/, null]],
    ],
    ['a number that is too large', count(1e300), [['BAD_VALUE', 'value.quantity.amount', /too large a number$/, null]]],
    [
      'a share of more than all',
      count(1.5, 'share'),
      [['BAD_VALUE', 'value.quantity.amount', /"150%" is more than the whole/, null]],
    ],
    [
      'another unit, and a bad number with it',
      count(-1, 'persons'),
      [
        [
          'BAD_VALUE',
          'value.quantity.unit',
          'expected a unit for headcount, got "persons"; did you mean person?',
          'person',
        ],
        ['BAD_VALUE', 'value.quantity.amount', /"-1" is no quantity/, null],
      ],
    ],
    [
      'a date in words',
      saying('congress', 'startDate', { edtf: 'c. 1948' }),
      [['BAD_DATE', 'value.edtf', /^expected a date for startDate; "c. 1948" .* write 1948~$/, '1948~']],
    ],
    [
      'a date in words that can be two',
      saying('congress', 'startDate', { edtf: '1-2-2021' }),
      [['BAD_DATE', 'value.edtf', /write 2021-02-01 or 2021-01-02$/, null]],
    ],
    [
      'an end before the start',
      saying('kim-jong-un', 'memberOf', { entity: 'wpk' }, { start: '2021-02', end: '2021-01' }),
      [['BAD_DATE', 'end', 'expected an end that is not before the start 2021-02, got 2021-01', null]],
    ],
    [
      'a source that is none, and what is wrong with the reference',
      saying('congress', 'startDate', start, {
        reference: {
          source: 'wpk',
          attributedTo: 'hall',
          order: 0,
          attested: 'today',
          locator: '',
          certainty: 'SURE' as 'STATED',
        },
      }),
      [
        ['WRONG_RANGE', 'reference.source', 'expected the slug of a SOURCE for source, got wpk, an ORGANIZATION', null],
        ['BAD_VALUE', 'reference.locator', 'expected a locator, got an empty text', null],
        ['BAD_VALUE', 'reference.order', 'expected an order, got "0"; write an integer from 1', null],
        ['WRONG_RANGE', 'reference.attributedTo', /for attributedTo, got hall, a PLACE$/, null],
        ['BAD_VALUE', 'reference.certainty', /^expected a word for certainty, got "SURE"/, null],
        ['BAD_DATE', 'reference.attested', /^expected a date for attested; /, null],
      ],
    ],
    [
      'an empty name for as',
      saying('congress', 'startDate', start, { as: '' }),
      [['BAD_VALUE', 'as', 'expected a name for as, got an empty text', null]],
    ],
  ])('refuses %s', (_, say, expected) => {
    expect(problemsOfSay(say)).toEqual(matching(expected))
  })

  const taking = (qualifiers: Say['qualifiers'] & object) =>
    saying('congress', 'participant', { entity: 'wpk' }, { qualifiers })
  const guest = { name: 'role', value: 'GUEST' }

  it.each<[string, Say, readonly Told[]]>([
    [
      'a missing one',
      taking([]),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers',
          /^expected the qualifier role of participant, got none; write \{ name: "role", value: … \} with one of CHAIR, /,
          'role',
        ],
      ],
    ],
    [
      'neither of two of which a claim has one',
      saying('wpk', 'ballot', { entity: 'rule' }, { qualifiers: [] }),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers',
          /^expected the qualifier option or candidate of ballot, got none; write \{ name: "option", value: … \} with one of YES, /,
          'option',
        ],
      ],
    ],
    [
      'one that is no number',
      saying(
        'wpk',
        'ballot',
        { entity: 'rule' },
        {
          qualifiers: [
            { name: 'candidate', entity: 'kim-jong-un' },
            { name: 'weight', value: 'half' },
          ],
        },
      ),
      [['BAD_QUALIFIER', 'qualifiers.1.value', 'expected a number from 0 for weight, such as "0.5", got "half"', null]],
    ],
    [
      'a bad word',
      taking([{ name: 'role', value: 'PRESIDUM' }]),
      [['BAD_QUALIFIER', 'qualifiers.0.value', /"PRESIDUM"; did you mean PRESIDIUM\?$/, 'PRESIDIUM']],
    ],
    [
      'one of another property',
      taking([guest, { name: 'counted', value: 'GUESTS' }]),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers.1.name',
          /^expected a qualifier of participant, got "counted"; it can be role, /,
          null,
        ],
      ],
    ],
    [
      'one that is nearly written so',
      taking([guest, { name: 'behalfOf', entity: 'wpk' }]),
      [['BAD_QUALIFIER', 'qualifiers.1.name', /did you mean onBehalfOf\?$/, 'onBehalfOf']],
    ],
    [
      'one of a property that has none',
      saying('congress', 'startDate', start, { qualifiers: [guest] }),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers.0.name',
          'expected a qualifier of startDate, got "role"; startDate has none',
          null,
        ],
      ],
    ],
    [
      'one that every object has',
      taking([guest, { name: 'toString', value: 'x' }]),
      [['BAD_QUALIFIER', 'qualifiers.1.name', /got "toString"/, null]],
    ],
    [
      'one that is given twice',
      taking([guest, { name: 'role', value: 'CHAIR' }]),
      [['BAD_QUALIFIER', 'qualifiers.1.name', 'expected each qualifier once, got role again', null]],
    ],
    [
      'both a value and an entity',
      taking([{ ...guest, entity: 'wpk' }]),
      [['BAD_QUALIFIER', 'qualifiers.0', 'expected a value or an entity for role, got both', null]],
    ],
    [
      'neither a value nor an entity',
      taking([{ name: 'role' }]),
      [['BAD_QUALIFIER', 'qualifiers.0', 'expected a value or an entity for role, got neither', null]],
    ],
    [
      'an entity for a word',
      taking([{ name: 'role', entity: 'wpk' }]),
      [['BAD_QUALIFIER', 'qualifiers.0.entity', 'expected a word for role, got an entity; give it as value', null]],
    ],
    [
      'a text for an entity',
      taking([guest, { name: 'onBehalfOf', value: 'wpk' }]),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers.1.value',
          'expected the slug of an ORGANIZATION for onBehalfOf, got a text; give it as entity',
          null,
        ],
      ],
    ],
    [
      'an entity of a wrong kind',
      taking([guest, { name: 'onBehalfOf', entity: 'hall' }]),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers.1.entity',
          'expected the slug of an ORGANIZATION for onBehalfOf, got hall, a PLACE',
          null,
        ],
      ],
    ],
    [
      'an entity that is not there',
      taking([guest, { name: 'onBehalfOf', entity: 'wpkk' }]),
      [['UNKNOWN_ENTITY', 'qualifiers.1.entity', /did you mean wpk\?$/, 'wpk']],
    ],
    [
      'an untidy text',
      saying('kim-jong-un', 'memberOf', { entity: 'wpk' }, { qualifiers: [{ name: 'role', value: ' x' }] }),
      [
        [
          'BAD_QUALIFIER',
          'qualifiers.0.value',
          'expected a text for role without space around it, got " x"; did you mean "x"?',
          'x',
        ],
      ],
    ],
  ])('refuses of qualifiers %s', (_, say, expected) => {
    expect(problemsOfSay(say)).toEqual(matching(expected))
  })
})

describe('creating an entity', () => {
  it('takes all that a file can say of one, its identifiers in the spelling of their schemes', () => {
    const told = {
      kind: 'MEETING' as const,
      name: 'Ko\u0308ln',
      description: 'A meeting.',
      classification: 'CONGRESS',
      ordinal: 8,
      enlarged: true,
    }
    const identifiers = [
      { scheme: 'Wikidata', value: 'http://www.wikidata.org/entity/Q1' },
      { scheme: 'isni', value: '0000 0001 2281 955x' },
      { scheme: 'own', value: 'q1' },
    ]
    expect(checkCreate({ ...told, slug: 'a-1', as: 'a', identifiers }, path)).toEqual({
      slug: 'a-1',
      entity: {
        ...told,
        name: 'K\u00f6ln',
        identifiers: [
          { scheme: 'wikidata', value: 'Q1' },
          { scheme: 'isni', value: '000000012281955X' },
          { scheme: 'own', value: 'q1' },
        ],
      },
    })
  })

  it('takes a kind and a name alone, and of the rest that there is none', () => {
    const { slug: _, ...entity } = entityOf('', 'PERSON', { name: 'A' })
    const none = {
      slug: null,
      description: null,
      classification: null,
      ordinal: null,
      enlarged: null,
      identifiers: null,
    }
    expect(checkCreate({ kind: 'PERSON', name: 'A' }, path)).toEqual({ slug: null, entity })
    expect(checkCreate({ kind: 'PERSON', name: 'A', ...none }, path)).toEqual({ slug: null, entity })
  })

  it.each<[string, CreateEntity, readonly Told[]]>([
    [
      'what does not fit the kind, all at once',
      { kind: 'PERSON', name: ' ', slug: 'Kim_Jong Un', classification: 'MAN', ordinal: 1, enlarged: false, as: '\0' },
      [
        ['BAD_VALUE', 'name', 'expected a name, got an empty text', null],
        ['BAD_VALUE', 'classification', 'expected no classification, got one; a PERSON has none', null],
        ['BAD_VALUE', 'ordinal', 'expected no ordinal, got one; a PERSON has none', null],
        ['BAD_VALUE', 'enlarged', 'expected no enlarged, got one; a PERSON has none', null],
        [
          'BAD_SLUG',
          'slug',
          /^expected a slug, got "Kim_Jong Un"; a slug is made of .*; did you mean kim-jong-un\?$/,
          'kim-jong-un',
        ],
        ['BAD_VALUE', 'as', /U\+0000/, null],
      ],
    ],
    [
      'a classification in small letters, a number that is none, a name and a description without end',
      {
        kind: 'MEETING',
        name: 'K'.repeat(1_001),
        description: 'K'.repeat(10_001),
        classification: 'party organ',
        ordinal: -1,
      },
      [
        ['BAD_VALUE', 'name', /^expected a name of at most 1,000 characters/, null],
        ['BAD_VALUE', 'description', /^expected a description of at most 10,000 characters/, null],
        [
          'BAD_VALUE',
          'classification',
          'expected a classification in capitals, got "party organ"; did you mean PARTY_ORGAN?',
          'PARTY_ORGAN',
        ],
        ['BAD_VALUE', 'ordinal', 'expected an ordinal, got "-1"; write an integer from 1', null],
      ],
    ],
    [
      'an empty slug',
      { kind: 'PERSON', name: 'A', slug: '' },
      [['BAD_SLUG', 'slug', /^expected a slug, got ""/, null]],
    ],
    [
      'identifiers that are none, and one twice',
      {
        kind: 'PERSON',
        name: 'A',
        identifiers: [
          { scheme: 'isni', value: '0000 0001 2281 9550' },
          { scheme: 'viaf', value: 'N/A' },
          { scheme: ' own', value: '' },
          { scheme: 'wikidata', value: 'Q1' },
          { scheme: 'Wikidata', value: 'q1' },
        ],
      },
      [
        [
          'BAD_VALUE',
          'identifiers.0.value',
          'expected 15 digits, and a digit or X that checks them, got "0000 0001 2281 9550"',
          null,
        ],
        ['BAD_VALUE', 'identifiers.1.value', 'expected an identifier of "viaf", got "N/A"', null],
        ['BAD_VALUE', 'identifiers.2.scheme', /^expected a scheme without space around it/, 'own'],
        ['BAD_VALUE', 'identifiers.2.value', /^expected an identifier of {2}own, got an empty text/, null],
        ['BAD_VALUE', 'identifiers.4', 'expected each identifier once, got wikidata Q1 again', null],
      ],
    ],
  ])('refuses %s', (_, create, expected) => {
    expect(problemsOfCreate(create)).toEqual(matching(expected))
  })
})

describe('editing an entity', () => {
  const meeting = entityOf('congress', 'MEETING', {
    name: 'Congress',
    classification: 'CONGRESS',
    ordinal: 8,
    identifiers: [{ scheme: 'isni', value: 'not checked' }],
  })
  const edited = (edit: Omit<EditEntity, 'entity'>, entity = meeting) =>
    checkEdit({ entity: 'congress', ...edit }, path, entity)

  it('gives what becomes different, and that alone', () => {
    const edit = { name: '8th Congress', description: null, classification: 'CONGRESS', ordinal: null, enlarged: false }
    expect(edited(edit)).toEqual({ correction: { name: '8th Congress', ordinal: null, enlarged: false } })
    expect(edited({ identifiers: null })).toEqual({ correction: { identifiers: [] } })
  })

  it('leaves as it is what was not held to the rules of a change', () => {
    const [held] = meeting.identifiers
    const identifiers = [...(held ? [held] : []), { scheme: 'wd', value: 'q1' }]
    expect(edited({ identifiers })).toEqual({
      correction: { identifiers: [held, { scheme: 'wikidata', value: 'Q1' }] },
    })
    const untidy = { ...meeting, name: ' Congress', ordinal: -1 }
    expect(edited({ name: ' Congress', ordinal: -1, description: 'D' }, untidy)).toEqual({
      correction: { description: 'D' },
    })
  })

  it.each<[string, Omit<EditEntity, 'entity'>, readonly Told[]]>([
    [
      'what is so already',
      { name: 'Congress', ordinal: 8, description: null },
      [['NOTHING_TO_DO', '', /^expected what makes congress different/, null]],
    ],
    ['nothing', {}, [['NOTHING_TO_DO', '', /./, null]]],
    [
      'what is the same in its scheme',
      { identifiers: [{ scheme: 'isni', value: 'not checked' }] },
      [['NOTHING_TO_DO', '', /./, null]],
    ],
    [
      'no name, and what cannot be',
      { name: null, ordinal: 0, classification: 'x' },
      [
        ['BAD_VALUE', 'name', 'expected a name, got null; every entity has one', null],
        ['BAD_VALUE', 'classification', /did you mean X\?$/, 'X'],
        ['BAD_VALUE', 'ordinal', /got "0"; write an integer from 1$/, null],
      ],
    ],
  ])('refuses %s', (_, edit, expected) => {
    expect(told(edited(edit))).toEqual(matching(expected))
  })
})

describe('judging a claim', () => {
  it('ranks it for a reason, explains it, or takes a judgement back', () => {
    const judged = (judge: Omit<Judge, 'claim'>) => checkJudge({ claim: 'c', ...judge }, path)
    const judgement = { rankReason: null, explanation: null }
    expect(judged({ rank: 'DEPRECATED', reason: 'R' })).toEqual({
      judgement: { ...judgement, rank: 'DEPRECATED', rankReason: 'R' },
    })
    expect(judged({ rank: 'NORMAL', explanation: 'E' })).toEqual({
      judgement: { ...judgement, rank: 'NORMAL', explanation: 'E' },
    })
    expect(judged({ rank: 'NORMAL' })).toEqual({ judgement: { ...judgement, rank: 'NORMAL' } })
  })

  it('refuses a rank without a reason, and bad texts', () => {
    expect(problemsOfJudge({ claim: 'c', rank: 'PREFERRED', explanation: ' E' })).toEqual(
      matching([
        ['BAD_VALUE', 'explanation', /^expected a text for explanation without space around it/, 'E'],
        ['MISSING_REASON', 'reason', 'expected a reason, got none', null],
      ]),
    )
    expect(problemsOfJudge({ claim: 'c', rank: 'PREFERRED', reason: '' })).toEqual(
      matching([['BAD_VALUE', 'reason', 'expected a text for reason, got an empty text', null]]),
    )
  })
})
