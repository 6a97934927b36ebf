import { decodeId, type NodeType, typeOfKind } from '../graph/id.ts'
import { InputError } from '../graph/input-error.ts'
import { type Entity, isSlug } from '../model/entity.ts'
import { allKinds } from '../model/kind.ts'
import type { Redirects } from '../store/history/redirects.ts'
import type { Draft } from './draft.ts'
import type { Operation } from './operation.ts'

/** What the texts mean by which operations name entities, claims and changes. */
export class Names {
  readonly #draft: Draft
  readonly #redirects: Redirects
  readonly #nearest: ReadonlyMap<string, string>
  readonly #entities = new Map<string, string>()
  readonly #claims = new Map<string, string>()

  constructor(draft: Draft, redirects: Redirects, nearest: ReadonlyMap<string, string>) {
    this.#draft = draft
    this.#redirects = redirects
    this.#nearest = nearest
  }

  /** The slug that a text means, where it can mean one: whether an entity has it is not said. */
  slugOf(text: string): string | undefined {
    if (text.startsWith('@')) return this.#entities.get(text)
    const slug = slugIn(text)
    if (slug === undefined) return undefined
    const led = this.#draft.ended.slugs.has(slug) ? slug : (this.#redirects.entities.get(slug) ?? slug)
    return this.#draft.leadOn(led)
  }

  /** The slugs of all that is looked at where a text is read: what it means, and what may be meant instead. */
  mostSlugsOf(text: string): string[] {
    return [text, this.nearest(text)].flatMap((each) => (each === null ? [] : (this.slugOf(each) ?? [])))
  }

  entity(text: string): Entity | undefined {
    const slug = this.slugOf(text)
    return slug === undefined ? undefined : this.#draft.entities.find(slug)?.entity
  }

  nearest(text: string): string | null {
    return this.#nearest.get(text) ?? null
  }

  /** The id of the claim that a text means, where it can mean one. */
  claimOf(text: string): string | undefined {
    if (text.startsWith('@')) return this.#claims.get(text)
    const id = keyIn(text, 'Claim')
    if (id === undefined) return undefined
    const led = this.#draft.ended.claims.has(id) ? id : (this.#redirects.claims.get(id) ?? id)
    return this.#draft.leadClaimOn(led)
  }

  /** Whether an operation before gave the name. */
  has(name: string | null | undefined): boolean {
    return this.#entities.has(`@${name}`) || this.#claims.has(`@${name}`)
  }

  nameEntity(name: string | null | undefined, slug: string): void {
    if (name) this.#entities.set(`@${name}`, slug)
  }

  nameClaim(name: string | null | undefined, id: string): void {
    if (name) this.#claims.set(`@${name}`, id)
  }
}

/** The key of a change in its id; undefined where it is none. */
export function changeIn(text: string): string | undefined {
  return keyIn(text, 'Change')
}

/** A text as the slug that it is, or that it is the id of. */
export function slugIn(text: string): string | undefined {
  return isSlug(text) ? text : keyIn(text, ...allKinds.map((kind) => typeOfKind[kind]))
}

/** Every text by which operations name entities. */
export function* entityTexts(operations: readonly Operation[]): Iterable<string> {
  for (const { edit, merge, remove, say, unsay } of operations) {
    const { reference, subject, value, qualifiers } = say ?? {}
    const named = [
      edit?.entity,
      merge?.from,
      merge?.into,
      remove,
      subject,
      value?.entity,
      ...(qualifiers ?? []).map(({ entity }) => entity),
      reference?.source,
      reference?.attributedTo,
      unsay?.source,
    ]
    for (const text of named) if (text && !text.startsWith('@')) yield text
  }
}

function keyIn(text: string, ...wanted: readonly NodeType[]): string | undefined {
  try {
    const { type, key } = decodeId(text)
    return wanted.includes(type) ? key : undefined
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}
