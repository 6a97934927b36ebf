import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import createExpress from 'express'
import { graphql } from 'graphql'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { app as express } from '../examples/library/express.ts'
import { app as hono } from '../examples/library/hono.ts'
import { GET, POST } from '../examples/library/next/route.ts'
import { claimedOf } from '../examples/library/readers.ts'
import { schema as stitched } from '../examples/library/stitched.ts'
import { DataError } from '../src/files/problem.ts'
import { findEntity } from '../src/graph/entity.ts'
import { viewOf } from '../src/graph/views.ts'
import { chooseCache } from '../src/library/cache-place.ts'
import { openLivePlace } from '../src/library/live-place.ts'
import { createPlenum, type PlenumOptions } from '../src/library/plenum.ts'
import { databases } from './databases.ts'
import { world, writeFolder } from './files-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Dates as arguments, as variables and as answers, and an answer that is computed by them. */
const query = `query ($day: EDTF = "2021-01-05/2021-01-12") {
  meeting(slug: "wpk-congress-8") { startDate { edtf } }
  timeline(from: $day, to: "2021-01", first: 2) { nodes { date { edtf } } }
  lens(at: "2021-01-10") { person(slug: "kim-jong-un") { name } }
}`

const answer = {
  meeting: { startDate: { edtf: '2021-01-05' } },
  timeline: { nodes: [{ date: { edtf: '2021-01' } }, { date: { edtf: '2021-01-01/2021-01-10' } }] },
  lens: { person: { name: 'Kim Jong Un' } },
}

function open(options: PlenumOptions) {
  const plenum = createPlenum(options)
  onTestFinished(() => plenum.close().catch(() => {}))
  return plenum
}

function shipped(options: PlenumOptions = {}) {
  const { dialect, shippedFile, shippedUrl } = databases
  return open({ db: dialect === 'postgres' ? shippedUrl : `sqlite:${shippedFile}`, ...options })
}

function asking(url: string, asked = query): Request {
  const headers = { 'content-type': 'application/json', host: new URL(url).host }
  return new Request(url, { method: 'POST', headers, body: JSON.stringify({ query: asked }) })
}

async function serve(listener: RequestListener): Promise<string> {
  const http = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => void http.close())
  await once(http, 'listening')
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

describe('a graph as a part of another site', () => {
  it('answers a handler of fetch at its path, under whatever name, and nothing else', async () => {
    const { fetch, path } = shipped({ path: '/api/kb' })
    expect(path).toBe('/api/kb')
    for (const host of ['localhost', 'www.example.org']) {
      const response = await fetch(asking(`http://${host}/api/kb`))
      expect(await response.json()).toEqual({ data: answer })
    }
    for (const address of ['/', '/graphql', '/api', '/api/kb/more', '/livez', '/readyz', '/sign-in'])
      expect((await fetch(new Request(`http://localhost${address}`))).status, address).toBe(404)
  })

  it('shows a browser GraphiQL at its path', async () => {
    const { fetch } = shipped({ path: '/kb' })
    const response = await fetch(new Request('http://localhost/kb', { headers: { accept: 'text/html' } }))
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).not.toContain('href="/sign-in"')
  })

  it('checks the names under which it is asked where they are given', async () => {
    const { fetch } = shipped({ hosts: ['kb.example.org'] })
    expect((await fetch(asking('http://kb.example.org/graphql'))).status).toBe(200)
    expect((await fetch(asking('http://other.example.org/graphql'))).status).toBe(403)
  })

  it('tells nothing without a token where it is private, and takes changes only where it is writable', async () => {
    const changing = 'mutation { change(input: { message: "x", operations: [] }) { __typename } }'
    const codeOf = async (response: Response) => (await response.json()).errors[0].extensions.code
    const ofPrivate = shipped({ private: true })
    expect(await codeOf(await ofPrivate.fetch(asking('http://localhost/graphql')))).toBe('UNAUTHENTICATED')
    expect(await codeOf(await shipped().fetch(asking('http://localhost/graphql', changing)))).toBe('READ_ONLY')
    const ofWritable = shipped({ write: true })
    expect(await codeOf(await ofWritable.fetch(asking('http://localhost/graphql', changing)))).toBe('UNAUTHENTICATED')
  })

  it('is told what is missing, or cannot be meant', () => {
    expect(() => createPlenum({})).toThrow('either "data", a data directory, or "db"')
    expect(() => createPlenum({ data: 'data', db: 'sqlite:x' })).toThrow('either "data"')
    expect(() => createPlenum({ data: 'data', path: 'kb' })).toThrow('"path" to be as in "/graphql"')
    expect(() => createPlenum({ data: 'data', write: true })).toThrow('expects "db" with "write"')
  })

  it('says at the first use what is wrong with the graph, and ends nothing else', async () => {
    const { ready, fetch, view } = open({ data: 'nowhere' })
    await expect(ready).rejects.toThrow('No data directory is at nowhere')
    await expect(fetch(asking('http://localhost/graphql'))).rejects.toThrow('No data directory is at nowhere')
    await expect(view()).rejects.toThrow('No data directory is at nowhere')
  })
})

