import type { Claim } from '../model/claim.ts'
import { meaningsOf, suggestField } from '../model/meaning.ts'
import { quote } from '../model/quote.ts'
import { ClaimList } from './claim-list.ts'
import { entityFields, readIdentifiers } from './entity-file.ts'
import type { Declaration, EntityIndex } from './entity-index.ts'
import { readNames, readPassages, readProperty } from './passage.ts'
import type { Scope } from './scope.ts'
import type { YamlFile } from './yaml-file.ts'
import { type Entries, isNull, readEntries, readScalar, readText } from './yaml-node.ts'

/** What a source's file says, besides the imprint. */
export const sourceFields = {
  source: "The slug of the source, which is also the file's name.",
  title: 'Its title.',
  description: 'What it is, in our own words.',
  identifiers: entityFields.identifiers,
  names: 'The spellings that it prints: by locator, and there by the slug of what is so called.',
  claims: 'What it says: passages, each of which tells several things of one subject.',
} as const

/**
 * What a source says of itself. Each is a property of sources and told as a claim; the language comes first, because
 * the texts of the others are in it.
 */
export const imprintFields = ['language', 'publisher', 'author', 'published', 'retrieved', 'url', 'basedOn'] as const

export const requiredSourceFields = ['source', 'title', 'language'] as const

/** A file whose source is declared, and whose claims can be read once all entities are. */
interface SourceFile {
  readonly file: YamlFile
  readonly entries: Entries
  readonly source: Declaration
}

/** Reads which source the file is of, and adds the source to the index. */
export function readSourceHeader(file: YamlFile, index: EntityIndex): SourceFile | undefined {
  const entries = readEntries(file, file.root, 'a map with source, title, language and claims')
  if (!entries) return undefined
  reportFields(file, entries)
  const name = readTextField(file, entries, 'title')
  const description = readTextField(file, entries, 'description') ?? null
  const node = entries.get('source')?.value
  const slug = node && readScalar(file, node, 'the slug of the source')
  if (slug === undefined || !node) return undefined
  if (slug !== slugOf(file)) file.report(node, `expected ${slugOf(file)}, which is the file's name, got ${quote(slug)}`)
  const unset = {
    classification: null,
    ordinal: null,
    enlarged: null,
    identifiers: readIdentifiers(file, entries, 'SOURCE'),
  }
  const entity = name === undefined ? undefined : { slug, kind: 'SOURCE' as const, name, description, ...unset }
  const source = { slug, kind: 'SOURCE' as const, entity, file, node }
  index.declare(source)
  return { file, entries, source }
}

/** Reads what the source says. */
export function readSourceClaims({ file, entries, source }: SourceFile, index: EntityIndex): Claim[] {
  index.mention(source.slug)
  const scope: Scope = { file, index, source: source.slug, language: null, claims: new ClaimList() }
  let language: string | null = null
  for (const field of imprintFields) {
    const entry = entries.get(field)
    if (entry && !(field === 'language' && isNull(entry.value)))
      readProperty({ ...scope, language }, source, field, entry, { locator: 'imprint' })
    language ??= languageTold(scope)
  }
  const [names, passages] = [entries.get('names'), entries.get('claims')]
  if (names) readNames({ ...scope, language }, names.value)
  if (passages) readPassages({ ...scope, language }, passages.value)
  return scope.claims.claims
}

function reportFields(file: YamlFile, entries: Entries): void {
  const known: string[] = [...Object.keys(sourceFields), ...imprintFields]
  for (const [name, { key }] of entries) {
    if (known.includes(name)) continue
    const [meaning] = meaningsOf(name, 'SOURCE', ({ property, inverse }) => !inverse && known.includes(property.name))
    const cure = meaning ? `; did you mean ${meaning.property.name}?` : suggestField(name, known)
    file.report(key, `expected a field of a source, got ${quote(name)}${cure}`)
  }
  for (const name of requiredSourceFields) {
    if (!entries.has(name)) file.report(file.root, `expected a ${name}, got none`)
  }
}

function readTextField(file: YamlFile, entries: Entries, name: 'title' | 'description'): string | undefined {
  const entry = entries.get(name)
  return entry && readText(file, entry.value, `a ${name}`)
}

function slugOf({ name }: YamlFile): string {
  return name.slice(name.lastIndexOf('/') + 1, -'.yaml'.length)
}

function languageTold({ claims }: Scope): string | null {
  const value = claims.claims.find(({ property }) => property === 'language')?.value
  return value?.type === 'text' ? value.text : null
}
