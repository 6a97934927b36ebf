import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { EntityPageDocument } from '../web/generated/entity.ts'
import { SearchDocument } from '../web/generated/search.ts'
import { noLens, parseLens } from '../web/lens/lens.ts'
import { queryText } from '../web/query/query-text.ts'
import { closeQuietly, openExplorer } from './browser.ts'
import { ask } from './harness.ts'

const explorer = await openExplorer()

describe('the query that a view shows', () => {
  it('asks for the same with no variables left, and without a lens where none is on', async () => {
    const text = queryText(EntityPageDocument, { slug: 'kim-jong-un' }, noLens)
    expect(validate(buildSchema(), parse(text))).toEqual([])
    expect(text).not.toMatch(/\$|lens/)
    const { data, errors } = await ask(text)
    expect(errors).toBeUndefined()
    expect(data.entity.name).toBe('Kim Jong Un')
  })

  it('keeps the lens that is on, with words of lists as words', async () => {
    const lens = parseLens(
      new URLSearchParams('at=2021-02-01&match=certainly&told-by=wikipedia-8th-wpk-congress&voices=2&expected=with'),
    )
    const text = queryText(SearchDocument, { query: 'kim "il"', kind: ['PERSON'], first: 3 }, lens)
    expect(validate(buildSchema(), parse(text))).toEqual([])
    expect(text).toContain('match: CERTAINLY')
    expect(text).toContain('kind: [PERSON]')
    expect((await ask(text)).errors).toBeUndefined()
  })

  it('opens in GraphiQL', async () => {
    const page = await explorer.open('/entity/kim-jong-un?at=2021-02-01')
    const link = page.getByRole('link', { name: 'Ask the same in GraphQL' })
    await link.waitFor()
    const address = new URL((await link.getAttribute('href')) ?? '', page.url())
    expect(address.pathname).toBe('/graphql')
    expect(address.href.length).toBeLessThan(12_000)
    await closeQuietly(page)
    const context = await explorer.browser.newContext()
    const graphiql = await context.newPage()
    await graphiql.goto(address.href)
    await graphiql.locator('.graphiql-query-editor .view-lines').waitFor({ timeout: 25_000 })
    await expect
      .poll(() => graphiql.locator('.graphiql-query-editor').innerText(), { timeout: 20_000 })
      .toContain('kim-jong-un')
    await context.close()
  })
})
