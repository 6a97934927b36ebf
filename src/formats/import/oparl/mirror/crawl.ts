import { FormatError } from '../../format-error.ts'
import { isObject, type JsonObject, textOf } from '../../json/json-value.ts'
import type { Problem } from '../../tally.ts'
import { classOf } from '../class-name.ts'
import { type Answer, type Asker, type Bounds, createAsker, usualBounds } from './ask.ts'
import { Left } from './left.ts'
import { type Mirror, openMirror } from './mirror.ts'
import { reachOf, withinReach } from './reach.ts'

export interface CrawlOptions {
  /** Where the answers are kept. */
  readonly folder: string
  readonly allowPrivate?: boolean
  readonly bounds?: Partial<Bounds>
  readonly onProblem?: (problem: Problem) => void
  /** Told how many answers were read so far. */
  readonly onAnswer?: (answers: number) => void
}

/**
 * Brings a mirror of what a server tells by OParl up to date: from a system to its bodies, and from those to their lists,
 * page by page. Lists that were read to their end before are asked only for what changed since. What cannot be had is left
 * with a word, and all else is read.
 * @throws {FormatError} where the address itself gives nothing
 */
export async function crawl(
  address: string,
  { folder, allowPrivate = false, ...options }: CrawlOptions,
): Promise<void> {
  const tell = options.onProblem ?? (() => {})
  let asker: Asker
  let first: Answer
  try {
    asker = createAsker(reachOf(address, allowPrivate), { ...usualBounds, ...options.bounds })
  } catch (error) {
    throw unreadable(address, error)
  }
  let answers = 0
  const ask = async (url: URL) => {
    const answer = await asker.ask(url)
    answers += 1
    options.onAnswer?.(answers)
    return answer
  }
  try {
    try {
      first = await ask(asker.reach.start)
      if (!isPage(first.value) && sortOf(first.value) === null)
        throw new Left(
          'an answer that is none',
          `expected an object of OParl, or a page of a list, got one with ${Object.keys(first.value).slice(0, 8).join(', ') || 'nothing in it'}.`,
        )
    } catch (error) {
      throw unreadable(address, error)
    }
    const mirror = openMirror(folder, asker.reach.start.href)
    await new Crawl({ ...asker, ask }, mirror, tell).run(first)
    mirror.finish(new Date().toISOString().slice(0, 10))
  } finally {
    asker.close()
  }
}

class Crawl {
  readonly #asker: Asker
  readonly #mirror: Mirror
  readonly #tell: (problem: Problem) => void
  /** The lists that were gone through. */
  readonly #done = new Set<string>()

  constructor(asker: Asker, mirror: Mirror, tell: (problem: Problem) => void) {
    this.#asker = asker
    this.#mirror = mirror
    this.#tell = tell
  }

  async run({ url, value }: Answer): Promise<void> {
    try {
      if (isPage(value)) return await this.#list(url.href, url, 'changes')
      this.#mirror.saveObject(url.href, value)
      await this.#listsOf(value, url)
    } catch (error) {
      // What ends all was told where it came up.
      if (!(error instanceof Left)) throw error
    }
  }

