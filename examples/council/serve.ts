import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { aboutTerm, landmarksOf } from './landmarks.ts'
import { readTerm } from './popolo.ts'

/*
 * Makes a graph of a term of the council, unless it is there, has it say what it is, and serves it:
 * npm run council -- [FOLDER] [options of serve].
 */

const root = resolve(import.meta.dirname, '../..')
const [first = '', ...rest] = process.argv.slice(2)
const isFolder = first !== '' && !first.startsWith('-')
const folder = resolve(isFolder ? first : join(import.meta.dirname, 'magdeburg-8'))
const options = isFolder || first === '' ? rest : [first, ...rest]

const plenum = join(root, 'bin/plenum.js')
const made = join(root, '.plenum/council')
const term = await readTerm(folder)
const [name = 'council'] = term.events.map(({ id }) => id)
const [file, database] = [join(made, `${name}.json`), join(made, `${name}.sqlite`)]
if (!existsSync(database)) {
  mkdirSync(made, { recursive: true })
  await writeFile(file, JSON.stringify(term))
  // What was broken off has another name, so that no part of a graph is served as the whole.
  const begun = `${database}.begun`
  for (const end of ['', '-wal', '-shm']) rmSync(`${begun}${end}`, { force: true })
  const args = [plenum, 'import', 'popolo', file, '--as', name, '--db', `sqlite:${begun}`]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  renameSync(begun, database)
}
await describe()
const server = spawn(process.execPath, [plenum, 'serve', '--db', `sqlite:${database}`, ...options], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))

/** By what lies in the folder, or by what is said of the shipped term. One that was made before may not say anything yet. */
async function describe(): Promise<void> {
  const own = join(folder, 'graph.yaml')
  const shipped = join(import.meta.dirname, 'graph.yaml')
  const written = join(made, `${name}.yaml`)
  if (!existsSync(own)) {
    const shippedTerm = await readTerm(join(import.meta.dirname, 'magdeburg-8'))
    const text = await readFile(shipped, 'utf8')
    await writeFile(written, aboutTerm(text, landmarksOf(shippedTerm), landmarksOf(term)))
  }
  const args = [plenum, 'describe', existsSync(own) ? own : written, '--db', `sqlite:${database}`]
  spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}
