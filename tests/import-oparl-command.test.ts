import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newFolder } from './imported.ts'
import { council, folderOf } from './oparl-council.ts'
import { openOparlServer, tellCouncil } from './oparl-server.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

/** Runs `plenum import oparl` in a folder of its own. */
async function importOparl(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [launcher, 'import', 'oparl', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk) => {
      texts[name] += chunk
    })
  const [code] = await once(child, 'close')
  expect(texts.stderr).not.toMatch(/^\s+at /m)
  return { code, ...texts }
}

const db = ['--db', 'sqlite:g.sqlite']

describe('plenum import oparl', () => {
  it('brings in a folder of answers', async () => {
    const { code, stdout } = await importOparl(newFolder(), folderOf(council), '--as', 'town', ...db)
    expect(code).toBe(0)
    expect(stdout).toContain('3 consultations, 3 meetings')
  })

  it('asks a server, keeps what it answers, and asks for changes the next time', async () => {
    const server = await openOparlServer()
    tellCouncil(server)
    const folder = newFolder()
    const first = await importOparl(folder, `${server.address}/`, ...db)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain('.plenum/oparl/127-0-0-1 as "127.0.0.1" (127-0-0-1):')
    expect(existsSync(join(folder, '.plenum/oparl/127-0-0-1/mirror.json'))).toBe(true)
    server.asked.length = 0
    const again = await importOparl(folder, `${server.address}/`, ...db)
    expect(again.code).toBe(0)
    expect(server.asked.filter((path) => path.includes('modified_since='))).toHaveLength(4)
  })

  it('tells what a server would not give, counts it, and ends with 1', async () => {
    const server = await openOparlServer()
    tellCouncil(server)
    server.answers.set(
      '/persons?page=2',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(),
    )
    const { code, stdout, stderr } = await importOparl(
      newFolder(),
      `${server.address}/`,
      '--as',
      'town',
      '--mirror',
      'answers',
      ...db,
    )
    expect(code).toBe(1)
    expect(stderr).toContain(`${server.address}/persons?page=2: expected JSON, got a page of HTML`)
    expect(stdout).toContain('1 × a page of HTML')
    expect(stdout).toContain('1 person')
    const strict = await importOparl(newFolder(), `${server.address}/`, '--strict', ...db)
    expect(strict).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Stopped there, as --strict asks'),
    })
  })

  it.each([
    ['--mirror without an address', ['file.json', '--mirror', 'x'], '"--mirror" is for the address of a server'],
    [
      '--allow-private without one',
      ['file.json', '--allow-private'],
      '"--allow-private" is for the address of a server',
    ],
    ['two servers', ['http://a.example/', 'http://b.example/'], 'One server is asked at a time'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await importOparl(newFolder(), ...args, ...db)
    expect(code).toBe(1)
    expect(stderr).toContain(message)
  })
})
