import { type Claim, claimId, createClaim, type Qualifiers, type Reference, type Value } from '../../model/claim.ts'
import { type Edtf, parseEdtf } from '../../model/edtf.ts'
import { firstDay, lastDay } from '../../model/edtf-days.ts'
import { canonicalLanguage } from '../../model/language.ts'
import { type Property, properties } from '../../model/properties.ts'
import { parseQuantity } from '../../model/quantity.ts'
import type { Saying } from '../../store/amend/records.ts'
import type { Register } from '../../store/amend/register.ts'
import type { RegisteredThing } from '../../store/amend/register-things.ts'
import { readGivenDate } from './given-date.ts'
import { indefinite } from './indefinite.ts'
import type { Keys } from './keys.ts'
import { RecentMap } from './recent-map.ts'
import type { InnerSource, Statement } from './statement.ts'
import type { Problem, Tally } from './tally.ts'

/**
 * The second reading of a file: what it says, statement by statement. Each is held against the declaration of its
 * property; what does not fit is counted with the reason, and is never made to fit.
 */
export class Account {
  /** What was said since it was last taken, and by which record, where that is kept. */
  #claims: Claim[] = []
  #sayings: Saying[] = []
  /** The key of the record at hand. */
  #record: string | null = null
  readonly #options: AccountOptions
  /** What the record at hand names and the file has no record of: told once. */
  readonly #dangling = new Set<string>()
  /** Where the record at hand is. */
  #locator = ''
  readonly #things = new RecentMap<string, RegisteredThing | null>()
  /** What the survey kept, by topic. */
  readonly #kept = new Map<string, RecentMap<string, { readonly value: unknown }>>()

  constructor(options: AccountOptions) {
    this.#options = options
  }

