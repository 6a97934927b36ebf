import { describe, expect, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { closeQuietly, openExplorer } from './browser.ts'

const explorer = await openExplorer()

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
  '/connections',
  '/connections?from=kim-yo-jong&to=wpk-congress-8',
  '/timeline?from=2020&to=2021-02',
  '/timeline?of=wpk-congress-8',
  '/compare',
  '/compare?a=tml-weekly-2021-02-21&b=wikipedia-8th-wpk-congress',
  '/disagreements',
  '/graph',
  '/graph?root=wpk-congress-8&on=wpk-congress-8&open=wpk-congress-8.participant.out',
  '/graph?root=nobody-at-all',
  '/timeline',
  '/timeline?of=nobody-at-all',
  '/connections?from=kim-jong-un&to=nobody-at-all',
  '/sources?at=2021-01-10&told-by=wikipedia-8th-wpk-congress&disputed=without',
  '/?told-by=nobody',
]

describe('a page that axe finds nothing on, in light and in dark, and that fits 360 pixels', () => {
  it.each(pages)('%s', async (path) => {
    const page = await explorer.open(path, { colorScheme: 'light', reducedMotion: 'reduce' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => {
      const marks = [...document.querySelectorAll<HTMLElement>('button.mark[aria-expanded="false"]')]
      for (const mark of marks.slice(0, 8)) mark.click()
    })
    await page.getByRole('button', { name: /Look through a lens|Change/ }).click()
    await page.waitForLoadState('networkidle')
    expect(await violationsOn(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOn(page, ['color-contrast'])).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await closeQuietly(page)
  })
})
