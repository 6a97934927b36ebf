import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
  type Route,
} from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { listen } from '../src/server/listen.ts'
import { createServer, type ServerOptions } from '../src/server/server.ts'
import { graph, log } from './harness.ts'

/** The explorer as it was built. */
const explorer = fileURLToPath(new URL('../web/built', import.meta.url))

/** What the package adds for machines with one process: a window that is closed would take the browser with it. */
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
])

/** The explorer in a real browser, for the tests of one file. */
interface Explorer {
  readonly url: string
  readonly browser: Browser
  /** Opens an address of the explorer in a window of its own, which is closed after the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
}

/** Serves a graph on a free port, the shipped one if no other is given, and starts a browser; both end with the file. */
export async function openExplorer(
  served: ServerOptions['graph'] = graph,
  access: Pick<ServerOptions, 'isPrivate' | 'isWritable'> = {},
): Promise<Explorer> {
  const options = { graph: served, log, explorer, ...access }
  const server = await listen(createServer(options), { host: '127.0.0.1', port: 0 })
  const browser = await playwright.launch({
    args: chromium.args.filter((argument) => !unwanted.has(argument)),
    executablePath: await chromium.executablePath(),
    headless: true,
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  return {
    url: server.url,
    browser,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      watch(page, server.url)
      await page.goto(`${server.url}${path}`)
      return page
    },
  }
}

const complaints = new WeakMap<Page, string[]>()

/** Notes what no page may do: complain on the console, fail, or ask another host. */
function watch(page: Page, url: string): void {
  const noted: string[] = []
  complaints.set(page, noted)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noted.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => noted.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (origin !== url && protocol !== 'data:' && protocol !== 'blob:') noted.push(`foreign: ${request.url()}`)
  })
}

/** What a page has complained about so far. */
export function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? []
}

/** Closes a page, and holds it to having run in silence. */
export async function closeQuietly(page: Page): Promise<void> {
  await page.context().close()
  expect(complaintsOf(page)).toEqual([])
}

/** Answers that are held back, to see what a page does until they are there. */
interface HeldBack {
  /** Waits until a question has come whose answer is held. */
  asked(): Promise<void>
  /** Lets the answers go, those to come too. */
  release(): Promise<void>
}

/** Holds back the answers to a query, as far as its variables are of a kind. */
export async function holdBack(
  page: Page,
  query: string,
  isHeld: (variables: Readonly<Record<string, unknown>>) => boolean = () => true,
): Promise<HeldBack> {
  const [came, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const hold = async (route: Route) => {
    const { operationName, variables } = route.request().postDataJSON() ?? {}
    if (operationName !== query || !isHeld(variables)) return route.fallback()
    came.resolve()
    await released.promise
    // A page that asks something else meanwhile takes its question back.
    await route.fallback().catch(() => undefined)
  }
  await page.route('**/graphql', hold)
  return {
    asked: () => came.promise,
    async release() {
      released.resolve()
      await page.unroute('**/graphql', hold)
    },
  }
}

/** Leads to another address of the explorer as a link in it would, without loading the page anew. */
export async function lead(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address)
}
