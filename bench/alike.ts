/**
 * How the time and the memory of an import grow where much of a file is alike: many payments of one pair, many memberships
 * of one person in one body, many names of one person, one relation of many dates and roles. Each file is imported by the
 * command line into an empty database, at half of its size and at the whole.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Run, runProgram } from './program.ts'

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
const folder = mkdtempSync(join(tmpdir(), 'plenum-bench-'))
const launcher = join(import.meta.dirname, '../src/cli/main.ts')

interface Case {
  readonly name: string
  readonly size: number
  readonly records: (size: number) => readonly object[]
}

const entity = (id: string, schema: string, properties: Readonly<Record<string, readonly string[]>>) => ({
  id,
  schema,
  properties,
})
const city = entity('city', 'PublicBody', { name: ['City'] })
const bus = entity('bus', 'Company', { name: ['Bus Ltd'] })
const ann = entity('ann', 'Person', { name: ['Ann'] })
const upTo = <Item>(size: number, make: (index: number) => Item) =>
  Array.from({ length: size }, (_, index) => make(index))

/** A day of its own for each of some 27,000. */
const dayOf = (index: number) => new Date(Date.UTC(1950, 0, 1 + (index % 27_000))).toISOString().slice(0, 10)

const cases: readonly Case[] = [
  {
    name: 'payments of one pair',
    size: 20_000,
    records: (size) => [
      city,
      bus,
      ...upTo(size, (index) =>
        entity(`pay${index}`, 'Payment', {
          payer: ['city'],
          beneficiary: ['bus'],
          amount: [String(100 + index)],
          currency: ['EUR'],
          date: [dayOf(index)],
        }),
      ),
    ],
  },
  {
    name: 'memberships of one person in one body',
    size: 10_000,
    records: (size) => [
      ann,
      bus,
      ...upTo(size, (index) =>
        entity(`in${index}`, 'Membership', {
          member: ['ann'],
          organization: ['bus'],
          role: [`role ${index % 7}`],
          startDate: [dayOf(index * 2)],
          endDate: [dayOf(index * 2 + 1)],
        }),
      ),
    ],
  },
  {
    name: 'names of one person',
    size: 50_000,
    records: (size) => [entity('ann', 'Person', { name: upTo(size, (index) => `Ann Number ${index}`) })],
  },
  {
    name: 'starts, ends and roles each of one relation',
    size: 40,
    records: (size) => [
      ann,
      bus,
      entity('one', 'Directorship', {
        director: ['ann'],
        organization: ['bus'],
        role: upTo(size, (index) => `role ${index}`),
        startDate: upTo(size, (index) => dayOf(index)),
        endDate: upTo(size, (index) => dayOf(index + 9_000)),
      }),
    ],
  },
]

try {
  console.log(
    `${'what is alike'.padEnd(46)}${'how many'.padStart(10)}${'seconds of CPU'.padStart(22)}${'MB'.padStart(14)}`,
  )
  const start = await importOf([ann])
  console.log(
    `${'a file of one record'.padEnd(46)}${'1'.padStart(10)}${seconds(start).padStart(22)}${megabytes(start).padStart(14)}`,
  )
  for (const { name, size: whole, records } of cases) {
    const size = Math.max(2, Math.round(whole * Number(values.scale)))
    const [half, all] = [await importOf(records(size / 2)), await importOf(records(size))]
    const grown = (all.cpu - start.cpu) / Math.max(half.cpu - start.cpu, 1)
    const time = `${seconds(half)} to ${seconds(all)}, × ${grown.toFixed(1)}`
    const memory = `${megabytes(half)} to ${megabytes(all)}`
    console.log(`${name.padEnd(46)}${size.toLocaleString('en').padStart(10)}${time.padStart(22)}${memory.padStart(14)}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Without the start of the program, twice the size takes twice the time where time grows with the size. */
async function importOf(records: readonly object[]): Promise<Run> {
  const file = join(folder, 'alike.ftm.json')
  const database = join(folder, 'alike.sqlite')
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
  return runProgram(launcher, ['import', 'ftm', file, '--as', 'alike', '--db', `sqlite:${database}`])
}

function seconds({ cpu }: Run): string {
  return (cpu / 1_000).toFixed(1)
}

function megabytes({ peak }: Run): string {
  return peak.toFixed(0)
}
