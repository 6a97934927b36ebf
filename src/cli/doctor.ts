import type { Command } from 'commander'
import type { Cures, Examined } from '../store/care/doctor.ts'
import type { Store } from '../store/store.ts'
import { examples } from './examples.ts'

/** Declares `plenum doctor`. */
export function declareDoctor(plenum: Command): void {
  plenum
    .command('doctor')
    .description('look whether a database is sound, and say what to do about whatever is not')
    .requiredOption('--db <url>', 'the database: sqlite:PATH or postgres://USER@HOST:PORT/NAME')
    .option('--repair', 'build anew whatever is derived, where it is out of step')
    .option('--deep', 'derive everything anew beside the database to compare, however large it is')
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      examples('plenum doctor --db sqlite:graph.sqlite', 'plenum doctor --db sqlite:graph.sqlite --repair'),
    )
    .action(runDoctor)
}

interface DoctorOptions {
  readonly db: string
  readonly repair?: boolean
  readonly deep?: boolean
  readonly json?: boolean
}

async function runDoctor({ db, repair: isRepairing, deep = false, json = false }: DoctorOptions) {
  const { examine, openPatient, repair } = await import('../store/care/doctor.ts')
  const { shownUrl } = await import('../store/open.ts')
  const cures = curesOf(shownUrl(db))
  const patient = await openPatient(db, cures)
  if ('findings' in patient) {
    finish(tell([patient], json), json)
    return
  }
  try {
    const look = async () => tell(await collect(examine(patient, cures, { deep })), json)
    let found = await look()
    if (isRepairing && found.length > 0 && found.every(({ cure }) => cure === cures.derived)) {
      await repair(patient)
      if (!json) console.log('\nBuilt anew whatever is derived; looking again.\n')
      found = await look()
    }
    finish(found, json)
  } finally {
    await (patient as Store).close()
  }
}

function curesOf(db: string): Cures {
  return {
    files: `Restore a backup (plenum restore BACKUP --db ${db} --force), or import anew what it held.`,
    source: `Import anew the file that says so (plenum import … --db ${db}), or restore a backup.`,
    description: `Describe it anew: plenum describe graph.yaml --db ${db}`,
    derived: `Build it anew: plenum doctor --db ${db} --repair`,
  }
}

/** Prints what was looked at, and gives what was found. */
function tell(examined: readonly Examined[], json: boolean): Examined['findings'] {
  for (const { check, question, findings } of examined) {
    if (json) console.log(JSON.stringify({ check, sound: findings.length === 0, findings }))
    else if (findings.length === 0) console.log(`sound  ${check}: ${question}`)
    for (const { problem, count, examples: shown, cure } of json ? [] : findings) {
      console.log(`WRONG  ${check}: ${problem}${count > 1 ? ` (${count} times)` : ''}`)
      for (const example of shown) console.log(`         ${example}`)
      console.log(`         ${cure}`)
    }
  }
  return examined.flatMap(({ findings }) => findings)
}

function finish(found: Examined['findings'], json: boolean): void {
  if (!json)
    console.log(
      found.length === 0
        ? '\nNothing is wrong.'
        : `\n${found.length === 1 ? '1 finding.' : `${found.length} findings.`}`,
    )
  if (found.length > 0) process.exitCode = 1
}

async function collect(pages: AsyncIterable<Examined>): Promise<Examined[]> {
  const all: Examined[] = []
  for await (const page of pages) all.push(page)
  return all
}
