import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { limits } from '../src/server/limits.ts'
import { listen } from '../src/server/listen.ts'
import { createServer as createPlenum } from '../src/server/server.ts'
import { ask, graph, log } from './harness.ts'

const root = join(import.meta.dirname, '..')
const guide = readFileSync(join(root, 'docs/clients.md'), 'utf8')

interface Block {
  readonly language: string
  readonly text: string
  /** The file that was last linked to above it. */
  readonly file: string
  /** The block that follows it, if nothing but space is between. */
  readonly answer: string | undefined
}

const blocks: readonly Block[] = [...guide.matchAll(/```(\w+)\n(.*?)```\n(?:\n```json\n(.*?)```)?/gs)].map((match) => {
  const [, language = '', text = '', answer] = match
  const links = [...guide.slice(0, match.index).matchAll(/\]\(\.\.\/([^)]+)\)/g)]
  return { language, text, answer, file: links.at(-1)?.[1] ?? '' }
})

function blocksIn(...languages: string[]): Block[] {
  return blocks.filter(({ language }) => languages.includes(language))
}

describe("the guide's code", () => {
  it.each(blocksIn('graphql'))('is a query that gives what is printed: $text', async ({ text, answer }) => {
    const { data, errors } = await ask(text)
    expect({ data, errors }).toEqual({ errors: undefined, ...JSON.parse(answer ?? '{}') })
  })

  it.each(blocksIn('ts', 'json'))('stands in the file that is linked to: $file', ({ file, text }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(text)
  })

  it('names commands whose files are there', () => {
    const files = [...guide.matchAll(/npx (?:node|vite) (examples\/[\w./-]+)/g)].map(([, file = '']) => file)
    expect(files).toHaveLength(4)
    for (const file of files) expect(existsSync(join(root, file)), file).toBe(true)
  })

  it('is all tested here', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['sh', 'graphql', 'ts', 'json']))
  })
})

describe("the guide's limits", () => {
  it('are those of the server', () => {
    const rows = [...guide.matchAll(/^\| `([a-z][a-zA-Z]+)` \| ([\d,]+) \|/gm)].map(([, name, allowed]) => [
      name,
      allowed,
    ])
    expect(rows).toEqual(Object.entries(limits).map(([name, allowed]) => [name, allowed.toLocaleString('en')]))
  })
})

describe("the guide's proxy", () => {
  it("brings a page of Vite's server to the graph, as its own address", async () => {
    const plenum = await listen(createPlenum({ graph, log }), { host: '127.0.0.1', port: 0 })
    onTestFinished(() => plenum.close())
    vi.stubEnv('PLENUM', plenum.url)
    onTestFinished(() => void vi.unstubAllEnvs())
    const options = { host: '127.0.0.1', port: 0, ws: false, watch: null } as const
    const vite = await createServer({
      root: join(root, 'examples/relay'),
      logLevel: 'error',
      optimizeDeps: { noDiscovery: true },
      server: options,
    })
    onTestFinished(() => vite.close())
    await vite.listen()
    const [origin = ''] = vite.resolvedUrls?.local.map((local) => new URL(local).origin) ?? []
    expect(await (await fetch(origin)).text()).toContain('src="/browser.ts')
    const script = await (await fetch(`${origin}/participants.tsx`)).text()
    expect(script).toContain('/generated/participants_meeting.graphql.ts')
    expect(script).not.toContain('graphql`')
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ query: '{ __typename }' }),
    })
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
  })
})
