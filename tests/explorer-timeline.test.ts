import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'

const explorer = await openExplorer()

describe('the timeline', () => {
  it('counts what is dated and says what is not, and jumps to a year by its bar and back', async () => {
    const { data } = await ask(`{
      timeline(first: 0) { totalCount undated byYear { year count } }
      in2020: timeline(from: "2020", to: "2020", first: 0) { totalCount }
    }`)
    const page = await explorer.open('/timeline')
    const said = saying(page, `${data.timeline.totalCount} entries.`)
    await said.waitFor()
    expect(await said.innerText()).toContain(`${data.timeline.undated.toLocaleString('en')} claims of the graph`)
    const bars = page.getByRole('navigation', { name: 'By year' }).getByRole('link')
    const counts = data.timeline.byYear.map(({ year, count }: { year: number; count: number }) => `${count}${year}`)
    await bars.first().waitFor()
    expect((await bars.allTextContents()).map((text) => text.trim())).toEqual(counts)
    await bars.filter({ hasText: '2020' }).click()
    await saying(page, `${data.in2020.totalCount} entries in this window.`).waitFor()
    expect(new URL(page.url()).search).toBe('?from=2020&to=2020')
    await page.goBack()
    await said.waitFor()
    await page.goForward()
    await saying(page, `${data.in2020.totalCount} entries in this window.`).waitFor()
    await closeQuietly(page)
  })

  it('draws a bare year as a bar over the year, a month over the month, and a day as itself', async () => {
    const page = await explorer.open('/timeline?from=1944&to=1945')
    const year = await drawn(page, '1944')
    expect(year.certain).toBe(0)
    expect(year.possible / year.width).toBeCloseTo(366 / 731, 2)
    await closeQuietly(page)
    const months = await explorer.open('/timeline?from=2020-12&to=2021-01&kind=meeting&kind=occasion')
    const month = await drawn(months, '2020-12')
    expect(month.certain).toBe(0)
    expect(month.possible / month.width).toBeCloseTo(31 / 62, 2)
    const day = await drawn(months, '2020-12-29')
    expect(day.certain / day.width).toBeCloseTo(1 / 62, 2)
    await closeQuietly(months)
  })

  it('shows a disputed date as its rivals, and opens each to who says so', async () => {
    const page = await explorer.open('/timeline?from=2021-01-05&to=2021-01-12&kind=meeting')
    const rivals = page.locator('.mark-shape.differing')
    await expect
      .poll(() => rivals.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-date'))))
      .toEqual(['2021-01-05', '2021-01-06'])
    await rivals.nth(1).locator('text').click()
    const opened = page.locator('.opened')
    await opened.getByRole('button', { name: /Disputed/ }).click()
    await opened.locator('.references .entity-link', { hasText: '8th Congress' }).first().waitFor()
    await closeQuietly(page)
  })

  it('shows what can lie in the window, or only what must', async () => {
    const { data } = await ask(`{
      can: timeline(from: "2020-12-25", to: "2020-12-31", first: 0) { totalCount }
      must: timeline(from: "2020-12-25", to: "2020-12-31", match: CERTAINLY, first: 0) { totalCount }
    }`)
    expect(data.must.totalCount).toBeLessThan(data.can.totalCount)
    const page = await explorer.open('/timeline?from=2020-12-25&to=2020-12-31')
    await saying(page, `${data.can.totalCount} entries`).waitFor()
    await page.getByRole('checkbox', { name: /must have lain/ }).check()
    await saying(page, `${data.must.totalCount} entries`).waitFor()
    expect(new URL(page.url()).searchParams.get('lies')).toBe('certainly')
    await closeQuietly(page)
  })

  it('is zoomed and moved by buttons, by keys, by the wheel, and by dates that are typed', async () => {
    const page = await explorer.open('/timeline?from=2021&to=2021')
    await page.locator('.mark-shape').first().waitFor()
    const days = async () => {
      const { searchParams } = new URL(page.url())
      return [searchParams.get('from'), searchParams.get('to')]
    }
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(days).toEqual(['2021-04-02', '2021-10-01'])
    await page.getByRole('button', { name: 'Later' }).click()
    await expect.poll(days).toEqual(['2021-07-03', '2022-01-01'])
    const drawing = page.getByRole('group', { name: /Drawing/ })
    await drawing.focus()
    await page.keyboard.press('-')
    await expect.poll(days).toEqual(['2021-04-03', '2022-04-03'])
    await page.keyboard.press('ArrowLeft')
    await expect.poll(days).toEqual(['2021-01-20', '2022-01-20'])
    await page.keyboard.press('Home')
    await expect.poll(days).toEqual([null, null])
    await page.getByLabel('From', { exact: true }).fill('2021-01')
    await page.getByLabel('to', { exact: true }).fill('2020')
    await page.keyboard.press('Enter')
    await page.getByText('the earlier one first').waitFor()
    await page.getByLabel('to', { exact: true }).fill('2021-01')
    await page.keyboard.press('Enter')
    await expect.poll(days).toEqual(['2021-01', '2021-01'])
    const box = await drawing.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 40)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -100)
    await page.keyboard.up('Control')
    await expect.poll(days).toEqual(['2021-01-01', '2021-01-25'])
    await closeQuietly(page)
  })

  it('of an entity is one step away from its page, and keeps to the kinds that are asked for', async () => {
    const { data } = await ask('{ person(slug: "kim-jong-un") { timeline(first: 100) { nodes { entity { kind } } } } }')
    const nodes: { entity: { kind: string } }[] = data.person.timeline.nodes
    const page = await explorer.open('/entity/kim-jong-un')
    await page.getByRole('navigation', { name: 'Other views of it' }).getByRole('link', { name: 'Timeline' }).click()
    await page.getByRole('heading', { level: 1, name: 'Timeline: Kim Jong Un' }).waitFor()
    const rows = page.locator('.entries > li')
    await expect.poll(() => rows.count()).toBe(nodes.length)
    await page.getByRole('checkbox', { name: 'Posts' }).check()
    await expect.poll(() => rows.count()).toBe(nodes.filter(({ entity }) => entity.kind === 'POST').length)
    expect(new URL(page.url()).search).toBe('?of=kim-jong-un&kind=post')
    await closeQuietly(page)
  })

  it('lists an event as a whole and not as its start, and never sets words below its date', async () => {
    const page = await explorer.open('/timeline?of=wpk-congress-8')
    const rows = page.locator('.entries > li')
    await rows.first().waitFor()
    const held = rows.filter({ hasText: '5 to 12 January 2021' })
    expect(await held.innerText()).toMatch(/Workers' Party of Korea\s+Disputed/)
    await page.locator('.mark-label', { hasText: 'From start to end' }).first().waitFor()
    for (const row of await rows.all()) {
      const [date, told] = [
        await row.locator('.entry-date').boundingBox(),
        await row.locator('.evidence').boundingBox(),
      ]
      expect(told?.x).toBeGreaterThan((date?.x ?? 0) + (date?.width ?? 0))
    }
    await closeQuietly(page)
  })

  it('is none of one that the graph does not have', async () => {
    const page = await explorer.open('/timeline?of=nobody')
    await page.getByText('It has no timeline.').waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await closeQuietly(page)
  })

  it('obeys the lens, and says where nothing is left', async () => {
    const page = await explorer.open(
      '/timeline?from=2021-01-05&to=2021-01-06&kind=meeting&told-by=tml-weekly-2021-02-21',
    )
    await page.locator('.mark-shape').first().waitFor()
    expect(await page.locator('.mark-shape.differing').count()).toBe(0)
    await closeQuietly(page)
    const empty = await explorer.open('/timeline?from=1800&to=1801')
    await empty.getByText('Nothing on record has a date in this window.').waitFor()
    await closeQuietly(empty)
  })
})

function saying(page: Page, text: string) {
  return page.locator('.timeline [role="status"]', { hasText: text }).first()
}

/** How wide a mark is drawn, and how wide what it must have lain in, beside the whole drawing. */
async function drawn(page: Page, date: string) {
  const mark = page.locator(`.mark-shape[data-date="${date}"]`).first()
  await mark.waitFor()
  const widthOf = async (selector: string) => {
    const found = mark.locator(selector)
    return (await found.count()) > 0 ? Number(await found.getAttribute('width')) : 0
  }
  const width = Number(await page.locator('.drawing svg').getAttribute('width'))
  return { possible: await widthOf('.possible'), certain: await widthOf('.certain'), width }
}
