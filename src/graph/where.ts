import type { ClaimCondition } from '../lists/claim-condition.ts'
import { isTold } from '../lists/claim-condition-test.ts'
import type { Condition } from '../lists/condition.ts'
import { type EntityFilter, entityCondition } from '../lists/filters.ts'
import type { Direction } from '../lists/relations.ts'
import type { FactStatus } from '../lists/told.ts'
import { foldName } from '../model/display.ts'
import { type Edtf, parseEdtf } from '../model/edtf.ts'
import type { Stretch } from '../model/held-days.ts'
import { allKinds } from '../model/kind.ts'
import { within } from './argument.ts'
import { checkPropertyNames } from './claims.ts'
import { checkForms, type Form } from './condition-forms.ts'
import { readQualifiers } from './condition-qualifiers.ts'
import { InputError } from './input-error.ts'
import { namedBy } from './named.ts'
import type { View } from './view.ts'

/** A condition as a client gives it; null is as omitted. */
export interface GivenCondition {
  readonly property?: readonly string[] | null | undefined
  readonly direction?: Direction | null | undefined
  readonly entity?: readonly string[] | null | undefined
  readonly other?: GivenFilter | null | undefined
  readonly qualifiers?: readonly GivenQualifier[] | null | undefined
  readonly equals?: readonly string[] | null | undefined
  readonly contains?: string | null | undefined
  readonly from?: GivenDate | null | undefined
  readonly to?: GivenDate | null | undefined
  readonly match?: 'CERTAINLY' | 'POSSIBLY' | null | undefined
  readonly atLeast?: number | null | undefined
  readonly atMost?: number | null | undefined
  readonly source?: readonly string[] | null | undefined
  readonly minVoices?: number | null | undefined
  readonly maxVoices?: number | null | undefined
  readonly status?: FactStatus | null | undefined
  readonly not?: boolean | null | undefined
}

/** A date by its text: input types that refer to themselves have no room for what is null in it. */
type GivenDate = Pick<Edtf, 'text'>

export interface GivenQualifier {
  readonly name: string
  readonly in: readonly string[]
}

/** A filter of entities as a client gives it. */
export interface GivenFilter extends Omit<EntityFilter, 'where'> {
  readonly where?: readonly GivenCondition[] | null | undefined
}

const mostConditions = 20

/** The filter as a condition; null where it says nothing. @throws InputError */
export async function readFilter(view: View, given: GivenFilter, argument = 'filter'): Promise<Condition | null> {
  return entityCondition({ ...given, ...(await readConditions(view, given, argument)) })
}

/** What all filters share, with its conditions read. @throws InputError */
export async function readConditions(
  view: View,
  { where, maxSources }: Pick<GivenFilter, 'where' | 'maxSources'>,
  argument = 'filter',
): Promise<Required<Pick<EntityFilter, 'where' | 'maxSources'>>> {
  const given = where ?? []
  if (given.length > mostConditions)
    throw new InputError(`"${argument}.where" takes at most ${mostConditions} conditions, got ${given.length}.`)
  const conditions = given.map((each, index) => readCondition(view, each, `${argument}.where[${index}]`))
  return {
    where: await Promise.all(conditions),
    maxSources: maxSources == null ? null : within(`${argument}.maxSources`, maxSources, 0, mostCounted),
  }
}

const mostCounted = 2_147_483_647

