import { Argument, type Command } from 'commander'
import { DataError } from '../files/problem.ts'
import { examples } from './examples.ts'
import { requireFolder } from './place.ts'
import { shippedData } from './root.ts'

/** Declares `plenum check`. */
export function declareCheck(plenum: Command): void {
  plenum
    .command('check')
    .description('read a data directory and report every mistake in it, with its file, line and column')
    .addArgument(new Argument('[dir]', 'the data directory').default(shippedData, 'the data that Plenum ships'))
    .addHelpText('after', examples('plenum check', 'plenum check ./data'))
    .action(check)
}

async function check(data: string): Promise<void> {
  requireFolder(data)
  const { readDataset } = await import('../files/dataset.ts')
  const { dataset, problems } = readDataset(data)
  if (problems.length > 0) throw new DataError(problems)
  const { entities, claims } = dataset
  const references = claims.reduce((sum, claim) => sum + claim.references.length, 0)
  const sources = entities.filter(({ kind }) => kind === 'SOURCE').length
  console.log(
    `No mistakes: ${entities.length} entities, ${claims.length} claims, ${references} references, ${sources} sources.`,
  )
}
