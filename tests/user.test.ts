import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { faultOfAccountName } from '../src/model/account.ts'
import { hashToken } from '../src/server/identity/token.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { findAccounts } from '../src/store/history/accounts.ts'
import { openStore } from '../src/store/open.ts'
import { databases, newAddress } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

function start(...args: string[]) {
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

async function plenum(...args: string[]) {
  const { texts, code } = start(...args)
  return { code: await code, ...texts }
}

async function filled(): Promise<string> {
  const address = await newAddress()
  const store = await openStore(address)
  const said = smallGraph([claim('person-a', 'memberOf', 'organization', { source: 'x' })])
  await amendGraph(store, { origin: 'file', run: '1', ...said })
  await store.close()
  return address
}

async function accountsOf(address: string) {
  const store = await openStore(address)
  try {
    return await findAccounts(store)
  } finally {
    await store.close()
  }
}

describe('plenum user', () => {
  it('gives a token that it shows once and keeps only by its hash, lists, and takes away', async () => {
    const db = await filled()
    expect((await plenum('user', 'list', '--db', db)).stdout).toMatch(/^Nobody has an account/)
    const added = await plenum('user', 'add', 'Bo Li', '--role', 'EDITOR', '--db', db)
    expect([added.code, added.stdout]).toEqual([0, expect.stringMatching(/^plenum_[\w-]{43}\n$/)])
    expect(added.stderr).toBe('The token of "Bo Li", who is EDITOR without an end. It is not shown again.\n')
    const [account] = await accountsOf(db)
    expect(account).toMatchObject({
      name: 'Bo Li',
      role: 'EDITOR',
      token_hash: hashToken(added.stdout.trim()),
      expires: null,
    })
    const again = await plenum('user', 'add', 'Bo Li', '--role', 'ADMIN', '--db', db)
    expect([again.code, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toMatch(/^plenum: "Bo Li" has an account already\. .*plenum user remove "Bo Li"/)
    expect(await accountsOf(db)).toEqual([account])
    expect((await plenum('user', 'list', '--db', db)).stdout).toBe('"Bo Li" is EDITOR without an end\n')
    expect(JSON.parse((await plenum('user', 'list', '--json', '--db', db)).stdout)).toEqual({
      name: 'Bo Li',
      role: 'EDITOR',
      expires: null,
      added: new Date(account?.added ?? 0).toISOString(),
    })
    expect((await plenum('user', 'remove', 'Bo Li', '--db', db)).code).toBe(0)
    expect(await accountsOf(db)).toEqual([])
    const gone = await plenum('user', 'remove', 'Bo Li', '--db', db)
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringMatching(/^plenum: Nobody is called "Bo Li"/)])
  })

  it('gives a token that ends after a day, or after so many days', async () => {
    const db = await filled()
    const add = (name: string, expires: string) =>
      plenum('user', 'add', name, '--role', 'PROPOSER', '--expires', expires, '--db', db)
    const begun = Date.now()
    const told = [await add('a', '30d'), await add('b', '2999-12-31'), await add('c', '2020-01-01')]
    const ends = (await accountsOf(db)).map(({ expires }) => expires ?? 0)
    expect(ends).toEqual([expect.any(Number), Date.parse('3000-01-01')])
    expect(((ends[0] ?? 0) - begun) / 86_400_000).toBeCloseTo(30, 2)
    expect(told.map(({ code }) => code)).toEqual([0, 0, 2])
    for (const wrong of ['2026-02-30', '0d', '-1d', 'soon', '2999-12-31T00:00:00Z', ''])
      expect([wrong, (await add('d', wrong)).code]).toEqual([wrong, 2])
  })

  it('tells what is wrong, with the cure', async () => {
    const db = await filled()
    const results = await Promise.all([
      plenum('user', 'add', 'x', '--role', 'OWNER', '--db', db),
      plenum('user', 'add', 'x', '--db', db),
      plenum('user', 'add', 'x', '--role', 'ADMIN'),
      plenum('user', 'add', '', '--role', 'ADMIN', '--db', db),
      plenum('user', 'add', 'a\nb', '--role', 'ADMIN', '--db', db),
      plenum('user', 'add', 'x', '--role', 'ADMIN', '--db', 'sqlite:/nowhere/at-all'),
    ])
    expect(results.map(({ code }) => code)).toEqual([2, 2, 2, 1, 1, 1])
    expect(results[0]?.stderr).toMatch(/PROPOSER, EDITOR, ADMIN/)
    expect(results[3]?.stderr).toBe('plenum: Expected a name to have 1 to 100 characters, got 0.\n')
    expect(results[5]?.stderr).toMatch(/^plenum: No database is at \/nowhere/)
    expect(await accountsOf(db)).toEqual([])
  })
})

describe('a name', () => {
  it.each(['a', '김정은', 'Bo Li', '𠮷'.repeat(100), "O'Neil; drop table account --"])('can be %s', (name) => {
    expect(faultOfAccountName(name)).toBe(null)
  })

  it.each(['', ' a', 'a ', 'x'.repeat(101), 'a\u0000b', 'a\tb', 'a\ud800b', 'a\u202eb', 'a\u2028b'])(
    'cannot be %j',
    (name) => {
      expect(faultOfAccountName(name)).toMatch(/got/)
    },
  )
})

describe('plenum serve', () => {
  it('takes changes of a database with --write alone', async () => {
    const db = await filled()
    const token = (await plenum('user', 'add', 'ann', '--role', 'EDITOR', '--db', db)).stdout.trim()
    for (const [options, code] of [
      [[], 'READ_ONLY'],
      [['--write'], 'BAD_USER_INPUT'],
    ] as const) {
      const { child, texts, code: ended } = start('serve', '--db', db, ...options)
      await Promise.race([once(child.stdout, 'data'), ended])
      const [url = ''] = /http:\S+/.exec(texts.stdout) ?? []
      const query = 'mutation { change(input: { operations: [] }) { problems { code } } }'
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
      expect((await response.json()).errors[0].extensions.code).toBe(code)
      child.kill('SIGTERM')
      expect(await ended, texts.stderr).toBe(0)
    }
  })

  it.runIf(databases.dialect === 'sqlite')('tells what it cannot take, and the cure', async () => {
    const [folder, half, plain] = await Promise.all([
      plenum('serve', '--write'),
      plenum('serve', '--jwks', 'https://id.example.org/keys', '--issuer', 'x'),
      plenum('serve', '--jwks', 'http://id.example.org/keys', '--issuer', 'x', '--audience', 'y', '--role-claim', 'z'),
    ])
    expect([folder.code, half.code, plain.code]).toEqual([1, 1, 1])
    expect(folder.stderr).toMatch(/^plenum: "--write" expects "--db URL".*plenum import plenum/)
    expect(half.stderr).toMatch(/give --audience and --role-claim as well/)
    expect(plain.stderr).toMatch(/begins with https:\/\//)
  })
})
