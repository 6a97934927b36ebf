import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openStore } from '../src/store/open.ts'
import { createDatabase, databases, newAddress } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

const member = claim('person-a', 'memberOf', 'organization', { source: 'x' })

function plenum(...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args], { env: { ...process.env, PORT: '0' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (text) => {
      texts[name] += text
    })
  }
  return { child, texts, code: once(child, 'close').then(([code]) => code as number | null) }
}

/** What a command that fails says. */
async function failure(...args: string[]): Promise<string> {
  const { texts, code } = plenum(...args)
  expect(await code).not.toBe(0)
  expect(texts.stderr).not.toMatch(/^\s+at /m)
  return texts.stderr
}

async function serve(...args: string[]) {
  const { child, texts, code } = plenum('serve', ...args)
  await Promise.race([once(child.stdout, 'data'), code])
  const [url = ''] = /http:\S+/.exec(texts.stdout) ?? []
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return ((await response.json()) as { data: unknown }).data
  }
  return { ask, texts, code, stop: () => child.kill('SIGTERM') }
}

async function filled(): Promise<string> {
  const address = await newAddress()
  const store = await openStore(address)
  await amendGraph(store, { origin: 'file', run: '1', ...smallGraph([member]) })
  await store.close()
  return address
}

describe('plenum serve --db', () => {
  it('serves a database, and what is changed in it, by as many servers as are started', async () => {
    const address = await filled()
    const servers = await Promise.all([serve('--db', address), serve('--db', address)])
    const query = '{ people(first: 5) { nodes { slug } } }'
    const before = { people: { nodes: [{ slug: 'person-a' }] } }
    for (const { ask } of servers) expect(await ask(query)).toEqual(before)
    const store = await openStore(address)
    const claims = [member, claim('person-b', 'memberOf', 'organization', { source: 'y' })]
    await amendGraph(store, { origin: 'other', run: '1', ...smallGraph(claims) })
    await store.close()
    const after = { people: { nodes: [{ slug: 'person-a' }, { slug: 'person-b' }] } }
    for (const { ask } of servers) await expect.poll(() => ask(query), { timeout: 5_000 }).toEqual(after)
    for (const { ask } of servers)
      await expect
        .poll(() => ask('{ lens(toldBy: ["y"]) { people(first: 5) { totalCount } } }'), { timeout: 5_000 })
        .toEqual({ lens: { people: { totalCount: 1 } } })
    for (const { stop, code, texts } of servers) {
      stop()
      expect(await code, texts.stderr).toBe(0)
    }
  })

  it('tells how to fill a database that holds no graph', async () => {
    const address = await newAddress()
    await (await openStore(address)).close()
    expect(await failure('serve', '--db', address)).toMatch(/holds no graph yet\. Fill one with "plenum import/)
  })

  it.runIf(databases.dialect === 'sqlite')('tells what cannot be served, and the cure', async () => {
    expect(await failure('serve', '--db', 'sqlite:/nowhere/at-all')).toMatch(
      /No database is at \/nowhere.*plenum import/,
    )
    expect(await failure('serve', '--db', 'graph.sqlite')).toMatch(
      /^plenum: Expected the address.*sqlite:graph\.sqlite/,
    )
    expect(await failure('serve', '--replica', 'postgres://a/b')).toMatch(/expects "--db postgres:/)
    expect(await failure('serve', '--db', 'sqlite:x', '--data', '.')).toMatch(/cannot be used with/)
  })

  it.runIf(databases.dialect === 'postgres')('tells what is wrong with a server, and no password', async () => {
    const address = new URL(await createDatabase('empty'))
    const wrong = (change: (url: URL) => void) => {
      const url = new URL(address)
      change(url)
      return failure('serve', '--db', url.href)
    }
    const texts = await Promise.all([
      wrong((url) => {
        url.port = '1'
      }),
      wrong((url) => {
        url.pathname = 'nowhere'
      }),
      wrong((url) => {
        url.password = 'a-wrong-secret'
      }),
      wrong((url) => {
        url.hostname = 'nowhere.invalid'
      }),
    ])
    expect(texts[0]).toMatch(/^plenum: The database cannot be reached: .*ECONNREFUSED.*See that its server runs/)
    expect(texts[1]).toMatch(/^plenum: .*"nowhere" does not exist.*create database/)
    expect(texts[2]).toMatch(/^plenum: .*password authentication failed/)
    expect(texts[3]).toMatch(/^plenum: The database cannot be reached: .*nowhere\.invalid/)
    for (const text of texts) expect(text).not.toMatch(new RegExp(`secret|:${address.password}@`))
  })
})
