import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'
import { told } from './claim-told.ts'
import { claim, openSmallGraph } from './small-graph.ts'

const many = 60
const numbered = (kind: string) => Array.from({ length: many }, (_, at) => `${kind}-${String(at).padStart(2, '0')}`)

const claims = [
  claim('meeting-long', 'startDate', '2020-01-01'),
  ...numbered('agenda-item').map((item) => claim(item, 'meeting', 'meeting-long', { qualifiers: { stage: 'HELD' } })),
  ...numbered('decision').map((decision) => claim(decision, 'adoptedAt', 'meeting-long')),
  ...numbered('decision')
    .slice(1)
    .map((part) => claim(part, 'partOf', 'decision-00')),
]

const names = ['et', 'en', 'fi'].map((language) =>
  told({ subject: 'person-named', property: 'name', value: { type: 'text', text: 'Kaja Kallas', language } }),
)

const explorer = await openExplorer(await openSmallGraph([...claims, ...names]))

describe('a graph in which nothing is disputed, and no meeting is a congress', () => {
  it('begins with its meetings, and speaks of a lens only where one is on', async () => {
    const page = await explorer.open('/')
    await page.getByRole('heading', { name: 'Meetings' }).waitFor()
    await page.locator('.doors').getByRole('link').first().waitFor()
    await page.getByText('Nothing is disputed.', { exact: true }).waitFor()
    expect(await page.getByText('through this lens').count()).toBe(0)
    await closeQuietly(page)
    const lensed = await explorer.open('/disagreements?at=2020')
    await lensed.getByText('Through this lens nothing is disputed.').waitFor()
    await closeQuietly(lensed)
  })
})

describe('a meeting of many items and decisions', () => {
  it('says how many there are, and brings the rest', async () => {
    const page = await explorer.open('/entity/meeting-long')
    const agenda = page.locator('.section', { has: page.getByRole('heading', { name: 'Agenda' }) })
    await agenda.getByText(`50 of ${many} items`).waitFor()
    await agenda.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => agenda.locator('.numbered > li').count()).toBe(many)
    const decided = page.locator('.section', { has: page.getByRole('heading', { name: 'Decisions' }) })
    await decided.getByText(`50 of ${many} decisions`).waitFor()
    await decided.getByText(`${many - 1} parts`, { exact: true }).click()
    const parts = decided.locator('details')
    await parts.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => parts.locator('li').count()).toBe(many - 1)
    await decided.locator('.more').getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => decided.locator('.relations > li').count()).toBe(many)
    await closeQuietly(page)
  })
})

describe('a name that several languages spell alike', () => {
  it('stands there once, with its languages one step away', async () => {
    const page = await explorer.open('/entity/person-named')
    const spellings = page.locator('.names > li')
    await spellings.first().waitFor()
    expect(await spellings.count()).toBe(1)
    expect(await spellings.innerText()).toContain('in 3 languages')
    await spellings.getByRole('button').click()
    await spellings.getByText('English, Estonian and Finnish.').waitFor()
    await closeQuietly(page)
  })
})
