import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import type { Role } from '../src/model/change.ts'
import { createToken, hashToken } from '../src/server/identity/token.ts'
import { createServer } from '../src/server/server.ts'
import { addAccount } from '../src/store/history/accounts.ts'
import { writeGraph } from '../src/store/write.ts'
import { violationsOn } from './axe.ts'
import { closeQuietly, complaintsOf, openExplorer } from './browser.ts'
import { openDatabase } from './databases.ts'
import { graph, log } from './harness.ts'
import { claim, smallGraph } from './small-graph.ts'

const store = await openDatabase()
await writeGraph(store, smallGraph([claim('person-a', 'birthDate', '1960', { source: 'x' })]))
const live = await openLiveGraph(store, { onError: () => {} })
const writable = await openExplorer(live, { isWritable: true })
const closed = await openExplorer(live, { isPrivate: true })

async function account(name: string, role: Role, expires: number | null = null): Promise<string> {
  const token = createToken()
  await addAccount(store, { name, role, token_hash: hashToken(token), expires, added: Date.now() })
  return token
}

async function signIn(page: Page, token: string): Promise<void> {
  await page.getByLabel('Token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const browser = { accept: 'text/html,*/*;q=0.8' }

/** The page as it is sent, without a browser that runs it. */
async function read(options: { isWritable?: boolean; isPrivate?: boolean }): Promise<Response> {
  const server = createServer({ graph, log, ...options })
  return server.fetch(new Request('http://localhost/sign-in', { headers: browser }))
}

describe('the page that signs in', () => {
  it('says who is signed in and what they may do, also when it is opened again, and signs out', async () => {
    const page = await writable.open('/sign-in')
    await signIn(page, `  ${await account('alice', 'EDITOR')} `)
    await page.getByText('You signed in.').waitFor()
    expect(await page.locator('main').innerText()).toMatch(
      /You are signed in as alice\.\s+Your role is EDITOR: you may change the graph/,
    )
    expect(await page.getByLabel('Token').isVisible()).toBe(false)
    await page.reload()
    await page.getByText('You are signed in as alice.').waitFor()
    expect(await page.evaluate(() => document.cookie)).toBe('')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You signed out.').waitFor()
    await page.reload()
    await page.getByLabel('Token').waitFor()
    expect(await page.context().cookies()).toEqual([])
    await closeQuietly(page)
  })

  it.each([
    [
      'a token that is not known',
      async () => createToken(),
      /does not know the token\. Look whether it was copied whole/,
    ],
    ['one that has ended', () => account('ended', 'EDITOR', Date.now() - 1), /The token has expired/],
    ['what is no token', async () => 'open sesame', /does not know the token/],
  ])('says why it does not take %s, and lets one try again', async (_, token, why) => {
    const page = await writable.open('/sign-in')
    await signIn(page, await token())
    await expect.poll(() => page.getByRole('status').innerText(), { timeout: 10_000 }).toMatch(why)
    expect(await page.getByLabel('Token').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Token').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(complaintsOf(page)).toEqual([expect.stringContaining('401')])
    await page.context().close()
  })

  it('opens a graph that is private, to which the explorer leads whoever has not signed in', async () => {
    const page = await closed.open('/entity/person-a')
    await page.getByRole('link', { name: 'Sign in' }).first().click()
    await page.getByText('This graph is read with a token.').waitFor()
    await signIn(page, await account('reader', 'PROPOSER'))
    await page.getByText('You are signed in as reader.').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('PROPOSER')
    await page.goto(`${closed.url}/entity/person-a`)
    await page.getByText('1960').first().waitFor()
    await page.context().close()
  })

  it('leaves axe nothing to find, in light and in dark, and fits 360 pixels', async () => {
    const page = await writable.open('/sign-in', { colorScheme: 'light' })
    const token = await account('ada', 'ADMIN')
    for (const act of [async () => {}, () => signIn(page, token)]) {
      await act()
      await page.getByRole('button').first().waitFor()
      await page.waitForLoadState('networkidle')
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await violationsOn(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violationsOn(page, ['color-contrast'])).toEqual([])
    }
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await closeQuietly(page)
  })

  it('is a page that asks nothing of another host, and runs its own script alone', async () => {
    const response = await read({ isWritable: true })
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+'; /)
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(await response.text()).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\//)
  })

  it('says on a server that asks nobody who they are that there is nothing to sign in to', async () => {
    const response = await read({})
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toContain('Nothing to sign in to')
    expect(text).not.toMatch(/<form|<script/)
  })
})

describe('GraphiQL', () => {
  it('leads to it, and asks as whoever signed in', async () => {
    const page = await writable.open('/graphql?query={viewer{name role}}')
    const token = await account('gail', 'EDITOR')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signIn(page, token)
    await page.getByText('You are signed in as gail.').waitFor()
    await page.getByRole('link', { name: 'GraphiQL' }).click()
    await page.goto(`${writable.url}/graphql?query={viewer{name role}}`)
    await page.locator('.graphiql-query-editor .view-lines').waitFor({ timeout: 25_000 })
    await page.getByRole('button', { name: /Execute query/ }).click()
    await expect.poll(() => page.locator('.result-window').innerText(), { timeout: 20_000 }).toMatch(/"gail"/)
    await page.context().close()
  })

  it('has no such link where there is nothing to sign in to', async () => {
    const pages = [{}, { isPrivate: true }].map(async (options) => {
      const server = createServer({ graph, log, ...options })
      return (await server.fetch(new Request('http://localhost/graphql', { headers: browser }))).text()
    })
    expect((await Promise.all(pages)).map((text) => text.includes('href=\\"/sign-in\\"'))).toEqual([false, true])
  })
})