  get size(): number {
    return Math.max(this.#claims.length, this.#sayings.length)
  }

  take(): { claims: Claim[]; sayings: Saying[] } {
    return { claims: this.#claims.splice(0), sayings: this.#sayings.splice(0) }
  }

  /** Turns to the record at a place of the file, or to what no record says; `key` is given where what each said is kept. */
  turn(locator = '', key: string | null = null): void {
    this.#locator = locator
    this.#dangling.clear()
    this.#record = key
    if (key !== null) this.#sayings.push({ record: key, claim: null })
  }

  /** The key of a thing, as the survey made it. */
  key(sort: string, id: string): string {
    return this.#options.keys.of(sort, id)
  }

  /** Takes note of what a key stands for, so that it need not be looked up. */
  know(key: string, thing: RegisteredThing): void {
    this.#things.set(key, thing)
  }

  find(key: string): RegisteredThing | null {
    const known = this.#things.get(key)
    if (known !== undefined) return known
    const found = this.#options.register.find(key)
    this.#things.set(key, found)
    return found
  }

  /** What the survey kept. */
  kept<Kept>(topic: string, key: string): Kept | null {
    const ofTopic = this.#kept.get(topic) ?? new RecentMap()
    this.#kept.set(topic, ofTopic)
    const known = ofTopic.get(key)
    if (known) return known.value as Kept | null
    const text = this.#options.register.kept(topic, key)
    const value = text === null ? null : JSON.parse(text)
    ofTopic.set(key, { value })
    return value
  }

  problem(problem: Problem): void {
    this.#options.tally.problem(problem)
  }

  warn(problem: Problem): void {
    this.#options.tally.warn(problem)
  }

  unheld(reason: string, count = 1, locator = this.#locator): void {
    this.#options.tally.unheld(reason, locator, count)
  }

  /** Counts a thing that the file tells of, where nothing tells what it is. */
  unheldThing(): void {
    this.unheld('a thing of which nothing says what it is, among the kinds of the model')
  }

  /** Says a claim that is made already, of what its slugs stand for here. */
  pass(claim: Claim, keyOf: (slug: string) => string): void {
    const slugOf = (slug: string) => this.find(keyOf(slug))?.slug ?? slug
    const { value, qualifiers, references } = claim
    const named = properties[claim.property].qualifiers
    const content = {
      ...claim,
      subject: slugOf(claim.subject),
      value: value.type === 'entity' ? { ...value, slug: slugOf(value.slug) } : value,
      qualifiers: Object.fromEntries(
        Object.entries(qualifiers).map(([name, text]) => [name, named?.[name]?.kinds ? slugOf(text) : text]),
      ),
    }
    const told = references.map(({ source, attributedTo, ...rest }) => ({
      ...rest,
      source: slugOf(source),
      attributedTo: attributedTo && slugOf(attributedTo),
    }))
    this.#add({ ...content, id: claimId(content), references: createClaim(content, told).references })
  }

  /** Says one thing, if the model can hold it. */
  say(statement: Statement): void {
    const { locator, rank, rankReason, sources } = statement
    const property = properties[statement.property]
    const subject = this.#subject(property, statement)
    const notes: string[] = []
    if (statement.note) notes.push(statement.note)
    const value = subject && this.#value(property, statement, notes)
    if (!subject || !value) return
    const qualifiers = this.#qualifiers(property, statement)
    const start = this.#date(statement.start, locator, 'start', notes)
    const end = this.#date(statement.end, locator, 'end', notes)
    if (start && end && firstDay(start) > lastDay(end)) {
      const message = `it starts (${start.text}) after it ends (${end.text}). Both are held as they are.`
      this.warn({ reason: 'an end before its start', locator: locator ?? '', message })
    }
    const attested = this.#date(statement.attested, locator, 'date', notes)
    const reference: Reference = {
      source: this.find(keyOfFile)?.slug ?? this.#options.source,
      locator: statement.citedAs ?? locator,
      order: statement.order ?? null,
      printedAs: statement.printedAs ?? null,
      attributedTo: null,
      attribution: statement.attribution ?? null,
      certainty: statement.certainty ?? 'STATED',
      attested,
      note: notes.length > 0 ? notes.join('; ') : null,
    }
    const references = [reference]
    for (const source of sources ?? []) references.push(...this.#further(source, reference))
    const content = { subject: subject.slug, property: statement.property, value, qualifiers, start, end }
    const claim = createClaim(content, references)
    this.#add(rank && rank !== 'NORMAL' ? { ...claim, rank, rankReason: rankReason ?? null } : claim)
  }

  /** Says what the file is called. */
  sayFile(name: string): void {
    this.say({ subject: keyOfFile, property: 'name', value: { text: name }, locator: null })
  }

  /** Says of a source inside the file that the file is made from it: both are one voice. */
  saySource(key: string, address?: string): void {
    if (address !== undefined) this.say({ subject: key, property: 'url', value: { text: address }, locator: null })
    this.say({ subject: keyOfFile, property: 'basedOn', value: { entity: key }, locator: null })
  }

  #add(claim: Claim): void {
    this.#claims.push(claim)
    if (this.#record !== null) this.#sayings.push({ record: this.#record, claim })
  }

  #further({ key, ...own }: InnerSource, reference: Reference): Reference[] {
    const source = this.find(key)
    if (source?.kind !== 'SOURCE') return []
    return [{ ...reference, locator: null, order: null, printedAs: null, note: null, ...own, source: source.slug }]
  }

  #subject({ name, domain }: Property, { subject, locator }: Statement): RegisteredThing | null {
    const found = this.#find(subject, locator)
    if (found && domain.includes(found.kind)) return found
    this.unheld(`${name} of ${found ? told(found.kind) : 'something that the file has no record of'}`)
    return null
  }

  /** What a key stands for; where the file has no record of it, with a word. */
  #find(key: string, locator: string | null): RegisteredThing | null {
    const found = this.find(key)
    const isDangling = this.#options.isClosed && found?.standsIn !== false && found?.kind !== 'SOURCE'
    if (isDangling && !this.#dangling.has(key)) {
      this.#dangling.add(key)
      const instead = found ? `${told(found.kind)} of that name stands in for it` : 'nothing says what it is'
      const message = `${JSON.stringify(key.replace(/^[^:]*:/, ''))} is the id of no record of the file; ${instead}.`
      this.warn({ reason: 'a reference to an id that no record has', locator: locator ?? '', message })
    }
    return found
  }

