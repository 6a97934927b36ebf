import { hash } from 'node:crypto'
import { contentOf, itemsOf, languagesOf, type Plain, textsByKey } from './field-form.ts'
import { isBlank, isObject, type JsonObject, listOf, textOf } from './json-value.ts'

/**
 * The fields of an object of a file, and what of them was read. Whoever reads a record asks for its fields by what they
 * mean: a text, several texts, an id, objects. What is asked for in a form in which it can be told plainly is given, and
 * is taken; all else stays, be it that nobody asked, or that it came as something else than was asked for. So nothing of
 * a record is lost untold: what was not taken is left over, and is told with its place.
 */
export class Fields {
  /** What it is in the format's own words: "person", "person.links". */
  readonly word: string
  readonly locator: string
  readonly #object: JsonObject
  readonly #outer: Fields | null
  /** The paths that were read, from here: "name", "name.en", "email[1]". */
  readonly #taken = new Set<string>()
  readonly #inside = new Map<string, readonly Fields[]>()
  /** The paths of the objects that were gone into. */
  readonly #entered = new Set<string>()
  /** What was asked for, of fields that came as something else. */
  readonly #expected = new Map<string, string>()
  #isDismissed = false
  #given: string | null = null

  constructor(object: JsonObject, word: string, locator: string, outer: Fields | null = null) {
    this.#object = object
    this.word = word
    this.locator = locator
    this.#outer = outer
  }

