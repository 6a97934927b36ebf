import type { FileRecord } from '../format.ts'
import type { Input } from '../input.ts'
import { readJsonParts } from '../json/json-parts.ts'
import type { JsonPart } from '../json/json-scanner.ts'
import { isBlank, isObject, type JsonObject, textOf } from '../json/json-value.ts'
import { again } from '../json/repeated-key.ts'
import { type ClassName, tellingFields, tellsOne } from './class-name.ts'

/** The lists at the top of a file, by what their items are. */
const classOfList: ReadonlyMap<string, ClassName> = new Map(
  Object.entries({
    persons: 'person',
    people: 'person',
    organizations: 'organization',
    memberships: 'membership',
    posts: 'post',
    events: 'event',
    areas: 'area',
    motions: 'motion',
    vote_events: 'vote event',
    votes: 'vote',
    speeches: 'speech',
  } as const),
)

/** Lists that belong to a single object which is the whole file. */
const ownLists = new Set(
  'other_names identifiers contact_details links images sources attendees group_results counts other_label vote_events'.split(
    ' ',
  ),
)

/** The locator of an object that is the whole file. */
export const wholeFile = '$'

/** Reads the objects of a file one by one. An object that is the whole file comes last, after the lists inside it. */
export async function* readPopolo(input: Input, onBytes?: (read: number) => void): AsyncIterable<Iterable<FileRecord>> {
  const top: Top = { fields: new Map(), firsts: new Map() }
  for await (const parts of readJsonParts(input, onBytes)) yield recordsOf(parts, top)
  yield recordsOfTop(top)
}

/** What stands at the top of a file, as far as it is no record by itself. */
interface Top {
  readonly fields: Map<string, unknown>
  /** The first item of each list whose items were given as records. */
  readonly firsts: Map<string, unknown[]>
}

function* recordsOf(parts: Iterable<JsonPart>, { fields, firsts }: Top): Iterable<FileRecord> {
  for (const { path, value } of parts) {
    const first = path[0]
    const second = path[1]
    if (typeof first === 'number') yield recordOf(value, second === undefined ? `[${first}]` : `[${first}][${second}]`)
    else if (first === undefined) yield recordOf(value, '$')
    else if (typeof second !== 'number') fields.set(nameIn(fields, first), value)
    else {
      const sort = typeof value === 'string' && ownLists.has(first) ? undefined : classOfList.get(first)
      const list = fields.get(first)
      if (sort) {
        if (!firsts.has(first)) firsts.set(first, [value])
        yield recordOf(value, `${first}[${second}]`, sort)
      } else if (!ownLists.has(first)) yield { sort: first, locator: `${first}[${second}]`, value, isAside: true }
      else if (Array.isArray(list)) list.push(value)
      else fields.set(first, [value])
    }
  }
}

function* recordsOfTop({ fields, firsts }: Top): Iterable<FileRecord> {
  const { meta, warnings, ...rest } = Object.fromEntries(fields)
  if (meta !== undefined) yield { sort: 'meta', locator: 'meta', value: meta, isAside: true }
  if (Object.keys(rest).length === 0) return
  for (const list of Object.keys(rest)) {
    const sort = ownLists.has(list) ? undefined : classOfList.get(list)
    if (sort === undefined || !isObject(rest[list])) continue
    yield* recordsOfMap(rest[list], list, sort)
    firsts.set(list, [rest[list]])
    delete rest[list]
  }
  const isFileOfLists = [...firsts.keys()].some((list) => !listsInside.has(list))
  const sort = isFileOfLists ? undefined : classOfObject({ ...rest, ...Object.fromEntries(firsts) })
  if (sort || firsts.size === 0) yield recordOf(rest, wholeFile, sort)
  else for (const [key, value] of Object.entries(rest)) yield { sort: key, locator: key, value, isAside: true }
}

