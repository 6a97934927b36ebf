import { hash } from 'node:crypto'
import type { Entity, Identifier } from '../../model/entity.ts'
import { readIdentifier } from '../../model/identifier.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { Register } from '../../store/amend/register.ts'
import { indefinite } from './indefinite.ts'
import type { Keys } from './keys.ts'
import { RecentMap } from './recent-map.ts'
import { readableId, slugOf, slugOfAddress } from './slug.ts'
import type { Problem, Tally } from './tally.ts'

/** The first reading of a file: what things there are. */
export class Survey {
  readonly namespace: string
  readonly #register: Register
  readonly #tally: Tally
  readonly #keys: Keys
  /** What need not be mentioned again: it has a record, or it was mentioned so. */
  readonly #noted = new RecentMap<string, string>()
  /** Where the record at hand stands. */
  #locator = ''

  constructor(namespace: string, register: Register, tally: Tally, keys: Keys) {
    this.namespace = namespace
    this.#register = register
    this.#tally = tally
    this.#keys = keys
  }

  /** Turns to the next record. */
  turn(locator: string): void {
    this.#locator = locator
  }

  /** The key of a thing: of what sort it is, and its id. */
  key(sort: string, id: string): string {
    return this.#keys.of(sort, id)
  }

  /** Notes a thing that the file tells of. `word` and `id` make its slug. */
  declare({ key, kind, word, id, slug, name, identifiers = [], ...rest }: Surveyed): void {
    this.#noted.set(key, hasRecord)
    this.#register.declare({
      key,
      kind,
      name: readableId(name).slice(0, longestName),
      description: null,
      classification: null,
      ordinal: null,
      enlarged: null,
      nameRank: 0,
      identifiers: this.#identifiers(identifiers, kind),
      ...rest,
      slug: slug ?? slugOf(this.namespace, word, readableId(id)),
    })
  }

  /** Notes a thing that the file names; `by` is the thing whose record names it, if that one may turn out to have no kind. If it has no record of it, one of that kind and name stands in. */
  mention(key: string, kind: EntityKind | null, name: string, identifiers: readonly Identifier[] = [], by = ''): void {
    const [known, noted] = [this.#noted.get(key), `${kind} ${name}`]
    if (known === hasRecord || known === noted) return
    if (kind !== null && by === '') this.#noted.set(key, noted)
    const mentioned = { key, kind, name: name.slice(0, longestName), by }
    this.#register.mention({ ...mentioned, identifiers: this.#identifiers(identifiers, kind) })
  }

  /** Identifiers as the graph spells them, with a word on those that are none. */
  #identifiers(given: readonly Identifier[], kind: EntityKind | null): Identifier[] {
    return given.flatMap((each) => {
      const { identifier, fault } = readIdentifier(each, kind)
      if (fault !== null) {
        const [reason, outcome] = identifier
          ? [`an identifier that its scheme (${identifier.scheme}) does not allow`, 'Held as it is; it joins nothing.']
          : ['an identifier that stands for none', 'Left out.']
        this.#tally.warn({ reason, locator: this.#locator, message: `${fault}. ${outcome}` })
      }
      return identifier ?? []
    })
  }

  /** The slug of a thing of which the file has only the key. */
  slugOfMentioned(key: string, kind: EntityKind, idInSlugs = (id: string) => id): string {
    if (key.startsWith(pagePrefix)) return slugOfAddress(key.slice(pagePrefix.length))
    const [, word = '', id = ''] = /^([^:]*):(.*)$/s.exec(key) ?? []
    return slugOf(this.namespace, (word || kind.toLowerCase()).replaceAll(' ', '-'), idInSlugs(id))
  }

  /** Says what a thing must be, where its own record does not. */
  suggestKind(key: string, kind: EntityKind): void {
    this.#register.suggestKind(key, kind)
  }

  /** Notes a page that the file names as a source of its own. The same page is the same source in every file. */
  page(address: string, by = ''): void {
    const key = keyOfPage(address)
    const spelled = key.slice(pagePrefix.length)
    this.mention(key, 'SOURCE', spelled, [{ scheme: 'url', value: spelled }], by)
  }

  /** Notes a source that the file names, and that is told apart by its name in this file alone. */
  source(key: string, word: string, name: string, address?: string): void {
    const identifiers = address === undefined ? [] : [{ scheme: 'url', value: address }]
    this.declare({ key, kind: 'SOURCE', word, id: `${word}-${name}`, name, identifiers })
  }

  /** Takes back that there is a record of a thing. */
  forget(key: string): void {
    this.#register.forget(key)
  }

  /**
   * Warns where a record has the id of an earlier one and says something else: what both say is said of one thing, which
   * they need not mean. `sort` is what it is in the format's words, for where they differ in that.
   */
  meet(key: string, content: string, locator: string, sort = ''): void {
    const digest = hash('sha256', content, 'base64url').slice(0, 16)
    const [place, other, otherSort] = (this.#register.kept('record', key) ?? '').split('\n')
    if (!place) this.#register.keep('record', key, `${locator}\n${digest}\n${sort}`, 'last')
    if (!place || other === digest) return
    const id = JSON.stringify(key.replace(/^[^:]*:/, ''))
    const sorts = otherSort === sort ? '' : `, which is ${indefinite(otherSort ?? '')}, and this is ${indefinite(sort)}`
    const message = `its id ${id} is that of ${place}, too${sorts}: what both say is said of one thing. Give each an id of its own.`
    this.#tally.warn({ reason: 'an id that several records have', locator, message })
  }

  /** Whether the file has a record of a thing, as far as it was read. */
  tellsOf(key: string): boolean {
    return this.#register.tellsOf(key)
  }

  /** Takes a key to be another name of a second one. */
  redirect(key: string, to: string): void {
    this.#register.redirect(key, to)
  }

  /** Keeps what a record says for the second reading: of several records, the least, in whichever order they come. */
  keep(topic: string, key: string, value: unknown): void {
    this.#register.keep(topic, key, JSON.stringify(value), 'least')
  }

  /** Keeps what the last of several records says. */
  keepLast(topic: string, key: string, value: unknown): void {
    this.#register.keep(topic, key, JSON.stringify(value), 'last')
  }

  /** What was kept so far. */
  kept<Kept>(topic: string, key: string): Kept | null {
    const text = this.#register.kept(topic, key)
    return text === null ? null : JSON.parse(text)
  }

  /** All that was kept of a topic, by key. */
  *allKept<Kept>(topic: string): Iterable<readonly [key: string, kept: Kept]> {
    for (const keys of this.#register.keptKeys(topic, 1_000))
      for (const key of keys) yield [key, this.kept<Kept>(topic, key) as Kept]
  }

  problem(problem: Problem): void {
    this.#tally.problem(problem)
  }
}

/** What a record tells of a thing; everything but key, kind, name and what makes its slug can be left out. */
export interface Surveyed extends Partial<Omit<Entity, 'kind' | 'name' | 'slug'>> {
  readonly key: string
  readonly kind: EntityKind | null
  readonly word: string
  readonly id: string
  readonly name: string
  /** Of several names that records of one thing give, the one of the least rank is taken, then the least; 0 where it is left out. */
  readonly nameRank?: number
  /** Given where the id does not make it. */
  readonly slug?: string
}

/** One for all spellings of an address. */
export function keyOfPage(address: string): string {
  return pagePrefix + (readIdentifier({ scheme: 'url', value: address }, 'SOURCE').identifier?.value ?? address)
}

const pagePrefix = 'page:'

/** Noted of what needs not be mentioned. */
const hasRecord = ''

/** A name is a label here; the claims have it in full. */
const longestName = 500
