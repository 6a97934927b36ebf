import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FormatError } from '../../format-error.ts'
import { isObject, type JsonObject, textOf } from '../../json/json-value.ts'

/**
 * A folder with the answers of one server, which is brought up to date: what a list answers later takes the place of what
 * it answered before, object by object. Every answer is written whole or not at all.
 */
export interface Mirror {
  readonly folder: string
  /** Saves an answer that is no page of a list. */
  saveObject(address: string, value: JsonObject): void
  /** Opens a list for one more time. */
  openList(address: string): MirroredList
  /** Notes the day on which it was brought up to date. */
  finish(day: string): void
}

export interface MirroredList {
  /** From when on to ask for changes; null where it was never read to its end. */
  readonly since: string | null
  savePage(objects: readonly unknown[]): void
  /** Lets go of what the new pages have anew; `since` is given where it was read to its end, and `isWhole` where all of it was asked for. */
  close(end: { readonly since: string; readonly isWhole: boolean } | null): void
}

/** @throws {FormatError} where the folder has the answers of another address */
export function openMirror(folder: string, address: string): Mirror {
  mkdirSync(folder, { recursive: true })
  const notes = readNotes(folder)
  if (notes.address !== undefined && notes.address !== address) {
    const message = `${folder} has the answers of ${notes.address}, not of ${address}: give another folder with --mirror, or another name with --as.`
    throw new FormatError('BAD_NAME', message)
  }
  const since: Record<string, string> = { ...notes.since }
  const write = () => writeWhole(join(folder, notesName), { address, since })
  write()
  return {
    folder,
    saveObject: (from, value) => writeWhole(join(folder, `${nameOf(from)}.json`), value),
    openList(from) {
      const name = nameOf(from)
      const earlier = readdirSync(folder).filter((file) => file.startsWith(`${name}-`))
      const run = 1 + Math.max(0, ...earlier.map((file) => Number(/-(\d+)-\d+\.json$/.exec(file)?.[1] ?? 0)))
      const fresh = new Set<string>()
      let pages = 0
      return {
        since: since[from] ?? null,
        savePage(objects) {
          pages += 1
          if (objects.length === 0) return
          writeWhole(join(folder, `${name}-${run}-${pages}.json`), { data: objects })
          for (const object of objects) fresh.add(digestOf(object))
        },
        close(end) {
          for (const file of earlier)
            if (end?.isWhole) rmSync(join(folder, file), { force: true })
            else if (fresh.size > 0) leaveOut(join(folder, file), fresh)
          if (end) since[from] = end.since
          write()
        },
      }
    },
    finish: (day) => writeWhole(join(folder, 'mirror.json'), { mirror: { retrieved: day } }),
  }
}

/** Not read as an answer: it begins with a dot. */
const notesName = '.lists.json'

function readNotes(folder: string): { readonly address?: string; readonly since: Record<string, string> } {
  const path = join(folder, notesName)
  const notes = existsSync(path) ? parse(readFileSync(path, 'utf8')) : null
  const since = isObject(notes?.since) ? notes.since : {}
  const address = textOf(notes?.address)
  return {
    ...(address !== null && { address }),
    since: Object.fromEntries(
      Object.entries(since).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  }
}

/** Takes out of a page what is told anew. */
function leaveOut(path: string, fresh: ReadonlySet<string>): void {
  const { data } = parse(readFileSync(path, 'utf8')) ?? {}
  if (!Array.isArray(data)) return
  const kept = data.filter((object) => !fresh.has(digestOf(object)))
  if (kept.length === 0) rmSync(path)
  else if (kept.length < data.length) writeWhole(path, { data: kept })
}

function digestOf(object: unknown): string {
  const id = isObject(object) ? textOf(object.id) : null
  return hash('sha256', id ?? JSON.stringify(object), 'base64url').slice(0, 16)
}

/** Of what was broken off nothing is told; it is asked for again. */
function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** "papers-1f2e3d4c": what it is of, for people, and what tells it from others. */
function nameOf(address: string): string {
  const words =
    address
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  return `${words.replace(/[^a-z\d]+/gi, '_').slice(0, 40)}.${hash('sha256', address, 'hex').slice(0, 8)}`
}

function writeWhole(path: string, value: unknown): void {
  const draft = `${path}.draft`
  writeFileSync(draft, `${JSON.stringify(value)}\n`)
  renameSync(draft, path)
}
