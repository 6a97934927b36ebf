import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

function start(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args], { cwd, env: { ...process.env, PORT: '0' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const told = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    told.output += chunk
  })
  child.stderr.on('data', (chunk) => {
    told.errors += chunk
  })
  return { told, code: once(child, 'close').then(([code]) => code as number | null) }
}

async function run(cwd: string, ...args: string[]) {
  const { told, code } = start(cwd, ...args)
  return { code: await code, ...told }
}

/** Makes a graph, and gives its folder. */
async function newGraph(): Promise<string> {
  const parent = temporaryFolder()
  expect(await run(parent, 'init', 'my graph')).toEqual({
    code: 0,
    output: 'A graph is in my graph. Serve it, and edit its files:\n  cd my graph\n  npx plenum serve\n',
    errors: '',
  })
  return join(parent, 'my graph')
}

const ask = async (url: string, query: string) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await response.json()).data
}

describe('plenum init', () => {
  it('makes a graph without a mistake, with what editors and git need', async () => {
    const folder = await newGraph()
    const { code, output } = await run(folder, 'check')
    expect([code, output]).toEqual([0, expect.stringMatching(/^No mistakes: \d+ entities, \d+ claims/)])
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toContain('.plenum/')
    const settings = JSON.parse(readFileSync(join(folder, '.vscode/settings.json'), 'utf8'))
    for (const name of Object.keys(settings['yaml.schemas'])) expect(existsSync(join(folder, name)), name).toBe(true)
    for (const name of ['sources/gazette-2024-05-03.yaml', 'entities/people.yaml', 'graph.yaml']) {
      const path = join(folder, 'data', name)
      const [, schema = ''] = /^# yaml-language-server: \$schema=(.*)$/m.exec(readFileSync(path, 'utf8')) ?? []
      expect(existsSync(join(path, '..', schema)), name).toBe(true)
    }
    expect(readFileSync(join(folder, 'README.md'), 'utf8').split('\n').length).toBeLessThan(30)
  })

  it('leaves a folder alone that holds something', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine.txt'), '')
    const { code, errors } = await run(folder, 'init', '.')
    expect([code, errors]).toEqual([
      1,
      'plenum: Expected an empty folder for a new graph, or none, and . holds mine.txt: give another.\n',
    ])
    mkdirSync(join(folder, 'empty/.git'), { recursive: true })
    expect((await run(folder, 'init', 'empty')).code).toBe(0)
  })
})

describe('plenum serve, where a graph of one’s own is', () => {
  it('serves it, and what is edited, and tells of mistakes while it goes on', async () => {
    const folder = await newGraph()
    const { told } = start(folder, 'serve')
    const until = (done: () => unknown) => vi.waitFor(async () => expect(await done()).toBeTruthy(), 25_000)
    await until(() => told.output.includes('\n'))
    const [url = ''] = /http:\/\/[\d.:]+/.exec(told.output) ?? []
    const statusOf = async () =>
      (await ask(url, '{ meeting(slug: "bridge-meeting") { startDate { status } } }')).meeting
    expect(await statusOf()).toEqual({ startDate: { status: 'DISPUTED' } })
    expect((await ask(url, '{ disagreements { totalCount } }')).disagreements.totalCount).toBe(2)
    const path = join(folder, 'data/sources/town-chronicle-2024.yaml')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('startDate: 2024-05-03', 'startDat: 2024-05-02'))
    await until(() => told.errors.includes('graph as it was before'))
    expect(told.errors).toMatch(/town-chronicle-2024\.yaml:16:5: .*did you mean startDate/)
    expect(await statusOf()).toEqual({ startDate: { status: 'DISPUTED' } })
    writeFileSync(path, text.replace('2024-05-03', '2024-05-02'))
    await until(async () => (await statusOf()).startDate.status === 'UNDISPUTED')
  }, 60_000)

  it('becomes a database by its folder’s own name', async () => {
    const folder = await newGraph()
    const { code, errors, output } = await run(
      join(folder, 'data'),
      'import',
      'plenum',
      '.',
      '--db',
      'sqlite:../my.sqlite',
    )
    expect([code, errors.replace(/[^\n]*\r/g, ''), output]).toEqual([
      0,
      expect.any(String),
      expect.stringContaining('claims'),
    ])
  })
})
