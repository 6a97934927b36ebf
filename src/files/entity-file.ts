import type { Node } from 'yaml'
import { classifiedKinds, type Entity, type Identifier } from '../model/entity.ts'
import { asClassification, type EntityField, expectedField, fieldFault, fieldsOf } from '../model/entity-reading.ts'
import { readIdentifier } from '../model/identifier.ts'
import { allKinds, type EntityKind, withArticle } from '../model/kind.ts'
import { fieldMeant, meaningsOf, suggestField } from '../model/meaning.ts'
import { isPropertyName, type PropertyName, properties } from '../model/properties.ts'
import { quote } from '../model/quote.ts'
import { suggestWord } from '../model/suggestion.ts'
import type { EntityIndex } from './entity-index.ts'
import type { YamlFile } from './yaml-file.ts'
import { type Entries, isNull, itemsOf, readCount, readEntries, readScalar, readText } from './yaml-node.ts'

/** What a file of entities says at its top. */
export const entityFileFields = {
  kind: 'What the entities of this file are.',
  entities: 'The entities, by slug: readable, in lower case, unique in the whole graph, and never changed.',
} as const

/** What a file says of an entity. Nothing of it is contestable: everything else is a claim of a source. */
export const entityFields = {
  name: 'The preferred label.',
  description: 'What it is, in one sentence or phrase of our own.',
  classification:
    'Its sort within its kind, in capitals, from an open list: CONGRESS, PARTY_ORGAN, RESOLUTION; null where it is not known.',
  ordinal: 'The number of a meeting in its series, or of a term of a body.',
  enlarged: "Whether the meeting was enlarged by others than the body's members.",
  identifiers: 'Its names in other catalogues, by catalogue: { wikidata: Q56226 }, or a list where one has several.',
} as const satisfies Record<EntityField, string>

/** The kinds that a file of entities can have: a source is declared by its own file. */
export const declarableKinds = allKinds.filter((kind) => kind !== 'SOURCE')

/** Reads a file of entities, all of one kind, into the index. */
export function readEntityFile(file: YamlFile, index: EntityIndex): void {
  const top = readEntries(file, file.root, 'a map with kind and entities')
  if (!top) return
  for (const [name, { key }] of top) {
    if (!Object.hasOwn(entityFileFields, name)) file.report(key, unknownField(name, Object.keys(entityFileFields)))
  }
  const kind = readKind(file, top)
  const entities = top.get('entities')
  if (!entities) file.report(file.root, 'expected entities, got none')
  for (const [slug, { key, value }] of (entities && readEntries(file, entities.value, 'a map of entities')) ?? []) {
    index.declare({ slug, kind, entity: readEntity(file, slug, kind, key, value), file, node: key })
  }
}

function readKind(file: YamlFile, top: Entries): EntityKind | undefined {
  const node = top.get('kind')?.value
  if (!node) file.report(file.root, 'expected a kind, got none')
  const text = node && readScalar(file, node, 'a kind')
  if (text === undefined) return undefined
  const kind = declarableKinds.find((known) => known === text)
  if (text === 'SOURCE') file.report(node ?? null, 'expected a kind, got SOURCE; a source is declared by its own file')
  else if (!kind) file.report(node ?? null, `expected a kind, got ${quote(text)}${suggestWord(text, declarableKinds)}`)
  return kind
}

function readEntity(
  file: YamlFile,
  slug: string,
  kind: EntityKind | undefined,
  key: Node,
  node: Node,
): Entity | undefined {
  const fields = readEntries(file, node, `a map that describes ${slug}`)
  if (!fields) return undefined
  reportUnfit(file, kind, fields)
  if (!fields.has('name')) file.report(key, `expected a name of ${slug}, got none`)
  if (kind && isAmong(kind, classifiedKinds) && !fields.has('classification')) {
    file.report(key, `expected a classification of ${slug}, got none; ${withArticle(kind)} has one`)
  }
  const name = readField(file, fields, 'name', readText)
  const entity = {
    slug,
    name,
    description: readField(file, fields, 'description', readText) ?? null,
    classification: readField(file, fields, 'classification', readClassification) ?? null,
    ordinal: readField(file, fields, 'ordinal', readCount) ?? null,
    enlarged: readField(file, fields, 'enlarged', readBoolean) ?? null,
    identifiers: readIdentifiers(file, fields, kind ?? null),
  }
  return kind && name !== undefined ? { ...entity, kind, name } : undefined
}

function reportUnfit(file: YamlFile, kind: EntityKind | undefined, fields: Entries): void {
  const known = kind ? fieldsOf(kind) : Object.keys(entityFields)
  for (const [name, { key }] of fields) {
    if (!isEntityField(name)) file.report(key, unknownField(name, known, kind))
    else if (kind) file.accept(key, fieldFault(name, kind))
  }
}

function readField<Result>(
  file: YamlFile,
  fields: Entries,
  name: EntityField,
  read: (file: YamlFile, node: Node, expected: string) => Result | undefined,
): Result | undefined {
  const field = fields.get(name)
  return field && read(file, field.value, expectedField(name))
}

function readClassification(file: YamlFile, node: Node, expected: string): string | null | undefined {
  if (isNull(node)) return null
  const text = readScalar(file, node, expected)
  return text === undefined ? undefined : file.accept(node, asClassification(text))
}

function readBoolean(file: YamlFile, node: Node): boolean | undefined {
  const text = readScalar(file, node, 'true or false')
  if (text === 'true' || text === 'false') return text === 'true'
  if (text !== undefined) file.report(node, `expected true or false, got ${quote(text)}`)
  return undefined
}

/** Reads the names in other catalogues among the fields of an entity or a source, in the spelling of each catalogue. */
export function readIdentifiers(file: YamlFile, fields: Entries, kind: EntityKind | null): Identifier[] {
  const entries = readField(file, fields, 'identifiers', (_, node) => readEntries(file, node, 'a map of identifiers'))
  return [...(entries ?? [])].flatMap(([scheme, { value }]) =>
    itemsOf(value).flatMap((item) => {
      const text = readText(file, item, `an identifier of ${scheme}`)
      if (text === undefined) return []
      const given = { scheme, value: text }
      return readIdentifier(given, kind).identifier ?? given
    }),
  )
}

function unknownField(name: string, known: readonly string[], kind?: EntityKind): string {
  const claimed = kind && fieldMeant(name, known) === undefined ? claimMeant(name, kind) : undefined
  if (claimed) return `expected a field of an entity, got ${quote(name)}; ${claimed} is told by a source, in its file`
  return `expected a field of an entity, got ${quote(name)}${suggestField(name, known)}`
}

/** The property by which a source tells what is written here as a field. */
function claimMeant(name: string, kind: EntityKind): PropertyName | undefined {
  if (isPropertyName(name) && properties[name].domain.includes(kind)) return name
  return meaningsOf(name, kind, ({ inverse }) => !inverse)[0]?.property.name
}

function isEntityField(name: string): name is EntityField {
  return Object.hasOwn(entityFields, name)
}

function isAmong(kind: EntityKind, kinds: readonly EntityKind[]): boolean {
  return kinds.includes(kind)
}
