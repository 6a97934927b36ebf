import { isCollection, isPair, isScalar, type Node } from 'yaml'
import { compare } from '../model/compare.ts'
import { classifiedKinds, type Entity, isSlug } from '../model/entity.ts'
import { allKinds, type EntityKind } from '../model/kind.ts'
import { malformedSlug } from '../model/slug-reading.ts'
import { nearestSlug, slugify } from '../model/suggestion.ts'
import { expectedSlug, kindFault, type Named } from '../model/value-range.ts'
import type { YamlFile } from './yaml-file.ts'
import { readScalar } from './yaml-node.ts'

/** An entity, and where a file declares it. */
export interface Declaration extends Named {
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
    if (!isSlug(slug)) file.report(node, malformedSlug(slug, slugify(slug)).message)
    else if (!other) this.#declarations.set(slug, declaration)
    else {
      const where = other.file.placeOf(other.node)
      file.report(node, `expected a slug that no other entity has, got ${slug}, which is also declared at ${where}`)
      if (other.kind !== declaration.kind) this.#declarations.set(slug, { ...other, kind: undefined })
    }
  }

  /**
   * Reads the slug of an entity of one of these kinds; `purpose` says in a message what it is for, and `likely` are the
   * kinds that it can have by what is said of it.
   */
  read(
    file: YamlFile,
    node: Node,
    kinds: readonly EntityKind[],
    purpose: string,
    likely: readonly EntityKind[] = kinds,
  ): Declaration | undefined {
    const expected = expectedSlug(kinds, purpose)
    const text = readScalar(file, node, expected)
    if (text === undefined) return undefined
    const found = this.#declarations.get(text)
    if (!found) {
      this.#reportUnknown(file, node, text, { expected, kinds, likely })
      return undefined
    }
    this.#mentioned.add(text)
    return file.accept(node, kindFault(found, kinds, purpose) ?? found)
  }

  find(slug: string): Declaration | undefined {
    return this.#declarations.get(slug)
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

  #reportUnknown(file: YamlFile, node: Node, text: string, { expected, kinds, likely }: Expectation): void {
    const slug = slugify(text)
    const meant = this.#nearest(text, kinds)
    if (meant) this.#mentioned.add(meant.slug)
    const howTo = isSlug(slug) ? `declare it in ${this.#entryFor(slug, isSlug(text) ? '…' : text, likely)}` : ''
    // Persons are told apart by a letter: one who is near may be another one.
    const isCertain = meant && (meant.kind !== 'PERSON' || meant.slug === slug)
    const otherwise = isCertain || !this.#complete ? '' : ` Otherwise ${howTo}`
    if (!isSlug(text)) {
      const isUndeclared = this.#complete && howTo && !this.#declarations.has(slug)
      const remark = meant ? otherwise : isUndeclared ? ` No file declares it: ${howTo}` : ''
      file.report(node, malformedSlug(text, meant?.slug ?? slug, expected).message + remark)
    } else if (this.#complete) {
      const cure = meant ? `did you mean ${meant.slug}?${otherwise}` : howTo
      file.report(node, `expected ${expected}, got ${text}, which no file declares; ${cure}`)
    }
  }

  /** Where the files declare such entities, and what to write there. */
  #entryFor(slug: string, name: string, kinds: readonly EntityKind[]): string {
    const declarable = kinds.filter((kind) => kind !== 'SOURCE')
    if (declarable.length === 0) return `a file of its own, sources/${slug}.yaml`
    const isClassified = declarable.every((kind) => (classifiedKinds as readonly EntityKind[]).includes(kind))
    const files = declarable.map((kind) => this.#fileOf(kind)).join(' or ')
    const place = kinds.length === allKinds.length ? 'the file of its kind' : files
    return `${place}: ${slug}: { name: ${name}${isClassified ? ', classification: …' : ''} }`
  }

  #fileOf(kind: EntityKind): string {
    const declared = this.#declarations.values().find((declaration) => declaration.kind === kind)
    return declared?.file.name ?? `a file of entities with kind: ${kind}`
  }

  #nearest(text: string, kinds: readonly EntityKind[]): Declaration | undefined {
    const fitting = this.#declarations.values().filter(({ kind }) => !kind || kinds.includes(kind))
    const slug = nearestSlug(
      text,
      fitting.map((declaration) => declaration.slug),
    )
    return slug === undefined ? undefined : this.#declarations.get(slug)
  }
}

interface Expectation {
  readonly expected: string
  readonly kinds: readonly EntityKind[]
  readonly likely: readonly EntityKind[]
}
