import type { EntityAttribute, GroupKey, ToldKey } from '../lists/group-key.ts'
import type { MetClaims } from '../lists/met-claims.ts'
import type { Direction } from '../lists/relations.ts'
import { nearestField } from '../model/meaning.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { quote } from '../model/quote.ts'
import { sayMeant } from '../model/suggestion.ts'
import { within } from './argument.ts'
import { checkPropertyNames } from './claims.ts'
import type { GroupedList } from './grouped-list.ts'
import { type Grouping, groupList } from './grouping.ts'
import { InputError } from './input-error.ts'

/** A key as a client gives it: one of these. */
export interface GivenKey {
  readonly property?: string | null | undefined
  readonly inverse?: string | null | undefined
  readonly qualifier?: GivenQualifierKey | null | undefined
  readonly year?: string | null | undefined
  readonly decade?: string | null | undefined
  readonly startYear?: string | null | undefined
  readonly attribute?: EntityAttribute | null | undefined
}

export interface GivenQualifierKey {
  readonly property: string
  readonly name: string
  readonly direction?: Direction | null | undefined
}

export interface GroupsArguments {
  readonly by: readonly GivenKey[]
  readonly first?: number | null | undefined
}

export const mostKeys = 2
export const mostGroups = 1_000
export const defaultGroups = 50

/** Groups a list as a client asks. @throws InputError for keys that nothing can be grouped by */
export function groupBy(list: GroupedList, { by, first }: GroupsArguments): Promise<Grouping> {
  if (by.length < 1 || by.length > mostKeys)
    throw new InputError(
      `"by" takes one key or ${mostKeys}, got ${by.length}: group by one, and narrow the list by another.`,
    )
  const keys = by.map((given, index) => readKey(given, list.met, `by[${index}]`))
  const [a, b] = keys
  if (b && JSON.stringify(a) === JSON.stringify(b)) throw new InputError('"by" has the same key twice: leave one out.')
  return groupList(list, keys, within('first', first ?? defaultGroups, 1, mostGroups))
}

function readKey(given: GivenKey, met: readonly MetClaims[], place: string): GroupKey {
  const { property, inverse, qualifier, year, decade, startYear, attribute } = given
  if (attribute != null) return { by: 'ATTRIBUTE', attribute }
  if (qualifier != null) return readQualifierKey(qualifier, `${place}.qualifier`)
  if (property != null) return toldKey('VALUE', property, `${place}.property`)
  if (inverse != null) return readInverse(inverse, `${place}.inverse`)
  if (year != null) return readDateKey('YEAR', year, `${place}.year`)
  if (decade != null) return readDateKey('DECADE', decade, `${place}.decade`)
  if (startYear != null) return readStartYear(startYear, met, `${place}.startYear`)
  throw new InputError(
    `"${place}" names nothing to group by: give one of property, inverse, qualifier, year, decade, startYear, attribute.`,
  )
}

function toldKey(by: ToldKey['by'], text: string, place: string, direction: Direction = 'OUT'): ToldKey {
  return { by, property: propertyOf(text, place), direction, name: null }
}

function propertyOf(text: string, place: string): PropertyName {
  const [name] = checkPropertyNames([text], place)
  return name as PropertyName
}

function readInverse(text: string, place: string): ToldKey {
  const key = toldKey('VALUE', text, place, 'IN')
  if (!properties[key.property].range.kinds)
    throw new InputError(`"${place}": an entity is never the value of ${key.property}: group by "property".`)
  return key
}

function readDateKey(by: 'YEAR' | 'DECADE', text: string, place: string): ToldKey {
  const key = toldKey(by, text, place)
  const { range, name } = properties[key.property]
  if (range.value !== 'date')
    throw new InputError(
      `"${place}": ${name} is no date, and lies in no ${by.toLowerCase()}${range.kinds ? ': "startYear" groups by when it began' : ''}.`,
    )
  return key
}

/** Of whichever end the list is narrowed at; else of the subject. */
function readStartYear(text: string, met: readonly MetClaims[], place: string): ToldKey {
  const key = toldKey('START_YEAR', text, place)
  const { range, name } = properties[key.property]
  if (!range.kinds)
    throw new InputError(
      `"${place}": ${name} is no relation, and has no spells${range.value === 'date' ? ': "year" groups by the date' : ''}.`,
    )
  const own = met.filter((each) => each.properties?.includes(key.property))
  const isInverse = own.length > 0 && own.every(({ direction }) => direction === 'IN')
  return isInverse ? { ...key, direction: 'IN' } : key
}

function readQualifierKey({ property: text, name, direction }: GivenQualifierKey, place: string): ToldKey {
  const property = propertyOf(text, `${place}.property`)
  const { qualifiers = {}, range } = properties[property]
  const known = Object.keys(qualifiers).sort()
  if (known.length === 0)
    throw new InputError(`"${place}.name": ${property} has no qualifiers, and so none that is called ${quote(name)}.`)
  if (!known.includes(name))
    throw new InputError(
      `"${place}.name": there is no qualifier ${quote(name)} of ${property}${sayMeant(nearestField(name, known), known)}`,
    )
  if (direction === 'IN' && !range.kinds)
    throw new InputError(`"${place}": an entity is never the value of ${property}: ask with direction OUT.`)
  return { by: 'QUALIFIER', property, direction: direction ?? 'OUT', name }
}
