import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import packageFile from '../package.json' with { type: 'json' }
import { world, writeFolder } from './files-folder.ts'
import { ask } from './harness.ts'
import { sourceCount } from './shipped-data.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

interface Running {
  readonly process: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  readonly code: Promise<number | null>
}

/** Starts Plenum; what still runs when the test ends is ended. */
function start(args: readonly string[], env: Record<string, string> = {}, script = [launcher]): Running {
  const { PORT: _, HOST: __, ...rest } = process.env
  const child = spawn(process.execPath, [...script, ...args], { env: { ...rest, ...env }, cwd: tmpdir() })
  onTestFinished(() => void child.kill('SIGKILL'))
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      texts[name] += chunk
    })
  }
  const code = once(child, 'close').then(([exit]) => exit as number | null)
  return { process: child, output: () => texts.stdout, errors: () => texts.stderr, code }
}

async function run(...args: string[]) {
  const running = start(args)
  const code = await running.code
  expect(running.errors()).not.toMatch(/^\s+at /m)
  return { code, output: running.output(), errors: running.errors() }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts to serve the shipped data, and gives the address once it does. */
async function serve(...args: string[]) {
  const running = start(['serve', '--cache', newFolder(), ...args], { PORT: '0' })
  while (!running.output().includes('\n')) await once(running.process.stdout as NodeJS.ReadableStream, 'data')
  const [url = ''] = /http:\S+/.exec(running.output()) ?? []
  return { ...running, url }
}

describe('plenum', () => {
  it('tells what it does, and shows examples', async () => {
    const { code, output } = await run('--help')
    expect(code).toBe(0)
    for (const word of ['serve', 'check', 'schema', '--version', 'Examples:\n  plenum serve'])
      expect(output).toContain(word)
    const { output: ofServe } = await run('serve', '--help')
    for (const word of ['--port', '--host', '--data', '--cache', 'env: PORT', 'Examples:'])
      expect(ofServe).toContain(word)
  })

  it('tells its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, output: `${packageFile.version}\n`, errors: '' })
  })

  it('suggests the command that was meant, and exits with 2', async () => {
    expect(await run('serv')).toEqual({
      code: 2,
      output: '',
      errors: "error: unknown command 'serv'\n(Did you mean serve?)\n",
    })
    expect((await run('check', '--dat')).code).toBe(2)
    expect((await run()).code).toBe(2)
  })

  it('starts itself on the Node that it brings where the present one is older, or tells how to get it', async () => {
    const older = (version: string, path = launcher) => {
      const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
      const script = `${pretend}; await import(${JSON.stringify(pathToFileURL(path).href)})`
      return start(['check', 'nowhere'], {}, ['--input-type=module', '--eval', script, '--', 'plenum'])
    }
    const told = await run('check', 'nowhere')
    for (const version of ['14.21.3', '20.20.2', '24.14.9']) {
      const running = older(version)
      expect([await running.code, running.output(), running.errors()]).toEqual([1, '', told.errors])
    }
    const folder = newFolder()
    const copy = join(folder, 'bin', 'plenum.mjs')
    mkdirSync(join(folder, 'bin'))
    cpSync(launcher, copy)
    const bare = older('20.1.0', copy)
    expect(await bare.code).toBe(1)
    expect(bare.errors()).toBe(
      'Plenum needs Node 24.15 or newer, and runs on Node 20.1.0.\n' +
        'It brings one as an optional dependency, which is not installed: run "npm install" without "--omit=optional".\n',
    )
    mkdirSync(join(folder, 'node_modules', 'node'), { recursive: true })
    writeFileSync(join(folder, 'node_modules', 'node', 'package.json'), '{}')
    const skipped = older('20.1.0', copy)
    expect(await skipped.code).toBe(1)
    expect(skipped.errors()).toMatch(/npm has not run the install script that brings Node 24: run "npm rebuild node/)
  })
})

describe('plenum check', () => {
  it('tells how much there is if there is no mistake', async () => {
    const { code, output, errors } = await run('check')
    expect([code, errors]).toEqual([0, ''])
    const [, entities, claims, references] =
      /^No mistakes: (\d+) entities, (\d+) claims, (\d+) references, \d+ sources\.$/m.exec(output) ?? []
    // As many as the API counts, or else it says how many that does not count.
    const hidden = /(\d+) of the entities, (\d+) of the claims, (\d+) of the references\.$/m.exec(output) ?? []
    const { data } = await ask('{ graph { entities claims references } }')
    expect(Object.values(data.graph)).toEqual(
      [entities, claims, references].map((count, index) => Number(count) - Number(hidden[index + 1])),
    )
    expect((await run('check', writeFolder(world))).output).toMatch(/^No mistakes: 9 entities/)
  })

  it('lists every mistake with its place, and exits with 1', async () => {
    const folder = writeFolder({
      ...world,
      'entities/posts.yaml': 'kind: POST\nentities:\n  chairman: { nam: Chairman }\n',
    })
    const mistakes =
      'data/entities/posts.yaml:3:3: expected a name of chairman, got none\n' +
      'data/entities/posts.yaml:3:15: expected a field of an entity, got "nam"; did you mean name?\n2 mistakes.\n'
    expect(await run('check', folder)).toEqual({ code: 1, output: '', errors: mistakes })
    expect(await run('serve', '--data', folder, '--cache', newFolder())).toEqual({
      code: 1,
      output: '',
      errors: mistakes,
    })
  })

  it('says so if there is no data directory', async () => {
    for (const args of [
      ['check', 'nowhere'],
      ['serve', '--data', 'nowhere'],
    ]) {
      const { code, errors } = await run(...args)
      expect(code).toBe(1)
      expect(errors).toBe(
        'plenum: No data directory is at nowhere: expected a folder with entities/ and sources/. Give its path.\n',
      )
    }
  })
})

describe('plenum schema', () => {
  it('prints the schema that the repository shows', async () => {
    const written = readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8')
    expect(await run('schema')).toEqual({ code: 0, output: written, errors: '' })
  })
})

describe('plenum serve', () => {
  it('serves the graph where PORT and HOST say', async () => {
    const { url, process, code } = await serve()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ graph { sources } }"}',
    })
    expect(await response.json()).toEqual({ data: { graph: { sources: sourceCount } } })
    expect((await fetch(new URL('/readyz', url))).status).toBe(200)
    process.kill('SIGINT')
    expect(await code).toBe(0)
  })

  it('refuses a port or a host that is none', async () => {
    for (const port of ['x', '-1', '65536', '40.5', '']) {
      const { code, errors } = await run('serve', '--port', port)
      expect(code).toBe(2)
      expect(errors).toMatch(/Expected a whole number from 0 to 65535\.$/m)
    }
    const running = start(['serve'], { PORT: 'x' })
    expect(await running.code).toBe(2)
    expect(running.errors()).toMatch(/value 'x' from env 'PORT' is invalid/)
    expect(await run('serve', '--host', '')).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/Expected a name or an address/),
    })
  })

  it('says so if the port is in use, and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    expect(await run('serve', '--port', String(port), '--cache', newFolder())).toEqual({
      code: 1,
      output: '',
      errors: `plenum: Port ${port} of 127.0.0.1 is in use: stop what listens there, or choose another with --port or PORT (0 for any free one).\n`,
    })
  })

  it('says so if it cannot keep its database where it is told to', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    const { code, errors } = await run('serve', '--cache', join(file, 'cache'))
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^plenum: Cannot keep a database: ENOTDIR.*Choose another folder for it with --cache\.\n$/),
    ])
  })

  it('answers what is under way when it is told to stop, takes nothing more, and exits with 0', async () => {
    const { url, process, code, errors } = await serve()
    const { port, hostname } = new URL(url)
    const idle = connect(Number(port), hostname)
    const slow = connect(Number(port), hostname)
    await Promise.all([once(idle, 'connect'), once(slow, 'connect')])
    let answer = ''
    slow.on('data', (chunk) => {
      answer += chunk
    })
    const body = '{"query":"{ graph { sources } }"}'
    const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
    slow.write(head + body.slice(0, 10))
    await fetch(new URL('/livez', url))
    process.kill('SIGTERM')
    await once(idle.resume(), 'close')
    await expect(fetch(new URL('/livez', url))).rejects.toThrow()
    expect(process.exitCode).toBeNull()
    slow.write(body.slice(10))
    await once(slow, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\{"data":\{"graph":\{"sources":\d+\}\}\}$/s)
    expect(await code).toBe(0)
    expect(errors()).toBe('')
  })
})
