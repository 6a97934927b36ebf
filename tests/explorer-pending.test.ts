import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, holdBack, lead, openExplorer } from './browser.ts'

const explorer = await openExplorer()

const queryOf = (query: string) => (variables: Readonly<Record<string, unknown>>) => variables.query === query
const slugOf = (slug: string) => (variables: Readonly<Record<string, unknown>>) => variables.slug === slug

describe('while what is written is not yet found', () => {
  it('Enter waits, and chooses the first of what is found for it, not of what was found before', async () => {
    const page = await explorer.open('/connections')
    await write(page, 'Choose where it starts', 'Kim')
    const held = await holdBack(page, 'Search', queryOf('Kim Yo Jong'))
    await page.keyboard.type(' Yo Jong')
    await page.keyboard.press('Enter')
    await held.asked()
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).search).toBe('')
    await held.release()
    await expect.poll(() => new URL(page.url()).search).toBe('?from=kim-yo-jong')
    await closeQuietly(page)
  })

  it('the arrow keys walk on in what is found for it', async () => {
    const page = await explorer.open('/sources')
    await write(page, 'Search the graph', 'Choe')
    const held = await holdBack(page, 'Search', queryOf('Kim Yo Jong'))
    await page.getByRole('combobox').press('ControlOrMeta+a')
    await page.keyboard.type('Kim Yo Jong')
    await held.asked()
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).pathname).toBe('/sources')
    await held.release()
    await page.getByRole('heading', { level: 1, name: 'Kim Yo Jong' }).waitFor()
    await closeQuietly(page)
  })

  it('what was found before is in sight, but cannot be clicked', async () => {
    const page = await explorer.open('/timeline')
    await write(page, 'Timeline of …', 'Choe')
    const place = await page.getByRole('option').first().boundingBox()
    const held = await holdBack(page, 'Search', queryOf('Choe Ryong Hae'))
    await page.keyboard.type(' Ryong Hae')
    await held.asked()
    expect(await page.getByRole('option').first().isVisible()).toBe(true)
    expect(await page.locator(':not([inert]) > [role="option"]').count()).toBe(0)
    expect(await page.getByText('Searching…').filter({ visible: true }).count()).toBe(1)
    await page.mouse.click((place?.x ?? 0) + 30, (place?.y ?? 0) + 10)
    await held.release()
    await page.getByRole('option', { name: /Choe Ryong Hae/ }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await closeQuietly(page)
  })

  it('Enter is taken back by typing on, and by Escape', async () => {
    const page = await explorer.open('/timeline')
    await write(page, 'Timeline of …', 'Choe')
    const held = await holdBack(page, 'Search', queryOf('Choe Ry'))
    await page.keyboard.type(' Ry')
    await page.keyboard.press('Enter')
    await held.asked()
    await page.keyboard.type('o')
    await page.getByRole('option').first().waitFor()
    await held.release()
    const further = await holdBack(page, 'Search', queryOf('Choe Ryong'))
    await page.keyboard.type('ng')
    await page.keyboard.press('Enter')
    await further.asked()
    await page.keyboard.press('Escape')
    await further.release()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { selected: true }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await closeQuietly(page)
  })

  it('Enter chooses nothing where no answer comes, and the page says so', async () => {
    const page = await explorer.open('/timeline')
    await write(page, 'Timeline of …', 'Choe')
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('Choe Ryong')
        ? route.fulfill({ json: { errors: [{ message: 'That is too much.' }] } })
        : route.fallback(),
    )
    await page.keyboard.type(' Ryong')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Timeline of …' }).and(page.locator('[aria-expanded="false"]')).waitFor()
    await page.keyboard.press('ArrowDown')
    await page
      .locator('.found [role="status"]')
      .getByText('The graph does not answer that.')
      .filter({ visible: true })
      .waitFor()
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).search).toBe('')
    await closeQuietly(page)
  })

  it('nothing is chosen of what another lens showed', async () => {
    const page = await explorer.open('/connections')
    await write(page, 'Choose where it starts', 'Kim Yo Jong')
    const held = await holdBack(page, 'Search', ({ excludeDisputed }) => excludeDisputed === true)
    await lead(page, '/connections?disputed=without')
    await held.asked()
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).search).toBe('?disputed=without')
    await held.release()
    await expect.poll(() => new URL(page.url()).search).toBe('?from=kim-yo-jong&disputed=without')
    await closeQuietly(page)
  })

  it('no source can be ticked that was found for other letters', async () => {
    const page = await explorer.open('/sources')
    await page.getByRole('button', { name: 'Look through a lens' }).click()
    const list = page.locator('.sources-picker li')
    await page.getByRole('searchbox', { name: 'Find a source' }).fill('Opening')
    await list.filter({ hasText: 'Opening of the 8th Congress' }).waitFor()
    const place = await list.first().locator('input').boundingBox()
    const held = await holdBack(page, 'LensSourceSearch', queryOf('Ambitious'))
    await page.getByRole('searchbox', { name: 'Find a source' }).fill('Ambitious')
    await held.asked()
    expect(await page.locator('.sources-picker ul:not([inert])').count()).toBe(0)
    await page.mouse.click((place?.x ?? 0) + 5, (place?.y ?? 0) + 5)
    expect(new URL(page.url()).search).toBe('')
    await held.release()
    await page.getByRole('checkbox', { name: /Ambitious Program/ }).check()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('told-by')).toEqual(['tml-weekly-2021-02-21'])
    await closeQuietly(page)
  })
})

