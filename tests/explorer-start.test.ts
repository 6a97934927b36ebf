import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { type GraphDescription, undescribed } from '../src/model/graph-description.ts'
import { violationsOn } from './axe.ts'
import { closeQuietly, lead, openExplorer } from './browser.ts'
import { graph } from './harness.ts'
import { claim, openSmallGraph } from './small-graph.ts'

const council = await openSmallGraph(
  [
    claim('person-ada', 'memberOf', 'organization-council', { source: 'minutes' }),
    claim('person-bo', 'memberOf', 'organization-council', { source: 'minutes' }),
    claim('meeting-first', 'startDate', '2010-01-05', { source: 'minutes' }),
    claim('meeting-first', 'organizer', 'organization-council', { source: 'minutes' }),
    claim('decision-bridge', 'adoptedAt', 'meeting-first', { source: 'minutes' }),
    claim('decision-bridge', 'outcome', 'REJECTED', { source: 'minutes' }),
  ],
  [
    {
      slug: 'organization-council',
      name: 'Council of Sund',
      classification: 'COUNCIL',
      description: 'Twelve sit on it.',
    },
    { slug: 'person-ada', name: 'Ada Vale' },
    { slug: 'person-bo', name: 'Bo Holm' },
    { slug: 'meeting-first', name: 'First sitting' },
    { slug: 'decision-bridge', name: 'That a bridge be built' },
  ],
)

const said: GraphDescription = {
  title: 'The isle of Sund & its council',
  description: 'Who sat on the council, and how it decided.',
  featured: ['organization-council', 'decision-bridge', 'meeting-first'],
  examples: [{ title: 'Who sits on it?', query: 'query Members {\n  people { nodes { name } }\n}\n', variables: null }],
}

function saying(description: GraphDescription, of: Graph = council): Graph {
  return { ...of, description }
}

const explorer = await openExplorer(saying(said))
const bare = await openExplorer(saying(undescribed))
const shipped = await openExplorer()

describe('the start page of a graph that says what it is', () => {
  it('has its title and description, and begins with what it features', async () => {
    const page = await explorer.open('/')
    const begin = page.locator('section', { has: page.getByRole('heading', { name: 'Begin here' }) })
    await begin.waitFor()
    expect(await page.title()).toBe(said.title)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(said.title)
    await page.getByText('Who sat on the council, and how it decided.').waitFor()
    const doors = begin.locator('.doors > li')
    expect((await doors.allInnerTexts()).map((text) => text.split(/\n+/).map((line) => line.trim()))).toEqual([
      ['Council of Sund', 'Council', 'Twelve sit on it.'],
      ['That a bridge be built', 'Decision · rejected'],
      ['First sitting', '5 January 2010'],
    ])
    const [first, second] = await Promise.all([0, 1].map((index) => doors.nth(index).boundingBox()))
    expect(first?.width).toBeGreaterThan((second?.width ?? 0) * 1.5)
    expect(await page.getByText('Nobody has chosen where').count()).toBe(0)
    expect(await page.getByText('congress', { exact: false }).count()).toBe(0)
    expect(await violationsOn(page)).toEqual([])
    await doors.first().getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'Council of Sund' }).waitFor()
    await expect.poll(() => page.title()).toBe(`Council of Sund · ${said.title}`)
    await closeQuietly(page)
  })

  it('is led back to from every page by its title, which is in every title', async () => {
    const page = await explorer.open('/disagreements')
    await expect.poll(() => page.title()).toBe(`Disagreements · ${said.title}`)
    await page.getByRole('link', { name: said.title ?? '', exact: true }).click()
    await page.getByRole('heading', { name: 'Begin here' }).waitFor()
    await lead(page, '/nowhere')
    await expect.poll(() => page.title()).toBe(`Nothing here · ${said.title}`)
    await closeQuietly(page)
  })

  it('fits a narrow window, whatever the title is', async () => {
    const page = await explorer.open('/', { viewport: { width: 360, height: 800 } })
    await page.getByRole('heading', { name: 'Begin here' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await closeQuietly(page)
  })

  it('shows through a lens what that leaves of it, and is called the same', async () => {
    const page = await explorer.open('/?at=2010')
    await page.getByRole('heading', { name: 'Begin here' }).waitFor()
    await expect.poll(() => page.title()).toBe(said.title)
    await page.locator('.featured').getByRole('link', { name: 'Council of Sund' }).click()
    expect(new URL(page.url()).searchParams.get('at')).toBe('2010')
    await closeQuietly(page)
  })
})

describe('the start page of a graph that says nothing of itself', () => {
  it('begins with that of which most is said, and says that nobody chose it', async () => {
    const page = await bare.open('/')
    const begin = page.locator('section', { has: page.getByRole('heading', { name: 'Begin here' }) })
    await begin.getByText('Nobody has chosen where to begin in this graph: of these it says most.').waitFor()
    await begin.locator('.doors > li').first().waitFor()
    expect(await begin.locator('.doors > li .entity-link').allInnerTexts()).toEqual([
      'Council of Sund',
      'First sitting',
      'That a bridge be built',
      'Ada Vale',
      'Bo Holm',
    ])
    expect(await page.title()).toBe('Plenum')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Who says so, and when did it hold?')
    expect(await violationsOn(page)).toEqual([])
    await closeQuietly(page)
  })
})

describe('the start page of the shipped graph', () => {
  it('begins with the congress', async () => {
    const page = await shipped.open('/')
    await page.locator('.featured .doors').waitFor()
    expect(await page.locator('.featured .entity-link').first().innerText()).toBe(
      "8th Congress of the Workers' Party of Korea",
    )
    expect(await page.title()).toBe(graph.description.title)
    await closeQuietly(page)
  })
})

describe('GraphiQL', () => {
  it('opens with the queries of the graph, also where another graph was served before at the same address', async () => {
    const page = await explorer.open('/')
    /** As if the other graph was served at the same address: a browser keeps things by address. */
    const openAt = async (url: string) => {
      const kept = await page.evaluate(() => ({ ...localStorage }))
      await page.goto(`${url}/`)
      await page.evaluate((entries) => {
        localStorage.clear()
        for (const [name, value] of Object.entries(entries)) localStorage.setItem(name, value)
      }, kept)
      await page.goto(`${url}/graphql`)
      await page.getByRole('tab').first().waitFor()
      return page.getByRole('tab').allInnerTexts()
    }
    expect(await openAt(explorer.url)).toEqual(['Members'])
    await page.getByRole('textbox').first().focus()
    await page.keyboard.type('# Mine\n')
    const tabsKept = () => page.evaluate(() => localStorage.getItem('graphiql:tabState'))
    await expect.poll(tabsKept).toContain('# Mine')
    expect(await openAt(bare.url)).toEqual(['Persons', 'Search', 'Disagreements', 'Groups', 'Sources', 'Timeline'])
    expect(await openAt(explorer.url)).toEqual(['Members'])
    expect(await tabsKept()).toContain('# Mine')
    await page.context().close()
  })
})
