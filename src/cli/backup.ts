import type { Command } from 'commander'
import { type CopyOptions, report, toFile } from './database-file.ts'
import { examples } from './examples.ts'

/** Declares `plenum backup`. */
export function declareBackup(plenum: Command): void {
  plenum
    .command('backup')
    .description('copy a database file while it is in use, and look through the copy')
    .argument('<target>', 'the file to write')
    .requiredOption('--db <url>', 'the database: sqlite:PATH')
    .option('-f, --force', 'replace what stands there')
    .addHelpText('after', examples('plenum backup --db sqlite:graph.sqlite graph-2026-11-22.sqlite'))
    .action(async (target: string, { db, force = false }: CopyOptions) => {
      const { backUp } = await import('../store/care/backup.ts')
      report(`Wrote ${target}`, await backUp(await toFile(db, 'backup'), target, { force }))
    })
}