/** @throws InputError that names the place of what cannot be asked */
async function readCondition(view: View, given: GivenCondition, place: string): Promise<Condition> {
  const listed = ['property', 'entity', 'equals', 'source', 'qualifiers'] as const
  for (const name of listed) {
    if (given[name]?.length === 0)
      throw new InputError(
        `"${place}.${name}" names nothing, and nothing would meet it: leave it out, or name at least one.`,
      )
  }
  const properties = given.property ? checkPropertyNames(given.property, `${place}.property`) : null
  const direction = given.direction ?? 'OUT'
  checkForms(formsAsked(given), { properties, direction }, place)
  const other = given.other ? await readOther(view, given.other, place) : null
  const asked: ClaimCondition = {
    properties,
    direction,
    entity: given.entity ? await namedBy(view, `${place}.entity`, given.entity) : null,
    other,
    qualifiers: await readQualifiers(view, given.qualifiers ?? [], properties, place),
    equals: given.equals ? given.equals.map(foldName) : null,
    contains: given.contains == null ? null : foldName(given.contains),
    within: stretchOf(given, place),
    ...quantitiesOf(given, place),
    sources: given.source ? await namedBy(view, `${place}.source`, given.source, 'SOURCE') : null,
    ...voicesOf(given, place),
    status: given.status ?? null,
    not: given.not ?? false,
  }
  return { ...isTold(asked), place }
}

/** @throws InputError where one of its own conditions asks for the other end again */
async function readOther(view: View, given: GivenFilter, place: string): Promise<Condition | null> {
  const again = given.where?.findIndex(({ other }) => other != null) ?? -1
  if (again >= 0)
    throw new InputError(
      `"${place}.other.where[${again}].other": what the other end meets holds no further "other": ask that in a request of its own, and name the slugs that it finds in "entity".`,
    )
  return (await readFilter(view, given, `${place}.other`)) ?? anything
}

/** Any entity at all. */
const anything: Condition = entityCondition({ kind: allKinds }) as Condition

/** The stretch of time that is asked for; null for all of it. @throws InputError where it ends before it starts */
export function stretchOf(
  { from: since, to: until, match }: Pick<GivenCondition, 'from' | 'to' | 'match'>,
  place: string,
): Stretch | null {
  if (!since && !until) return null
  const [from, to] = [since, until].map((date) => date && parseEdtf(date.text))
  const [first, last] = [from?.earliest, to?.latest]
  if (first != null && last != null && last < first)
    throw new InputError(
      `${place && `"${place}": `}"to" (${to?.text}) ends before "from" (${from?.text}) starts: give them the other way round.`,
    )
  return { from: from ?? null, to: to ?? null, certainly: match === 'CERTAINLY' }
}

function quantitiesOf({ atLeast, atMost }: GivenCondition, place: string): Pick<ClaimCondition, 'atLeast' | 'atMost'> {
  inOrder(place, ['atLeast', atLeast], ['atMost', atMost])
  return { atLeast: atLeast ?? null, atMost: atMost ?? null }
}

function voicesOf(
  { minVoices, maxVoices }: GivenCondition,
  place: string,
): Pick<ClaimCondition, 'minVoices' | 'maxVoices'> {
  if (minVoices != null) within(`${place}.minVoices`, minVoices, 1, mostCounted)
  if (maxVoices != null) within(`${place}.maxVoices`, maxVoices, 1, mostCounted)
  inOrder(place, ['minVoices', minVoices], ['maxVoices', maxVoices])
  return { minVoices: minVoices ?? null, maxVoices: maxVoices ?? null }
}

type Bound = readonly [name: string, value: number | null | undefined]

function inOrder(place: string, [least, low]: Bound, [most, high]: Bound): void {
  if (low != null && high != null && low > high)
    throw new InputError(`"${place}": "${least}" (${low}) is more than "${most}" (${high}): nothing is both.`)
}

/** Of which form a value must be, by each part that is asked. */
function formsAsked(given: GivenCondition): ReadonlyMap<string, Form> {
  const asked: [string, unknown, Form][] = [
    ['entity', given.entity, 'entity'],
    ['other', given.other, 'entity'],
    ['equals', given.equals, 'text'],
    ['contains', given.contains, 'text'],
    ['atLeast', given.atLeast, 'quantity'],
    ['atMost', given.atMost, 'quantity'],
    ['from', given.from, 'time'],
    ['to', given.to, 'time'],
  ]
  return new Map(asked.flatMap(([name, value, form]) => (value == null ? [] : [[name, form]])))
}