  /** The lists that an object has: a system's bodies, and all that a body has. */
  async #listsOf(object: JsonObject, base: URL): Promise<void> {
    const sort = sortOf(object)
    const fields = sort === 'system' ? ['body'] : sort === 'body' ? listsOfBody : []
    for (const field of fields) {
      const given = object[field]
      const list = textOf(given)
      if (list !== null) await this.#list(list, base, field === 'body' ? 'all' : 'changes')
      else if (sort === 'system' && Array.isArray(given))
        for (const body of given.filter(isObject)) await this.#listsOf(body, base)
    }
  }

  async #list(address: string, base: URL, what: 'all' | 'changes'): Promise<void> {
    const url = this.#within(address, base)
    if (url === null || this.#done.has(url.href)) return
    this.#done.add(url.href)
    const bodies = await this.#pages(url, what)
    for (const body of bodies) await this.#listsOf(body, url)
  }

  /** Reads a list page by page, and gives the bodies in it. */
  async #pages(first: URL, what: 'all' | 'changes'): Promise<readonly JsonObject[]> {
    const list = this.#mirror.openList(first.href)
    const since = what === 'all' ? null : list.since
    let next: URL | null = new URL(first)
    if (since !== null) next.searchParams.set('modified_since', since)
    let began: Date | null = null
    const bodies: JsonObject[] = []
    const met = new Met(this.#asker.bounds)
    try {
      while (next !== null) {
        met.page(next)
        const { url, value, date } = await this.#asker.ask(next)
        const objects = objectsOf(value)
        began ??= date
        list.savePage(objects)
        bodies.push(...objects.filter(isObject).filter((object) => sortOf(object) === 'body'))
        const more = isObject(value.links) ? textOf(value.links.next) : null
        met.objects(objects, more)
        next = more === null ? null : withinReach(more, url, this.#asker.reach)
      }
    } catch (error) {
      list.close(null)
      this.#leave(next ?? first, error)
      return bodies
    }
    list.close({ since: marginBefore(began ?? new Date()), isWhole: since === null })
    return bodies
  }

  #within(address: string, base: URL): URL | null {
    try {
      return withinReach(address, base, this.#asker.reach)
    } catch (error) {
      this.#leave(address, error)
      return null
    }
  }

  /** Tells why an address is left; goes on with the others, unless nothing more is to be asked. */
  #leave(address: URL | string, error: unknown): void {
    if (!(error instanceof Left)) throw error
    const { reason, message, isFinal } = error
    this.#tell({ reason, locator: String(address), message: `${message} What was read of it before is kept.` })
    if (isFinal) throw error
  }
}

/** What was met of a list, so that one without an end is known. */
class Met {
  readonly #bounds: Bounds
  readonly #pages = new Set<string>()
  readonly #ids = new Set<unknown>()
  #barren = 0

  constructor(bounds: Bounds) {
    this.#bounds = bounds
  }

  /** @throws {Left} where it was there before, or is one too many */
  page({ href }: URL): void {
    if (this.#pages.has(href)) throw endless('it leads back to a page that was read')
    if (this.#pages.size >= this.#bounds.mostPagesOfList)
      throw endless(`it has more than ${this.#bounds.mostPagesOfList.toLocaleString('en')} pages`)
    this.#pages.add(href)
  }

  /** @throws {Left} where it goes on, and has told nothing new for some pages */
  objects(objects: readonly unknown[], next: string | null): void {
    const before = this.#ids.size
    for (const object of objects) this.#ids.add(isObject(object) ? object.id : object)
    this.#barren = this.#ids.size > before ? 0 : this.#barren + 1
    if (next !== null && this.#barren >= mostBarren)
      throw endless(`its last ${mostBarren} pages tell nothing new, and it goes on`)
  }
}

const mostBarren = 3

function endless(fault: string): Left {
  return new Left('a list without an end', `expected a list that ends, got one of which ${fault}.`)
}

/** The fields of a body that are addresses of lists, in the order in which they are asked for. */
const listsOfBody = [
  ...['legislativeTermList', 'organization', 'person', 'membership', 'meeting', 'agendaItem', 'paper', 'consultation'],
  ...['file', 'locationList'],
]

function isPage(value: JsonObject): boolean {
  return Array.isArray(value.data)
}

/** @throws {Left} where it is no page */
function objectsOf(value: JsonObject): readonly unknown[] {
  if (Array.isArray(value.data)) return value.data
  const type = textOf(value.type)
  const came = type ?? (Object.keys(value).slice(0, 8).join(', ') || 'nothing in it')
  throw new Left('an answer that is none', `expected a page of a list, with its objects as data, got ${came}.`)
}

function sortOf(value: JsonObject): ReturnType<typeof classOf> {
  return classOf(textOf(value.type) ?? '')
}

/** Changes that were under way when a list was read are asked for once more. */
function marginBefore(date: Date): string {
  return new Date(date.getTime() - 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z')
}

function unreadable(address: string, error: unknown): unknown {
  if (!(error instanceof Left)) return error
  return new FormatError('UNREADABLE_FILE', `${address} cannot be read: ${error.message} Nothing was changed.`)
}
