// Makes dist/, which is what the package ships: this repository's own folders, with the TypeScript in them compiled.
// npm runs it before it packs.
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const { resolve } = createRequire(import.meta.url)

rmSync(dist, { recursive: true, force: true })
compile()
for (const folder of ['src', 'schema']) copy(folder, (path) => !path.endsWith('.ts'))
copy('data')
copy('web/built')
dropTypesOfSchema()
describe()

function compile() {
  const compiler = join(dirname(resolve('typescript/package.json')), 'bin/tsc')
  const options = ['--project', join(import.meta.dirname, 'tsconfig.json'), '--pretty', 'false']
  const { stdout, error } = spawnSync(process.execPath, [compiler, ...options], { cwd: root, encoding: 'utf8' })
  if (error) throw error
  const faults = stdout.split('\n').filter((line) => line.includes('error TS') && !isAboutTypesOfSchema(line))
  if (faults.length === 0) return
  console.error(faults.join('\n'))
  process.exit(1)
}

/** The fields of the schema are made of types that Pothos has and does not name. */
function isAboutTypesOfSchema(line) {
  return /^(?:\.\.\/)?schema\/.*: error TS2883:/.test(line)
}

/** Of the schema, whoever uses the package sees that it is one. */
function dropTypesOfSchema() {
  const names = globSync('*.d.ts', { cwd: join(dist, 'schema') }).filter((name) => name !== 'schema.d.ts')
  for (const name of names) rmSync(join(dist, 'schema', name))
  const types = join(dist, 'schema/schema.d.ts')
  writeFileSync(types, readFileSync(types, 'utf8').replace(/^import '\.\/.*\n/gm, ''))
}

function copy(folder, isTaken = () => true) {
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (path) => !/\.\w+$/.test(path) || isTaken(path),
  })
}

/** What the modules below read of it: the name and the version. */
function describe() {
  const { name, version, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`)
}
