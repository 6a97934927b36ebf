import { describe, expect, it } from 'vitest'
import { violationsOn } from './axe.ts'
import { closeQuietly, openExplorer } from './browser.ts'
import { claim, openSmallGraph } from './small-graph.ts'

const shipped = await openExplorer()

const seats = Array.from({ length: 12 }, (_, at) => `person-${String(at).padStart(2, '0')}`)
const delegates = Array.from({ length: 70 }, (_, at) => `person-delegate-${String(at).padStart(2, '0')}`)
const parliament = await openExplorer(
  await openSmallGraph([
    ...delegates.map((person) =>
      claim(person, 'memberOf', 'organization-assembly', { qualifiers: { term: 'meeting-long-term' } }),
    ),
    claim('person-undated', 'memberOf', 'organization-club'),
    ...seats.map((person, at) =>
      claim(person, 'memberOf', 'organization-house', {
        qualifiers: {
          onBehalfOf: at < 11 ? 'organization-party' : 'organization-others',
          constituency: 'place-north',
          term: 'meeting-term',
        },
        start: '2015-03-30',
      }),
    ),
  ]),
)

describe('a spell', () => {
  it('is not said to go on where no source tells its end, and is told what bounds it', async () => {
    const page = await shipped.open('/entity/kim-jong-un')
    const members = page.locator('.relation-group', { has: page.getByRole('heading', { name: /^Member of/ }) })
    const text = await members.innerText()
    expect(text).toMatch(/Secretariat of the 8th.*from 10 January 2021, end not told/)
    expect(text).toMatch(/Political Bureau of the 7th.*until at most 10 January 2021 \(election of the next term/)
    expect(text).not.toContain('since')
    await members
      .getByRole('link', { name: /^election of the next term.*Political Bureau/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /^Election of the Political Bureau/ }).waitFor()
    await closeQuietly(page)
  })

  it('without a date says so as of a day', async () => {
    const page = await parliament.open('/entity/organization-club?at=2016-01-01')
    await page.getByRole('heading', { name: /^Has member 1/ }).waitFor()
    expect(await page.locator('.relation-group').first().innerText()).toContain('no date told')
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByText('an end that no source tells is not known').waitFor()
    await page.getByRole('button', { name: 'Take it off' }).click()
    await page.locator('.relation-group .entity-link').first().waitFor()
    await expect.poll(() => page.getByText('no date told').count()).toBe(0)
    await closeQuietly(page)
  })
})

describe('a disagreement', () => {
  it('of two lists names whom only one of them lists', async () => {
    const page = await shipped.open('/entity/wpk-congress-8')
    const lists = page.locator('.disagreement', { hasText: 'Two lists that sources call complete' })
    await lists.getByRole('link', { name: /Jong Kyong Thaek/ }).waitFor()
    expect(await lists.locator('.version').allInnerTexts()).toEqual([
      expect.stringMatching(/^39 listed by Opening/),
      expect.stringMatching(/^33 listed by 8th Congress/),
    ])
    await closeQuietly(page)
  })

  it('that was judged says so with the reason, and makes the page no louder', async () => {
    const page = await shipped.open('/entity/ri-pyong-chol')
    const judged = page.locator('.disagreement', { hasText: 'Judged:' })
    await judged.getByText(/^Set aside by the editors: The list that has him/).waitFor()
    expect(await judged.locator('.version').allInnerTexts()).toEqual([
      expect.stringContaining('candidate member'),
      expect.stringContaining('full member'),
    ])
    expect(await page.getByText(/^Sources differ on/).count()).toBe(0)
    await closeQuietly(page)
  })
})

describe('who sits for a party, for a constituency, in a term', () => {
  it.each([
    ['organization-party', '11 persons on record, as members on behalf of this body.'],
    ['place-north', '12 persons on record, as members for this place.'],
  ])('is shown on the page of %s, body by body', async (slug, count) => {
    const page = await parliament.open(`/entity/${slug}`)
    const deputies = page.locator('#deputies')
    await deputies.getByText(count).waitFor()
    expect(await deputies.locator('.relations > li').count()).toBe(10)
    await deputies.getByRole('button', { name: 'Show more' }).click()
    await deputies.locator('.relations > li').nth(10).waitFor()
    expect(await deputies.getByRole('heading', { level: 3 }).count()).toBe(1)
    expect(await page.getByText('Nothing else is on record.').count()).toBe(0)
    expect(await page.getByRole('heading', { name: /^Has member, (on behalf of|constituency)/ }).count()).toBe(0)
    expect(await violationsOn(page)).toEqual([])
    await closeQuietly(page)
  })

  it('is a list of its own for each qualifier, which goes on to its end', async () => {
    const page = await parliament.open('/entity/meeting-term')
    const members = page.locator('.relation-group', {
      has: page.getByRole('heading', { name: /^Has member, term 12/ }),
    })
    await members.getByRole('button', { name: 'Show more' }).click()
    await members.locator('li').nth(11).waitFor()
    expect(await members.locator('li').count()).toBe(12)
    expect(await members.getByRole('button', { name: 'Show more' }).count()).toBe(0)
    await closeQuietly(page)
  })

  it.each([
    ['of a term', 'meeting-long-term', /^Has member, term 70/],
    ['of a body', 'organization-assembly', /^Has member 70/],
  ])('%s is read on page by page, each from where the one before ended', async (_, slug, heading) => {
    const page = await parliament.open(`/entity/${slug}`)
    const members = page.locator('.relation-group', { has: page.getByRole('heading', { name: heading }) })
    const more = members.getByRole('button', { name: 'Show more' })
    for (const count of [33, 58]) {
      await more.click()
      await members.getByText(`${count} of 70`).waitFor()
    }
    await more.click()
    await members.locator('.more').waitFor({ state: 'detached' })
    const rows = await members.locator('.relations > li').allInnerTexts()
    const names = rows.flatMap((row) => /delegate-\d\d/.exec(row)?.[0] ?? [])
    expect(names).toEqual(delegates.map((slug) => slug.replace('person-', '')))
    await closeQuietly(page)
  })

  it('is read on in the graph too', async () => {
    const opening = 'meeting-long-term.memberOf-term.in'
    const page = await parliament.open(`/graph?root=meeting-long-term&on=meeting-long-term&open=${opening}`)
    const row = page.locator('.menu > li').filter({ hasText: /^Has member, term/ })
    await row.getByText('25 of 70').waitFor()
    await row.getByRole('button', { name: /^Next 25/ }).click()
    await row.getByText('50 of 70').waitFor()
    await row.getByRole('button', { name: /^Next 20/ }).click()
    await row.getByText('70 of 70').waitFor()
    await closeQuietly(page)
  })

  it('opens in the graph each by itself, and is worded on the way of a connection', async () => {
    const page = await parliament.open(
      '/graph?root=organization-house&on=organization-house&open=organization-house.memberOf-onBehalfOf.in',
    )
    await page.getByRole('status').filter({ hasText: '3 entities, 2 links among them' }).waitFor()
    const row = page.getByRole('listitem').filter({ hasText: /^Has member, on behalf of/ })
    expect(await row.innerText()).toContain('2 of 2 shown')
    await closeQuietly(page)
    const paths = await parliament.open('/connections?from=person-00&to=organization-party')
    await paths.locator('.link-words').first().waitFor()
    expect(await paths.locator('.link-words').first().innerText()).toBe('member of, on behalf of')
    await closeQuietly(paths)
  })
})
