import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, complaintsOf, holdBack, lead, openExplorer } from './browser.ts'
import { claim, openSmallGraph } from './small-graph.ts'

/** Words that any object of JavaScript knows. */
const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

const explorer = await openExplorer()

describe.each(words)('a name like %s', (word) => {
  it('is of no list, of no entity, and of no page', async () => {
    const page = await explorer.open(`/browse/${word}`)
    await page.getByRole('heading', { level: 1, name: 'There is no such list' }).waitFor()
    await stands(page, `/entity/${word}`, 'Nothing goes by that name here')
    await lead(page, `/${word}`)
    await page.getByRole('heading', { level: 1, name: 'Nothing is at this address' }).waitFor()
    await closeQuietly(page)
  })

  it('leaves the graph, its ways and its choice as they are', async () => {
    const page = await explorer.open(`/graph?root=${word}&on=${word}&layout=${word}&as=${word}&pin=${word}.1.1`)
    await page.getByRole('heading', { level: 1, name: 'Graph' }).waitFor()
    const opened = ['in', 'out'].map((direction) => `open=kim-yo-jong.${word}.${direction}`).join('&')
    const links = `on=kim-yo-jong.${word}.kim-yo-jong&without=${word}`
    await stands(page, `/graph?root=kim-yo-jong&${opened}&${links}`, 'Graph: Kim Yo Jong')
    await page.getByText('The graph has no property').waitFor()
    expect(await page.locator('.graph-count .wrong q').allInnerTexts()).toEqual([word])
    await closeQuietly(page)
  })

  it('leaves the timeline as it is, and stays in its address', async () => {
    const page = await explorer.open(`/timeline?kind=${word}&from=${word}&to=${word}&lies=${word}&${word}=1`)
    await page.locator('.entry').first().waitFor()
    await page.getByRole('checkbox', { name: 'Meetings' }).check()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('kind')).toEqual(['meeting'])
    expect(new URL(page.url()).searchParams.get(word)).toBe('1')
    await stands(page, `/timeline?of=${word}`, `Timeline: ${word}`)
    await page.getByText('It has no timeline.').waitFor()
    await closeQuietly(page)
  })

  it('connects nothing, and compares nothing', async () => {
    const page = await explorer.open(`/connections?from=${word}&to=kim-yo-jong&length=${word}&limit=${word}`)
    await page.getByText(`Nothing here goes by “${word}”`).waitFor()
    await stands(page, `/connections?from=kim-yo-jong&to=kim-jong-un&through=${word}`, 'How two are connected')
    await page.locator('.path').first().waitFor()
    await stands(page, `/connections?from=kim-yo-jong&to=kim-jong-un&by=${word}`, 'How two are connected')
    await page.getByRole('alert').getByText(word).waitFor()
    await stands(page, `/compare?a=${word}&b=kim-yo-jong`, 'Two sources compared')
    await page.getByText(`No source goes by “${word}”`).waitFor()
    await closeQuietly(page)
  })

  it('is searched for like any other', async () => {
    const page = await explorer.open(`/search?q=${word}&kind=${word}`)
    await page.getByText('Nothing has a name like that, under any spelling on record.').waitFor()
    await page.getByRole('combobox').fill(`${word}${word}`)
    await page.getByText('Nothing has a name like that.', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Look through a lens' }).click()
    await page.getByRole('searchbox', { name: 'Find a source' }).fill(word)
    await page.locator('.sources-picker ul[aria-busy="false"]').waitFor({ state: 'attached' })
    expect(await page.locator('.sources-picker li').count()).toBe(0)
    await closeQuietly(page)
  })

  it('makes a lens that is refused in words, or none', async () => {
    const page = await explorer.open(`/sources?match=${word}&voices=${word}&disputed=${word}&expected=${word}`)
    await page.locator('table').waitFor()
    await stands(page, `/sources?told-by=${word}`, 'Sources')
    await page.getByRole('alert').getByText(word).waitFor()
    expect(complaintsOf(page)).toEqual([])
    await stands(page, `/sources?at=${word}`, 'Sources')
    await page.getByRole('alert').getByText(word).waitFor()
    expect(complaintsOf(page)).toEqual([expect.stringContaining('400 (Bad Request)')])
    await page.context().close()
  })
})

describe('an entity that goes by such a name', async () => {
  const named = await openExplorer(
    await openSmallGraph(
      [claim('constructor', 'memberOf', 'organization-a'), claim('constructor', 'birthDate', '1950')],
      [{ slug: 'constructor', kind: 'PERSON', name: '__proto__' }],
    ),
  )

  it('has its page, its place in the graph, its timeline and its connections', async () => {
    const page = await named.open('/entity/constructor')
    await page.getByRole('heading', { level: 1, name: '__proto__' }).waitFor()
    await page.getByRole('heading', { level: 3, name: /Member of/ }).waitFor()
    await page.goto(
      `${named.url}/graph?root=constructor&on=constructor&open=constructor.memberOf.out&pin=constructor.9.9`,
    )
    await page.getByText('2 entities, 1 link among them').waitFor()
    await page.getByRole('button', { name: 'Save as PNG' }).waitFor()
    await page.getByRole('radio', { name: 'Chain by date' }).check()
    await page.getByRole('radio', { name: 'Tables' }).check()
    await page.getByRole('table', { name: 'Links' }).getByRole('link', { name: '__proto__' }).waitFor()
    await page.goto(`${named.url}/timeline?of=constructor`)
    await page.locator('.entry').first().waitFor()
    await page.goto(`${named.url}/connections?from=constructor&to=organization-a`)
    await page.locator('.path').first().waitFor()
    await closeQuietly(page)
  })
})

/** Goes to an address, and waits for its heading: the view there has not failed. */
describe('what the graph refuses', () => {
  it('makes nothing of what is asked with it unknown, in whatever order the answers come', async () => {
    const page = await explorer.open('/')
    const entity = await holdBack(page, 'GraphEntity')
    const refused = page.waitForResponse(
      (response) => response.request().postData()?.includes('GraphNeighbours') === true,
    )
    await page.goto(`${explorer.url}/graph?root=kim-yo-jong&open=kim-yo-jong.toString.out`)
    await entity.asked()
    await (await refused).finished()
    await entity.release()
    await page.getByRole('heading', { level: 1, name: 'Graph: Kim Yo Jong' }).waitFor()
    await closeQuietly(page)
  })
})

async function stands(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(new URL(address, page.url()).href)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
