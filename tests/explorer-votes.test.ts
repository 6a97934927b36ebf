import { describe, expect, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { closeQuietly, openExplorer } from './browser.ts'
import { claim, openSmallGraph } from './small-graph.ts'

const minutes = { source: 'minutes' }

function ballot(voter: string, option: string, onBehalfOf?: string) {
  const qualifiers = { option, ...(onBehalfOf && { onBehalfOf }) }
  return claim(voter, 'ballot', 'decision-bridge', { ...minutes, qualifiers })
}

const council = await openSmallGraph(
  [
    ballot('person-ada', 'YES', 'organization-north'),
    ballot('person-bo', 'NO', 'organization-north'),
    ballot('person-cy', 'NO', 'organization-south'),
    ballot('person-di', 'ABSTAIN'),
    claim('person-ada', 'ballot', 'decision-road', { ...minutes, qualifiers: { option: 'NO' } }),
    claim('decision-bridge', 'ballotCount', '1', { ...minutes, qualifiers: { option: 'YES' } }),
    claim('decision-bridge', 'ballotCount', '3', { source: 'gazette', qualifiers: { option: 'NO' } }),
    claim('decision-bridge', 'outcome', 'REJECTED', minutes),
    claim('decision-secret', 'ballotCount', '7', { ...minutes, qualifiers: { option: 'YES' } }),
    claim('decision-plain', 'outcome', 'ADOPTED', minutes),
  ],
  [
    { slug: 'organization-north', name: 'The North' },
    { slug: 'organization-south', name: 'The South' },
    { slug: 'person-ada', name: 'Ada Vale' },
    { slug: 'person-bo', name: 'Bo Holm' },
    { slug: 'person-cy', name: 'Cy Lund' },
    { slug: 'person-di', name: 'Di Moe' },
    { slug: 'decision-bridge', name: 'That a bridge be built' },
    { slug: 'decision-road', name: 'That a road be built' },
    { slug: 'decision-secret', name: 'Who is to chair' },
    { slug: 'decision-plain', name: 'That the sitting be closed' },
  ],
)

const explorer = await openExplorer(council)

const cells = (row: string) => row.split('\t').map((cell) => cell.trim())

describe('the page of a decision that was voted on', () => {
  it('shows how many voted how, for whom, and beside it what sources count', async () => {
    const page = await explorer.open('/entity/decision-bridge')
    const votes = page.locator('#votes')
    await votes.getByRole('table').waitFor()
    const rows = await votes.locator('tr').allInnerTexts()
    expect(rows.slice(0, 5).map(cells)).toEqual([
      ['Votes', 'Yes', 'No', 'Abstained'],
      ['The North', '1', '1', '0'],
      ['The South', '0', '1', '0'],
      ['For no body', '0', '0', '1'],
      ['Ballots on record', '1', '2', '1'],
    ])
    const counted = votes.locator('tr', { hasText: 'As sources count' }).locator('td')
    expect((await counted.allInnerTexts()).map((text) => text.trim().split(/\s+/)[0])).toEqual(['1', '3', 'not'])
    expect(await violationsOn(page)).toEqual([])
    await closeQuietly(page)
  })

  it('draws a seat for each ballot, those of one body beside each other', async () => {
    const page = await explorer.open('/entity/decision-bridge')
    const seats = page.locator('#votes svg[role="img"] .seat')
    await seats.first().waitFor()
    const drawn = await seats.evaluateAll((all) => all.map((seat) => seat.querySelector('title')?.textContent))
    expect(drawn).toEqual(['Yes, The North', 'No, The North', 'No, The South', 'Abstained, for no body'])
    await closeQuietly(page)
  })

  it('lists who voted how, and only those of one option where that is asked', async () => {
    const page = await explorer.open('/entity/decision-bridge')
    const votes = page.locator('#votes')
    const voters = votes.locator('.relations > li .entity-link').filter({ hasNotText: 'The ' })
    await expect.poll(() => voters.count()).toBe(4)
    await votes.getByRole('combobox').selectOption('NO')
    await expect.poll(() => voters.allInnerTexts()).toEqual(['Bo Holm', 'Cy Lund'])
    await closeQuietly(page)
  })

  it('shows counts alone where the vote was secret, and nothing where there was none', async () => {
    const page = await explorer.open('/entity/decision-secret')
    await page.locator('#votes tr', { hasText: 'As sources count' }).waitFor()
    expect(await page.locator('#votes svg[role="img"]').count()).toBe(0)
    expect(await page.locator('#votes').getByText('Who voted how').count()).toBe(0)
    await page.goto(`${explorer.url}/entity/decision-plain`)
    await page.getByRole('heading', { name: 'Relations' }).waitFor()
    await page.getByText('Nothing else is on record.').waitFor()
    expect(await page.locator('#votes').count()).toBe(0)
    await closeQuietly(page)
  })

  it('fits a narrow window', async () => {
    const page = await explorer.open('/entity/decision-bridge', { viewport: { width: 360, height: 800 } })
    await page.locator('#votes table').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await closeQuietly(page)
  })
})

describe('the page of a voter', () => {
  it('lists the votes, and only those of one option where that is asked', async () => {
    const page = await explorer.open('/entity/person-ada')
    const votes = page.locator('#votes')
    await votes.getByText('2 votes on record.').waitFor()
    const decisions = votes.locator('.relations > li .entity-link').filter({ hasText: 'That a' })
    await expect.poll(() => decisions.count()).toBe(2)
    expect(await votes.getByRole('option').allInnerTexts()).toEqual(['all ballots', 'Yes (1)', 'No (1)'])
    await votes.getByRole('combobox').selectOption('NO')
    await expect.poll(() => decisions.allInnerTexts()).toEqual(['That a road be built'])
    expect(await violationsOn(page)).toEqual([])
    await closeQuietly(page)
  })
})
