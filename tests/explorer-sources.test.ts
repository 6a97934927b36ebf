import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'

const explorer = await openExplorer()
const [a, b] = ['tml-weekly-2021-02-21', 'wikipedia-8th-wpk-congress']

describe('two sources compared', () => {
  it('are told apart by what both say, where they differ, and what only one says, in the numbers of the graph', async () => {
    const { data } = await ask(`{ compareSources(a: "${a}", b: "${b}") {
      agreements(first: 0) { totalCount } conflicts(first: 0) { totalCount }
      onlyA(first: 0) { totalCount } onlyB(first: 0) { totalCount }
    } }`)
    const { agreements, conflicts, onlyA, onlyB } = data.compareSources
    const page = await explorer.open(`/compare?a=${a}&b=${b}`)
    const summary = page.locator('.summary strong')
    await summary.first().waitFor()
    expect(await summary.allInnerTexts()).toEqual(
      [conflicts, agreements, onlyA, onlyB].map(({ totalCount }) => totalCount.toLocaleString('en')),
    )
    const differ = page.locator('#differ .disagreement')
    expect(await differ.count()).toBe(2)
    expect(await differ.filter({ hasText: 'Start' }).locator('.rivals > .rival > .version').allInnerTexts()).toEqual([
      expect.stringContaining('5 January 2021'),
      expect.stringContaining('6 January 2021'),
    ])
    await closeQuietly(page)
  })

  it('give more of a list when asked, and the sources of each claim', async () => {
    const page = await explorer.open(`/compare?a=${a}&b=${b}`)
    const rows = page.locator('#only-b .relations > li')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(20)
    await page.locator('#only-b').getByRole('button', { name: 'Show more' }).click()
    await rows.nth(119).waitFor()
    expect(await rows.count()).toBe(120)
    await page.locator('#both .mark').first().click()
    await page.locator('#both .references li').first().waitFor()
    await closeQuietly(page)
  })

  it('are chosen from the list and by search, by keyboard alone, and swapped', async () => {
    const page = await explorer.open('/sources')
    await page.getByRole('link', { name: 'Compare two of them' }).click()
    await page.getByRole('heading', { name: 'Choose the one source' }).waitFor()
    await page.getByRole('link', { name: 'Opening of the 8th Congress' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Choose the other source' }).waitFor()
    await page.getByRole('combobox', { name: 'Find the other source' }).focus()
    await page.keyboard.type('Ambitious Program')
    await page
      .getByRole('option', { name: /Ambitious Program/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.summary').waitFor()
    expect(new URL(page.url()).search).toBe(`?a=koryo-journal-2021-01-05&b=${a}`)
    await page.getByRole('button', { name: 'Swap' }).click()
    await page
      .locator('.side')
      .first()
      .getByRole('link', { name: /Ambitious Program/ })
      .waitFor()
    expect(new URL(page.url()).search).toBe(`?a=${a}&b=koryo-journal-2021-01-05`)
    await page.goBack()
    await page
      .locator('.side')
      .first()
      .getByRole('link', { name: /Opening of/ })
      .waitFor()
    await closeQuietly(page)
  })

  it('are not compared where both are the same, and follow the lens', async () => {
    const same = await explorer.open(`/compare?a=${a}&b=${a}`)
    await same.getByText('Both are the same.').waitFor()
    await closeQuietly(same)
    const page = await explorer.open(`/compare?a=${a}&b=${b}&disputed=without`)
    await page.getByText('Nothing that the one says is at odds with what the other says.').waitFor()
    await closeQuietly(page)
  })
})

describe('the page of a source', () => {
  it('has what it says, by its passages, and where it differs from others', async () => {
    const { data } = await ask(`{ source(slug: "${b}") { claimsMade(first: 0) { totalCount } } }`)
    const page = await explorer.open(`/entity/${b}`)
    const says = page.locator('section', { has: page.getByRole('heading', { level: 2, name: 'What it says' }) })
    await says.getByRole('heading', { level: 3, name: 'Delegates, presidium' }).waitFor()
    expect(await says.innerText()).toContain(`${data.source.claimsMade.totalCount} claims`)
    const differs = page.locator('#differs .disagreement')
    await differs.filter({ hasText: 'Start' }).waitFor()
    await page.getByRole('link', { name: 'Compare with another source' }).click()
    await page.getByRole('heading', { name: 'Choose the other source' }).waitFor()
    await closeQuietly(page)
  })

  it('says so where nothing that it says is at odds with anything', async () => {
    // Two lists that differ stay without what is disputed: there must be no other source.
    const page = await explorer.open(`/entity/${b}?disputed=without&told-by=${b}`)
    await page.getByText('Nothing that it says is at odds with anything else.').waitFor()
    await closeQuietly(page)
  })

  it('says what the server refuses of it, beside all that it does not refuse', async () => {
    const page = await explorer.open('/sources')
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('SourceDisagreements')
        ? route.fulfill({ json: { errors: [{ message: 'That is too much.' }] } })
        : route.continue(),
    )
    await page.getByRole('link', { name: /Ambitious Program/ }).click()
    await page.locator('#differs').getByText('That is too much.').waitFor({ timeout: 8000 })
    await page.getByRole('heading', { level: 2, name: 'What it says' }).waitFor()
    await closeQuietly(page)
  })
})
