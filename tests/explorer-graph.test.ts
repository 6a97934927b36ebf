import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'

const explorer = await openExplorer()

const congress = '/graph?root=wpk-congress-8&on=wpk-congress-8'
const prepared = `${congress}&open=wpk-congress-8.prepares.in`

describe('the graph around the congress', () => {
  it('is offered on its page, and begins with it alone and with counts', async () => {
    const page = await open('/entity/wpk-congress-8')
    await page.getByRole('link', { name: 'In the graph' }).click()
    await shows(page, '1 entity')
    const row = page.getByRole('listitem').filter({ hasText: /^Participant\s/ })
    const count = Number(await row.locator('.count').innerText())
    expect(count).toBeGreaterThan(25)
    expect(await row.getByRole('button').innerText()).toMatch(/^Show first 25/)
    await closeQuietly(page)
  })

  it('is shown without what its address opens by a property that is none, and says so', async () => {
    const page = await open(`${prepared}&open=wpk-congress-8.nonsense.out`)
    await shows(page, '6 entities, 5 links among them')
    await page.locator('.wrong', { hasText: 'The graph has no property nonsense.' }).waitFor()
    await page.context().close()
  })

  it('begins anew where the graph has nothing that goes by its name', async () => {
    const page = await open('/graph?root=nobody')
    await page.locator('.wrong', { hasText: 'nothing that goes by nobody' }).waitFor()
    await page.locator('.beginning').getByRole('link').first().click()
    await shows(page, '1 entity')
    await closeQuietly(page)
  })

  it('grows by 25 at most for each step, and says how many of how many are shown', async () => {
    const page = await open(congress)
    const row = page.getByRole('listitem').filter({ hasText: /^Participant\s/ })
    await row.getByRole('button', { name: /Show first 25/ }).click()
    await shows(page, /^26 entities/)
    const count = Number(await row.locator('.count').innerText())
    expect(await row.innerText()).toContain(`25 of ${count} shown`)
    await row.getByRole('button', { name: /^Next/ }).click()
    await shows(page, new RegExp(`^${Math.min(50, count) + 1} entities`))
    await row.getByRole('button', { name: /^Close/ }).click()
    await shows(page, /^1 entity/)
    await closeQuietly(page)
  })

  it('has every link among what it shows, whichever property brought it', async () => {
    const page = await open('/graph?root=kim-jong-un&root=wpk-congress-8&root=wpk')
    await shows(page, /^3 entities/)
    await page.getByRole('radio', { name: 'Tables' }).check()
    const rows = page.getByRole('table', { name: 'Links' }).getByRole('row')
    await rows.nth(1).waitFor()
    const texts = (await rows.allInnerTexts()).join('\n')
    expect(texts).toMatch(/8th Congress.*\s+participant\s+Kim Jong Un/)
    await closeQuietly(page)
  })

  it('is undone by the button that leads back, and done again', async () => {
    const page = await open(congress)
    await page.getByRole('button', { name: /Show all 5 for Prepared by/ }).click()
    await shows(page, '6 entities, 5 links among them')
    await listed(page, '80-day campaign (2020)').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await shows(page, '5 entities, 4 links among them')
    await page.goBack()
    await shows(page, '6 entities, 5 links among them')
    await page.goBack()
    await shows(page, '1 entity')
    await page.goForward()
    await page.goForward()
    await shows(page, '5 entities, 4 links among them')
    await page.getByText('1 entity removed').click()
    await page.getByRole('button', { name: 'Bring back 80-day campaign (2020)' }).click()
    await shows(page, '6 entities, 5 links among them')
    await closeQuietly(page)
  })

  it('is the same when its address is opened again: entities, places, way and choice', async () => {
    const page = await open(`${prepared}&without=anniversary&layout=chain&pin=wpk-congress-8.40.-300`)
    await listed(page, '80-day campaign (2020)').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await shows(page, '5 entities, 4 links among them')
    await stage(page)
    await listed(page, /13th Meeting/).click()
    await page.getByRole('button', { name: 'Pin', exact: true }).click()
    await page.waitForURL((url) => url.searchParams.getAll('pin').length === 2)
    const before = await stateOf(page)
    await page.reload()
    await shows(page, '5 entities, 4 links among them')
    await page.getByRole('button', { name: 'Unpin', exact: true }).waitFor()
    expect(await stateOf(page)).toEqual(before)
    expect(await page.getByRole('radio', { name: 'Chain by date' }).isChecked()).toBe(true)
    await closeQuietly(page)
  })

  it('has fewer in it through a lens, which its address keeps', async () => {
    const page = await open(`${congress}&open=wpk-congress-8.participant.out&told-by=tml-weekly-2021-02-21`)
    const row = page.getByRole('listitem').filter({ hasText: /^Participant\s/ })
    await row.waitFor()
    const count = Number(await row.locator('.count').innerText())
    expect(count).toBeLessThan(25)
    await shows(page, new RegExp(`^${count + 1} entities`))
    await page.getByRole('link', { name: 'Its page' }).click()
    await page.waitForURL(/\/entity\/.*told-by=tml-weekly-2021-02-21/)
    await closeQuietly(page)
  })
})