/** A map where a list is expected: of objects, each under its id; or one object alone. */
function* recordsOfMap(map: JsonObject, list: string, sort: ClassName): Iterable<FileRecord> {
  if (!Object.values(map).every(isObject)) yield recordOf(map, list, sort)
  else
    for (const [id, object] of Object.entries(map))
      yield recordOf({ id, ...(object as JsonObject) }, `${list}.${id}`, sort)
}

/** The name of a field, or another one where the file has it already. */
function nameIn(fields: ReadonlyMap<string, unknown>, name: string): string {
  return fields.has(name) ? nameIn(fields, again(name)) : name
}

/** Lists at the top that can stand inside a single object as well. */
const listsInside = new Set(['memberships', 'posts', 'votes', 'vote_events'])

function recordOf(value: unknown, locator: string, known?: ClassName): FileRecord {
  if (!isObject(value)) {
    const came = value === null ? 'null' : Array.isArray(value) ? 'a list' : JSON.stringify(value).slice(0, 60)
    return { sort: 'record', locator, value, fault: `expected an object, got ${came}.` }
  }
  const sort = known ?? classOfObject(value)
  if (sort && tellsOne(sort, (field) => !isBlank(value[field]))) return { sort, locator, value }
  if (sort) {
    const came = Object.keys(value).slice(0, 8).join(', ') || 'nothing in it'
    const wanted = tellingFields[sort].join(', ')
    return { sort: 'record', locator, value, fault: `expected a ${sort} with one of ${wanted}, got one with ${came}.` }
  }
  const keys = Object.keys(value).slice(0, 8).join(', ')
  const fault = `expected an object of a class of Popolo, got one with ${keys || 'nothing in it'}; put it in a list that names its class, such as {"persons": [...]}.`
  return { sort: 'record', locator, value, fault }
}

/** Whether a text names a class, be it by its address: "http://www.w3.org/ns/person#Person". */
export function isClassName(type: string): boolean {
  return classNames.has(plainType(type))
}

const classNames: ReadonlySet<string> = new Set(classOfList.values())

/** "VoteEvent" is "vote event". */
function plainType(type: string): string {
  return type
    .replace(/^.*[/:#]/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase()
}

/** What an object that stands in no list is, by the fields that only one class has. */
function classOfObject(value: JsonObject): ClassName | undefined {
  const has = (...keys: readonly string[]) => keys.some((key) => Object.hasOwn(value, key))
  const type = textOf(value['@type'] ?? value._type) ?? ''
  if (isClassName(type)) return plainType(type) as ClassName
  if (has('counts', 'group_results', 'motion', 'motion_id') || (has('votes') && !has('name'))) return 'vote event'
  if (has('option')) return 'vote'
  if (has('requirement', 'vote_events') || (has('text') && has('result'))) return 'motion'
  if (has('audio', 'video', 'attribution_text') || (has('text') && has('event_id', 'creator_id'))) return 'speech'
  if (has('person_id', 'person', 'member_id', 'member')) return 'membership'
  if (
    has(
      'birth_date',
      'death_date',
      'given_name',
      'family_name',
      'gender',
      'biography',
      'national_identity',
      'honorific_prefix',
    )
  )
    return 'person'
  if (has('founding_date', 'dissolution_date')) return 'organization'
  if (has('label') && !has('name')) return 'post'
  if ((has('attendees', 'location', 'status') && has('id', 'name')) || (has('name') && has('start_date', 'end_date')))
    return 'event'
  if (has('geometry') || (has('name', 'identifier') && has('parent_id') && has('classification', 'identifier')))
    return has('founding_date', 'contact_details') ? 'organization' : 'area'
  if (has('classification') || has('posts')) return 'organization'
  return classByMembers(value)
}

/** A person's memberships name bodies, and a body's name persons. */
function classByMembers({ memberships }: JsonObject): ClassName | undefined {
  const [first] = Array.isArray(memberships) ? memberships : []
  if (!isObject(first)) return undefined
  if (Object.hasOwn(first, 'organization_id') && !Object.hasOwn(first, 'person_id')) return 'person'
  return Object.hasOwn(first, 'person_id') && !Object.hasOwn(first, 'organization_id') ? 'organization' : undefined
}
