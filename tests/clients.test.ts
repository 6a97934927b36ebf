import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, server } from './harness.ts'

const root = join(import.meta.dirname, '..')
const clients = ['examples/fetch/congress.js', 'examples/urql/members.ts', 'examples/relay/main.ts']

let requests = 0
const http = createServer((request, response) => {
  requests += 1
  void server.yoga(request, response)
})
let url = ''

beforeAll(async () => {
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
})
afterAll(() => http.close())

/** Runs a client as a user does, and gives what it prints. */
function run(script: string, address = url): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, address], { cwd: root }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    )
  })
}

/** What a client prints, and how often it asks for it. Each runs once. */
async function read(script: string): Promise<{ output: string; requests: number }> {
  const known = runs.get(script)
  if (known) return known
  requests = 0
  const { code, output, errors } = await run(script)
  expect(errors).toBe('')
  expect(code).toBe(0)
  const result = { output, requests }
  runs.set(script, result)
  return result
}

const runs = new Map<string, { output: string; requests: number }>()

/** Expects these texts in this order, each after the one before. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    expect(at, `"${part}", in its order`).toBeGreaterThanOrEqual(0)
    from = at + part.length
  }
}

describe('the client that only fetches', () => {
  it('prints the road to the congress, oldest first, and who tells of each step', async () => {
    const { output } = await read('examples/fetch/congress.js')
    const { data } = await ask(`{
      meeting(slug: "wpk-congress-8") {
        precededBy {
          totalCount
          edges { to { name } node { name startDate { edtf } } via { references { locator source { name publisher } } } }
        }
      }
    }`)
    const { totalCount, edges } = data.meeting.precededBy
    expect(edges).toHaveLength(totalCount)
    for (const { node, to, via } of edges) {
      const { references } = via[0]
      const { locator, source } = references[0]
      const citation = `${source.publisher ?? source.name}, ${locator}`
      expectInOrder(output, [`${node.startDate.edtf} `, node.name, to.name, citation])
    }
    expectInOrder(
      output,
      edges.map(({ node }: { node: { name: string } }) => `  ${node.name}\n`),
    )
  })

  it('prints what sources differ on, every rival with its sources', async () => {
    const { output, requests: asked } = await read('examples/fetch/congress.js')
    const { data } = await ask(`{
      meeting(slug: "wpk-congress-8") {
        disagreements { nodes { property { label } positions { display sources { name publisher } } } }
      }
    }`)
    const { nodes } = data.meeting.disagreements
    expect(nodes.length).toBeGreaterThan(1)
    for (const { property, positions } of nodes) {
      const start = output.indexOf(`Sources differ on the ${property.label}`)
      expect(start).toBeGreaterThan(0)
      for (const { display, sources } of positions) {
        const line = output
          .slice(start)
          .split('\n')
          .find((text) => text.startsWith(`    ${display}  `))
        for (const { name, publisher } of sources) expect(line).toContain(publisher ?? name)
      }
    }
    expect(asked).toBe(1)
  })

  it('throws what the server refuses with its code, and what is no GraphQL with its text', async () => {
    const { ask: askByFetch } = await import(join(root, 'examples/fetch/ask.js'))
    await expect(askByFetch(url, '{ node(id: "nonsense") { id } }')).rejects.toMatchObject({
      name: 'Refusal',
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/^"nonsense" is no id/),
    })
    await expect(askByFetch(url, '{ people { nodes { nam } } }')).rejects.toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    })
    await expect(askByFetch(`${url}x`, '{ __typename }')).rejects.toThrow(/404, and no GraphQL: Nothing is at this/)
  })
})

describe('the client with urql', () => {
  it('prints the members on a day, page by page, and who sat otherwise later', async () => {
    const { output } = await read('examples/urql/members.ts')
    const { data } = await ask(`{
      first: lens(at: "2021-01-13") { ...members }
      later: lens(at: "2021-07-15") { ...members }
    }
    fragment members on View {
      organization(slug: "wpk-political-bureau-8") {
        members(first: 100) { totalCount edges { node { name } relations { start qualifiers { display } } } }
      }
    }`)
    const linesOf = ({ organization }: typeof data): string[] =>
      organization.members.edges.map(({ node, relations }: typeof data) =>
        [
          node.name,
          ...relations.map(({ start, qualifiers }: typeof data) => `${qualifiers[0].display} ${start}`),
        ].join(),
      )
    const [before, after] = [linesOf(data.first), linesOf(data.later)]
    const nameOf = (line: string) => line.split(',')[0] ?? ''
    const changed = after.filter((line) => !before.includes(line)).map(nameOf)
    expect(changed.length).toBeGreaterThan(0)
    const [listed = '', news = '', cached = ''] = output
      .split('\n\nAs of 2021-07-15')
      .flatMap((text) => text.split('\n\nAgain'))
    expect(listed).toContain(`as of 2021-01-13: ${before.length} members`)
    expect(listed.match(/^ {4}\S[^,]*/gm)?.map((line) => line.trim())).toEqual(before.map(nameOf))
    const pages = Math.ceil(before.length / 12)
    expect(pages).toBeGreaterThan(1)
    expect(listed.match(/page \d+ of \d+/g)).toEqual(
      Array.from({ length: pages }, (_, index) => `page ${index + 1} of ${pages}`),
    )
    expect(news).toContain(`: ${after.length} members`)
    expect(news.match(/^ {4}\S[^,]*/gm)?.map((line) => line.trim())).toEqual(changed)
    expect(cached).toContain(`${before.length} and ${after.length} members`)
  })

  it('asks once for each page of each day, and its cache for both again', async () => {
    const { output, requests: asked } = await read('examples/urql/members.ts')
    const counts = [...output.matchAll(/: (\d+) members/g)].map(([, count]) => Number(count))
    expect(counts).toHaveLength(2)
    expect(asked).toBe(counts.reduce((sum, count) => sum + Math.ceil(count / 12), 0))
  })
})

