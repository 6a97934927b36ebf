import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import packageFile from '../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'plenum-package-'))
const installed = join(folder, 'node_modules/plenum')
const launcher = join(installed, 'bin/plenum.js')
let packed: readonly string[] = []

beforeAll(() => {
  execFileSync(process.execPath, ['package/build.js'], { cwd: root, stdio: 'pipe' })
  packed = filesPacked()
  for (const path of packed) cpSync(join(root, path), join(installed, path))
  for (const name of [
    ...Object.keys({ ...packageFile.dependencies, ...packageFile.optionalDependencies }),
    '@types/node',
  ])
    link(name)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What npm would pack. */
function filesPacked(): string[] {
  const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 1e8 } as const
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], options)
  const read: unknown = JSON.parse(told)
  const [packet] = Object.values(read as Record<string, { files: { path: string }[] }>)
  return packet?.files.map(({ path }) => path) ?? []
}

/** Beside the package, as npm installs it; what it needs in turn is found from where it really is. */
function link(name: string): void {
  const path = join(folder, 'node_modules', name)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(join(root, 'node_modules', name), path, 'junction')
}

function run(...args: string[]) {
  return promisify(execFile)(process.execPath, args, { cwd: folder, encoding: 'utf8' })
}

/** Starts Node as if it were an older one, which a file that it loads can tell by its version alone. */
const asOlder = [
  '--input-type=module',
  '--eval',
  `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } }); await import(process.env.LAUNCHER)`,
  '--',
  'plenum',
]

async function serve(args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: '0', LAUNCHER: pathToFileURL(launcher).href }
  const child = spawn(process.execPath, [...args, 'serve', '--cache', join(folder, 'cache')], { cwd: folder, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let told = ''
  child.stdout.on('data', (chunk) => {
    told += chunk
  })
  while (!told.includes('\n')) await once(child.stdout, 'data')
  return { child, url: /http:\/\/[\d.:]+/.exec(told)?.[0] ?? '' }
}

describe('the package', () => {
  it('holds what was compiled, the explorer, the data, and nothing else', () => {
    const folders = new Set(
      packed.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('dist/') ? 2 : 1)
          .join('/'),
      ),
    )
    expect([...folders].sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'bin',
        'dist/data',
        'dist/package.json',
        'dist/schema',
        'dist/src',
        'dist/web',
        'package.json',
      ].sort(),
    )
    expect(packed.filter((path) => /(?<!\.d)\.ts$/.test(path) || /test|bench/.test(path.split('/')[1] ?? ''))).toEqual(
      [],
    )
    for (const path of [
      'bin/plenum.js',
      'dist/src/cli/main.js',
      'dist/src/cli/main.js.map',
      'dist/web/built/index.html',
    ])
      expect(packed).toContain(path)
    for (const path of globSync('data/**/*.{yaml,json,graphql}', { cwd: root }))
      expect(packed).toContain(`dist/${path.replaceAll('\\', '/')}`)
  })

  it('runs where it is installed: help, check, the schema and a new graph', async () => {
    expect((await run(launcher, '--version')).stdout).toBe(`${packageFile.version}\n`)
    expect((await run(launcher, '--help')).stdout).toContain('Examples:\n  plenum serve')
    expect((await run(launcher, 'check')).stdout).toMatch(/^No mistakes: \d+ entities/)
    expect((await run(launcher, 'schema')).stdout).toContain('type Query {')
    await run(launcher, 'init', 'mine')
    expect((await run(launcher, 'check', 'mine/data')).stdout).toMatch(/^No mistakes/)
    expect(existsSync(join(folder, 'mine/.gitignore'))).toBe(true)
  })

  it.each([
    ['a Node that is new enough', [launcher]],
    ['an older Node, on the one that it brings', asOlder],
  ])(
    'serves the graph, the explorer and GraphiQL on %s, and ends well',
    async (_, args) => {
      const { child, url } = await serve(args)
      const headers = { 'content-type': 'application/json' }
      const body = '{"query":"{ meeting(slug: \\"wpk-congress-8\\") { startDate { edtf } } }"}'
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
      expect(await response.json()).toEqual({ data: { meeting: { startDate: { edtf: '2021-01-05' } } } })
      const pageAt = async (path: string) => (await fetch(url + path, { headers: { accept: 'text/html' } })).text()
      expect(await pageAt('/')).toContain('<div id="explorer"')
      expect(await pageAt('/graphql')).toContain('GraphiQL')
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
    },
    60_000,
  )

  it('is a library, with types and with the readers of the graph', async () => {
    const program = `import { createPlenum, type Plenum } from 'plenum'
import { findEntity } from 'plenum/graph/entity'
const plenum: Plenum = createPlenum({ data: ${JSON.stringify(join(installed, 'dist/data'))}, cache: 'cache' })
const found = await findEntity(await plenum.view(), 'kim-jong-un')
const name: string | undefined = found?.name
const response: Response = await plenum.fetch(new Request('http://localhost/elsewhere'))
console.log(name, response.status, plenum.schema.getQueryType()?.name)
await plenum.close()
// @ts-expect-error It is known which options there are.
createPlenum({ file: 'x' })
`
    writeFileSync(join(folder, 'program.mts'), program)
    const compilerOptions = {
      module: 'nodenext',
      target: 'esnext',
      strict: true,
      types: ['node'],
      skipLibCheck: true,
      noEmit: true,
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['program.mts'] }))
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    expect((await run(compiler, '--project', folder).catch(({ stdout }) => ({ stdout }))).stdout).toBe('')
    writeFileSync(join(folder, 'program.mts'), program.slice(0, program.indexOf('// @ts-expect-error')))
    expect((await run('program.mts')).stdout).toBe('Kim Jong Un 404 Query\n')
  }, 60_000)
})
