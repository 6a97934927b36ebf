import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { compare } from '../model/compare.ts'
import type { Problem } from './problem.ts'

/** The files of a data directory, sorted by name. */
export interface DataFolder {
  readonly entityFiles: readonly DataFile[]
  readonly sourceFiles: readonly DataFile[]
  /** Editors' judgements: one file, or none. */
  readonly judgementFiles: readonly DataFile[]
  /** What could not be read at all. */
  readonly problems: readonly Problem[]
}

export interface DataFile {
  /** With the data directory's own name: "data/sources/x.yaml". */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads the bytes of every data file below the directory. What cannot be read is a problem, not an exception. */
export function readDataFolder(directory: string): DataFolder {
  const path = resolve(directory)
  const problems: Problem[] = []
  const name = basename(path)
  const names = listNames(path, name, problems)
  if (names === undefined) return { entityFiles: [], sourceFiles: [], judgementFiles: [], problems }
  return {
    entityFiles: readFiles(join(path, 'entities'), `${name}/entities`, problems),
    sourceFiles: readFiles(join(path, 'sources'), `${name}/sources`, problems),
    judgementFiles: names.includes(judgements)
      ? [readFile(join(path, judgements), `${name}/${judgements}`, problems) ?? []].flat()
      : [],
    problems,
  }
}

/** The same, of single files: what each is, its folder or its first field tells. */
export function readDataFiles(paths: readonly string[]): DataFolder {
  const problems: Problem[] = []
  const files = paths.flatMap((path) => readFile(resolve(path), path, problems) ?? [])
  const sorted = Map.groupBy(
    files.sort((a, b) => compare(a.name, b.name)),
    sortOf,
  )
  return {
    entityFiles: sorted.get('entities') ?? [],
    sourceFiles: sorted.get('source') ?? [],
    judgementFiles: sorted.get('judgements') ?? [],
    problems,
  }
}

function sortOf({ name, bytes }: DataFile): 'entities' | 'source' | 'judgements' {
  if (basename(name) === judgements) return 'judgements'
  return /^(?:kind|entities):/m.test(Buffer.from(bytes).toString('utf8')) ? 'entities' : 'source'
}

const judgements = 'judgements.yaml'

/** A hash of the names and contents of all data files: the same exactly while the data is. */
export function contentHash(directory: string): string {
  return hashOfFiles(readDataFolder(directory))
}

/** The same, of files that were read. */
export function hashOfFiles({ entityFiles, sourceFiles, judgementFiles, problems }: DataFolder): string {
  const hash = createHash('sha256')
  for (const { name, bytes } of [...entityFiles, ...sourceFiles, ...judgementFiles]) {
    hash.update(JSON.stringify([name.slice(name.indexOf('/')), bytes.length])).update(bytes)
  }
  return hash.update(JSON.stringify(problems)).digest('hex')
}

function readFiles(path: string, name: string, problems: Problem[]): DataFile[] {
  return (listNames(path, name, problems) ?? []).flatMap((file) => {
    const found = readFile(join(path, file), `${name}/${file}`, problems)
    return found ? [found] : []
  })
}

function listNames(path: string, name: string, problems: Problem[]): string[] | undefined {
  try {
    const names = readdirSync(path).filter((file) => !file.startsWith('.') && /\.ya?ml$/.test(file))
    return names.sort(compare)
  } catch (error) {
    problems.push(unreadable(name, `expected a directory, got ${reasonOf(error)}`))
    return undefined
  }
}

function readFile(path: string, name: string, problems: Problem[]): DataFile | undefined {
  if (name.endsWith('.yml')) {
    problems.push(unreadable(name, `expected a name that ends in .yaml; did you mean ${name.slice(0, -3)}yaml?`))
    return undefined
  }
  try {
    return { name, bytes: readFileSync(path) }
  } catch (error) {
    problems.push(unreadable(name, `expected a file that can be read, got ${reasonOf(error)}`))
    return undefined
  }
}

function unreadable(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message }
}

/** Without the path of this machine, which system errors carry in their message. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error'
  return { ENOENT: 'nothing', ENOTDIR: 'a file', EISDIR: 'a directory', EACCES: 'no permission' }[code] ?? code
}
