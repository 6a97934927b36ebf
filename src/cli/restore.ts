import type { Command } from 'commander'
import { type CopyOptions, report, toFile } from './database-file.ts'
import { examples } from './examples.ts'

/** Declares `plenum restore`. */
export function declareRestore(plenum: Command): void {
  plenum
    .command('restore')
    .description('bring a backup into the place of a database file, after looking through it')
    .argument('<backup>', 'the backup')
    .requiredOption('--db <url>', 'the database: sqlite:PATH')
    .option('-f, --force', 'replace what stands there')
    .addHelpText('after', examples('plenum restore graph-2026-11-22.sqlite --db sqlite:graph.sqlite --force'))
    .action(async (backup: string, { db, force = false }: CopyOptions) => {
      const { restore } = await import('../store/care/backup.ts')
      const path = await toFile(db, 'restore')
      report(`Restored ${path}`, await restore(backup, path, { force }))
    })
}
