import fc, { type GeneratorValue } from 'fast-check'
import { describe, it } from 'vitest'
import { declaredFields } from '../src/formats/import/popolo/declared-field.ts'
import type { ClassName } from '../src/formats/import/popolo/records.ts'
import { openImported } from './imported.ts'

/** A leaf of a file: its place, the same without the numbers of lists, and what stands there. */
interface Leaf {
  readonly path: string
  readonly field: string
  readonly value: unknown
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

/** Imports a file of one format, and gives the leaves that are neither held nor told to be left out. */
async function lostOf(format: 'popolo', file: object): Promise<string[]> {
  const graph = await openImported(format)
  const { notHeld, notHeldAt } = await graph.add('own', file)
  const held = (await graph.everything()).toLowerCase()
  const places = [...graph.problems.map(({ locator }) => locator), ...Object.values(notHeldAt)]
  const isTold = ({ path, field }: Leaf) =>
    places.some((place) => place !== '' && path.startsWith(place)) ||
    Object.keys(notHeld).some((reason) =>
      `.${field}.`.includes(reason.startsWith('vote: ') ? '.votes.' : tailOf(reason)),
    )
  return [...leavesOf(file, '', '')].flatMap((leaf) =>
    held.includes(String(leaf.value).toLowerCase()) || isTold(leaf) ? [] : [`${leaf.path}: ${leaf.value}`],
  )
}

/** "person.links.note" is told of whatever stands in a note of a link. */
function tailOf(reason: string): string {
  return `.${reason.replace(/^[^.]*\./, '')}.`
}

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

describe('a leaf of a file', () => {
  it('is held, or told to be left out, whatever its field and its type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const file = fileOf(g)
        const lost = await lostOf('popolo', file)
        if (lost.length > 0) throw new Error(`${lost.join('\n')}\n${JSON.stringify(file)}`)
      }),
      { numRuns: 200 },
    )
  })
})
