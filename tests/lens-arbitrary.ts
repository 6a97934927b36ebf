import fc from 'fast-check'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { PropertyName } from '../src/model/properties.ts'
import { type Certainty, certainties } from '../src/model/vocabulary.ts'
import { hub } from './hub-arbitrary.ts'
import { claim, type Described } from './small-graph.ts'

export interface Told {
  readonly claims: readonly Claim[]
  /** Every entity that a claim can name, so that a slug is there whether or not a lens keeps what names it. */
  readonly described: readonly Described[]
}

/** The arguments of a lens, as a query gives them. */
export type LensText = string

export const allCertainties = Object.keys(certainties) as readonly Certainty[]

/** A small graph in which sources tell things for a while, more or less surely, and dispute each other. */
export function toldGraph(): fc.Arbitrary<Told> {
  const said = fc.array(
    fc.oneof(spell(), spell(), start(), count(), breakdown(), name(), link(), bound(), tie(), list(), vote(), vote()),
    {
      minLength: 6,
      maxLength: 24,
    },
  )
  return fc.tuple(hub(0, 3), said).chain(([{ claims, described }, more]) => {
    const all = [...claims, ...more]
    return fc.array(reference(), { minLength: all.length, maxLength: all.length }).map((references) => ({
      claims: all.map((each, index) => told(each, references[index])),
      described: [...described, ...everything],
    }))
  })
}

/** A lens of one or several conditions, or none. */
export function lensText(): fc.Arbitrary<LensText> {
  const sources = fc.subarray(['t', 'w', 'x'], { minLength: 1 })
  const certainty = fc.subarray([...allCertainties], { minLength: 1 })
  const parts = fc.record(
    {
      toldBy: sources.map((slugs) => JSON.stringify(slugs)),
      certainty: certainty.map((words) => `[${words.join(', ')}]`),
      at: fc.constantFrom('2019', '2020', '2020-06-15', '2021-01-05', '2021-01').map((date) => JSON.stringify(date)),
      match: fc.constantFrom('POSSIBLY', 'CERTAINLY'),
      minSources: fc.constantFrom('1', '2', '3'),
      excludeDisputed: fc.constantFrom('true', 'false'),
    },
    { requiredKeys: [] },
  )
  return parts.map((given) =>
    Object.entries(given)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
  )
}

/** What is in a query for a lens with these arguments; none are the whole graph. */
export function through(lenses: readonly LensText[], selection: string): string {
  const inside = lenses.reduceRight((rest, text) => `lens${text ? `(${text})` : ''} { ${rest} }`, selection)
  return `{ ${inside} }`
}

const everything: readonly Described[] = [
  ...[
    't',
    'w',
    'x',
    'meeting',
    'person',
    'organization',
    'organization-7',
    'organization-8',
    'post-a',
    'post-b',
    'decision',
    'decision-n0',
  ],
  ...[0, 1, 2].flatMap((number) => [`person-n${number}`, `document-n${number}`, `meeting-n${number}`]),
].map((slug) => ({ slug, ...(slug.startsWith('organization-') && { ordinal: Number(slug.at(-1)) }) }))

function told(claim: Claim, given: Partial<Claim['references'][number]> = {}): Claim {
  return { ...claim, references: claim.references.map((each) => ({ ...each, ...given })) }
}

function reference() {
  const certainty = fc.constantFrom<Certainty>('STATED', 'STATED', 'REPORTED', 'EXPECTED', 'INFERRED')
  return fc.record({ source: fc.constantFrom('t', 'w', 'x'), certainty, locator: fc.constantFrom('A', 'B') })
}

function spell(): fc.Arbitrary<Claim> {
  const dates = fc.constantFrom(null, '2019', '2020', '2020-06-15', '2021')
  const parts = fc.record({
    subject: fc.constantFrom('person', 'person-n0', 'person-n1'),
    way: fc.constantFrom<[PropertyName, string]>(
      ['holds', 'post-a'],
      ['holds', 'post-b'],
      ['memberOf', 'organization'],
      ['memberOf', 'organization-7'],
    ),
    start: dates,
    end: dates,
    qualifiers: fc.constantFrom<Record<string, string>>({}, {}, { role: 'A' }, { role: 'B' }),
    membershipStatus: fc.constantFrom(undefined, undefined, 'FULL', 'CANDIDATE'),
    attested: fc.constantFrom(null, null, null, '2020-06-15', '2021'),
    rank: fc.constantFrom<Claim['rank']>('NORMAL', 'NORMAL', 'NORMAL', 'DEPRECATED'),
  })
  const inOrder = ({ start, end }: { start: string | null; end: string | null }) =>
    start === null || end === null || start.slice(0, 4) <= end.slice(0, 4)
  return parts
    .filter(inOrder)
    .map(({ subject, way: [property, value], start, end, qualifiers, membershipStatus, attested, rank }) => {
      const isMember = property === 'memberOf'
      const own = isMember ? { ...qualifiers, ...(membershipStatus && { membershipStatus }) } : {}
      const reference = { attested: attested === null ? null : parseEdtf(attested) }
      return claim(subject, property, value, { start, end, qualifiers: own, reference, rank })
    })
}

/** What bounds spells, and begins what happens. */
function bound(): fc.Arbitrary<Claim> {
  const dates = fc.constantFrom('2019', '2020', '2020-06-15', '2021')
  const said = fc.constantFrom<[string, PropertyName]>(
    ['person', 'birthDate'],
    ['person-n0', 'deathDate'],
    ['organization', 'founded'],
    ['organization-7', 'dissolved'],
    ['organization-8', 'founded'],
    ['decision', 'date'],
  )
  return fc.tuple(said, dates).map(([[subject, property], date]) => claim(subject, property, date))
}

