import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { claim, type Described, openSmallGraph } from './small-graph.ts'

const size = 10_000
const members = Array.from({ length: size }, (_, at) => `person-${String(at).padStart(5, '0')}`)

const claims = [
  ...members.map((member) => claim(member, 'memberOf', 'organization-hub')),
  claim('person-00000', 'birthPlace', 'place-north', { source: 't' }),
  claim('person-00000', 'birthPlace', 'place-south', { source: 'w' }),
  claim('person-00001', 'birthPlace', 'place-south', { source: 'w' }),
]

const described: Described[] = [
  { slug: 'organization-hub', name: 'The Hub' },
  ...members.map((slug) => ({ slug, name: `Member ${slug.slice(-5)}` })),
]

const explorer = await openExplorer(await openSmallGraph(claims, described))

describe('a hub of 10,000 links', () => {
  it('tells their number first, and brings 25 of them at a time', async () => {
    const page = await open('/graph?root=organization-hub&on=organization-hub')
    const row = page.getByRole('listitem').filter({ hasText: /^Has member/ })
    await row.waitFor()
    expect(await row.locator('.count').innerText()).toBe('10,000')
    await row.getByRole('button', { name: /^Show first 25/ }).click()
    await shows(page, '26 entities, 25 links among them')
    expect(await row.innerText()).toContain('25 of 10,000 shown')
    await row.getByRole('button', { name: /^Next 25/ }).click()
    await shows(page, '51 entities, 50 links among them')
    await closeQuietly(page)
  })

  it('is refused in words where no more can be told apart, and what is there keeps all its links', async () => {
    const page = await open('/graph?root=organization-hub&on=organization-hub&open=organization-hub.memberOf.in.7')
    await shows(page, '176 entities, 175 links among them')
    const row = page.getByRole('listitem').filter({ hasText: /^Has member/ })
    expect(await row.getByRole('button', { name: /^Next 25/ }).isDisabled()).toBe(true)
    expect(await row.innerText()).toContain('200 are shown at most')
    await page.goto(`${explorer.url}/graph?root=organization-hub&open=organization-hub.memberOf.in.8`)
    await shows(page, '200 entities, 199 links among them')
    await page.getByText('1 more entity of this address is not shown').waitFor()
    await closeQuietly(page)
  })

  it('is read through a lens too', async () => {
    const page = await open('/graph?root=organization-hub&open=organization-hub.memberOf.in&voices=2')
    await shows(page, '1 entity')
    await closeQuietly(page)
  })
})

describe('a disputed link', () => {
  it('is drawn apart, named in the legend, and opens to its claim and where its rivals are', async () => {
    const page = await open('/graph?root=person-00000&root=place-north&on=person-00000.birthPlace.place-north')
    await page.getByRole('list', { name: 'What the marks mean' }).getByText('disputed').waitFor()
    const panel = page.getByRole('region', { name: 'The one chosen' })
    await panel.getByText('Disputed: not all that is said here can be right.').waitFor()
    await panel.getByText('Its rivals stand on the page of').waitFor()
    await closeQuietly(page)
  })

  it('stands beside an undisputed one without touching it', async () => {
    const page = await open('/graph?root=person-00001&root=place-south&on=person-00001.birthPlace.place-south')
    await shows(page, '2 entities, 1 link among them')
    const panel = page.getByRole('region', { name: 'The one chosen' })
    await panel.locator('.references li').first().waitFor()
    expect(await page.getByText(/disputed/i).count()).toBe(0)
    await closeQuietly(page)
  })
})

async function open(path: string): Promise<Page> {
  const page = await explorer.open(path, { reducedMotion: 'reduce' })
  page.setDefaultTimeout(12_000)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function shows(page: Page, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor()
}
