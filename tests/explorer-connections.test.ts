import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'

const explorer = await openExplorer()
const both = '/connections?from=kim-yo-jong&to=chondoist-chongu-party'

describe('how two are connected', () => {
  it('is found for two that search has chosen, by keyboard alone, and told as steps with a direction', async () => {
    const page = await explorer.open('/connections')
    await choose(page, 'Choose where it starts', 'Kim Yo Jong')
    await expect.poll(() => new URL(page.url()).search).toBe('?from=kim-yo-jong')
    await choose(page, 'Choose where it ends', 'Chondoist Chongu')
    const { data } = await ask(`{ paths(from: "kim-yo-jong", to: "chondoist-chongu-party") {
      visited paths { steps { to { name } } }
    } }`)
    const paths = page.locator('.path')
    await paths.first().waitFor()
    expect(await paths.count()).toBe(data.paths.paths.length)
    expect(await paths.first().locator('.steps > li > .entity-link').allInnerTexts()).toEqual([
      'Kim Yo Jong',
      ...data.paths.paths[0].steps.map(({ to }: { to: { name: string } }) => to.name),
    ])
    expect(await paths.first().innerText()).toMatch(/takes part in/)
    expect(await page.locator('.found-paths [role="status"]').first().innerText()).toContain(
      `${data.paths.visited} entities looked at`,
    )
    await closeQuietly(page)
  })

  it('says who tells of a step, one step away', async () => {
    const page = await explorer.open('/connections?from=kim-yo-jong&to=wpk-congress-8&limit=1')
    const mark = page.locator('.path .mark')
    expect(await mark.innerText()).toContain('2 sources')
    await mark.click()
    await page.locator('.path .references').first().waitFor()
    const told = await page.locator('.path .references .entity-link').allInnerTexts()
    expect(new Set(told).size).toBe(2)
    await page.getByRole('link', { name: 'See it in the graph' }).click()
    await page.getByText('2 entities, 1 link among them').waitFor()
    await closeQuietly(page)
  })

  it('reads the other way round once swapped, and back leads to the first question', async () => {
    const page = await explorer.open('/connections?from=kim-yo-jong&to=wpk-congress-8&limit=1')
    const words = page.locator('.path')
    await words.getByText('takes part in', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Swap' }).click()
    await words.getByText('participant', { exact: true }).waitFor()
    expect(new URL(page.url()).search).toBe('?from=wpk-congress-8&to=kim-yo-jong&limit=1')
    await page.goBack()
    await words.getByText('takes part in', { exact: true }).waitFor()
    await page.goForward()
    await words.getByText('participant', { exact: true }).waitFor()
    await closeQuietly(page)
  })

  it('obeys how long, how many, through what and by what, all of them in the address', async () => {
    const page = await explorer.open(both)
    await page.locator('.path').first().waitFor()
    await page.getByLabel('Paths at most').selectOption('1')
    await page.locator('.path').nth(1).waitFor({ state: 'detached' })
    await page.locator('summary', { hasText: 'Only through' }).click()
    await page.getByRole('checkbox', { name: 'Places' }).check()
    await page.getByText('No path.').waitFor()
    expect(new URL(page.url()).search).toBe('?from=kim-yo-jong&to=chondoist-chongu-party&limit=1&through=place')
    await page.getByRole('button', { name: 'By any property, through any kind' }).click()
    await page.locator('.path').first().waitFor()
    await page.locator('summary', { hasText: 'Only by' }).click()
    await page.getByRole('checkbox', { name: 'Member of', exact: true }).check()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('by')).toEqual(['memberOf'])
    await closeQuietly(page)
  })

  it('is none where a lens leaves nothing of it, and there again without the lens', async () => {
    const page = await explorer.open('/connections?from=kim-yo-jong&to=wpk-congress-8&told-by=tml-weekly-2021-02-21')
    await page.getByText('seen through this lens').waitFor()
    await page.locator('.no-path').getByRole('button', { name: 'Take the lens off' }).click()
    await page.locator('.path').first().waitFor()
    await closeQuietly(page)
  })

  it('is not asked of one with itself, nor of one that is not there', async () => {
    const same = await explorer.open('/connections?from=kim-yo-jong&to=kim-yo-jong')
    await same.getByText('Both are the same.').waitFor()
    await closeQuietly(same)
    const unknown = await explorer.open('/connections?from=kim-yo-jong&to=nobody')
    await unknown.getByText('Nothing here goes by “nobody”').waitFor()
    await unknown.getByText('One of the two is not in the graph.').waitFor()
    expect(await unknown.getByRole('alert').count()).toBe(0)
    await closeQuietly(unknown)
  })

  it("is one step away from an entity's page", async () => {
    const page = await explorer.open('/entity/kim-yo-jong')
    await page.getByRole('link', { name: 'How it is connected' }).click()
    await page.getByRole('heading', { level: 1, name: 'How two are connected' }).waitFor()
    expect(await page.locator('.end .entity-link').allInnerTexts()).toEqual(['Kim Yo Jong'])
    await closeQuietly(page)
  })
})

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).focus()
  await page.keyboard.type(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}