/** Who stands in a qualifier, and how bodies follow each other. */
function tie(): fc.Arbitrary<Claim> {
  const elected = { effect: 'ELECTS' }
  return fc.constantFrom(
    claim('decision', 'effect', 'person', { qualifiers: { ...elected, post: 'post-a' } }),
    claim('decision', 'effect', 'organization-8', { qualifiers: elected }),
    claim('decision', 'effect', 'post-b', { qualifiers: { effect: 'RENAMES', into: 'post-a' } }),
    claim('decision', 'adoptedAt', 'meeting-n0'),
    claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST', onBehalfOf: 'organization-7' } }),
    claim('person', 'memberOf', 'organization', { qualifiers: { onBehalfOf: 'organization-8', term: 'meeting' } }),
    claim('person-n0', 'memberOf', 'organization', { qualifiers: { onBehalfOf: 'organization-8' }, start: '2020' }),
    claim('organization-7', 'termOf', 'organization'),
    claim('organization-8', 'termOf', 'organization'),
  )
}

/** Lists that sources hold to be complete. */
function list(): fc.Arbitrary<Claim> {
  const lists = fc.constantFrom<[string, Record<string, string>]>(
    ['organization', { listOf: 'memberOf' }],
    ['organization', { listOf: 'memberOf', membershipStatus: 'FULL' }],
    ['meeting', { listOf: 'participant', role: 'GUEST' }],
    ['decision', { listOf: 'ballot' }],
  )
  return fc
    .tuple(lists, fc.constantFrom('1', '2', '3'))
    .map(([[subject, qualifiers], amount]) => claim(subject, 'listComplete', amount, { qualifiers }))
}

/** Who votes how, how many votes are counted, what became of it, and where a paper was dealt with. */
function vote(): fc.Arbitrary<Claim> {
  const decision = fc.constantFrom('decision', 'decision', 'decision-n0')
  const option = fc.constantFrom('YES', 'YES', 'NO', 'ABSTAIN', 'ABSENT')
  const told = fc.constantFrom<Record<string, string>>(
    {},
    {},
    { onBehalfOf: 'organization-8' },
    { candidate: 'person' },
    { weight: '0.5' },
  )
  const rank = fc.constantFrom<Claim['rank']>('NORMAL', 'NORMAL', 'NORMAL', 'PREFERRED', 'DEPRECATED')
  const ballot = fc
    .tuple(fc.constantFrom('person', 'person-n0', 'person-n1', 'organization-7'), decision, option, told, rank)
    .map(([voter, on, word, more, rank]) => claim(voter, 'ballot', on, { qualifiers: { option: word, ...more }, rank }))
  const counted = fc.tuple(decision, fc.constantFrom('1', '2'), fc.option(option, { nil: undefined }))
  const count = counted.map(([on, amount, word]) =>
    claim(on, 'ballotCount', amount, { qualifiers: word ? { option: word } : {} }),
  )
  const outcome = fc
    .tuple(decision, fc.constantFrom('ADOPTED', 'REJECTED'), rank)
    .map(([on, word, rank]) => claim(on, 'outcome', word, { rank }))
  const considered = fc
    .tuple(fc.constantFrom('meeting', 'meeting-n0'), fc.constantFrom<Record<string, string>>({}, { role: 'A' }))
    .map(([at, qualifiers]) => claim('document-n0', 'consideredAt', at, { qualifiers }))
  return fc.oneof({ weight: 4, arbitrary: ballot }, count, outcome, considered)
}

function start(): fc.Arbitrary<Claim> {
  const dates = fc.constantFrom('2021-01', '2021-01-05', '2021-01-06', '2020')
  const ranks = fc.constantFrom<Claim['rank']>('NORMAL', 'NORMAL', 'PREFERRED', 'DEPRECATED')
  return fc
    .tuple(fc.constantFrom('meeting', 'meeting-n0'), dates, ranks)
    .map(([subject, date, rank]) => claim(subject, 'startDate', date, { rank }))
}

function count(): fc.Arbitrary<Claim> {
  const parts = fc.record({
    amount: fc.constantFrom('100', '110', '10', '10%', '90', '~100'),
    counted: fc.constantFrom('DELEGATES', 'WOMEN_DELEGATES', 'ELECTED_DELEGATES', 'EX_OFFICIO_DELEGATES'),
    sector: fc.constantFrom(undefined, undefined, 'MILITARY', 'FIELD_LABOUR'),
  })
  return parts.map(({ amount, counted, sector }) =>
    claim('meeting', 'headcount', amount, { qualifiers: sector ? { counted, sector } : { counted } }),
  )
}

function breakdown(): fc.Arbitrary<Claim> {
  return fc
    .constantFrom('SECTOR', 'ELECTION')
    .map((scheme) => claim('meeting', 'breakdownExhaustive', scheme, { qualifiers: { counted: 'DELEGATES' } }))
}

function name(): fc.Arbitrary<Claim> {
  return fc
    .tuple(fc.constantFrom('person', 'person-n0'), fc.constantFrom('A', 'B', 'É'))
    .map(([subject, text]) => claim(subject, 'name', text))
}

function link(): fc.Arbitrary<Claim> {
  return fc
    .tuple(fc.constantFrom('meeting-n0', 'meeting-n1'), fc.constantFrom<PropertyName>('previous', 'partOf', 'prepares'))
    .map(([subject, property]) => claim(subject, property, 'meeting'))
}