  /** Whether something stands in a field. */
  has(field: string): boolean {
    return Object.hasOwn(this.#object, field) && !isBlank(this.#object[field])
  }

  /** Whether objects stand in a field. */
  hasObjects(field: string): boolean {
    return Object.hasOwn(this.#object, field) && listOf(this.#object[field]).some(isObject)
  }

  /** The one text of a field, be it in a list or under a language. Of several none is taken. */
  text(field: string): string | null {
    const [first, ...more] = this.#find(field)
    if (!first || more.length > 0) {
      this.#expect(field, 'one text')
      return null
    }
    this.#take([first])
    return first.text
  }

  /** The texts of a field: one, a list, or a map of languages. Those that are not accepted stay. */
  texts(field: string, accept: (text: string) => boolean = always): readonly Text[] {
    const found = this.#find(field).filter(({ text }) => accept(text))
    this.#expect(field, 'a text')
    return this.#take(found)
  }

  /** The text of the first of these fields that has one. */
  firstText(...fields: readonly string[]): string | null {
    for (const field of fields) {
      const text = this.text(field)
      if (text !== null) return text
    }
    return null
  }

  /** What stands in a field, to be shown. */
  raw(field: string): unknown {
    return Object.hasOwn(this.#object, field) ? this.#object[field] : undefined
  }

  /** The one text of a field, which stays there: it is asked for to see what it is. */
  peek(field: string): string | null {
    const [first, ...more] = this.#find(field)
    return first && more.length === 0 ? first.text : null
  }

  /** The ids of other objects that stand in a field, and those of the objects that stand in it, or in another one, themselves. */
  ids(field: string, embedding?: string): readonly Id[] {
    const found = this.#findIds(field, embedding)
    for (const each of found) this.#takeId(each)
    return [...new Map(found.map(({ id, locator }) => [id, { id, locator }])).values()]
  }

  /** The one id that stands in a field, or is that of the object in the other. Of several none is taken. */
  id(field: string, embedding: string): string | null {
    const found = this.#findIds(field, embedding)
    const [id, ...more] = new Set(found.map((each) => each.id))
    if (id === undefined || more.length > 0) return null
    for (const each of found) this.#takeId(each)
    return id
  }

  /**
   * The objects of a field, one or a list. `plain` tells how to read what is simpler: a text is the object that has it in
   * the field `text`, and a map of texts is a list of such objects, each with its key in the field `key`.
   */
  inside(field: string, word = `${this.word}.${field}`, plain?: Plain): readonly Fields[] {
    const known = this.#inside.get(field)
    if (known) return known
    const found = Object.hasOwn(this.#object, field) ? [...this.#objectsIn(field, word, plain)] : none
    this.#inside.set(field, found)
    this.#expect(field, 'an object')
    return found
  }

  /** The id of the object; where it has none, that which it was given, or else one that is made of what it says. */
  ownId(): string {
    return this.text('id') ?? this.#idOf()
  }

  /** Gives it an id, which goes for one of its own where it has none. */
  giveId(id: string): void {
    this.#given = id
  }

  /** What it says, and what it stands in: the same in whichever order it is written. */
  content(): string {
    const outer = this.#outer === null ? '' : this.#outer.content()
    return hash('sha256', `${outer} ${contentOf(this.#object)}`, 'hex')
  }

  /** Takes all of it as told in other words. */
  dismiss(): void {
    this.#isDismissed = true
  }

  /** What is left over. */
  *left(): Iterable<Left> {
    if (this.#isDismissed) return
    for (const field in this.#object) {
      const value = this.#object[field]
      const inside = this.#inside.get(field) ?? none
      for (const fields of inside) yield* fields.left()
      if (isBlank(value) || this.#taken.has(field)) continue
      for (const [path, rest] of this.#rest(field, value, inside.length > 0)) {
        const expected = this.#expected.get(field) ?? null
        const locator = `${this.locator}.${path}`
        yield {
          field: `${this.word}.${field}`,
          locator,
          value: rest,
          expected,
          count: Math.max(1, listOf(rest).length),
        }
      }
    }
  }

  /** What of a field was neither taken nor gone into: all of it as one, where nothing of it was. */
  *#rest(field: string, value: unknown, isEntered: boolean): Iterable<readonly [path: string, value: unknown]> {
    const isTouched =
      isEntered || [...this.#taken].some((path) => path.startsWith(field) && /^[[.]/.test(path.slice(field.length)))
    if (!isTouched) yield [field, value]
    else yield* this.#restOf(field, value)
  }

  *#restOf(path: string, value: unknown): Iterable<readonly [path: string, value: unknown]> {
    if (isBlank(value) || this.#taken.has(path)) return
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) yield* this.#restOf(`${path}[${index}]`, item)
    else if (isObject(value)) {
      if (this.#entered.has(path)) return
      for (const key in value) yield* this.#restOf(`${path}.${key}`, value[key])
    } else yield [path, value]
  }

  #find(field: string): readonly (Text & { readonly path: string })[] {
    return Object.hasOwn(this.#object, field) ? [...this.#textsIn(this.#object[field], field, null)] : none
  }

  *#textsIn(value: unknown, path: string, language: string | null): Iterable<Text & { readonly path: string }> {
    const text = textOf(value)
    if (text !== null) yield { text, language, path, locator: `${this.locator}.${path}` }
    else if (Array.isArray(value))
      for (const [index, item] of value.entries()) yield* this.#textsIn(item, `${path}[${index}]`, language)
    else if (isObject(value) && language === null)
      for (const [key, tag] of languagesOf(value)) yield* this.#textsIn(value[key], `${path}.${key}`, tag)
  }

  #take<Found extends { readonly path: string }>(found: readonly Found[]): readonly Found[] {
    for (const { path } of found) {
      this.#taken.add(path)
      if (path.endsWith('.@value')) this.#taken.add(path.replace(/value$/, 'language'))
    }
    return found
  }

  #findIds(field: string, embedding: string | undefined): readonly FoundId[] {
    const names = embedding === undefined ? [field] : [field, embedding]
    const found = names.flatMap((name) => [...this.#idsIn(name)])
    for (const name of names) this.#expect(name, 'an id')
    return found.filter(({ fields }) => fields === null || fields.#hasId())
  }

  *#idsIn(field: string): Iterable<FoundId> {
    if (!Object.hasOwn(this.#object, field)) return
    for (const [item, path] of itemsOf(this.#object[field], field)) {
      const id = textOf(item)
      if (id !== null) yield { id, path, locator: `${this.locator}.${path}`, fields: null }
    }
    for (const fields of this.inside(field)) yield { id: fields.#idOf(), path: field, locator: fields.locator, fields }
  }

  #takeId({ path, fields }: FoundId): void {
    if (fields) fields.text('id')
    else this.#taken.add(path)
  }

  *#objectsIn(field: string, word: string, plain: Plain | undefined): Iterable<Fields> {
    for (const [item, path] of itemsOf(this.#object[field], field)) {
      const locator = `${this.locator}.${path}`
      if (isObject(item)) {
        this.#entered.add(path)
        const texts = plain ? textsByKey(item, plain) : null
        if (texts) for (const [key, object] of texts) yield new Fields(object, word, `${locator}.${key}`, this)
        else yield new Fields(item, word, locator, this)
      } else if (plain && typeof item === 'string' && item.trim() !== '') {
        this.#taken.add(path)
        yield new Fields({ [plain.text]: item }, word, locator, this)
      }
    }
  }

  #expect(field: string, what: string): void {
    if (!this.#expected.has(field)) this.#expected.set(field, what)
  }

  #hasId(): boolean {
    return this.#given !== null || this.peek('id') !== null
  }

  #idOf(): string {
    const own = this.peek('id')
    if (own !== null) return own
    return this.#given ?? this.content()
  }
}

/** An id where it was found: a text, or that of an object. */
interface FoundId extends Id {
  readonly path: string
  readonly fields: Fields | null
}

/** A text, with the language that the file gives it in. */
export interface Text {
  readonly text: string
  readonly language: string | null
  readonly locator: string
}

export interface Id {
  readonly id: string
  readonly locator: string
}

/** What was not read: a field in general ("person.shoe_size"), its place, what is there, and what was asked for. */
export interface Left {
  readonly field: string
  readonly locator: string
  readonly value: unknown
  /** Null where nobody asks for a field of that name. */
  readonly expected: string | null
  readonly count: number
}

const none: readonly never[] = []
const always = () => true