describe('the examples of a graph in', () => {
  it('Hono answer at a path, and leave the others to the site', async () => {
    const text = async (path: string) => (await hono.request(path)).text()
    expect(await (await hono.request(asking('http://localhost/kb'))).json()).toEqual({ data: answer })
    expect([await text('/'), await text('/about')]).toEqual(['The front page of the site.', 'A page behind the graph.'])
    expect((await hono.request('/elsewhere')).status).toBe(404)
  })

  it('Express answer at a path, and leave the others to the site', async () => {
    const url = await serve(express)
    const text = async (path: string) => (await fetch(url + path)).text()
    expect(await (await fetch(asking(`${url}/kb`))).json()).toEqual({ data: answer })
    expect([await text('/'), await text('/about')]).toEqual(['The front page of the site.', 'A page behind the graph.'])
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404)
  })

  it('a route of Next answer what is sent and what is asked by an address', async () => {
    const url = 'http://localhost/api/graph'
    expect(await (await POST(asking(url))).json()).toEqual({ data: answer })
    const headers = { 'graphql-require-preflight': '1', accept: 'application/json' }
    const read = await GET(new Request(`${url}?query=${encodeURIComponent(query)}`, { headers }))
    expect(await read.json()).toEqual({ data: answer })
  })

  it('a stitched schema give dates as dates', async () => {
    const result = await graphql({ schema: stitched, source: `${query.slice(0, -2)} calendar }` })
    expect(result.errors).toBeUndefined()
    expect(JSON.parse(JSON.stringify(result.data))).toEqual({ ...answer, calendar: ['2021-01-05'] })
  })

  it('a stitched schema take moments as moments, and refuse what is none', async () => {
    const source = 'query ($from: DateTime) { changes(from: $from, to: "2000-01-01T00:00:00Z") { totalCount } }'
    const ask = async (from: unknown) => graphql({ schema: stitched, source, variableValues: { from } })
    const { data, errors } = await ask('1999-01-01T00:00:00+01:00')
    expect([errors, data?.changes]).toEqual([undefined, { totalCount: 0 }])
    expect((await ask('yesterday')).errors?.[0]?.message).toContain('expected a moment with its offset')
  })

  it('readers without GraphQL read what is claimed', async () => {
    expect(await claimedOf('wpk-congress-8')).toContain('startDate: 4')
    expect(await claimedOf('nobody')).toEqual([])
  })
})

describe('Plenum as a handler of Node', () => {
  it('knows its path below where it is mounted, whether the body is read already or not', async () => {
    const { middleware } = shipped({ path: '/kb' })
    const mounted = createExpress().use('/kb', middleware)
    const read = createExpress().use(createExpress.json()).use('/kb', middleware)
    for (const app of [mounted, read]) {
      const response = await fetch(asking(`${await serve(app)}/kb`))
      expect(await response.json()).toEqual({ data: answer })
    }
  })

  it('answers 404 where nothing comes after it', async () => {
    const { middleware } = shipped({ path: '/kb' })
    const url = await serve((request, response) => middleware(request, response))
    expect((await fetch(asking(`${url}/kb`))).status).toBe(200)
    expect((await fetch(`${url}/other`)).status).toBe(404)
  })

  it('hands on what is wrong with the graph', async () => {
    const { middleware } = open({ data: 'nowhere', path: '/kb' })
    const handed = new Promise((resolve) => {
      void serve((request, response) => middleware(request, response, (error) => response.end(resolve(error)))).then(
        (url) => fetch(`${url}/kb`),
      )
    })
    expect(String(await handed)).toContain('No data directory is at nowhere')
  })
})

describe('the schema in the process', () => {
  it('needs no root value and no context', async () => {
    expect(await graphql({ schema: shipped().schema, source: query })).toEqual({ data: answer })
  })

  it('answers each operation by itself: ten lenses are for one, not for all', async () => {
    const { schema } = shipped()
    for (const day of Array.from({ length: 12 }, (_, index) => index + 1)) {
      const source = `{ lens(at: "2021-01-${String(day).padStart(2, '0')}") { graph { claims } } }`
      expect((await graphql({ schema, source })).errors).toBeUndefined()
    }
  })

  it('changes nothing', async () => {
    const source = 'mutation { change(input: { message: "x", operations: [] }) { __typename } }'
    const { errors } = await graphql({ schema: shipped().schema, source })
    expect(errors?.[0]?.message).toMatch(/takes no changes|only read/i)
  })
})

describe('a graph of a data directory', () => {
  const name = 'entities/people.yaml'
  const edited = world[name].replace('Kim Jong Un', 'KIM Jong Un')

  it('follows what is edited, and while that has mistakes stays as it was', async () => {
    const data = writeFolder(world)
    const errors: unknown[] = []
    const place = { data, cache: temporaryFolder() }
    const { graph, close } = await openLivePlace(place, { onError: (error) => errors.push(error) })
    onTestFinished(close)
    const nameNow = async () => (await findEntity(viewOf(await graph.now()), 'kim-jong-un'))?.name
    const until = (told: () => unknown) => vi.waitFor(async () => expect(await told()).toBeTruthy(), 20_000)
    expect(await nameNow()).toBe('Kim Jong Un')
    const held = viewOf(await graph.now())
    writeFileSync(join(data, name), edited.replace('name:', 'nam:'))
    await until(() => errors.length > 0)
    expect(errors[0]).toBeInstanceOf(DataError)
    expect(await nameNow()).toBe('Kim Jong Un')
    writeFileSync(join(data, name), edited)
    await until(async () => (await nameNow()) === 'KIM Jong Un')
    // Whoever had begun to read still reads what was.
    expect((await findEntity(held, 'ri-son-gwon'))?.name).toBe('Ri Son Gwon')
  })

  it('is kept in the cache of the user where nothing may be written beside it', () => {
    const notes: string[] = []
    const data = writeFolder(world)
    expect(chooseCache(data, (note) => notes.push(note))).toBe(join(dirname(data), '.plenum'))
    expect(notes).toEqual([])
    // A folder below what is no folder can be written by nobody, not even by root.
    const other = join(data, name, 'nowhere', 'data')
    expect(chooseCache(other, (note) => notes.push(note))).toMatch(/[/\\]plenum[/\\][0-9a-f]{12}$/)
    expect(notes[0]).toMatch(/^Nothing may be written in .*: built databases are kept in .*--cache\.$/)
  })
})