describe('a drawing', () => {
  it('opens a link where it is pressed: its property, its claims and their sources', async () => {
    const page = await open(
      '/graph?root=kim-jong-un&root=wpk-congress-8&pin=kim-jong-un.-150.0&pin=wpk-congress-8.150.0',
    )
    await shows(page, /^2 entities/)
    const box = await stage(page)
    // The line runs above the middle, since the names stand below the marks.
    for (let above = 48; above > -12 && !page.url().includes('on='); above -= 4)
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 - above)
    await page.waitForURL(/on=wpk-congress-8\.participant\.kim-jong-un/)
    const panel = page.getByRole('region', { name: 'The one chosen' })
    await panel.getByRole('heading', { name: 'Participant' }).waitFor()
    await panel.locator('.references li').first().waitFor()
    await closeQuietly(page)
  })

  it('pins what is dragged where it is dropped, and lets it go again', async () => {
    const page = await open(congress)
    await shows(page, /^1 entity/)
    const box = await stage(page)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 - 20]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 90, { steps: 6 })
    await page.mouse.up()
    await page.waitForURL(/pin=wpk-congress-8\.-?\d+\.-?\d+/)
    await page.getByRole('button', { name: 'Unpin' }).click()
    await page.waitForURL((url) => !url.searchParams.has('pin'))
    await closeQuietly(page)
  })

  it('has events from left to right by date where it is a chain', async () => {
    const { data } = await ask(`{ entity(slug: "wpk-congress-8") { neighbours(property: ["prepares"], direction: IN) {
      nodes { slug ... on Event { startDate { earliest } } }
    } } }`)
    const events: { slug: string; startDate: { earliest: string } }[] = data.entity.neighbours.nodes
    const byDate = events.toSorted((a, b) => a.startDate.earliest.localeCompare(b.startDate.earliest))
    const page = await open(`${prepared}&layout=chain`)
    await shows(page, /^6 entities/)
    await stage(page)
    const all = await listed(page, /./).all()
    for (const [index, button] of all.entries()) {
      await button.click()
      await page.getByRole('button', { name: 'Pin', exact: true }).click()
      await page.waitForURL((url) => url.searchParams.getAll('pin').length === index + 1)
    }
    const pins = new URL(page.url()).searchParams.getAll('pin').map((pin) => pin.split('.'))
    const leftToRight = pins.toSorted((a, b) => Number(a[1]) - Number(b[1])).map(([slug]) => slug)
    expect(leftToRight).toEqual([...byDate.map(({ slug }) => slug), 'wpk-congress-8'])
    await closeQuietly(page)
  })

  it('is saved as a picture in the colours of the page', async () => {
    const page = await open(prepared, { colorScheme: 'dark' })
    await shows(page, /^6 entities/)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as PNG' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('plenum-wpk-congress-8.png')
    const picture = await pixelsOf(page, readFileSync(await file.path()).toString('base64'))
    expect(picture.corner).toEqual([21, 23, 26, 255])
    expect(picture.width).toBeGreaterThan(400)
    expect(picture.colours).toBeGreaterThan(50)
    await closeQuietly(page)
  })

  it('is walked, opened, pinned and pruned with keys alone', async () => {
    const page = await open(congress)
    await shows(page, /^1 entity/)
    await page.getByRole('application', { name: 'Drawing of the graph' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('The one chosen')
    await tabTo(page, /^Show all 5 for Prepared by$/)
    await page.keyboard.press('Enter')
    await shows(page, /^6 entities/)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application')
    const met = new Set<string>()
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(key)
      met.add(new URL(page.url()).searchParams.get('on') ?? '')
    }
    expect(met.size).toBeGreaterThan(2)
    await page.keyboard.press('p')
    await page.waitForURL(/pin=/)
    const chosen = new URL(page.url()).searchParams.get('on') ?? ''
    await page.keyboard.press('Delete')
    await shows(page, /^5 entities/)
    expect(new URL(page.url()).searchParams.getAll('without')).toEqual([chosen])
    expect(page.url()).not.toContain('pin=')
    await closeQuietly(page)
  })
})

