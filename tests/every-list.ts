import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import type { WrittenGraph } from '../src/store/write.ts'

const schema = buildSchema()

/** What asks all lists that entities have, whatever their types: each as it is, and narrowed by each of its arguments. */
export function listsOfEntities(): string {
  const spreads = entityTypes.map(({ name }) => `... on ${name} { slug ${listsOf(name, 'Entity')} }`)
  return `${listsOf('Entity')} ${spreads.join(' ')}`
}

/** The same of the root: also by filters and orders, for which words and slugs are given. */
export function listsOfRoot(filters: Readonly<Record<string, readonly string[]>>): string {
  const named = Object.entries(filters).flatMap(([field, all]) => all.map((given) => [field, given] as const))
  const filtered = named.map(
    ([field, given], index) => `f${index}: ${field}(first: 100, ${given}) ${selectionOf(field)}`,
  )
  return `${listsOf('View')} ${filtered.join(' ')}`
}

const entityTypes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Entity'),
)

/** Those of a type, without those that it has from another. */
function listsOf(typeName: string, without = ''): string {
  const inherited = fieldsOf(without)
  const fields = Object.values(fieldsOf(typeName)).filter(
    ({ name, type, args }) =>
      !inherited[name] &&
      // What was changed is the same whatever a view shows.
      name !== 'history' &&
      getNamedType(type).name.endsWith('Connection') &&
      !args.some(isRequiredArgument),
  )
  return fields
    .flatMap((field) => variantsOf(field).map((given, index) => asked(field, typeName, given, index)))
    .join(' ')
}

function asked(field: GraphQLField<unknown, unknown>, typeName: string, given: string, index: number): string {
  const alias = `${typeName.toLowerCase()}_${field.name}_${index}`
  return `${alias}: ${field.name}(${given}) ${selected(getNamedType(field.type).name)}`
}

/** As it is, from both ends, and with each argument alone, with each of some values. */
function variantsOf({ args }: GraphQLField<unknown, unknown>): string[] {
  const narrowed = args.flatMap((arg) => valuesOf(arg).map((value) => `first: 100 ${arg.name}: ${value}`))
  return ['first: 100', 'first: 1', 'last: 1', ...narrowed]
}

function valuesOf({ name, type }: GraphQLArgument): readonly string[] {
  const given = texts[name]
  if (given) return given
  const named = getNamedType(type)
  if (isEnumType(named)) {
    const words = named.getValues().map((word) => word.name)
    return String(type).startsWith('[') ? [`[${words[0]}]`, `[${words.slice(1, 3).join(', ')}]`] : words
  }
  return { withTerms: ['false'], includeParts: ['true'] }[name] ?? []
}

const texts: Readonly<Record<string, readonly string[]>> = {
  property: ['["memberOf", "participant", "startDate"]'],
  from: ['"2021"'],
  to: ['"2021-01-05"', '"2020", match: CERTAINLY'],
  // What is only expected is there under a lens alone.
  certainty: ['[STATED]', '[REPORTED, INFERRED]'],
  minVoices: ['2'],
  maxVoices: ['1'],
}

function selectionOf(field: string): string {
  const declared = fieldsOf('Query')[field]
  if (!declared) throw new Error(`There is no list "${field}".`)
  return selected(getNamedType(declared.type).name)
}

/** All that is said without what tells the view: ids and cursors. */
function selected(typeName: string, depth = 0): string {
  if (typeName === 'Property') return '{ name }'
  if (isEntity(typeName)) return '{ slug }'
  const parts = Object.values(fieldsOf(typeName)).flatMap(({ name, type, args }) => {
    const inner = getNamedType(type)
    if (telling.has(name) || args.some(isRequiredArgument) || inner.name.endsWith('Connection')) return []
    if (isLeafType(inner)) return [name]
    return depth < 3 ? [`${name} ${selected(inner.name, depth + 1)}`] : []
  })
  return `{ __typename ${parts.join(' ')} }`
}

const telling: ReadonlySet<string> = new Set(['id', 'cursor', 'pageInfo', 'nodes'])

function isEntity(typeName: string): boolean {
  return schema.getType(typeName) !== undefined && 'slug' in fieldsOf(typeName)
}

function fieldsOf(typeName: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const type = schema.getType(typeName)
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
}

