import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { roles } from '../src/model/change.ts'
import { createToken, hashToken } from '../src/server/identity/token.ts'
import { createServer, type Server } from '../src/server/server.ts'
import { addAccount } from '../src/store/history/accounts.ts'
import { newAddress, openDatabase } from './databases.ts'
import { subscribe } from './event-client.ts'
import { log } from './harness.ts'
import { dataFolder } from './shipped-data.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const guide = readFileSync(join(root, 'docs/writing.md'), 'utf8')

interface Block {
  readonly language: string
  readonly text: string
  /** The file that was last linked to above it. */
  readonly file: string
  /** What is printed below it. */
  readonly answer: string
}

const blocks: readonly Block[] = [...guide.matchAll(/```(\w+)\n(.*?)```\n(?:\n```json\n(.*?)```)?/gs)].map((match) => {
  const [, language = '', text = '', answer = ''] = match
  const links = [...guide.slice(0, match.index).matchAll(/\]\(\.\.\/([^)]+)\)/g)]
  return { language, text, answer, file: links.at(-1)?.[1] ?? '' }
})

function blocksIn(language: string): Block[] {
  return blocks.filter((block) => block.language === language)
}

/** The story begins on the morning of the day that its footnote names; each step is told a quarter of an hour later. */
const [imported, begun] = ['2026-03-01T08:00:00Z', '2026-03-03T08:30:00Z'].map((text) => Date.parse(text)) as [
  number,
  number,
]
const quarter = 15 * 60_000

const [alice, petra] = [createToken(), createToken()]
/** The id of the change that was told of last. */
let latest = ''

/** Asks as a client does; where the query has a variable, it is the change that was told of last. */
async function send(to: Pick<Server, 'fetch'>, query: string, token: string): Promise<unknown> {
  const variable = /\(\$(\w+): ID!\)/.exec(query)?.[1]
  const request = new Request('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: variable ? { [variable]: latest } : {} }),
  })
  const answer = await (await to.fetch(request)).json()
  latest = /"(Q2hhbmdl[\w-]+)"/.exec(JSON.stringify(answer))?.[1] ?? latest
  return answer
}

/** What a subscription tells first. */
async function listen(to: Server, query: string, token: string): Promise<unknown> {
  const client = await subscribe(to, query, { headers: { authorization: `Bearer ${token}` } })
  const told = await client.next()
  await client.leave()
  return told?.data
}

/** The server of the shipped graph, which takes changes from alice and petra. */
async function openStory(): Promise<{ server: Server; close(): Promise<void> }> {
  const store = await openDatabase()
  await importFile(store, { format: formats.plenum, paths: [dataFolder], name: 'data' })
  for (const [name, role, token] of [
    ['alice', 'EDITOR', alice],
    ['petra', 'PROPOSER', petra],
  ] as const)
    await addAccount(store, { name, role, token_hash: hashToken(token), expires: null, added: Date.now() })
  const graph = await openLiveGraph(store, { onError: () => {} })
  const server = createServer({ graph, log, isWritable: true })
  return {
    server,
    async close() {
      server.drain()
      graph.close()
      await store.close()
    },
  }
}

/** What ends in "…" stands for whatever begins so. */
function printed(answer: string): unknown {
  return JSON.parse(answer, (_, value) =>
    typeof value === 'string' && value.endsWith('…') ? expect.stringMatching(`^${value.slice(0, -1)}`) : value,
  )
}

describe("the guide's queries, one after the other", () => {
  let story: Awaited<ReturnType<typeof openStory>>
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: imported })
    story = await openStory()
  })
  afterAll(async () => {
    vi.useRealTimers()
    await story.close()
  })

  it.each(blocksIn('graphql').map((block, index) => ({ ...block, index })))(
    'give what is printed: $index $text',
    async ({ text, answer, index }) => {
      vi.setSystemTime(begun + index * quarter)
      const act = text.startsWith('subscription') ? listen : send
      expect(await act(story.server, text, text.startsWith('# as petra') ? petra : alice)).toEqual(printed(answer))
    },
  )
})

describe("the guide's other code", () => {
  it('signs in as it says, and is answered with a cookie', async () => {
    const { server, close } = await openStory()
    const [{ text = '' } = {}] = blocksIn('js')
    const fromOwnPage = (path: string, init: RequestInit) => {
      const headers = { ...init.headers, origin: 'http://localhost' }
      return server.fetch(new Request(`http://localhost${path}`, { ...init, headers }))
    }
    const run = new Function('fetch', 'token', `return (async () => { return ${text} })()`)
    const response: Response = await run(fromOwnPage, alice)
    expect(response.headers.get('set-cookie')).toMatch(/^plenum_token=.*HttpOnly/)
    await close()
  })

  it.each(blocksIn('ts'))('stands in the file that is linked to: $file', ({ file, text }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(text)
  })

  it('has commands that do what is said, one after the other', { timeout: 120_000 }, async () => {
    const [address, copy, folder] = [await newAddress(), await newAddress(), temporaryFolder()]
    const tokens: string[] = []
    for (const line of blocksIn('sh').flatMap(({ text }) => text.trim().split('\n'))) {
      const [, program, ...words] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      )
      if (program === 'node') {
        expect(existsSync(join(root, words[0] ?? '')), line).toBe(true)
        continue
      }
      const places = {
        'sqlite:graph.sqlite': address,
        'sqlite:copy.sqlite': copy,
        'history.jsonl': join(folder, 'history'),
      }
      const args = words.map((word) => places[word as keyof typeof places] ?? word)
      const [command] = args
      if (command === 'serve') await writeThrough(args, tokens)
      else {
        // Nobody is there to be asked.
        const { error, output } = await run([...args, ...(command === 'erase' ? ['--yes'] : [])])
        expect(error, line).toBe('')
        if (command === 'user') tokens.push(output.trim())
      }
    }
  })

  it('is all tested here', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['sh', 'graphql', 'js', 'ts']))
  })
})

describe("the guide's roles", () => {
  it('are those that there are, in the same words', () => {
    const rows = [...guide.matchAll(/^\| `([A-Z]+)` \| (.*) \|$/gm)].map(([, role, meaning]) => [
      role,
      `May ${meaning?.charAt(0).toLowerCase()}${meaning?.slice(1)}`,
    ])
    expect(Object.fromEntries(rows)).toEqual(roles)
  })
})

/** Runs a command; gives what it prints, and what it complains of where it fails. */
function run(args: readonly string[]): Promise<{ output: string; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['bin/plenum.js', ...args], { cwd: root }, (error, output, errors) =>
      resolve({ output, error: error ? errors : '' }),
    )
  })
}

/** Starts the server, and has alice change the graph, petra propose something, and alice accept it. */
async function writeThrough(args: readonly string[], [editor = '', proposer = '']: readonly string[]): Promise<void> {
  const serving = spawn(process.execPath, ['bin/plenum.js', ...args, '--port', '0'], { cwd: root })
  try {
    const [said] = await once(serving.stdout, 'data')
    const url = /http:\S+\/graphql/.exec(String(said))?.[0] ?? ''
    const to = { fetch: (request: Request) => fetch(new Request(url, request)) }
    for (const [part, token] of [
      ['idempotencyKey:', editor],
      ['# as petra', proposer],
      ['review(', editor],
    ] as const) {
      const query = blocksIn('graphql').find(({ text }) => text.includes(part))?.text ?? ''
      expect(await send(to, query, token)).toMatchObject({
        data: { [part === 'review(' ? 'review' : 'change']: { problems: [] } },
      })
    }
  } finally {
    serving.kill()
    await once(serving, 'exit')
  }
}