describe('while another one is not yet there', () => {
  it('an end of a connection has no name, and no path is told of it', async () => {
    const page = await explorer.open('/connections?from=kim-yo-jong&to=nobody')
    await page.getByText('One of the two is not in the graph.').waitFor()
    const held = await holdBack(page, 'ConnectionsEnd', slugOf('wpk-congress-8'))
    const paths = await holdBack(page, 'Connections')
    await lead(page, '/connections?from=kim-yo-jong&to=wpk-congress-8')
    await held.asked()
    expect(await page.getByText('Nothing here goes by').count()).toBe(0)
    expect(await page.getByText('One of the two is not in the graph.').count()).toBe(0)
    await held.release()
    await paths.release()
    await page.locator('.path').first().waitFor()
    const other = await holdBack(page, 'ConnectionsEnd', slugOf('kim-jong-un'))
    const others = await holdBack(page, 'Connections', ({ from }) => from === 'kim-jong-un')
    await lead(page, '/connections?from=kim-jong-un&to=wpk-congress-8')
    await others.asked()
    expect(await page.locator('.end .entity-link').allInnerTexts()).toEqual([
      expect.stringContaining('8th Congress of the Workers'),
    ])
    expect(await page.locator('.path').count()).toBe(0)
    await other.release()
    await others.release()
    await page.locator('.path').first().waitFor()
    await closeQuietly(page)
  })

  it('a side of a comparison has no name', async () => {
    const [a, b] = ['tml-weekly-2021-02-21', 'wikipedia-8th-wpk-congress']
    const page = await explorer.open(`/compare?a=${a}&b=${b}`)
    await page.locator('.side .entity-link').nth(1).waitFor()
    const held = await holdBack(page, 'CompareEnd', slugOf('koryo-journal-2021-01-05'))
    await lead(page, `/compare?a=koryo-journal-2021-01-05&b=${b}`)
    await held.asked()
    expect(await page.locator('.side .entity-link').count()).toBe(1)
    await held.release()
    await page
      .locator('.side')
      .first()
      .getByRole('link', { name: /Opening of/ })
      .waitFor()
    await closeQuietly(page)
  })

  it('a timeline has neither the name nor the entries nor the years of the former one', async () => {
    const page = await explorer.open('/timeline?of=kim-yo-jong')
    await page.locator('.entry').first().waitFor()
    await page.locator('.year-bars li').first().waitFor()
    const names = ['TimelineEntity', 'TimelineOf', 'TimelineYearsOf']
    const held = await Promise.all(names.map((name) => holdBack(page, name, slugOf('kim-jong-un'))))
    await lead(page, '/timeline?of=kim-jong-un')
    await Promise.all(held.map(({ asked }) => asked()))
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Timeline: …')
    expect(await page.locator('.entry, .year-bars li, .whose .entity-link').count()).toBe(0)
    await Promise.all(held.map(({ release }) => release()))
    await page.locator('.entry').first().waitFor()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Timeline: Kim Jong Un')
    await closeQuietly(page)
  })
})