describe('the same graph as tables', () => {
  it('names every entity and link, tells who says so, expands and removes', async () => {
    const page = await open(`${prepared}&as=tables`)
    await shows(page, /^6 entities/)
    expect(await page.locator('canvas').count()).toBe(0)
    const [entities, links] = ['Entities', 'Links'].map((name) => page.getByRole('table', { name }))
    expect(await entities?.getByRole('row').count()).toBe(7)
    expect(await links?.getByRole('row').count()).toBe(6)
    await links?.getByRole('button', { name: /on 80-day campaign \(2020\): prepares/ }).click()
    await links?.locator('.references li').first().waitFor()
    await page.getByRole('button', { name: 'Remove 80-day campaign (2020)' }).click()
    await shows(page, /^5 entities/)
    await page.getByRole('button', { name: /^Expand 21st Meeting/ }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('The one chosen')
    const panel = page.getByRole('region', { name: 'The one chosen' })
    await panel.getByRole('heading', { name: /21st Meeting/ }).waitFor()
    await panel.getByRole('button', { name: /^Show/ }).first().click()
    await expect.poll(() => entities?.getByRole('row').count()).toBeGreaterThan(6)
    await closeQuietly(page)
  })
})

describe('a view of the graph that axe finds nothing on, in light and in dark, and that fits 360 pixels', () => {
  it.each([
    '/graph',
    prepared,
    `${prepared}&layout=chain&without=campaign-80-days&pin=wpk-congress-8.10.10`,
    `${prepared}&as=tables&on=wpk-congress-8`,
    '/graph?root=kim-jong-un&root=wpk-congress-8&on=wpk-congress-8.participant.kim-jong-un',
    '/graph?root=nobody-at-all',
  ])('%s', async (path) => {
    const page = await open(path, { colorScheme: 'light' })
    await page.waitForLoadState('networkidle')
    expect(await violationsOn(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOn(page, ['color-contrast'])).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await closeQuietly(page)
  })
})

/** Opens a view that does not move, so that nothing has to be waited for. */
async function open(path: string, options: Parameters<typeof explorer.open>[1] = {}): Promise<Page> {
  const page = await explorer.open(path, { reducedMotion: 'reduce', ...options })
  page.setDefaultTimeout(12_000)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function shows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor()
}

function listed(page: Page, name: string | RegExp) {
  return page.locator('.shown-list').getByRole('button', { name })
}

/** All that the address says, and all that is listed. */
async function stateOf(page: Page): Promise<unknown> {
  const { pathname, search } = new URL(page.url())
  return { pathname, search, listed: await page.locator('.shown-list button').allInnerTexts() }
}

async function stage(page: Page) {
  await page.locator('canvas').first().waitFor()
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('The drawing has no place on the page.')
  return box
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (name.test(text.trim())) return
  }
  throw new Error(`Nothing that Tab leads to reads ${name}.`)
}

/** How large a picture is, how many colours it has, and the colour of its corner. */
function pixelsOf(page: Page, picture: string) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')
    if (!context) throw new Error('The browser draws nothing.')
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const colours = new Set(new Uint32Array(data.buffer))
    return { width, colours: colours.size, corner: [...data.slice(0, 4)] }
  }, picture)
}
