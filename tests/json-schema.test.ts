import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { entitiesJsonSchema, sourceJsonSchema } from '../src/files/json-schema.ts'
import { dateForm, type JsonSchema, quantityForm, slugForm } from '../src/files/json-schema-form.ts'
import { graphJsonSchema } from '../src/files/json-schema-graph.ts'
import { commonSchemas } from '../src/files/json-schema-statement.ts'
import { valueSchemas } from '../src/files/json-schema-value.ts'
import { isEdtf } from '../src/model/edtf.ts'
import { isSlug } from '../src/model/entity.ts'
import { allProperties } from '../src/model/properties.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import { interval, mutated, singleDate } from './edtf-arbitrary.ts'
import { accepts } from './json-schema-draft7.ts'

const schemas = { entities: entitiesJsonSchema(), sources: sourceJsonSchema(), graph: graphJsonSchema() }

/** Of a text that YAML reads in the way of an editor, numbers as numbers. */
function isValid(folder: keyof typeof schemas, text: string): boolean {
  return accepts(schemas[folder], schemas[folder], parse(text))
}

function passage(line: string): string {
  return `source: x\ntitle: X\nlanguage: en\nclaims: [{ subject: a, ${line} }]`
}

function takes(form: JsonSchema, value: unknown): boolean {
  return accepts({}, form, value)
}

describe('the JSON Schemas for editors', () => {
  it('are the files that the data refers to', () => {
    const written = (name: string) => readFileSync(`data/${name}.schema.json`, 'utf8')
    expect(written('entities')).toBe(`${JSON.stringify(schemas.entities, null, 2)}\n`)
    expect(written('graph')).toBe(`${JSON.stringify(schemas.graph, null, 2)}\n`)
    expect(written('source')).toBe(`${JSON.stringify(schemas.sources, null, 2)}\n`)
  })

  it('define no two things under one name', () => {
    const names = [valueSchemas(), commonSchemas(), Object.fromEntries(allProperties.map(({ name }) => [name, {}]))]
    expect(Object.keys(schemas.sources.definitions as object).sort()).toEqual(names.flatMap(Object.keys).sort())
  })

  it.each(['entities', 'sources'] as const)('accept the shipped %s', (folder) => {
    const names = readdirSync(`data/${folder}`)
    const valid = names.filter((name) => isValid(folder, readFileSync(`data/${folder}/${name}`, 'utf8')))
    expect(valid).toEqual(names)
  })

  it.each(['data', 'examples/council'])('accept the description of %s', (folder) => {
    expect(isValid('graph', readFileSync(`${folder}/graph.yaml`, 'utf8'))).toBe(true)
  })

  it.each([
    ['an unknown field', 'titel: A'],
    ['a name for a slug', 'featured: [A Hall]'],
    ['an entity twice', 'featured: [hall, hall]'],
    ['an example without a query', 'examples: [{ title: Who? }]'],
    ['variables that are none', 'examples: [{ query: "{ a }", variables: 5 }]'],
  ])('refuse %s in a description', (_, text) => {
    expect(isValid('graph', text)).toBe(false)
  })

  it.each([
    ['a kind that is none', 'kind: PERSONS\nentities: {}'],
    ['an entity without a name', 'kind: PERSON\nentities: { a: {} }'],
    ['a classification of a person', 'kind: PERSON\nentities: { a: { name: A, classification: B } }'],
    ['an unclassified decision', 'kind: DECISION\nentities: { a: { name: A } }'],
    ['a malformed slug', 'kind: PERSON\nentities: { A_1: { name: A } }'],
  ])('refuse %s', (_, text) => {
    expect(isValid('entities', text)).toBe(false)
  })

  it.each([
    ['a slug', 'place: hall'],
    ['a year', 'startDate: 2016'],
    ['a number', 'duration: 7'],
    ['a number of the unit', 'duration: 7 days'],
    ['a list', 'organizer: [a, { value: b, start: 2021 }]'],
    ['a required qualifier', 'participant: { role: GUEST, inOrder: [a, b], onBehalfOf: c }'],
    ['a property named like a form', 'text: { value: A text, language: ko-KP }'],
    ['a text that looks like a number', 'title: 4750'],
  ])('accept %s in a passage', (_, line) => {
    expect(isValid('sources', passage(line))).toBe(true)
  })

  it.each([
    ['a name for a slug', 'place: A Hall'],
    ['a word for a date', 'startDate: soon'],
    ['a month that is none', 'startDate: 2021-13'],
    ['a number of another unit', 'duration: 7 persons'],
    ['an empty list', 'organizer: []'],
    ['a missing qualifier', 'participant: a'],
    ['an unknown qualifier', 'participant: { role: GUEST, value: a, as: b }'],
    ['an unknown word', 'participant: { role: CLOWN, value: a }'],
    ['a value in two forms', 'participant: { role: GUEST, value: a, values: [b] }'],
    ['a map without a value', 'participant: { role: GUEST }'],
    ['an unknown property', 'colour: red'],
    ['an unknown certainty', 'certainty: SURE'],
  ])('refuse %s in a passage', (_, line) => {
    expect(isValid('sources', passage(line))).toBe(false)
  })

  it('take every date that the model takes', () => {
    const dates = mutated(fc.oneof(singleDate(), interval())).filter(isEdtf)
    fc.assert(fc.property(fc.oneof(singleDate(), interval().filter(isEdtf), dates), (date) => takes(dateForm, date)))
  })

  it.each(['5000', '5,000', '~6175000', '0.5', '10%', '~2.5%', '7 day', '7 days', '100..200', '3000000..', '..50'])(
    'take the quantity %s, as the model does',
    (text) => {
      expect(parseQuantity(text, 'day').text).toBeTypeOf('string')
      expect(takes(quantityForm('day'), text)).toBe(true)
    },
  )

  it.each(['', 'many', '-5', '5,00', '1e3', '5 %', '10% day', '..', '7 year', '5000.'])(
    'refuse the quantity "%s", as the model does',
    (text) => {
      expect(() => parseQuantity(text, 'day')).toThrow()
      expect(takes(quantityForm('day'), text)).toBe(false)
    },
  )

  it('take the slugs that the model takes, and no other', () => {
    const slugs = fc.string({ unit: fc.constantFrom(...'ab1-_A '), maxLength: 8 })
    fc.assert(fc.property(slugs, (text) => takes(slugForm, text) === isSlug(text)))
    expect([120, 121].map((length) => takes(slugForm, 'a'.repeat(length)))).toEqual([true, false])
  })
})
