import fc, { type GeneratorValue } from 'fast-check'
import { describe, it } from 'vitest'
import { model } from '../src/formats/import/ftm/model.ts'
import type { ClassName } from '../src/formats/import/popolo/class-name.ts'
import { declaredFields } from '../src/formats/import/popolo/declared-field.ts'
import { mappingsOf } from '../src/formats/import/wikidata/mapping.ts'
import { allProperties } from '../src/model/properties.ts'
import { runs } from './databases.ts'
import { leavesOf, lostOf } from './leaf-account.ts'

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
  scheme value lang valid_from valid_until given_name family_name group option voter_id candidate_id candidate pair_id weight
  colour`.split(/\s+/)

const sorts = Object.keys(lists) as ClassName[]

/** What the files are made of: choices, and leaves that say something that no other one says. */
function leavesFrom(g: GeneratorValue) {
  let last = 0
  const next = () => {
    last += 1
    return last
  }
  return {
    next,
    mark: () => `mark${next()}x`,
    pick: <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item,
    chance: (oneIn: number) => g(fc.nat, { max: oneIn - 1 }) === 0,
  }
}

/** A file of objects with fields of every type, known and unknown. Each leaf says something that no other one says. */
function fileOf(g: GeneratorValue) {
  const { pick, mark, next } = leavesFrom(g)
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
  const { pick, chance, mark, next } = leavesFrom(g)
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

/** Items with statements of properties that are read, and of others, in forms that are known, and in others. */
function itemsOf(g: GeneratorValue): Record<string, unknown>[] {
  const { pick, chance, mark, next } = leavesFrom(g)
  const some = <Made>(most: number, make: () => Made): Made[] => Array.from({ length: g(fc.nat, { max: most }) }, make)
  const item = () => `Q${7_000_000 + next()}`
  const values: readonly (() => unknown)[] = [
    () => ({ type: 'string', value: mark() }),
    () => ({ type: 'wikibase-entityid', value: { id: item(), ...(chance(4) && { more: mark() }) } }),
    () => ({ type: 'monolingualtext', value: { text: mark(), language: 'en' } }),
    () => ({ type: 'quantity', value: { amount: `+${7_000_000 + next()}`, unit: '1' } }),
    () => ({ type: mark(), value: mark() }),
    () => mark(),
    () => ({ type: 'string', value: [mark()] }),
  ]
  const snak = (property: string) =>
    chance(12)
      ? mark()
      : { property, snaktype: 'value', datavalue: pick(values)(), ...(chance(6) && { datatype: 'external-id' }) }
  const snaks = () =>
    Object.fromEntries(some(3, () => pick(ofQualifiers)).map((each) => [each, [snak(each), snak(each)]]))
  const statement = (property: string) => ({
    mainsnak: snak(property),
    rank: pick(['normal', 'preferred', 'deprecated']),
    ...(chance(2) && { qualifiers: snaks() }),
    ...(chance(2) && { references: some(2, () => (chance(8) ? mark() : { snaks: snaks() })) }),
    ...(chance(6) && { remark: mark() }),
  })
  const terms = () => ({ en: pick([{ language: 'en', value: mark() }, mark(), [mark()], { en: mark() }]) })
  return Array.from({ length: 1 + g(fc.nat, { max: 2 }) }, () => ({
    type: 'item',
    id: item(),
    labels: terms(),
    ...(chance(3) && { aliases: { fr: [{ language: 'fr', value: mark() }, mark()] }, descriptions: terms() }),
    ...(chance(3) && { sitelinks: { enwiki: { title: mark() }, xwiki: { title: mark(), badges: [mark()] } } }),
    ...(chance(4) && { colour: mark() }),
    claims: {
      ...(!chance(4) && { P31: [statement('P31'), ...instanceOf(chance(2) ? 'Q5' : 'Q43229')] }),
      ...Object.fromEntries(some(4, () => pick(ofItems)).map((each) => [each, [statement(each), statement(each)]])),
    },
  }))
}

function instanceOf(id: string) {
  return [{ mainsnak: { property: 'P31', snaktype: 'value', datavalue: { type: 'wikibase-entityid', value: { id } } } }]
}

const ofItems = [...allProperties.flatMap(({ wikidata }) => wikidata ?? []), 'P22', 'P488', 'P856', 'P279', 'P9999']
const ofQualifiers =
  'P580 P582 P585 P1545 P1932 P1810 P3831 P2868 P7452 P2241 P248 P854 P143 P304 P1683 P813 P887 P9999'.split(' ')

/** The schemas of the entities that a leaf stands in, the outermost first: where one is told to be left out, so is the leaf. */
function schemasAround(line: object, path: string): string[] {
  const steps = path.match(/[^.[\]]+/g) ?? []
  let here: unknown = line
  return ['', ...steps].flatMap((step) => {
    if (step !== '') here = (here as Record<string, unknown> | undefined)?.[step]
    const schema = typeof here === 'object' && here !== null && 'schema' in here ? here.schema : null
    return typeof schema === 'string' ? [schema] : []
  })
}

describe('a leaf of a file', () => {
  it('is held, or told to be left out, whatever its field and its type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const file = { people: [{ id: 'sound', name: 'Sound' }], ...fileOf(g) }
        const leaves = [...leavesOf(file, '', '')].map((leaf) =>
          /(?:^|\.)votes\./.test(leaf.field) ? { ...leaf, sorts: ['vote'] } : leaf,
        )
        const lost = await lostOf('popolo', file, leaves)
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(file)}`)
      }),
      { numRuns: runs(100), endOnFailure: true },
    )
  })

  it('is held, or told to be left out, whatever the schema of its entity', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const lines = linesOf(g)
        const leaves = lines.flatMap((line, index) => {
          const record = `line ${index + 1}`
          return [...leavesOf({ ...line, schema: '' }, record, '')].map((leaf) => ({
            ...leaf,
            record,
            sorts: schemasAround(line, leaf.path.slice(record.length)),
          }))
        })
        const lost = await lostOf('ftm', lines.map((line) => `${JSON.stringify(line)}\n`).join(''), leaves)
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(lines)}`)
      }),
      { numRuns: runs(100), endOnFailure: true },
    )
  })

  it('is held, or told to be left out, whatever the property and the form of its statement', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const items = itemsOf(g)
        const leaves = items.flatMap((item, index) =>
          [...leavesOf(item, '', '')].flatMap((leaf) => {
            if (!/mark\d|^\+?[QP]?7\d{6}/.test(String(leaf.value))) return []
            const [, property = ''] = /^claims\.(P\d+)/.exec(leaf.field) ?? []
            const names = mappingsOf(property).map((mapping) => mapping.property)
            const record = `line ${index + 1}, ${item.id}`
            const value = String(leaf.value).replace('+', '')
            const isKnown = /"Q5"|"Q43229"/.test(JSON.stringify(item.claims))
            const site = /^sitelinks\.(\w+)/.exec(leaf.field)?.[1]
            const sorts = [property, ...names, `a link to ${site}`, ...(isKnown ? [] : ['a thing of which'])]
            const statement = `${record}, ${property}`
            return [{ ...leaf, value, path: `${record}, ${leaf.path}`, record, sorts, statement }]
          }),
        )
        const lost = await lostOf('wikidata', items.map((item) => `${JSON.stringify(item)}\n`).join(''), leaves)
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(items)}`)
      }),
      { numRuns: runs(60), endOnFailure: true },
    )
  })
})
