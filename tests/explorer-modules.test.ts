import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const web = join(import.meta.dirname, '../web')
const folders = ['app', 'design', 'lens', 'parts', 'query', 'views']

const modules = folders
  .flatMap((folder) =>
    readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(join(web, path), 'utf8')
    const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name)
    const files = imports
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(web, join(web, dirname(path), name)))
    return { path, text, files, packages: imports.filter((name) => !name.startsWith('.')) }
  })

describe('the explorer', () => {
  it('imports its own modules and the documents made for it, and nothing else of this tree', () => {
    expect(modules.length).toBeGreaterThan(40)
    const imported = modules.flatMap(({ path, files }) => files.map((file) => [path, file] as const))
    expect(imported.filter(([, file]) => file.startsWith('..'))).toEqual([])
    expect(imported.filter(([, file]) => !existsSync(join(web, file)))).toEqual([])
  })

  it('loads views when they are opened: nothing but a view and the routes imports one, and the search box', () => {
    const early = modules
      .filter(({ path }) => !path.startsWith('views/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/^import .*'(\.[^']*views\/[^']+)'/gm)].map(([, name = '']) =>
          relative(web, join(web, dirname(path), name)),
        ),
      )
    expect(early).toEqual(['views/search/search-box.tsx'])
  })

  it('needs few packages, and none of the server', () => {
    const packages = new Set(
      modules.flatMap((module) => module.packages).map((name) => name.replace(/^(@?[^/]+\/?[^/]*).*/, '$1')),
    )
    for (const name of packages) expect(name).not.toMatch(/^(?:node:|graphql$|graphql-yoga|@pothos|kysely|dataloader)/)
  })

  it('names no address of another host', () => {
    // What names a kind of XML is a name, and is not asked.
    const naming = modules.filter(({ text }) => /['"`]https?:\/\/(?!www\.w3\.org\/2000\/svg)/.test(text))
    expect(naming.map(({ path }) => path)).toEqual([])
  })

  it('has a route for every path that the server knows, and the other way round', () => {
    const routes = JSON.parse(readFileSync(join(web, 'app/routes.json'), 'utf8'))
    const shown = [...readFileSync(join(web, 'app/routes.tsx'), 'utf8').matchAll(/path: '([^']+)'/g)].map(
      ([, path]) => path,
    )
    expect(shown).toEqual(routes)
  })

  it('leads to no page that is none', () => {
    const routes: string[] = JSON.parse(readFileSync(join(web, 'app/routes.json'), 'utf8'))
    const named = modules.flatMap(({ text }) => [...text.matchAll(/(?:\bto=|path: |\bgo\()['"]([^'"]+)['"]/g)])
    expect(named.length).toBeGreaterThan(20)
    expect(named.map(([, path = '']) => path).filter((path) => !routes.includes(path))).toEqual([])
  })

  it('has small files, called by what they hold', () => {
    expect(modules.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([])
    expect(modules.filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|common|misc|index)(?:\.|\/|$)/.test(path))).toEqual(
      [],
    )
  })
})
