import { readdirSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { passageFields } from '../src/files/passage.ts'
import { statementKeys } from '../src/files/statement.ts'
import { allKinds } from '../src/model/kind.ts'
import { listedProperties } from '../src/model/listed-property.ts'
import type { eventProperties } from '../src/model/properties/event.ts'
import { allProperties, isPropertyName, type Property, type PropertyName, properties } from '../src/model/properties.ts'
import type { QualifierOf, WithOwnQualifiers } from '../src/model/property.ts'
import * as vocabularies from '../src/model/vocabulary.ts'

type Rule<Subject> = (subject: Subject) => boolean

const camelCase = /^[a-z]+(?:[A-Z][a-z]*)*$/
const capitals = /^[A-Z]+(?:_[A-Z]+)*$/
const sentence = /^[A-Z].*[^ ]\.$/s
const phrase = /^[a-z][a-z ]+$/

function isSomeOf(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && new Set(some).size === some.length && some.every((one) => all.includes(one))
}

function qualifiersOf({ name, qualifiers }: Property) {
  return Object.entries(qualifiers ?? {}).map(([qualifier, rest]) => ({ property: name, qualifier, ...rest }))
}

describe('every property', () => {
  const rules: Record<string, Rule<Property>> = {
    'has a name that a field of the schema can bear': ({ name }) => camelCase.test(name),
    'says in a sentence what it is': ({ description }) => sentence.test(description),
    'says in a sentence what it is from its value, if at all': ({ inverseDescription }) =>
      inverseDescription === undefined || sentence.test(inverseDescription),
    'reads as a phrase from either end': ({ label, inverseLabel }) => phrase.test(label) && phrase.test(inverseLabel),
    'is about kinds that there are': ({ domain }) => isSomeOf(domain, allKinds),
    'takes entities of kinds that there are, or a type of value': ({ range }) =>
      range.kinds ? isSomeOf(range.kinds, allKinds) : range.value !== undefined,
    // A scalar that could be a slug and a date would be read by guessing.
    'takes no value but a text beside entities': ({ range }) =>
      !range.kinds || [undefined, 'text'].includes(range.value),
    'counts in a unit exactly if it takes quantities': ({ range }) =>
      (range.unit !== undefined) === (range.value === 'quantity'),
    'has words only if it takes texts': ({ range }) => !range.words || (range.value === 'text' && !range.kinds),
    'finds values of the sort of each of its subjects, if they must be alike': ({ range, domain }) =>
      !range.alike || isSomeOf(domain, range.kinds ?? []),
    'is functional per each qualifier once, if per any': ({ functional }) =>
      typeof functional !== 'object' || isSomeOf(functional, functional),
    'is at a time only if it is functional': ({ atATime, functional }) => !atATime || functional !== undefined,
    'has for a facet a qualifier with words that is required, if not without another': ({ facet, qualifiers = {} }) =>
      facet === undefined ||
      (Boolean(qualifiers[facet]?.required || qualifiers[facet]?.requiredWithout) &&
        qualifiers[facet]?.words !== undefined),
    'gives no qualifier the name of another key of its statements': (property) =>
      !qualifiersOf(property).some(({ qualifier }) =>
        statementKeys({ ...property, qualifiers: {} }).includes(qualifier),
      ),
    'leaves the keys of a passage free': ({ name }) => !Object.hasOwn(passageFields, name),
    'names a property of Wikidata in its form, if any': ({ wikidata }) => /^P[1-9]\d*$/.test(wikidata ?? 'P1'),
    'names a field of Popolo in its form, if any': ({ popolo }) => /^[a-z_]+(?:\.[a-z_]+)?$/.test(popolo ?? 'name'),
  }

  it.each(Object.entries(rules))('%s', (_, holds) => {
    expect(allProperties.filter((property) => !holds(property)).map(({ name }) => name)).toEqual([])
  })
})

describe('every qualifier', () => {
  const rules: Record<string, Rule<ReturnType<typeof qualifiersOf>[number]>> = {
    'has a name that an argument of the schema can bear': ({ qualifier }) => camelCase.test(qualifier),
    'says in a sentence what it is': ({ description }) => sentence.test(description),
    'has words, or kinds, or is a text': ({ words, kinds }) => !(words && kinds),
    'names entities of kinds that there are, if any': ({ kinds }) => !kinds || isSomeOf(kinds, allKinds),
    'draws on one of the vocabularies, if it has words': ({ words }) =>
      !words || [...(Object.values(vocabularies) as object[]), listedProperties].includes(words),
  }

  it.each(Object.entries(rules))('%s', (_, holds) => {
    expect(allProperties.flatMap(qualifiersOf).filter((qualifier) => !holds(qualifier))).toEqual([])
  })
})

// The compiler is what holds these: `npm run check`.
describe('a declaration', () => {
  const base = { label: 'effect on', inverseLabel: 'of', description: 'It.', domain: allKinds, range: {} } as const
  const qualifiers = { effect: { description: 'What it does.' } } as const

  it('is of its own qualifiers where it is narrowed and functional', () => {
    const sound = { one: { ...base, qualifiers, facet: 'effect', functional: ['effect'] }, two: base } as const
    expectTypeOf(sound).toExtend<WithOwnQualifiers<typeof sound>>()
  })

  it('does not compile with a facet that is none of its qualifiers', () => {
    const mistyped = { one: { ...base, qualifiers, facet: 'efect' } } as const
    expectTypeOf(mistyped).not.toExtend<WithOwnQualifiers<typeof mistyped>>()
    const bare = { one: { ...base, facet: 'effect' } } as const
    expectTypeOf(bare).not.toExtend<WithOwnQualifiers<typeof bare>>()
  })

  it('does not compile where it is functional per a qualifier of another property', () => {
    const mistyped = {
      one: { ...base, qualifiers, functional: ['role'] },
      two: { ...base, qualifiers: { role: qualifiers.effect } },
    } as const
    expectTypeOf(mistyped).not.toExtend<WithOwnQualifiers<typeof mistyped>>()
  })

  it('has its own name, and any has a name of one', () => {
    expectTypeOf(properties.memberOf.name).toEqualTypeOf<'memberOf'>()
    expectTypeOf(allProperties).items.toHaveProperty('name').toEqualTypeOf<PropertyName>()
    expectTypeOf(properties.headcount.functional).toEqualTypeOf<
      true | readonly QualifierOf<typeof eventProperties.headcount>[] | undefined
    >()
  })
})

describe('the properties', () => {
  it('are known by their names, and nothing else is', () => {
    expect(allProperties.every(({ name }) => isPropertyName(name))).toBe(true)
    expect(['constructor', 'toString', '__proto__', 'Name', ''].filter(isPropertyName)).toEqual([])
  })

  it('are each declared once, though in several files', async () => {
    const folder = new URL('../src/model/properties/', import.meta.url)
    const modules = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)))
    const names = modules.flatMap((module: object) => Object.values(module).flatMap((group) => Object.keys(group)))
    expect(names.sort()).toEqual(allProperties.map(({ name }) => name).sort())
  })
})

describe('every vocabulary', () => {
  it.each(Object.entries(vocabularies))('%s gives words in capitals, each with its meaning', (_, words) => {
    expect(Object.keys(words)).not.toHaveLength(0)
    expect(Object.entries(words).filter(([word, meaning]) => !capitals.test(word) || !/^[A-Z]/.test(meaning))).toEqual(
      [],
    )
  })
})
