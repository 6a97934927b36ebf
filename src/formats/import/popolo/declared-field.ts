import type { EntityKind } from '../../../model/kind.ts'
import { allProperties, type PropertyName, properties } from '../../../model/properties.ts'
import type { ClassName } from './class-name.ts'

/** A field of a class of Popolo that says of an object what a property says here, and no more than its value. */
export interface DeclaredField {
  readonly field: string
  readonly property: PropertyName
  readonly form: 'text' | 'date' | 'quantity' | 'entity'
  /** Of a field that names another object: the one in which that can stand itself. */
  readonly embedding: string | null
  /** The class of that object, and its kind here; null if it is of the same kind. */
  readonly target: ClassName
  readonly targetKind: EntityKind | null
}

/** Properties that declare a field of Popolo, and need more than its name to be read. */
export const exceptions: Readonly<Partial<Record<PropertyName, string>>> = {
  name: 'other names have languages, dates and notes, and the name stands in fields of its own: names.ts',
  image: 'an object has one image, or several with notes: common-fields.ts',
  link: 'links are objects with notes, and so are sources: common-fields.ts',
  contact: 'ways to reach somebody are objects with types and dates: common-fields.ts',
  memberOf: 'a membership is an object of its own: membership.ts',
  holds: 'a membership is an object of its own: membership.ts',
  memberBodyOf:
    'a membership is an object of its own, and the records tell whether its member is a body: membership.ts',
  postOf: 'it holds while the post does, or is told by the body that the post is embedded in: post.ts',
  organization: 'a meeting is of a body, and any other event is organized by it: event.ts',
  place: 'the location is a text, and no place that could be told from another: it is the address',
  presentedBy: 'who delivers a speech is printed as its attribution words it: speech.ts',
  author: 'a speech is all that Popolo knows of documents, and its creator is who delivers it',
  vote: 'the result is one of the motion, with the counts in its note: vote-event.ts',
  outcome: 'the result is a word of the source, which tells what became of the motion where it is known: vote-event.ts',
  ballot: 'a vote is an object of its own: vote.ts',
  ballotCount: 'a count is an object, of an option, a candidate or a group: vote-event.ts',
}

/** Fields that say what a property says whose declaration names another field. */
const further: Readonly<Partial<Record<ClassName, Readonly<Record<string, PropertyName>>>>> = {
  person: { additional_name: 'givenName', honorific_suffix: 'honorific', biography: 'describedAs' },
  organization: { abstract: 'describedAs', description: 'describedAs', area_id: 'place' },
  event: { description: 'describedAs' },
  motion: { text: 'title' },
}

/** What the objects of a class are here; a class that is missing makes no things of its own. */
const kinds: Readonly<Partial<Record<ClassName, readonly EntityKind[]>>> = {
  person: ['PERSON'],
  organization: ['ORGANIZATION'],
  post: ['POST'],
  event: ['MEETING', 'OCCASION'],
  area: ['PLACE'],
  motion: ['DECISION'],
  speech: ['DOCUMENT'],
}

const sortOf: ReadonlyMap<EntityKind, ClassName> = new Map(
  (Object.keys(kinds) as ClassName[]).flatMap((sort) => (kinds[sort] ?? []).map((kind) => [kind, sort])),
)

/** The fields of a class that the properties declare: "birth_date", or, for one class of several, "event.parent_id". */
export function declaredFields(sort: ClassName): readonly DeclaredField[] {
  return fields.get(sort) ?? []
}

const fields: ReadonlyMap<ClassName, readonly DeclaredField[]> = new Map(
  (Object.keys(kinds) as ClassName[]).map((sort) => [
    sort,
    allProperties.flatMap((property) => {
      const { popolo, domain } = property
      const name = property.name
      const own = Object.entries(further[sort] ?? {}).flatMap(([field, of]) => (of === name ? [field] : []))
      const [field = '', of] = popolo?.split('.').reverse() ?? []
      const isOfClass = of === undefined ? domain.some((kind) => kinds[sort]?.includes(kind)) : of === sort
      if (popolo && isOfClass && exceptions[name] === undefined) own.unshift(field)
      return own.map((field) => readField(field, name, sort))
    }),
  ]),
)

function readField(field: string, property: PropertyName, own: ClassName): DeclaredField {
  const { range } = properties[property]
  const [kind = null] = range.alike ? [] : (range.kinds ?? [])
  const form = field.endsWith('_id') ? 'entity' : (range.value ?? 'text')
  const embedding = form === 'entity' ? field.replace(/_id$/, '') : null
  return { field, embedding, property, form, targetKind: kind, target: kind === null ? own : (sortOf.get(kind) ?? own) }
}
