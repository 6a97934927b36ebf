import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'
import { sourceCount } from './shipped-data.ts'

const explorer = await openExplorer()

describe('whoever looks around in the explorer', () => {
  it('finds on the start page what the graph holds, and goes by search to the congress and along its road', async () => {
    const { data } = await ask('{ graph { claims entities } }')
    const page = await explorer.open('/')
    const counts = page.locator('.counts')
    await counts.waitFor()
    expect(await counts.innerText()).toContain(data.graph.claims.toLocaleString('en'))
    expect(await counts.innerText()).toContain(String(sourceCount))
    await page.getByRole('combobox').fill('8th congress')
    await page.getByRole('option', { name: '8th Congress of the Workers' }).first().click()
    await page.getByRole('heading', { level: 1, name: "8th Congress of the Workers' Party of Korea" }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/entity/wpk-congress-8')
    const road = page.locator('.road')
    await road.waitFor()
    const stops = await road.locator('li').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.stop))
    expect(stops.slice(0, 3)).toEqual([
      'wpk-political-bureau-7-meeting-13',
      'wpk-central-committee-7-plenum-6',
      'wpk-political-bureau-7-meeting-19',
    ])
    expect(stops).toContain('wpk-congress-8')
    expect(await road.locator('.arcs path').count()).toBe(stops.length - 1)
    expect(await road.innerText()).toContain('Announcement of the 8th Congress')
    await road.getByRole('link', { name: /6th Plenary Meeting/ }).click()
    await page.getByRole('heading', { level: 1, name: /6th Plenary Meeting/ }).waitFor()
    await closeQuietly(page)
  })

  it('sees that the start is disputed, and opens the rivals side by side with where each is printed', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    const start = page.locator('.fact', { has: page.getByText('Start', { exact: true }) })
    const mark = start.getByRole('button')
    expect(await mark.innerText()).toContain('Disputed: 2 versions')
    expect(await mark.getAttribute('aria-expanded')).toBe('false')
    await mark.click()
    expect(await mark.getAttribute('aria-expanded')).toBe('true')
    const rivals = start.locator('.rival')
    expect(await rivals.locator('.version').allInnerTexts()).toEqual([
      expect.stringContaining('5 January 2021'),
      expect.stringContaining('6 January 2021'),
    ])
    expect(await rivals.nth(1).innerText()).toContain('Infobox')
    const [left, right] = [await rivals.nth(0).boundingBox(), await rivals.nth(1).boundingBox()]
    expect(left?.y).toBe(right?.y)
    expect(left?.x).toBeLessThan(right?.x ?? 0)
    await closeQuietly(page)
  })

  it('reads how many came against the congress before, with both numbers where accounts differ', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    const rows = page.locator('.headcounts tbody tr')
    await rows.first().waitFor()
    const cells = async (label: string) =>
      rows
        .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
        .locator('.figure')
        .allInnerTexts()
    expect(await cells('Delegates')).toEqual(['5,000', '4,750', '3,637', '3,467'])
    expect(await cells('Military')).toEqual(['408', '719'])
    expect(await cells('Women delegates')).toEqual(['501', '315'])
    expect(await page.locator('.breakdowns').innerText()).toMatch(
      /elected and ex officio, 4,750 and 250, add up to its own 5,000/,
    )
    await closeQuietly(page)
  })

  it('reads long lists page by page, and never the same row twice', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    const presidium = page.locator('.relation-group', { has: page.getByRole('heading', { name: /^Presidium/ }) })
    await presidium.locator('li').first().waitFor()
    expect(await presidium.locator('.numbered > li').count()).toBe(8)
    await presidium.getByRole('button', { name: 'Show more' }).click()
    // While more is loading, the button says that.
    await presidium.locator('.more').waitFor({ state: 'detached' })
    const names = await presidium.locator('.entity-link').allInnerTexts()
    const { data } = await ask(
      '{ meeting(slug: "wpk-congress-8") { participants(role: [PRESIDIUM], first: 100) { nodes { name } } } }',
    )
    expect(names).toEqual(data.meeting.participants.nodes.map(({ name }: { name: string }) => name))
    await closeQuietly(page)
  })

  it('opens a relation to every version of it, each once, and where each is printed', async () => {
    const page = await explorer.open('/entity/kim-jong-un')
    const row = page.locator('.relations > li', { has: page.getByRole('link', { name: /Executive Policy Bureau/ }) })
    await row.getByRole('button').click()
    const versions = row.locator('.rival')
    await versions.first().waitFor()
    const { data } = await ask(
      '{ person(slug: "kim-jong-un") { claims(property: ["memberOf"], first: 100) { nodes { object { slug } references { locator } } } } }',
    )
    const told = data.person.claims.nodes.filter(
      ({ object }: { object: { slug: string } }) => object.slug === 'wpk-executive-policy-bureau-7',
    )
    expect(told.length).toBeGreaterThan(1)
    expect(await versions.count()).toBe(told.length)
    expect(await row.locator('.references > li').count()).toBe(
      told.flatMap(({ references }: { references: unknown[] }) => references).length,
    )
    await closeQuietly(page)
  })

  it('goes back and forward, and finds each page as it was', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    await page
      .locator('.facts')
      .getByRole('link', { name: /7th Congress/ })
      .click()
    await page.getByRole('heading', { level: 1, name: /^7th Congress/ }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /^8th Congress/ }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { level: 1, name: /^7th Congress/ }).waitFor()
    await closeQuietly(page)
  })

  it('sees an occasion on its road too: who called for it, and what it prepared', async () => {
    const page = await explorer.open('/entity/80-day-campaign-2020')
    const road = page.locator('.road')
    await road.waitFor()
    const stops = await road.locator('li').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.stop))
    expect(stops.slice(0, 3)).toEqual(['wpk-political-bureau-7-meeting-19', '80-day-campaign-2020', 'wpk-congress-8'])
    expect(await road.innerText()).toContain('12 October to 30 December 2020')
    await closeQuietly(page)
  })

  it('sees what decisions did to a body, and who is spelt how', async () => {
    const page = await explorer.open('/entity/kim-tok-hun')
    const names = page.locator('.names')
    await names.waitFor()
    expect(await names.innerText()).toContain('Kim Tok-hun')
    const department = await explorer.open('/search?q=Military%20Affairs%20Department')
    await department.locator('.results').getByRole('link').first().click()
    const decided = department.locator('.section', {
      has: department.getByRole('heading', { name: 'What decisions did' }),
    })
    await decided.waitFor()
    expect(await decided.innerText()).toMatch(/Abolishes/)
    await closeQuietly(page)
    await closeQuietly(department)
  })

  it('reads where a congress was held among its facts, the hall and the city', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    const place = page.locator('.fact', { has: page.getByText('Place', { exact: true }) })
    await place.waitFor()
    expect(await place.getByRole('link').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('April 25 House of Culture'),
        expect.stringContaining('Pyongyang'),
      ]),
    )
    await closeQuietly(page)
  })

  it('reads who came as a guest and for whom', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    const guests = page.locator('.relation-group', { has: page.getByRole('heading', { name: /^Guests/ }) })
    await guests.locator('li').first().waitFor()
    expect(await guests.locator('li').first().innerText()).toContain(
      'Pak Yong Il on behalf of Korean Social Democratic Party',
    )
    await closeQuietly(page)
  })

  it('is told so where the address leads to nothing', async () => {
    const broken = await explorer.open('/entity/%E0%A4%A')
    await broken.getByRole('heading', { name: 'Nothing goes by that name here' }).waitFor()
    await closeQuietly(broken)
    const page = await explorer.open('/entity/nobody-at-all')
    await page.getByRole('heading', { name: 'Nothing goes by that name here' }).waitFor()
    await closeQuietly(page)
  })

  it('reads Hangul in a font that the explorer brings', async () => {
    const page = await explorer.open('/entity/kim-jong-un')
    await page.locator('.native').waitFor()
    await page.evaluate(() => document.fonts.ready)
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
    )
    expect(loaded).toContain('Noto Sans KR Variable')
    const plain = await explorer.open('/browse/place')
    await plain.locator('.relations').waitFor()
    await plain.waitForLoadState('networkidle')
    const faces = await plain.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
    )
    expect(faces).toContain('Source Sans 3 Variable')
    expect(faces).not.toContain('Noto Sans KR Variable')
    await closeQuietly(page)
    await closeQuietly(plain)
  })
})
