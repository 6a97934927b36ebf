import { foldName } from '../model/display.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { decadeOf, yearOf } from '../model/year.ts'
import { comparePositions } from './position.ts'
import type { Direction } from './relations.ts'
import type { Told } from './told.ts'

/** By what entities are grouped: by something that is told of them, or by what they are. */
export type GroupKey = ToldKey | AttributeKey

/** By what is told by a property, of which the entity is the subject (OUT) or the value (IN). */
export interface ToldKey {
  readonly by: 'VALUE' | 'QUALIFIER' | 'YEAR' | 'DECADE' | 'START_YEAR'
  readonly property: PropertyName
  readonly direction: Direction
  /** The qualifier; null by anything else. */
  readonly name: string | null
}

export interface AttributeKey {
  readonly by: 'ATTRIBUTE'
  readonly attribute: EntityAttribute
}

export type EntityAttribute = 'KIND' | 'CLASSIFICATION' | 'SOURCE'

/** What an entity is grouped under. */
export interface GroupWord {
  /** Two are the same exactly where this is. An entity's is its slug, marked as such. */
  readonly key: string
  /** As it is written. */
  readonly text: string
}

const ofEntity = '#'
const ofText = '='

export function wordOfEntity(slug: string): GroupWord {
  return { key: ofEntity + slug, text: slug }
}

/** Texts are the same whatever their case, as conditions take them. */
export function wordOfText(text: string): GroupWord {
  return { key: ofText + foldName(text), text }
}

/** What is no text of a source: a word of a list, a year, a date. */
export function plainWord(text: string): GroupWord {
  return { key: ofText + text, text }
}

/** Of two ways of writing the same words, each as the first by code point has it: that is shown. */
export function earlierWords(a: readonly GroupWord[], b: readonly GroupWord[]): GroupWord[] {
  return a.map((word, index) => {
    const other = b[index]
    return other && comparePositions([other.text], [word.text]) < 0 ? other : word
  })
}

/** The slug, where the word is an entity. */
export function slugOfWord({ key }: Pick<GroupWord, 'key'>): string | null {
  return key.startsWith(ofEntity) ? key.slice(ofEntity.length) : null
}

/** What a relation or a claim groups its entity under. */
export function wordsOf(key: ToldKey, told: Told): GroupWord[] {
  const { by, name } = key
  switch (by) {
    case 'VALUE':
      return told.other === null ? valuesOf(told) : [wordOfEntity(told.other)]
    case 'QUALIFIER': {
      const text = name === null ? undefined : told.qualifiers[name]
      return text === undefined ? [] : [namesEntities(key) ? wordOfEntity(text) : plainWord(text)]
    }
    case 'YEAR':
    case 'DECADE':
      return told.claims.flatMap(({ value }) => (value.type === 'date' ? timeOf(by, value.date.text) : []))
    case 'START_YEAR':
      return told.claims.flatMap(({ start }) => (start ? timeOf('YEAR', start.text) : []))
  }
}

/** Whether what stands in the qualifier is an entity. */
export function namesEntities({ property, name }: ToldKey): boolean {
  return name !== null && properties[property].qualifiers?.[name]?.kinds !== undefined
}

function valuesOf({ claims }: Told): GroupWord[] {
  return claims.flatMap(({ value }): GroupWord[] => {
    if (value.type === 'text') return [wordOfText(value.text)]
    if (value.type === 'date') return [plainWord(value.date.text)]
    return value.type === 'quantity' ? [plainWord(value.quantity.text)] : []
  })
}

function timeOf(by: 'YEAR' | 'DECADE', text: string): GroupWord[] {
  const found = by === 'YEAR' ? yearOf(text) : decadeOf(text)
  return found === null ? [] : [plainWord(found)]
}
