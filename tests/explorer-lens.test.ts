import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'

const explorer = await openExplorer()

describe('the lens of the explorer', () => {
  it('is put on beside any view, shows in the address, and holds on every page', async () => {
    const page = await explorer.open('/entity/wpk-congress-8')
    await page.locator('.headcounts').waitFor()
    await page.getByRole('button', { name: 'Look through a lens' }).click()
    await page.getByRole('searchbox').fill('ambitious program')
    await page.getByRole('checkbox', { name: /Sets Ambitious Program/ }).check()
    const delegates = page.locator('.headcounts tbody tr', {
      has: page.getByRole('rowheader', { name: 'Delegates', exact: true }),
    })
    await expect.poll(() => delegates.locator('.figure').allInnerTexts()).toEqual(['4,750'])
    expect(new URL(page.url()).searchParams.getAll('told-by')).toEqual(['tml-weekly-2021-02-21'])
    expect(await page.locator('.lens-bar').innerText()).toMatch(/as told by 8th Congress of Workers' Party/)
    await page.getByRole('link', { name: 'Disagreements' }).click()
    await page.getByText('Through this lens nothing is disputed.').waitFor()
    expect(new URL(page.url()).searchParams.getAll('told-by')).toEqual(['tml-weekly-2021-02-21'])
    await page.getByRole('link', { name: "The 8th Congress of the Workers' Party of Korea", exact: true }).click()
    const { data } = await ask('{ lens(toldBy: ["tml-weekly-2021-02-21"]) { graph { claims } } }')
    await page.locator('.counts').waitFor()
    expect(await page.locator('.counts').innerText()).toContain(data.lens.graph.claims.toLocaleString('en'))
    await page.getByRole('button', { name: 'Take it off' }).click()
    const whole = await ask('{ graph { claims } }')
    await expect.poll(() => page.locator('.counts').innerText()).toContain(whole.data.graph.claims.toLocaleString('en'))
    expect(new URL(page.url()).search).toBe('')
    await closeQuietly(page)
  })

  it('is there when its address is opened, and tells who led the party at the time', async () => {
    const titles = async (lens: string) => {
      const page = await explorer.open(`/entity/kim-jong-un?${lens}`)
      await page.locator('.relation-group').first().waitFor()
      const posts = page.locator('.relation-group', { has: page.getByRole('heading', { name: /^Holds post/ }) })
      const names = await posts.locator('li .stated > .entity-link').allInnerTexts()
      const bar = await page.locator('.lens-bar').innerText()
      await closeQuietly(page)
      return { names, bar }
    }
    const [chairman, secretary] = ['Chairman', 'General Secretary'].map(
      (post) => `${post} of the Workers' Party of Korea`,
    )
    const elected = await titles('at=2021-01-10&match=certainly')
    expect(elected.bar).toContain('certainly as of')
    expect(elected.names).toEqual([secretary])
    expect((await titles('at=2021-01-01&match=certainly')).names).toEqual([chairman])
    expect((await titles('at=2021-02-01')).names).toEqual([secretary])
    // No source says when he ceased to hold it, and none that he held it on that day.
    expect((await titles('at=2021-02-01&match=certainly')).names).toEqual([])
  })

  it('leaves a dispute out, and takes what was only expected in', async () => {
    const page = await explorer.open('/entity/wpk-congress-8?disputed=without')
    await page.locator('.facts').first().waitFor()
    await page.locator('#disagreements').waitFor()
    expect(await page.locator('.facts .mark.disputed').count()).toBe(0)
    // Two lists that differ make no single claim disputed.
    expect(await page.locator('#disagreements .nature').allInnerTexts()).toContain(
      'Two lists that sources call complete do not name the same.',
    )
    expect(await page.locator('#disagreements').getByText('Sources differ.').count()).toBe(0)
    await closeQuietly(page)
    const { data } = await ask(
      '{ lens(certainty: [STATED, REPORTED, INFERRED, EXPECTED]) { graph { claims } } graph { claims } }',
    )
    expect(data.lens.graph.claims).toBeGreaterThan(data.graph.claims)
    const start = await explorer.open('/?expected=with')
    await start.locator('.counts').waitFor()
    expect(await start.locator('.counts').innerText()).toContain(data.lens.graph.claims.toLocaleString('en'))
    await closeQuietly(start)
  })

  it('is told by the field itself what is no date, and by the server what it refuses', async () => {
    const page = await explorer.open('/')
    await page.locator('.counts').waitFor()
    await page.getByRole('button', { name: 'Look through a lens' }).click()
    await page.getByLabel('As of').fill('31 February')
    await page.getByLabel('As of').press('Enter')
    await page.getByText('That is no date.').waitFor()
    expect(new URL(page.url()).search).toBe('')
    await closeQuietly(page)
    const refused = await explorer.open('/?told-by=nobody')
    const alert = refused.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('nobody')
    await closeQuietly(refused)
  })

  it('can lose one of its conditions and keep the others', async () => {
    const page = await explorer.open('/disagreements?at=2021-01-10&voices=2')
    await page.getByRole('button', { name: /Leave out: at least 2 voices/ }).click()
    await expect.poll(() => new URL(page.url()).search).toBe('?at=2021-01-10')
    await closeQuietly(page)
  })
})
