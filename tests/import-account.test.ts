import fc, { type GeneratorValue } from 'fast-check'
import { describe, it } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { model } from '../src/formats/import/ftm/records.ts'
import { declaredFields } from '../src/formats/import/popolo/declared-field.ts'
import type { ClassName } from '../src/formats/import/popolo/records.ts'
import { openImported } from './imported.ts'

/** A leaf of a file: its place, the same without the numbers of lists, and what stands there. */
interface Leaf {
  readonly path: string
  readonly field: string
  readonly value: unknown
  /** The place of its record, and of what sort that is. */
  readonly record?: string
  readonly sort?: string
}

function* leavesOf(value: unknown, path: string, field: string): Iterable<Leaf> {
  if (value === null || value === undefined || value === '') return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, `${path}[${index}]`, field)
  } else if (typeof value === 'object') {
    for (const [key, part] of Object.entries(value))
      yield* leavesOf(part, path ? `${path}.${key}` : key, field ? `${field}.${key}` : key)
  } else yield { path, field, value }
}

/** Imports a file, and gives the leaves that are neither held nor told to be left out. */
async function lostOf(format: FormatName, content: unknown, leaves: readonly Leaf[]): Promise<string[]> {
  const graph = await openImported(format)
  const { notHeld, notHeldAt } = await graph.add('own', content)
  const held = (await graph.everything()).toLowerCase()
  const told = [
    ...graph.problems.map(({ locator, reason, message }) => ({ locator, reason, message })),
    ...Object.keys(notHeld).map((reason) => ({ locator: notHeldAt[reason] ?? '', reason, message: reason })),
  ]
  return leaves.flatMap((leaf) => {
    const text = String(leaf.value).toLowerCase()
    const isTold = told.some(
      ({ locator, reason, message }) =>
        (locator !== '' && leaf.path.startsWith(locator)) ||
        message.toLowerCase().includes(text) ||
        (leaf.record === locator && ofWholeRecords.has(reason)) ||
        reason.startsWith(`${leaf.sort}: `) ||
        `.${leaf.field}.`.includes(`.${reason.replace(/^[^.]*\./, '').replace(/:.*$/, '')}.`),
    )
    return held.includes(text) || isTold ? [] : [`${leaf.path}: ${leaf.value}`]
  })
}

/** What is told of a record is told of everything in it. */
const ofWholeRecords = new Set([
  'a record that cannot be read',
  'a relation without its ends',
  'a relation of several with several',
  'a thing of which nothing says what it is, among the kinds of the model',
])

const lists = {
  person: 'persons',
  organization: 'organizations',
  membership: 'memberships',
  post: 'posts',
  event: 'events',
  area: 'areas',
  motion: 'motions',
  'vote event': 'vote_events',
  vote: 'votes',
  speech: 'speeches',
} as const satisfies Record<ClassName, string>

/** Fields that several classes have, and those by which an object stands in another, whatever its class. */
const fieldsOfAll =
  `name sort_name other_names identifiers contact_details links sources images image email wikidata classification
  type label other_label role start_date end_date organization organization_id person person_id member member_id post
  post_id area area_id on_behalf_of on_behalf_of_id legislative_period legislative_period_id memberships posts parent
  parent_id attendees motion motion_id vote_events votes counts group_results result legislative_session_id identifier
  text creator creator_id audio video attribution_text additional_name patronymic_name honorific_suffix @type note url
  scheme value lang valid_from valid_until given_name family_name group option colour`.split(/\s+/)

const sorts = Object.keys(lists) as ClassName[]

