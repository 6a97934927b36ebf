import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'

const explorer = await openExplorer()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const pages = [
  '/',
  '/search?q=kim',
  '/search?q=zzzz',
  '/entity/kim-jong-un',
  '/entity/wpk-congress-8',
  '/entity/wpk-central-committee-8',
  '/entity/wikipedia-8th-wpk-congress',
  '/entity/nobody-at-all',
  '/browse/meeting',
  '/disagreements',
  '/sources?at=2021-01-10&told-by=wikipedia-8th-wpk-congress&disputed=without',
  '/?told-by=nobody',
]

describe('axe finds nothing', () => {
  it.each(pages.flatMap((path) => [[path, 'light'] as const, [path, 'dark'] as const]))(
    'on %s, %s',
    async (path, colorScheme) => {
      const page = await explorer.open(path, { colorScheme, reducedMotion: 'reduce' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      for (const mark of (await page.locator('button.mark[aria-expanded="false"]').all()).slice(0, 6))
        await mark.click()
      await page.getByRole('button', { name: /Look through a lens|Change/ }).click()
      await page.waitForLoadState('networkidle')
      await page.evaluate(axe)
      const found = await page.evaluate(() =>
        (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
          resultTypes: ['violations'],
        }),
      )
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      await closeQuietly(page)
    },
  )
})

describe('a window of 360 pixels', () => {
  it.each(pages)('shows %s without a bar to scroll sideways', async (path) => {
    const page = await explorer.open(path, { viewport: { width: 360, height: 740 } })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await closeQuietly(page)
  })
})
