import { withArticle } from '../../model/kind.ts'
import type { Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { organizationClass, postClass } from './popolo-body.ts'
import { type PopoloClass, popoloObject, readNamed } from './popolo-class.ts'
import { areaClass, eventClass } from './popolo-event.ts'
import { memberships } from './popolo-membership.ts'
import { motionClass, speechClass } from './popolo-paper.ts'
import { personClass } from './popolo-person.ts'
import { readSourceLinks, sourceAddresses } from './popolo-sources.ts'
import { votes } from './popolo-vote.ts'
import { voteEvents } from './popolo-vote-event.ts'
import { readVoted } from './popolo-voted.ts'

/**
 * Writes the graph in Popolo JSON: a list for each class, the objects in it by id, and the addresses of all sources in
 * EveryPolitician's `meta`. A field that has one place shows the best value on record; whatever has no place is counted.
 */
export async function* popolo(extract: Extract, leftOut: LeftOut): AsyncGenerator<string> {
  let separator = '{\n'
  for await (const [key, pages] of lists(extract, leftOut)) {
    yield* list(separator, key, pages)
    separator = ',\n'
  }
  yield ',\n"meta": '
  yield* list('{', 'sources', sourceAddresses(extract, leftOut))
  yield '}\n}\n'
  for await (const page of extract.described(['AGENDA_ITEM'])) {
    for (const { entity, claims } of page) {
      leftOut.add('entity', withArticle(entity.kind))
      for (const { property } of claims) leftOut.add('claim', `${property} of ${withArticle(entity.kind)}`)
    }
  }
}

type Pages = AsyncIterable<readonly unknown[]>

/** The lists in the order in which they are written. Which decisions are votes is known once the votes are. */
async function* lists(extract: Extract, leftOut: LeftOut): AsyncGenerator<readonly [key: string, pages: Pages]> {
  const objects = (kind: PopoloClass, isOne?: (slug: string) => boolean) =>
    [kind.key, objectsOf(kind, extract, leftOut, isOne)] as const
  for (const kind of [personClass, organizationClass]) yield objects(kind)
  yield ['memberships', memberships(extract, leftOut)]
  for (const kind of [postClass, eventClass, areaClass]) yield objects(kind)
  const cast = new Set<string>()
  yield ['votes', votes(extract, leftOut, cast)]
  const voted = await readVoted(extract, cast)
  yield objects(motionClass, (slug) => !voted.isVoteOnly(slug))
  yield ['vote_events', voteEvents(extract, leftOut, voted)]
  yield objects(speechClass)
}

async function* objectsOf(
  kind: PopoloClass,
  extract: Extract,
  leftOut: LeftOut,
  isOne: (slug: string) => boolean = () => true,
): AsyncGenerator<readonly object[]> {
  const { voices } = extract
  const told = kind.toldElsewhere && { without: kind.toldElsewhere }
  for await (const all of extract.described(kind.kinds, told)) {
    const page = all.filter(({ entity }) => isOne(entity.slug))
    const [named, links] = [await readNamed(extract, page), await readSourceLinks(extract, page)]
    yield page.map((described) => popoloObject(kind, { described, voices, leftOut, named }, links))
  }
}

async function* list(before: string, key: string, pages: Pages): AsyncGenerator<string> {
  yield `${before}${JSON.stringify(key)}: [`
  let separator = '\n'
  for await (const page of pages) {
    for (const object of page) {
      yield `${separator}${JSON.stringify(object)}`
      separator = ',\n'
    }
  }
  yield '\n]'
}
