// Makes the pictures of the explorer that the README shows: node docs/screenshots.ts [NAME...]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

interface Picture {
  readonly path: string
  readonly colorScheme: 'light' | 'dark'
  /** What is there once the view can be pictured. */
  readonly ready: string
  /** What is pressed before. */
  readonly press?: string
  /** What the picture begins with; left out, the top of the page. */
  readonly from?: string
}

const pictures: Readonly<Record<string, Picture>> = {
  congress: {
    path: '/entity/wpk-congress-8',
    colorScheme: 'light',
    ready: '.arcs path',
    press: '.facts .mark.disputed',
  },
  road: { path: '/entity/wpk-congress-8', colorScheme: 'dark', ready: '.arcs path', from: '.section:has(.road)' },
}

const size = { width: 1280, height: 860 }

const asked = process.argv.slice(2)
const server = spawn(process.execPath, [
  fileURLToPath(new URL('../bin/plenum.js', import.meta.url)),
  'serve',
  '--port',
  '0',
])
try {
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  const url = /http:\/\/[\w.:]+/.exec(said.toString())?.[0] ?? ''
  const args = chromium.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote')
  const browser = await playwright.launch({ args, executablePath: await chromium.executablePath() })
  for (const [name, picture] of Object.entries(pictures)) {
    if (asked.length === 0 || asked.includes(name)) await take(browser, url, name, picture)
  }
  await browser.close()
} finally {
  server.kill()
}

async function take(browser: Browser, url: string, name: string, { path, colorScheme, ready, press, from }: Picture) {
  const page = await browser.newPage({ viewport: size, colorScheme })
  await page.goto(`${url}${path}`)
  await page.locator(ready).first().waitFor()
  await page.waitForLoadState('networkidle')
  if (press) await page.locator(press).first().click()
  if (from) await page.locator(from).evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 90))
  const target = fileURLToPath(new URL(`explorer-${name}.png`, import.meta.url))
  await page.screenshot({ path: target })
  await page.close()
  console.log(`Wrote ${target}.`)
}