  #value(property: Property, { value, locator }: Statement, notes: string[]): Value | undefined {
    const { name, range } = property
    if ('entity' in value) {
      const found = this.#find(value.entity, locator)
      if (found && range.kinds?.includes(found.kind)) return { type: 'entity', slug: found.slug }
      this.unheld(found ? `${name}: ${told(found.kind)}` : `${name}: something that the file has no record of`)
      return undefined
    }
    const type = 'date' in value ? 'date' : 'quantity' in value ? 'quantity' : 'text'
    if (range.value !== type) {
      this.unheld(`${name}: a ${type}`)
      return undefined
    }
    try {
      if ('date' in value) {
        const { text, note } = readGivenDate(value.date)
        if (note) notes.push(note)
        return text === null ? this.#noDate(value.date, locator) : { type: 'date', date: parseEdtf(text) }
      }
      if ('quantity' in value)
        return { type: 'quantity', quantity: parseQuantity(value.quantity, range.unit ?? 'person') }
    } catch (error) {
      this.problem({
        reason: `a ${type} that cannot be read`,
        locator: locator ?? '',
        message: (error as Error).message,
      })
      return undefined
    }
    const text = value.text.normalize('NFC').trim()
    return text === '' ? undefined : { type: 'text', text, language: readLanguage(value.language) }
  }

  #qualifiers(property: Property, { qualifiers, locator }: Statement): Qualifiers {
    const read: Record<string, string> = {}
    for (const name in qualifiers) {
      const given = qualifiers[name]
      if (given === null || given === undefined) continue
      const declared = property.qualifiers?.[name]
      if (!declared) throw new Error(`${property.name} has no qualifier ${name}.`)
      if (typeof given === 'string') {
        const text = given.normalize('NFC').trim()
        if (text !== '') read[name] = text
        continue
      }
      const found = this.#find(given.entity, locator)
      if (found && declared.kinds?.includes(found.kind)) read[name] = found.slug
      else
        this.unheld(
          `${property.name}, ${name}: ${found ? told(found.kind) : 'something that the file has no record of'}`,
        )
    }
    return read
  }

  /** Zeros alone are what a database writes where it has no date. */
  #noDate(text: string, locator: string | null): undefined {
    const message = `${JSON.stringify(text)} is no date: it is read as none given.`
    this.warn({ reason: 'a date that is all zeros', locator: locator ?? '', message })
  }

  /** The date; where it cannot be read, that is noted, and the rest of the statement holds without it. */
  #date(text: string | null | undefined, locator: string | null, name: string, notes: string[]): Edtf | null {
    if (text === null || text === undefined || text.trim() === '') return null
    try {
      const given = readGivenDate(text)
      if (given.note) notes.push(`the ${name} is ${given.note}`)
      return given.text === null ? (this.#noDate(text, locator) ?? null) : parseEdtf(given.text)
    } catch (error) {
      this.problem({ reason: 'a date that cannot be read', locator: locator ?? '', message: (error as Error).message })
      notes.push(`the ${name} is given as ${JSON.stringify(text)}`)
      return null
    }
  }
}

/** What an account is made of. */
export interface AccountOptions {
  /** The slug of the file as a source, unless it was merged into another. */
  readonly source: string
  readonly register: Register
  readonly tally: Tally
  readonly keys: Keys
  /** Whether the file is meant to have a record of everything that it names. */
  readonly isClosed: boolean
}

/** The key under which the file itself is registered. */
export const keyOfFile = 'file'

/** A kind with its article. */
export function told(kind: string): string {
  const noun = kind.toLowerCase().replace('_', ' ')
  return indefinite(noun)
}

/** As the graph writes tags: the formats have them in lower case, or with an underscore. What is no tag stays as it is. */
function readLanguage(tag: string | null | undefined): string | null {
  return tag ? (canonicalLanguage(tag.replaceAll('_', '-')) ?? tag) : null
}
