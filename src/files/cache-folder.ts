import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import { layoutVersion } from '../store/migrations.ts'

/** The name of the database of a content, as this code builds it: other content or other code has another name. */
export function graphName(revision: string): string {
  const made = JSON.stringify([revision, layoutVersion, packageFile.version, codeHash()])
  return `graph-${createHash('sha256').update(made).digest('hex').slice(0, 32)}.sqlite`
}

/** The name of a database that a process is about to build. */
export function draftName(process: number, token: string): string {
  return `draft-${process}-${token}.sqlite`
}

/**
 * Makes a folder, and those above it. Node's own way to do so goes on for ever where a file system takes no folders.
 * @throws what node:fs throws where that cannot be
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const above = dirname(path)
  if (!existsSync(above)) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory()) throw error
  }
}

/** Removes what dead processes left half built, and all but the latest databases. */
export function tidyCache(cache: string): void {
  const names = readdirSync(cache)
  for (const name of names) {
    const [, pid] = /^draft-(\d+)-/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) rmSync(join(cache, name), { force: true })
  }
  const graphs = names.filter((name) => /^graph-[0-9a-f]{32}\.sqlite$/.test(name)).map((name) => join(cache, name))
  const byAge = graphs.map((path) => ({ path, made: madeAt(path) })).sort((a, b) => b.made - a.made)
  for (const { path } of byAge.slice(graphsKept)) removeDatabase(path)
}

/** Removes a database and the files that SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['-wal', '-shm', '']) rmSync(path + suffix, { force: true })
}

const graphsKept = 4

/** Of all that decides what is derived from data, so that a database that older code built is not taken for the present one. */
function codeHash(): string {
  const hash = createHash('sha256')
  for (const folder of ['model', 'files', 'store']) {
    const path = join(import.meta.dirname, '..', folder)
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/.test(name))
    for (const name of names.sort()) hash.update(JSON.stringify([folder, name])).update(readFileSync(join(path, name)))
  }
  return hash.digest('hex')
}

/** Signal 0 reaches whoever is there; whoever is there and not ours refuses it. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** 0 for what another process has just removed. */
function madeAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
