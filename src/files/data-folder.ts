import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { compare } from '../model/compare.ts'
import type { Problem } from './problem.ts'

/** The files of a data directory, sorted by name. */
export interface DataFolder {
  readonly entityFiles: readonly DataFile[]
  readonly sourceFiles: readonly DataFile[]
  /** Editors' judgements: one file, or none. */
  readonly judgementFiles: readonly DataFile[]
  /** What the graph says of itself, if it does. */
  readonly graph: GraphFiles | null
  /** What could not be read at all. */
  readonly problems: readonly Problem[]
}

/** A description of the graph, with the files of queries that lie beside it. */
export interface GraphFiles {
  readonly file: DataFile
  readonly queries: readonly DataFile[]
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
  if (names === undefined) return { entityFiles: [], sourceFiles: [], judgementFiles: [], graph: null, problems }
  const single = (file: string) =>
    names.includes(file) ? readFile(join(path, file), `${name}/${file}`, problems) : undefined
  const described = single(graphFile)
  return {
    entityFiles: readFiles(join(path, 'entities'), `${name}/entities`, problems),
    sourceFiles: readFiles(join(path, 'sources'), `${name}/sources`, problems),
    judgementFiles: [single(judgements) ?? []].flat(),
    graph: withQueries(described, path, problems),
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
  const [described, ...others] = sorted.get('graph') ?? []
  for (const { name } of others)
    problems.push(unreadable(name, `expected one ${graphFile}, got ${described?.name} too`))
  return {
    entityFiles: sorted.get('entities') ?? [],
    sourceFiles: sorted.get('source') ?? [],
    judgementFiles: sorted.get('judgements') ?? [],
    graph: withQueries(described, described && dirname(resolve(described.name)), problems),
    problems,
  }
}

/** A description of a graph that stands alone, under whatever name, with the queries that lie beside it. */
export function readGraphFiles(path: string): { readonly graph: GraphFiles | null; readonly problems: Problem[] } {
  const problems: Problem[] = []
  const file = readFile(resolve(path), path, problems)
  return { graph: withQueries(file, dirname(resolve(path)), problems), problems }
}

function sortOf({ name, bytes }: DataFile): 'entities' | 'source' | 'judgements' | 'graph' {
  if (basename(name) === judgements) return 'judgements'
  if (basename(name) === graphFile) return 'graph'
  return /^(?:kind|entities):/m.test(Buffer.from(bytes).toString('utf8')) ? 'entities' : 'source'
}

const judgements = 'judgements.yaml'
const graphFile = 'graph.yaml'

/** With the queries that lie in `examples/` beside it. */
function withQueries(file: DataFile | undefined, path = '', problems: Problem[]): GraphFiles | null {
  if (!file) return null
  const folder = join(path, 'examples')
  const name = `${file.name.slice(0, file.name.lastIndexOf('/') + 1)}examples`
  return { file, queries: existsSync(folder) ? readFiles(folder, name, problems, /\.graphql$/) : [] }
}

/** A hash of the names and contents of all data files: the same exactly while the data is. */
export function contentHash(directory: string): string {
  return hashOfFiles(readDataFolder(directory))
}

/** The same, of files that were read. */
export function hashOfFiles(folder: DataFolder): string {
  const hash = createHash('sha256')
  for (const { name, bytes } of filesOf(folder)) {
    hash.update(JSON.stringify([name.slice(name.indexOf('/')), bytes.length])).update(bytes)
  }
  return hash.update(JSON.stringify(folder.problems)).digest('hex')
}

/** Every file, in the order in which they are hashed. */
export function filesOf({ entityFiles, sourceFiles, judgementFiles, graph }: DataFolder): DataFile[] {
  return [...entityFiles, ...sourceFiles, ...judgementFiles, ...(graph ? [graph.file, ...graph.queries] : [])]
}

function readFiles(path: string, name: string, problems: Problem[], kind = /\.ya?ml$/): DataFile[] {
  return (listNames(path, name, problems, kind) ?? []).flatMap((file) => {
    const found = readFile(join(path, file), `${name}/${file}`, problems)
    return found ? [found] : []
  })
}

function listNames(path: string, name: string, problems: Problem[], kind = /\.ya?ml$/): string[] | undefined {
  try {
    const names = readdirSync(path).filter((file) => !file.startsWith('.') && kind.test(file))
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
