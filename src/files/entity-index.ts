import { isCollection, isPair, isScalar, type Node } from 'yaml'
import { compare } from '../model/compare.ts'
import { type Entity, isSlug } from '../model/entity.ts'
import { allKinds, type EntityKind } from '../model/kind.ts'
import { nearestTo, slugify } from '../model/suggestion.ts'
import type { YamlFile } from './yaml-file.ts'
import { quote, readScalar } from './yaml-node.ts'

/** An entity, and where a file declares it. */
export interface Declaration {
  readonly slug: string
  /** Unknown while the file gets it wrong; it then fits everywhere, so that one mistake is reported once. */
  readonly kind: EntityKind | undefined
  readonly entity: Entity | undefined
  readonly file: YamlFile
  readonly node: Node
}

/** The entities that the files declare, by slug, and which of them are named in a claim. */
export class EntityIndex {
  readonly #declarations = new Map<string, Declaration>()
  readonly #mentioned = new Set<string>()
  /** Whether every file could be read: only then is a slug that nothing declares, or nothing names, a mistake. */
  readonly #complete: boolean

  constructor(complete: boolean) {
    this.#complete = complete
  }

  /** Adds an entity. Reports a slug that is none, or that another entity has. */
  declare(declaration: Declaration): void {
    const { slug, file, node } = declaration
    const other = this.#declarations.get(slug)
    if (!isSlug(slug)) file.report(node, malformed(slug, slugify(slug)))
    else if (!other) this.#declarations.set(slug, declaration)
    else {
      const where = other.file.placeOf(other.node)
      file.report(node, `expected a slug that no other entity has, got ${slug}, which is also declared at ${where}`)
      if (other.kind !== declaration.kind) this.#declarations.set(slug, { ...other, kind: undefined })
    }
  }

  /** Reads the slug of an entity of one of these kinds; `purpose` says in a message what it is for. */
  read(file: YamlFile, node: Node, kinds: readonly EntityKind[], purpose: string): Declaration | undefined {
    const expected = `the slug of ${anyOf(kinds)} for ${purpose}`
    const text = readScalar(file, node, expected)
    if (text === undefined) return undefined
    const found = this.#declarations.get(text)
    if (!found) {
      this.#reportUnknown(file, node, text, kinds, expected)
      return undefined
    }
    this.#mentioned.add(text)
    if (!found.kind || kinds.includes(found.kind)) return found
    file.report(node, `expected ${expected}, got ${text}, ${withArticle(found.kind)}`)
    return undefined
  }

  /** Takes an entity to be named in a claim. */
  mention(slug: string): void {
    this.#mentioned.add(slug)
  }

  /** Takes every entity to be named whose slug stands anywhere below the node: for what cannot be read as claims. */
  mentionAll(root: Node | null): void {
    const nodes: unknown[] = [root]
    while (nodes.length > 0) {
      const node = nodes.pop()
      if (isScalar(node)) this.mention(String(node.value))
      else if (isPair(node)) nodes.push(node.key, node.value)
      else if (isCollection(node)) for (const item of node.items) nodes.push(item)
    }
  }

  reportUnused(): void {
    if (!this.#complete) return
    for (const { slug, file, node } of this.#declarations.values()) {
      if (this.#mentioned.has(slug)) continue
      file.report(node, `expected a claim that names ${slug}, got none; state something of it or delete it`)
    }
  }

  entities(): Entity[] {
    const entities = [...this.#declarations.values()].flatMap(({ entity }) => entity ?? [])
    return entities.sort((a, b) => compare(a.slug, b.slug))
  }

  #reportUnknown(file: YamlFile, node: Node, text: string, kinds: readonly EntityKind[], expected: string): void {
    const meant = this.#nearest(text, kinds)
    if (meant !== undefined) this.#mentioned.add(meant)
    if (!isSlug(text)) file.report(node, malformed(text, meant ?? slugify(text), expected))
    else if (this.#complete) {
      file.report(
        node,
        `expected ${expected}, got ${text}, which no file declares${meant ? `; did you mean ${meant}?` : ''}`,
      )
    }
  }

  /** Of these kinds if possible. */
  #nearest(text: string, kinds: readonly EntityKind[]): string | undefined {
    const declared = [...this.#declarations.values()]
    const fitting = declared.filter(({ kind }) => kind && kinds.includes(kind)).map(({ slug }) => slug)
    return nearestTo(text, fitting) ?? nearestTo(text, this.#declarations.keys())
  }
}

/** The kinds with their articles: "a MEETING or an OCCASION". */
export function anyOf(kinds: readonly EntityKind[]): string {
  return kinds.length === allKinds.length ? 'an entity' : kinds.map(withArticle).join(' or ')
}

export function withArticle(kind: EntityKind): string {
  return `${/^[AO]/.test(kind) ? 'an' : 'a'} ${kind}`
}

function malformed(text: string, meant: string, expected = 'a slug'): string {
  const rule = 'a slug is made of lower-case letters, digits and single hyphens'
  return `expected ${expected}, got ${quote(text)}; ${rule}${isSlug(meant) ? `; did you mean ${meant}?` : ''}`
}
