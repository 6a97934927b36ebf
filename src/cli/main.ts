import { Command } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { declareBackup } from './backup.ts'
import { declareCheck } from './check.ts'
import { declareDescribe } from './describe.ts'
import { declareDoctor } from './doctor.ts'
import { declareErase } from './erase.ts'
import { examples } from './examples.ts'
import { explain } from './explain.ts'
import { declareExport } from './export.ts'
import { declareImport } from './import.ts'
import { declareInit } from './init.ts'
import { declareRestore } from './restore.ts'
import { declareSchema } from './schema.ts'
import { declareServe } from './serve.ts'
import { declareUser } from './user.ts'

// Each command imports what it runs: help, and a mistyped command, need not wait for a server to load.

/** In the order in which help lists them. */
const commands = [
  declareServe,
  declareInit,
  declareCheck,
  declareImport,
  declareDescribe,
  declareSchema,
  declareExport,
  declareBackup,
  declareRestore,
  declareDoctor,
  declareUser,
  declareErase,
]

// Whoever reads the output may have read enough: "plenum schema | head".
process.stdout.on('error', () => process.exit())

try {
  await program().parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

function program(): Command {
  const plenum = new Command('plenum')
    .description('A knowledge graph in which every fact says who says so, and when it held.')
    .version(packageFile.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help; after a command, its own')
    .helpCommand(false)
    .exitOverride()
    .addHelpText(
      'after',
      examples('plenum serve', 'plenum serve --port 8080', 'plenum check', 'plenum schema > schema.graphql'),
    )
  for (const declare of commands) declare(plenum)
  return plenum
}
