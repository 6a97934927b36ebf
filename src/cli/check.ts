import { Argument, type Command } from 'commander'
import type { Dataset } from '../files/dataset.ts'
import { compareProblems, DataError } from '../files/problem.ts'
import { requireFolder } from '../library/place.ts'
import type { Claim } from '../model/claim.ts'
import { checkExamples } from './check-examples.ts'
import { examples } from './examples.ts'
import { dataHere } from './root.ts'

/** Declares `plenum check`. */
export function declareCheck(plenum: Command): void {
  plenum
    .command('check')
    .description('read a data directory and report every mistake in it, with its file, line and column')
    .addArgument(new Argument('[dir]', 'the data directory').default(...dataHere()))
    .addHelpText('after', examples('plenum check', 'plenum check ./data'))
    .action(check)
}

async function check(data: string): Promise<void> {
  requireFolder(data)
  const { readDataset } = await import('../files/dataset.ts')
  const { dataset, problems, examples: queries } = readDataset(data)
  await checkExamples(queries)
  if (problems.length > 0) throw new DataError(problems.sort(compareProblems))
  const counted = await countDataset(dataset)
  const { entities, claims, references, sources } = counted.all
  console.log(`No mistakes: ${entities} entities, ${claims} claims, ${references} references, ${sources} sources.`)
  const hidden = (Object.keys(counted.all) as (keyof Counts)[]).flatMap((name) => {
    const count = counted.all[name] - counted.shown[name]
    return count > 0 ? [`${count} of the ${name}`] : []
  })
  if (hidden.length > 0)
    console.log(
      `The graph shows only through a lens with certainty EXPECTED, or where nothing is claimed not at all: ${hidden.join(', ')}.`,
    )
}

interface Counts {
  readonly entities: number
  readonly claims: number
  readonly references: number
  readonly sources: number
}

/** How much there is, and how much of it the whole graph shows, as the API counts it. */
async function countDataset({ entities, claims }: Dataset): Promise<{ all: Counts; shown: Counts }> {
  const { shownOf } = await import('../lists/derive.ts')
  const { entitiesNamed } = await import('../lists/mentions.ts')
  const count = (counted: readonly Claim[], slugs: ReadonlySet<string>): Counts => ({
    entities: slugs.size,
    claims: counted.length,
    references: counted.reduce((sum, claim) => sum + claim.references.length, 0),
    sources: entities.filter(({ kind, slug }) => kind === 'SOURCE' && slugs.has(slug)).length,
  })
  const shown = claims.flatMap((claim) => shownOf(claim) ?? [])
  return {
    all: count(claims, new Set(entities.map(({ slug }) => slug))),
    shown: count(shown, new Set(shown.flatMap(entitiesNamed))),
  }
}