/** A file of objects with fields of every type, known and unknown. Each leaf says something that no other one says. */
function fileOf(g: GeneratorValue) {
  let last = 0
  const pick = <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item
  const next = () => {
    last += 1
    return last
  }
  const mark = () => `mark${next()}x`
  const values: readonly ((depth: number) => unknown)[] = [
    mark,
    mark,
    () => 70_000_000 + next(),
    () => null,
    () => '',
    () => [mark(), mark()],
    () => ({ en: mark(), fr: mark() }),
    () => ({ '@value': mark(), '@language': 'en' }),
    () => [],
    (depth) => objectOf(fieldsOfAll, depth - 1),
    (depth) => [objectOf(fieldsOfAll, depth - 1), mark()],
    (depth) => [objectOf(fieldsOfAll, depth - 1), objectOf(fieldsOfAll, depth - 1)],
    () => [[mark()], [[mark()]]],
  ]
  const objectOf = (fields: readonly string[], depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Array.from({ length: 1 + g(fc.nat, { max: 5 }) }, () => {
        const readable = depth > 0 ? values : values.slice(0, 9)
        return [pick(fields), pick(readable)(depth)]
      }),
    )
  return Object.fromEntries(
    Array.from({ length: 1 + g(fc.nat, { max: 2 }) }, () => {
      const sort = pick(sorts)
      const own = declaredFields(sort).flatMap(({ field, embedding }) => (embedding ? [field, embedding] : [field]))
      const made = {
        ...objectOf([...fieldsOfAll, ...own, ...own], 2),
        ...(g(fc.nat, { max: 3 }) > 0 && { id: mark() }),
      }
      return [lists[sort], [made]]
    }),
  )
}

const schemata = Object.keys(model.schemata).filter((name) => !model.schemata[name]?.abstract)

/** Entities with properties of every type, known and unknown, nested ones among them. */
function linesOf(g: GeneratorValue): Record<string, unknown>[] {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  const pick = <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item
  const chance = (oneIn: number) => g(fc.nat, { max: oneIn - 1 }) === 0
  const mark = () => `mark${next()}x`
  const entityOf = (depth: number): Record<string, unknown> => {
    const schema = pick(schemata)
    const names = [...propertiesOf(schema), 'colour']
    const ends = names.filter((name) => /^(member|organization|owner|asset|holder|post|payer|beneficiary)$/.test(name))
    return {
      ...(!chance(8) && { id: mark() }),
      schema,
      properties: Object.fromEntries(
        [...(chance(4) ? [] : ends), ...Array.from({ length: g(fc.nat, { max: 6 }) }, () => pick(names))].map(
          (name) => [name, contentOf(depth)],
        ),
      ),
      ...(chance(3) && { caption: contentOf(0) }),
      ...(chance(3) && { datasets: contentOf(0) }),
      ...(chance(3) && { referents: contentOf(0) }),
      ...(chance(4) && { first_seen: mark(), target: mark() }),
    }
  }
  const contentOf = (depth: number): unknown => {
    const values: (() => unknown)[] = [
      () => [mark()],
      () => [mark()],
      () => [mark(), mark()],
      mark,
      () => 70_000_000 + next(),
      () => [null, ''],
      () => [{ en: mark() }],
      () => [[mark()]],
    ]
    return pick(depth > 0 ? [...values, () => [entityOf(depth - 1)]] : values)()
  }
  const sound = { id: 'sound', schema: 'Person', properties: { name: ['Sound'] } }
  return [sound, ...Array.from({ length: 1 + g(fc.nat, { max: 2 }) }, () => entityOf(1))]
}

function propertiesOf(schema: string): string[] {
  return [...(model.schemata[schema]?.getProperties().keys() ?? [])]
}

describe('a leaf of a file', () => {
  it('is held, or told to be left out, whatever its field and its type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const file = fileOf(g)
        const leaves = [...leavesOf(file, '', '')].map((leaf) =>
          /(?:^|\.)votes\./.test(leaf.field) ? { ...leaf, sort: 'vote' } : leaf,
        )
        const lost = await lostOf('popolo', file, leaves)
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(file)}`)
      }),
      { numRuns: 100 },
    )
  })

  it('is held, or told to be left out, whatever the schema of its entity', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const lines = linesOf(g)
        const leaves = lines.flatMap((line, index) => {
          const about = { record: `line ${index + 1}`, sort: String(line.schema) }
          return [...leavesOf({ ...line, schema: '' }, about.record, '')].map((leaf) => ({ ...leaf, ...about }))
        })
        const lost = await lostOf('ftm', lines.map((line) => `${JSON.stringify(line)}\n`).join(''), leaves)
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(lines)}`)
      }),
      { numRuns: 100 },
    )
  })
})
