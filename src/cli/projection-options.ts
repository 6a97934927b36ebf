import { InvalidArgumentError, Option } from 'commander'
import type { ProjectionArguments } from '../graph/projection.ts'
import type { GivenQualifier } from '../graph/where.ts'
import { allKinds, type EntityKind } from '../model/kind.ts'

/** The options of a projection. */
export const projectionOptions: readonly Option[] = [
  new Option('--project <property>', 'gexf, graphml, csv: who shares how many of what by a property: participant'),
  new Option('--direction <word>', 'with --project: link its values (IN), or its subjects').choices(['IN', 'OUT']),
  new Option(
    '--qualifier <name=words...>',
    'with --project: only relations with these: role=PRESIDIUM,GUEST',
  ).argParser(toQualifier),
  new Option('--kind <words...>', 'with --project: link only entities of these kinds').choices(allKinds),
  new Option('--from <date>', 'with --project: only relations that can have held then or later (EDTF)'),
  new Option('--to <date>', 'with --project: only relations that can have held then or earlier (EDTF)'),
  new Option('--min-weight <number>', 'with --project: only who share so many or more (default: 2)').argParser(
    toWeight,
  ),
]

export interface ProjectionOptions {
  readonly project?: string
  readonly direction?: 'IN' | 'OUT'
  readonly qualifier?: GivenQualifier[]
  readonly kind?: EntityKind[]
  readonly from?: string
  readonly to?: string
  readonly minWeight?: number
}

/** What is to be projected; null for nothing. */
export async function projectionArguments(options: ProjectionOptions): Promise<ProjectionArguments | null> {
  const { parseEdtf } = await import('../model/edtf.ts')
  const { project: property, direction, qualifier: qualifiers, kind, from, to, minWeight } = options
  if (property === undefined) {
    const given = Object.entries({ direction, qualifier: qualifiers, kind, from, to, 'min-weight': minWeight })
    const alone = given.find(([, value]) => value !== undefined)
    if (alone)
      throw new Error(`"--${alone[0]}" goes with "--project", which says what is shared: --project participant.`)
    return null
  }
  const [first, last] = [from, to].map((date) => (date === undefined ? null : parseEdtf(date)))
  return { property, direction, qualifiers, kind, from: first, to: last, minWeight }
}

/** "role=PRESIDIUM,GUEST", one after the other. */
function toQualifier(text: string, before: readonly GivenQualifier[] = []): GivenQualifier[] {
  const [, name, words] = /^(\w+)=(.+)$/.exec(text) ?? []
  if (name === undefined || words === undefined) {
    throw new InvalidArgumentError('Expected a qualifier with what stands in it, such as role=PRESIDIUM,GUEST.')
  }
  return [...before, { name, in: words.split(',') }]
}

function toWeight(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number, 1 or more.')
}
