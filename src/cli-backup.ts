import type { Command } from 'commander'
import type { Shell } from './cli-export.ts'
import type { Verified } from './store/care/backup.ts'

/** Declares `plenum backup` and `plenum restore`. */
export function declareBackup(plenum: Command, shell: Shell): void {
  plenum
    .command('backup')
    .description('copy a database file while it is in use, and look through the copy')
    .argument('<target>', 'the file to write')
    .requiredOption('--db <url>', 'the database: sqlite:PATH')
    .option('-f, --force', 'replace what stands there')
    .addHelpText('after', shell.examples('plenum backup --db sqlite:graph.sqlite graph-2026-11-22.sqlite'))
    .action(async (target: string, { db, force = false }: BackupOptions) => {
      const { backUp } = await import('./store/care/backup.ts')
      report(`Wrote ${target}`, await backUp(await fileOf(db, 'backup'), target, { force }))
    })
  plenum
    .command('restore')
    .description('bring a backup into the place of a database file, after looking through it')
    .argument('<backup>', 'the backup')
    .requiredOption('--db <url>', 'the database: sqlite:PATH')
    .option('-f, --force', 'replace what stands there')
    .addHelpText('after', shell.examples('plenum restore graph-2026-11-22.sqlite --db sqlite:graph.sqlite --force'))
    .action(async (backup: string, { db, force = false }: BackupOptions) => {
      const { restore } = await import('./store/care/backup.ts')
      const path = await fileOf(db, 'restore')
      report(`Restored ${path}`, await restore(backup, path, { force }))
    })
}

interface BackupOptions {
  readonly db: string
  readonly force?: boolean
}

async function fileOf(db: string, command: 'backup' | 'restore'): Promise<string> {
  const { parseDatabaseUrl } = await import('./store/open.ts')
  const place = parseDatabaseUrl(db)
  if (place.kind === 'sqlite') return place.path
  const tool = command === 'backup' ? 'pg_dump' : 'pg_restore'
  throw new Error(`plenum ${command} is for SQLite files (sqlite:PATH). For PostgreSQL, use its own ${tool}.`)
}

function report(done: string, { entities, claims, references }: Verified): void {
  console.log(`${done}: whole, with ${entities} entities, ${claims} claims and ${references} references.`)
}
