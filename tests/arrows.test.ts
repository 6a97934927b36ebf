import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Module {
  readonly path: string
  readonly text: string
  /** The modules of this repository that it imports, types too. */
  readonly files: readonly string[]
  /** Those of them that are there when it runs. */
  readonly loads: readonly string[]
  /** The packages and parts of Node that it imports. */
  readonly packages: readonly string[]
}

const modules: readonly Module[] = ['src', 'schema']
  .flatMap(filesBelow)
  .filter((path) => path.endsWith('.ts'))
  .map(readModule)

/** Each layer may import from itself and from those before it. */
const layers = [
  'src/model',
  'src/lists',
  'src/store',
  'src/graph',
  'src/changes',
  'schema',
  'src/server',
  'src/library',
  'src/cli',
]

/** What stands beside the layers, and what it may import besides itself. */
const beside: Readonly<Record<string, readonly string[]>> = {
  'src/files': ['src/model', 'src/lists', 'src/store'],
  'src/formats': ['src/model', 'src/lists', 'src/store', 'src/files'],
}

/** The folders whose files do not import each other in a circle, types counted too. */
const withoutCircles = [
  'src/changes',
  'src/files',
  'src/formats',
  'src/graph',
  'src/library',
  'src/lists',
  'src/model',
  'src/server',
  'src/store',
]

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? [path, ...filesBelow(path)] : [path]
  })
}

function readModule(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8')
  const imported = importsOf(text)
  const files = (names: readonly string[]) =>
    names.filter((name) => /^\..*\.tsx?$/.test(name)).map((name) => relative(root, join(root, dirname(path), name)))
  const running = importsOf(text.replace(/^(?:im|ex)port type [^;]*?from .*$/gm, ''))
  const packages = imported.filter((name) => !name.startsWith('.'))
  return { path, text, packages, files: files(imported), loads: files(running) }
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name)
}

function placeOf(path: string): string {
  const places = [...layers, ...Object.keys(beside)]
  return places.find((place) => path === place || path.startsWith(`${place}/`)) ?? path
}

/** Every import from one place to another, as "from → to". */
function arrows(): [from: string, to: string, path: string][] {
  return modules.flatMap(({ path, files }) =>
    files.map((file) => [placeOf(path), placeOf(file), path] as [string, string, string]),
  )
}

/** The ways by which files lead back to themselves, each as the files on it. */
function cyclesAmong(imports: Iterable<readonly [path: string, imported: readonly string[]]>): string[][] {
  const importedBy = new Map(imports)
  const finished = new Set<string>()
  const follow = (path: string, way: readonly string[]): string[][] => {
    if (way.includes(path)) return [[...way.slice(way.indexOf(path)), path]]
    if (finished.has(path)) return []
    const cycles = (importedBy.get(path) ?? []).flatMap((next) => follow(next, [...way, path]))
    finished.add(path)
    return cycles
  }
  return [...importedBy.keys()].flatMap((path) => follow(path, []))
}

function modulesWith(pattern: RegExp): string[] {
  return modules.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
}

describe('the arrows between folders', () => {
  it('lead from every module to a file that is there', () => {
    expect(modules.length).toBeGreaterThan(80)
    expect(modules.flatMap(({ files }) => files).length).toBeGreaterThan(200)
    for (const { path, files } of modules)
      for (const file of files) expect(existsSync(join(root, file)), `${path}: ${file}`).toBe(true)
  })

  it('point one way: model, lists, store, graph, changes, schema, server, library, cli', () => {
    const wrong = arrows().filter(([from, to]) => {
      const allowed = beside[from] ?? layers.slice(0, layers.indexOf(from) + 1)
      return from !== to && !allowed.includes(to) && !(['src/library', 'src/cli'].includes(from) && to in beside)
    })
    expect(wrong).toEqual([])
  })

  it('start in every folder, and every folder has its place', () => {
    expect([...new Set(modules.map(({ path }) => placeOf(path)))].sort()).toEqual(
      [...layers, ...Object.keys(beside)].sort(),
    )
  })

  it('load no module of src again through itself', () => {
    const inSource = modules.filter(({ path }) => path.startsWith('src/'))
    expect(cyclesAmong(inSource.map(({ path, loads }) => [path, loads]))).toEqual([])
  })

  it.each(withoutCircles)('lead no file of %s back to itself, be it for a type', (folder) => {
    const inFolder = modules.filter(({ path }) => path.startsWith(`${folder}/`))
    expect(inFolder).not.toHaveLength(0)
    expect(cyclesAmong(inFolder.map(({ path, files }) => [path, files]))).toEqual([])
  })

  it('lead from no module of the explorer back to itself, types and what is loaded later counted', () => {
    const explorer = ['app', 'design', 'lens', 'parts', 'query', 'views']
      .flatMap((folder) => filesBelow(`web/${folder}`))
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .map(readModule)
    expect(explorer.length).toBeGreaterThan(80)
    expect(circleIn(new Map(explorer.map(({ path, files }) => [path, files])))).toBeUndefined()
  })
})

/** The first way that leads from a module back to itself. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>()
  const follow = (path: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (finished.has(path)) return undefined
    for (const next of imports.get(path) ?? []) {
      const circle = follow(next, [...way, path])
      if (circle) return circle
    }
    finished.add(path)
    return undefined
  }
  for (const path of imports.keys()) {
    const circle = follow(path, [])
    if (circle) return circle
  }
  return undefined
}

describe('only one place', () => {
  it('names a database driver', () => {
    const drivers = new Set(['node:sqlite', 'sqlite', 'better-sqlite3', 'pg', 'postgres'])
    const naming = modules.filter(({ packages }) => packages.some((name) => drivers.has(name)))
    const places = new Set(naming.map(({ path }) => path.replace(/[^/]*$/, '')))
    expect([...places].sort()).toEqual(['src/store/postgres/', 'src/store/sqlite/'])
  })

  it('knows GraphQL: from the schema on, and not below', () => {
    const knowing = modules.filter(({ packages }) => packages.some((name) => /graphql|pothos/.test(name)))
    const places = new Set(knowing.map(({ path }) => placeOf(path)))
    expect(places).toContain('schema')
    expect([...places].filter((place) => layers.indexOf(place) < layers.indexOf('schema'))).toEqual([])
  })

  it('reads the arguments and the environment, and exits', () => {
    const touching = modulesWith(/\bprocess\s*(?:\.|\?\.|\[)\s*['"]?(?:argv|env|exit)\b|from ['"](?:node:)?process['"]/)
    expect(touching.filter((path) => placeOf(path) !== 'src/cli')).toEqual([])
  })
})

describe('no module', () => {
  it('is a barrel', () => {
    expect(modulesWith(/^\s*export\s*\*/m)).toEqual([])
    const bare = modules.filter(({ text }) => {
      const code = text
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .replace(/export\s+(?:type\s+)?\{[^}]*\}\s*from\s*['"][^'"]+['"];?/g, '')
      return code.trim() === ''
    })
    expect(bare.map(({ path }) => path)).toEqual([])
  })

  it('has more than 300 lines', () => {
    expect(modules.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([])
  })

  it('and no folder is called utils or helpers', () => {
    const paths = ['src', 'schema', 'tests'].flatMap(filesBelow)
    expect(paths.filter((path) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\.[^/]*)?(?:\/|$)/i.test(path))).toEqual(
      [],
    )
  })
})