describe('a list that is opened further', () => {
  it('takes nothing that comes of it once another lens is on', async () => {
    const page = await explorer.open('/browse/person')
    const rows = page.locator('.relations > li')
    await rows.first().waitFor()
    const held = await holdBack(page, 'BrowsePeople', ({ after }) => after !== undefined)
    await page.getByRole('button', { name: 'Show more' }).click()
    await held.asked()
    await lead(page, '/browse/person?disputed=without')
    await page.getByRole('button', { name: 'Show more' }).waitFor()
    await held.release()
    await settle(page)
    expect(await rows.count()).toBe(50)
    await page.getByRole('button', { name: 'Show more' }).click()
    await rows.nth(149).waitFor()
    await closeQuietly(page)
  })

  it('begins anew through another lens', async () => {
    const page = await explorer.open('/browse/person')
    const rows = page.locator('.relations > li')
    await rows.first().waitFor()
    await page.getByRole('button', { name: 'Show more' }).click()
    await rows.nth(149).waitFor()
    await lead(page, '/browse/person?expected=with')
    await expect.poll(() => rows.count()).toBe(50)
    await closeQuietly(page)
  })
})

describe('the graph', () => {
  const hub = 'wpk-congress-8'

  it('offers the next page of a property once the former one is there', async () => {
    const page = await explorer.open(`/graph?root=${hub}&on=${hub}&as=tables`)
    const row = page.locator('.menu > li').filter({ hasText: /^Participant\s/ })
    await row.getByRole('button', { name: /^Show first 25/ }).click()
    await row.getByRole('button', { name: /^Next 25/ }).waitFor()
    const held = await holdBack(page, 'GraphNeighbours', ({ after }) => after !== undefined)
    await row.getByRole('button', { name: /^Next 25/ }).click()
    await held.asked()
    expect(await row.getByRole('button', { name: /^Next/ }).count()).toBe(0)
    await held.release()
    await row.getByText('50 of').waitFor()
    expect(new URL(page.url()).searchParams.get('open')).toBe(`${hub}.participant.out.2`)
    await closeQuietly(page)
  })

  it('says nothing of one link under the name of another', async () => {
    const [one, other] = ['kim-yo-jong', 'kim-jong-un'].map((slug) => `${hub}.participant.${slug}`)
    const roots = `/graph?root=${hub}&root=kim-yo-jong&root=kim-jong-un&as=tables`
    const page = await explorer.open(`${roots}&on=${one}`)
    const panel = page.getByRole('region', { name: 'The one chosen' })
    await panel.locator('.references').first().waitFor()
    const held = await holdBack(page, 'ToldClaims')
    await lead(page, `${roots}&on=${other}`)
    await held.asked()
    await panel.getByRole('button', { name: /Kim Jong Un/ }).waitFor()
    expect(await panel.locator('.references').count()).toBe(0)
    await held.release()
    await panel.locator('.references').first().waitFor()
    await closeQuietly(page)
  })

  it('calls a picture after what is drawn on it', async () => {
    const page = await explorer.open('/graph?root=kim-yo-jong')
    await page.getByRole('button', { name: 'Save as PNG' }).waitFor()
    const held = await holdBack(page, 'GraphEntity', slugOf('kim-jong-un'))
    await lead(page, '/graph?root=kim-jong-un')
    await held.asked()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as PNG' }).click()
    expect((await download).suggestedFilename()).toBe('plenum-kim-yo-jong.png')
    await held.release()
    await closeQuietly(page)
  })
})

/** Writes into a search box, and waits for what is found. */
async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).focus()
  await page.keyboard.type(text)
  await page.locator('.found [role="status"]').filter({ hasText: /\d/ }).first().waitFor()
}

/** Waits until the page has done with what has come. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
}