describe('the client with Relay', () => {
  it('shows the page, another lens, the next participants and any of them, as the graph has them', async () => {
    const { output } = await read('examples/relay/main.ts')
    const { data } = await ask(`{
      meeting(slug: "wpk-congress-8") {
        name
        startDate { edtf status }
        participants(role: PRESIDIUM) { totalCount nodes { name } }
      }
      tml: lens(toldBy: ["tml-weekly-2021-02-21"]) { ...start }
      wikipedia: lens(toldBy: ["wikipedia-8th-wpk-congress"]) { ...start }
      person(slug: "kim-tok-hun") { names { text } }
    }
    fragment start on View { meeting(slug: "wpk-congress-8") { startDate { edtf status claims { display } } } }`)
    const [page = '', tml = '', wikipedia = '', more = '', card = ''] = output.split(/\n\[[^\]]+\]\n\n/)
    const heading = ({ edtf, status }: { edtf: string; status: string }) => `Start: ${edtf}, ${status.toLowerCase()}\n`
    const { name, startDate, participants } = data.meeting
    const names: string[] = participants.nodes.map((node: { name: string }) => node.name)
    expectInOrder(page, [name, heading(startDate), `Presidium, 10 of ${participants.totalCount}\n`])
    expectInOrder(
      page,
      names.slice(0, 10).map((text) => `\n  ${text}\n`.trimEnd()),
    )
    expect(page).not.toContain(names[10])
    for (const [shown, { meeting }] of [
      [tml, data.tml],
      [wikipedia, data.wikipedia],
    ] as const) {
      expect(shown.startsWith(heading(meeting.startDate))).toBe(true)
      expect(shown.match(/^ {2}[^:]+/gm)).toEqual(
        meeting.startDate.claims.map(({ display }: { display: string }) => `  ${display}`),
      )
    }
    expect(tml).not.toContain('2021-01-06')
    expect(more.trim().split('\n')).toEqual([
      `Presidium, 20 of ${participants.totalCount}`,
      ...names.slice(10, 20).map((text) => `  ${text}`),
    ])
    expect(card).toContain('Person: Kim Tok Hun')
    for (const { text } of data.person.names) expect(card).toContain(`  ${text}: `)
  })

  it('asks for the page, each lens, the next participants and the one node, once each', async () => {
    expect((await read('examples/relay/main.ts')).requests).toBe(5)
  })
})

describe('the clients', () => {
  it('import nothing of this tree but what lies beside them', () => {
    const modules = globSync('examples/*/*.{js,ts,tsx}', { cwd: root })
    expect(modules.length).toBeGreaterThan(10)
    for (const module of modules) {
      const imported = [...readFileSync(join(root, module), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)]
      for (const [, path] of imported) expect(path, module).toMatch(/^\.\/(?:generated\/)?[^/]+$/)
    }
  })
})

describe.each(clients)('%s', (client) => {
  it('says in plain words that nothing answers', async () => {
    const { code, errors, output } = await run(client, 'http://127.0.0.1:1/graphql')
    expect(code).toBe(1)
    expect(errors).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:1\/graphql: start the server/)
    expect(errors).not.toMatch(/^\s+at /m)
    expect(output).toBe('')
  })

  it('says in plain words that no GraphQL is at an address', async () => {
    const { code, errors } = await run(client, `${url}x`)
    expect(code).toBe(1)
    expect(errors).toMatch(/no GraphQL/)
    expect(errors).not.toMatch(/^\s+at /m)
  })
})
