import fc from 'fast-check'

/** A condition as a query gives it. */
export interface Asked {
  readonly property?: readonly string[]
  readonly direction?: 'OUT' | 'IN'
  readonly entity?: readonly string[]
  readonly other?: AskedFilter
  readonly qualifiers?: readonly { readonly name: string; readonly in: readonly string[] }[]
  readonly equals?: readonly string[]
  readonly contains?: string
  readonly from?: string
  readonly to?: string
  readonly match?: 'POSSIBLY' | 'CERTAINLY'
  readonly atLeast?: number
  readonly atMost?: number
  readonly source?: readonly string[]
  readonly minVoices?: number
  readonly maxVoices?: number
  readonly status?: 'DISPUTED' | 'UNDISPUTED'
  readonly not?: boolean
}

export interface AskedFilter {
  readonly where?: readonly Asked[]
  readonly name?: string
  readonly kind?: readonly string[]
  readonly maxSources?: number
}

/** Filters of the graphs that lens-arbitrary.ts makes. */
export function askedFilter(): fc.Arbitrary<AskedFilter> {
  const where = fc.array(asked(askedOther()), { minLength: 1, maxLength: 2 })
  return fc.tuple(where, plainFilter()).map(([conditions, rest]): AskedFilter => ({ ...rest, where: conditions }))
}

function askedOther(): fc.Arbitrary<AskedFilter> {
  const where = fc.array(asked(null), { minLength: 1, maxLength: 2 })
  return fc.oneof(
    plainFilter(),
    where.map((conditions): AskedFilter => ({ where: conditions })),
  )
}

function plainFilter(): fc.Arbitrary<AskedFilter> {
  return some({
    name: fc.constantFrom('person', 'N1', 'organization'),
    kind: fc.constantFrom(['PERSON'], ['PERSON', 'ORGANIZATION'], ['MEETING', 'POST']),
    maxSources: fc.integer({ min: 0, max: 2 }),
  })
}

function asked(other: fc.Arbitrary<AskedFilter> | null): fc.Arbitrary<Asked> {
  return fc.oneof(
    { weight: 4, arbitrary: ofRelations(other) },
    { weight: 1, arbitrary: ofTexts() },
    { weight: 2, arbitrary: ofDates() },
    { weight: 1, arbitrary: ofQuantities() },
  )
}

function ofRelations(other: fc.Arbitrary<AskedFilter> | null): fc.Arbitrary<Asked> {
  const related = (names: readonly string[], entities: readonly string[], qualifiers: readonly (readonly string[])[]) =>
    part({
      property: fc.constant(names),
      direction: fc.constantFrom('OUT' as const, 'IN' as const),
      entity: fc.subarray([...entities], { minLength: 1 }),
      qualifiers: fc
        .subarray([...qualifiers], { minLength: 1, maxLength: Math.min(2, qualifiers.length) })
        .map((all) => all.map(([name = '', ...values]) => ({ name, in: values }))),
      ...(other && { other }),
    })
  return fc.oneof(
    related(['memberOf'], ['organization', 'organization-7', 'person', 'person-n0'], member),
    related(['memberOf'], ['organization', 'organization-7'], member),
    related(['holds'], ['post-a', 'post-b', 'person', 'person-n1'], [['role', 'A', 'B']]),
    related(
      ['memberOf', 'holds'],
      ['organization', 'post-a', 'person'],
      [
        ['role', 'A'],
        ['onBehalfOf', 'organization-8'],
      ],
    ),
    related(
      ['participant'],
      ['meeting', 'person', 'person-n0', 'person-n1'],
      [
        ['role', 'GUEST', 'CHAIR'],
        ['role', 'SPEAKER'],
        ['onBehalfOf', 'organization-7'],
      ],
    ),
    related(
      ['effect'],
      ['person', 'post-b', 'organization-8', 'decision'],
      [
        ['effect', 'ELECTS'],
        ['effect', 'RENAMES', 'APPOINTS'],
        ['post', 'post-a'],
      ],
    ),
    related(
      ['termOf', 'partOf', 'previous', 'adoptedAt'],
      ['organization', 'meeting', 'meeting-n0'],
      [['stage', 'HELD']],
    ),
  )
}

