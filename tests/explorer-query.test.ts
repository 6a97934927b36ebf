import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentNode, Kind, parse, validate } from 'graphql'
import { formatDocument } from 'urql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { limits } from '../src/server/limits.ts'
import { costOf } from '../src/server/query-cost.ts'
import { EntityPageDocument } from '../web/generated/entity.ts'
import { SearchDocument } from '../web/generated/search.ts'
import { noLens, parseLens } from '../web/lens/lens.ts'
import { queryText } from '../web/query/query-text.ts'
import { mostAtOnce } from '../web/views/graph/at-once.ts'
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

/** What else is asked for at most. */
const largest = { ids: Array.from({ length: 100 }, String), limit: 20, maxNodes: mostAtOnce }

/** How long a page is asked for at most by `first`, where that is less than all that the graph gives. */
const largestPages: Record<string, number> = { Disagreements: 20, EntityDeputies: 25, SourceDisagreements: 20 }

describe('each query of the explorer', () => {
  it('is accepted with the largest page that is asked for', async () => {
    const schema = buildSchema()
    const documents = await readDocuments()
    const costs = [...documents].map(([name, document]) => {
      const variableValues = { first: largestPages[name] ?? 100, ...largest }
      // The client asks for the type of everything too.
      return { name, cost: costOf({ schema, document: formatDocument(document), variableValues }) }
    })
    expect(costs.length).toBeGreaterThan(40)
    expect(costs.filter(({ cost }) => cost > limits.cost)).toEqual([])
  })
})

/** All queries, by name. */
async function readDocuments(): Promise<Map<string, DocumentNode>> {
  const generated = join(import.meta.dirname, '../web/generated')
  const found = new Map<string, DocumentNode>()
  for (const file of readdirSync(generated)) {
    const documents = Object.values(await import(join(generated, file))) as Partial<DocumentNode>[]
    for (const { kind, definitions = [] } of documents)
      for (const definition of definitions)
        if (kind === Kind.DOCUMENT && definition.kind === Kind.OPERATION_DEFINITION && definition.name)
          found.set(definition.name.value, { kind, definitions })
  }
  return found
}
