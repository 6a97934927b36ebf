import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import type { Role } from '../src/model/change.ts'
import { createToken, hashToken } from '../src/server/identity/token.ts'
import { listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { addAccount } from '../src/store/history/accounts.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { log } from './harness.ts'
import { dataFolder } from './shipped-data.ts'

const root = join(import.meta.dirname, '..')
const clients = ['examples/urql/write.ts', 'examples/relay/write.ts']

/** The shipped graph, in a database that takes changes. */
const store = await openDatabase()
await writeGraph(store, { ...loadDataset(dataFolder), revision: 'shipped' })
const graph = await openLiveGraph(store, { onError: () => {} })
const listening = await listen(createServer({ graph, log, isWritable: true }), { host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await listening.close()
  graph.close()
  await store.close()
})

async function account(name: string, role: Role): Promise<string> {
  const token = createToken()
  await addAccount(store, { name, role, token_hash: hashToken(token), expires: null, added: Date.now() })
  return token
}

/** Runs a client as a user does, and gives what it prints. */
function run(script: string, token?: string, address = listening.url): Promise<{ output: string; errors: string }> {
  const env = { ...process.env, ...(token !== undefined && { PLENUM_TOKEN: token }) }
  return new Promise((resolve) => {
    execFile(process.execPath, [script, `${address}/graphql`], { cwd: root, env }, (_, output, errors) =>
      resolve({ output, errors }),
    )
  })
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
async function ask(query: string): Promise<any> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${listening.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

describe('the client with urql that writes', () => {
  it('shows a member before the server has answered, as saved once it has, and no more once it was taken back', async () => {
    const name = 'organization(slug: "wpk-political-bureau-8") { name members { totalCount } }'
    const before = await ask(`{ graph { number } ${name} }`)
    const { output, errors } = await run('examples/urql/write.ts', await account('ursula', 'EDITOR'))
    expect(errors).toBe('')
    const [body, count] = [before.organization.name, before.organization.members.totalCount]
    const lines = output.trimEnd().split('\n')
    expect(lines.filter((line) => !line.startsWith('  '))).toEqual([
      'Signed in as ursula, EDITOR',
      `${body}: ${count} members`,
      `${body}: ${count + 1} members  + Nobody At All (being saved)`,
      `${body}: ${count + 1} members  + Nobody At All`,
      expect.stringMatching(/^UGVy[\w-]+: Person$/),
      `${body}: ${count} members`,
      expect.stringMatching(/^UGVy[\w-]+: nothing$/),
    ])
    const { number } = before.graph
    expect(lines.filter((line) => line.startsWith('  '))).toEqual([
      `  told of change ${number + 1}, by ursula: A member who is none, to try it out.`,
      `  told of change ${number + 2}, by ursula: It was only to try it out.`,
    ])
    expect((await ask(`{ ${name} }`)).organization).toEqual(before.organization)
  })

  it('shows the list as it was where somebody may only propose', async () => {
    const { output, errors } = await run('examples/urql/write.ts', await account('paula', 'PROPOSER'))
    expect(errors).toBe('')
    const counts = [...output.matchAll(/: (\d+) members/g)].map(([, count]) => Number(count))
    const [count = 0] = counts
    expect(counts).toEqual([count, count + 1, count])
    expect(output).toContain('It waits for somebody else to review it.')
  })
})

describe('the client with Relay that writes', () => {
  it('shows a start before the server has answered, then what came of it, and each change as it is told', async () => {
    const { output, errors } = await run('examples/relay/write.ts', await account('renate', 'EDITOR'))
    expect(errors).toBe('')
    const [page = '', said = '', back = ''] = output.split(/\n\[[^\]]+\]\n\n/)
    const { meeting } = await ask(
      '{ meeting(slug: "wpk-congress-8") { name startDate { claims { id } } history(first: 2) { nodes { number message } } } }',
    )
    const [second, first] = meeting.history.nodes
    expect(second.message).toBe('It was only to try it out.')
    expect(meeting.startDate.claims).toHaveLength(2)
    expect(page).toContain(`${meeting.name}\nSigned in as renate, EDITOR\nStart: 2021-01-05, disputed\n`)
    expect(page).not.toContain('2021-01-07')
    expect(said.trimEnd().split('\n')).toEqual([
      '  2021-01-07: TML Weekly (nowhere: it is tried out), being saved',
      "  2021-01-07: 8th Congress of Workers' Party of Korea Sets Ambitious Program (nowhere: it is tried out)Take back",
      `  ${first.number}, by renate: Another start, to try it out.`,
    ])
    expect(back.trimEnd()).toBe(`  ${second.number}, by renate: It was only to try it out.`)
  })

  it('says of a proposal that it waits', async () => {
    const { output } = await run('examples/relay/write.ts', await account('peter', 'PROPOSER'))
    expect(output).toMatch(/being saved\nIt waits for somebody else to review it\.\n/)
  })
})

describe.each(clients)('%s', (client) => {
  it.each([
    ['it needs a token', undefined, undefined, /^Set PLENUM_TOKEN to the token that "plenum user add" printed\.$/m],
    ['its token is not known', createToken(), undefined, /with a token that this server knows, got another\.$/m],
    ['nothing answers', createToken(), 'http://127.0.0.1:1', /^Nothing answers at http:\/\/127\.0\.0\.1:1\/graphql/],
  ])('says in plain words that %s', async (_, token, address, why) => {
    const { output, errors } = await run(client, token, address)
    expect(errors).toMatch(why)
    expect(errors).not.toMatch(/^\s+at /m)
    expect(output).toBe('')
  })
})
