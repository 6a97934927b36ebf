import { writeFile } from 'node:fs/promises'
import { readTerm } from './popolo.ts'

const [folder, file] = process.argv.slice(2)
if (!folder || !file) {
  console.error('Usage: node examples/council/to-popolo.ts FOLDER FILE.json')
  process.exitCode = 1
} else {
  const term = await readTerm(folder)
  await writeFile(file, `${JSON.stringify(term, null, 1)}\n`)
  const counts = Object.entries(term).map(([name, { length }]) => `${length} ${name.replace('_', ' ')}`)
  console.log(`${file}: ${counts.join(', ')}.`)
}