const member = [
  ['role', 'A'],
  ['role', 'A', 'B'],
  ['membershipStatus', 'FULL'],
  ['onBehalfOf', 'organization-8'],
  ['term', 'meeting'],
] as const

function ofTexts(): fc.Arbitrary<Asked> {
  return part({
    property: fc.constantFrom(['name'], ['name', 'gender']),
    equals: fc.subarray(['a', 'É', 'PERSON'], { minLength: 1 }),
    contains: fc.constantFrom('E', 'b', ''),
  })
}

function ofDates(): fc.Arbitrary<Asked> {
  return part({
    property: fc.constantFrom(['birthDate'], ['deathDate', 'birthDate'], ['startDate'], ['founded', 'memberOf']),
  })
}

function ofQuantities(): fc.Arbitrary<Asked> {
  return part({
    property: fc.constantFrom(['headcount'], ['headcount', 'listComplete']),
    atLeast: fc.constantFrom(0.1, 90, 100.5, 105),
    atMost: fc.constantFrom(105, 109.5, 110, 1000),
    qualifiers: fc.constantFrom(
      [{ name: 'counted', in: ['DELEGATES'] }],
      [{ name: 'sector', in: ['MILITARY'] }],
      [
        { name: 'counted', in: ['DELEGATES', 'WOMEN_DELEGATES'] },
        { name: 'sector', in: ['MILITARY', 'FIELD_LABOUR'] },
      ],
    ),
  })
}

/** With some of these, and of what every condition can have. */
function part(own: { readonly property: fc.Arbitrary<readonly string[]> } & Arbitraries<Asked>): fc.Arbitrary<Asked> {
  const times = fc.constantFrom('2019', '2020', '2020-06-15', '2021-01-05', '2021-01', '2022')
  const { property, ...rest } = own
  const shared = some({
    match: fc.constantFrom('POSSIBLY' as const, 'CERTAINLY' as const),
    source: fc.subarray(['t', 'w', 'x'], { minLength: 1, maxLength: 2 }),
    minVoices: fc.constantFrom(1, 2, 3),
    maxVoices: fc.constantFrom(1, 2),
    status: fc.constantFrom('DISPUTED' as const, 'UNDISPUTED' as const),
    not: fc.constantFrom(true, false),
  })
  const window = fc.tuple(times, times, fc.nat(5)).map(([a, b, which]): Asked => {
    const [from, to] = a.slice(0, 4) <= b.slice(0, 4) ? [a, b] : [b, a]
    return [{}, {}, { from }, { to }, { from, to }, { from: a, to: a }][which] ?? {}
  })
  return fc
    .tuple(property, some(rest as Arbitraries<Asked>), shared, window, fc.nat(5))
    .map(([names, given, more, when, sixth]): Asked => {
      return { ...(sixth === 0 ? {} : { property: names }), ...given, ...more, ...when }
    })
}

type Arbitraries<Shape> = { readonly [Name in keyof Shape]?: fc.Arbitrary<Shape[Name]> }

/** An object with each of the fields, one time in six. */
function some<Shape extends object>(fields: Arbitraries<Shape>): fc.Arbitrary<Shape> {
  const given = Object.entries<fc.Arbitrary<unknown>>(fields as Record<string, fc.Arbitrary<unknown>>).map(
    ([name, value]) => fc.tuple(fc.constant(name), value, fc.nat(5)),
  )
  const chosen = fc.tuple(...given).map((all) => all.filter(([, , sixth]) => sixth === 0))
  return chosen.map((all) => Object.fromEntries(all)) as fc.Arbitrary<Shape>
}