/** Conditions on what is claimed, for lists of any kind. */
const conditions = [
  'filter: { where: { property: "memberOf", minVoices: 1, maxVoices: 1 } }',
  'filter: { where: { property: "memberOf", from: "2020", to: "2021" } }',
  'filter: { where: { property: ["startDate", "date", "birthDate"], from: "2020", match: CERTAINLY } }',
  'filter: { where: { direction: IN, status: DISPUTED } }',
  'filter: { where: { status: UNDISPUTED, not: true } }',
  'filter: { where: { property: "name", contains: "a" } }',
  'filter: { where: { property: "headcount", atLeast: 100, qualifiers: { name: "counted", in: "DELEGATES" } } }',
  'filter: { where: [{ direction: IN, property: "participant", other: { kind: MEETING } }, { direction: IN }] }',
  'filter: { where: { other: { where: { property: "memberOf", direction: IN }, maxSources: 2 } } }',
  'filter: { maxSources: 1 }',
]

const filters = {
  people: [
    ...conditions.slice(0, 4),
    'orderBy: { field: BIRTH_DATE }',
    'orderBy: { field: BIRTH_DATE, direction: DESC }',
    'orderBy: { field: CLAIMS, direction: DESC }',
    'filter: { role: [GUEST, CHAIR, SPEAKER] }',
    'filter: { name: "a" }',
    'orderBy: { field: NAME, direction: DESC }',
  ],
  entities: [
    ...conditions,
    'filter: { name: "a", kind: [PERSON, MEETING] }',
    'orderBy: { field: FIRST_DAY }',
    'orderBy: { field: FIRST_DAY, direction: DESC }',
    'orderBy: { field: CLAIMS }',
    'orderBy: { field: CLAIMS, direction: DESC }',
    'orderBy: { field: NAME, direction: DESC }',
  ],
  decisions: [...conditions.slice(0, 1), 'filter: { outcome: [ADOPTED, TIED] }'],
  posts: conditions.slice(1, 2),
  sources: [
    ...conditions.slice(-1),
    'orderBy: { field: NAME, direction: DESC }',
    'orderBy: { field: PUBLISHED }',
    'orderBy: { field: PUBLISHED, direction: DESC }',
    'orderBy: { field: CLAIMS }',
    'orderBy: { field: CLAIMS, direction: DESC }',
  ],
  claims: [
    'orderBy: { field: START }, property: ["memberOf", "startDate", "headcount"]',
    'orderBy: { field: START, direction: DESC }, maxVoices: 2',
    'orderBy: { field: VOICES }, status: DISPUTED',
    'minVoices: 2, status: UNDISPUTED, certainty: [STATED, INFERRED]',
  ],
  organizations: [...conditions.slice(3, 4), 'filter: { classification: "PARTY" }', 'filter: { name: "-" }'],
  meetings: [
    ...conditions.slice(2, 3),
    'filter: { from: "2021-01-05" }',
    'filter: { to: "2020" }',
    'filter: { classification: "SESSION_2", from: "2020", to: "2021" }',
    'orderBy: { field: START_DATE, direction: DESC }',
    'orderBy: { field: START_DATE }',
    'orderBy: { field: NAME }',
  ],
}

/** Filters by what the graph has. */
export function filtersOf({ entities }: Pick<WrittenGraph, 'entities'>): Readonly<Record<string, readonly string[]>> {
  const ofKind = (kind: string) => entities.filter((each) => each.kind === kind).map(({ slug }) => slug)
  const [bodies, meetings] = [ofKind('ORGANIZATION'), ofKind('MEETING')]
  return {
    ...filters,
    people: [
      ...filters.people,
      ...bodies.map((slug) => `filter: { memberOf: "${slug}" }`),
      ...meetings.flatMap((slug) => [
        `filter: { participatedIn: "${slug}" }`,
        `filter: { participatedIn: "${slug}", role: [GUEST, CHAIR, SPEAKER] }`,
      ]),
    ],
    disagreements: entities.map(({ slug }) => `about: ["${slug}"]`),
    claims: [
      ...filters.claims,
      ...ofKind('SOURCE')
        .slice(0, 1)
        .map((slug) => `source: ["${slug}"], orderBy: { field: VOICES, direction: DESC }`),
    ],
    organizations: [...filters.organizations, ...bodies.map((slug) => `filter: { partOf: "${slug}" }`)],
    meetings: [...filters.meetings, ...bodies.map((slug) => `filter: { organization: "${slug}" }`)],
  }
}
