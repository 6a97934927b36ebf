import { describe, expect, it } from 'vitest'
import { closeQuietly, complaintsOf, openExplorer } from './browser.ts'

const explorer = await openExplorer()

describe('the explorer, when not all is well', () => {
  it('says that it is loading, and then shows what came', async () => {
    const page = await explorer.open('/sources')
    await page.locator('table').waitFor()
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/graphql', async (route) => {
      await held
      await route.continue()
    })
    await page.getByRole('link', { name: 'Disagreements' }).click()
    await page.getByRole('status').getByText('Loading').waitFor({ state: 'attached' })
    answer()
    await page.locator('.disagreement').first().waitFor()
    await closeQuietly(page)
  })

  it('says that the graph cannot be reached, and asks again when told to', async () => {
    const page = await explorer.open('/sources')
    await page.locator('table').waitFor()
    await page.route('**/graphql', (route) => route.abort('connectionrefused'))
    await page.getByRole('link', { name: 'Disagreements' }).click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('The graph cannot be reached')
    await page.unroute('**/graphql')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.disagreement').first().waitFor()
    expect(complaintsOf(page)).toEqual([expect.stringContaining('ERR_CONNECTION_REFUSED')])
    await page.context().close()
  })

  it('says that the reader is offline, and still shows what was opened before', async () => {
    const page = await explorer.open('/sources')
    await page.locator('table').waitFor()
    await page.getByRole('link', { name: 'Disagreements' }).click()
    await page.locator('.disagreement').first().waitFor()
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await page.getByRole('link', { name: 'Sources', exact: true }).click()
    await page.locator('table').waitFor()
    await page.context().setOffline(false)
    await page.getByText('You are offline.').waitFor({ state: 'detached' })
    await closeQuietly(page)
  })

  it('says that a view cannot be loaded while the server is away, and leads back to what is there', async () => {
    const page = await explorer.open('/sources')
    await page.locator('table').waitFor()
    await page.route('**/*', (route) => route.abort('connectionrefused'))
    await page.getByRole('link', { name: 'Timeline' }).click()
    await page.getByRole('alert').getByText('This view could not be loaded').waitFor()
    await page.goBack()
    await page.locator('table').waitFor()
    await page.unroute('**/*')
    await page.context().close()
  })

  it('says what a lens refuses, and how to be rid of it', async () => {
    const page = await explorer.open('/sources?told-by=nobody')
    await page.getByRole('alert').getByText('nobody').waitFor()
    await page.getByRole('button', { name: 'Take the lens off' }).click()
    await page.locator('table').waitFor()
    await closeQuietly(page)
  })

  it('says that a lens keeps nothing', async () => {
    const page = await explorer.open('/disagreements?told-by=wpk-congress-8')
    await page.getByRole('alert').waitFor()
    await page.goto(`${explorer.url}/disagreements?told-by=tml-weekly-2021-02-21`)
    await page.getByText('Through this lens nothing is disputed.').waitFor()
    await closeQuietly(page)
  })

  it('prints an entity without what is only for the screen, and with the lens that it was seen through', async () => {
    const page = await explorer.open('/entity/kim-jong-un?at=2021-02-01')
    await page.locator('.relations').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('combobox').isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: 'Ask the same in GraphQL' }).isVisible()).toBe(false)
    expect(await page.locator('.actions').isVisible()).toBe(false)
    expect(await page.locator('.lens-bar').innerText()).toContain('as of 1 February 2021')
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
    await closeQuietly(page)
  })
})
