import type { Extract } from '../../store/extract.ts'
import { nameOfVote } from '../vote-name.ts'
import { createLeftOut, type LeftOut } from './left-out.ts'
import { choiceOf, faultOfCandidate, isToldByOption } from './popolo-choice.ts'
import { createObject, type PopoloContext, readNamed } from './popolo-class.ts'
import { tellCommon, tellOwnIdentifier } from './popolo-common.ts'
import { tellDecided } from './popolo-decided.ts'
import type { PopoloObject } from './popolo-object.ts'
import { tellTitle } from './popolo-paper.ts'
import { readSourceLinks, type SourceLinks } from './popolo-sources.ts'
import type { Voted } from './popolo-voted.ts'

/** The vote events, with the counts; each bears the slug of its decision. */
export async function* voteEvents(
  extract: Extract,
  leftOut: LeftOut,
  { hasVoteEvent, isVoteOnly }: Voted,
): AsyncGenerator<readonly object[]> {
  for await (const all of extract.described(['DECISION'])) {
    const page = all.filter(({ entity }) => hasVoteEvent(entity.slug))
    if (page.length === 0) continue
    const [named, links] = [await readNamed(extract, page), await readSourceLinks(extract, page)]
    yield page.map((described) => {
      const context = { described, voices: extract.voices, leftOut, named }
      return isVoteOnly(described.entity.slug) ? voteAlone(context, links) : voteOnItself(context, links)
    })
  }
}

/** One of several votes on a motion: all that is told of the decision that it is. */
function voteAlone(context: PopoloContext, links: SourceLinks): Record<string, unknown> {
  const object = createObject(context)
  const { fields, entity } = object
  tellCommon(object, context)
  tellOwnIdentifier(object)
  tellTitle(object, 'name')
  fields.classification = entity.classification ?? undefined
  object.tellEntity('classification')
  object.one('motion_id', ['partOf'], { ids: ['DECISION'] })
  tellDecided(object, 'start_date')
  if (isNamedByImport(object, context)) delete fields.name
  tellCounts(object, context)
  object.finish()
  return withSources(fields, links(object.told(), context.leftOut))
}

/** Whether an import gave it its name for want of one, and would again. */
function isNamedByImport({ fields, entity }: PopoloObject, { described }: PopoloContext): boolean {
  const [date, identifier] = [fields.start_date, fields.identifier].map((text) =>
    text === undefined ? null : `${text}`,
  )
  const isTitled = described.claims.some(({ property }) => property === 'title')
  return !isTitled && entity.name === nameOfVote(entity.slug, date ?? null, identifier ?? null)
}

/** The vote on a motion that is the same decision: the counts, and once more what the motion tells of when and how. */
function voteOnItself(context: PopoloContext, links: SourceLinks): Record<string, unknown> {
  const [repeated, counted] = [createObject({ ...context, leftOut: createLeftOut() }), createObject(context)]
  tellDecided(repeated, 'start_date')
  tellCounts(counted, context)
  const properties = context.described.claims.map(({ property }) => property)
  counted.toldElsewhere(properties.filter((property) => property !== 'ballotCount'))
  counted.tellEntity('description', 'classification', 'ordinal', 'enlarged', 'identifiers')
  counted.finish()
  const { name, ...decided } = repeated.fields
  const sources = [...links(repeated.told(), createLeftOut()), ...links(counted.told(), context.leftOut)]
  const distinct = [...new Map(sources.map((link) => [JSON.stringify(link), link])).values()]
  return withSources({ ...decided, motion_id: context.described.entity.slug, ...counts(counted) }, distinct)
}

function counts({ fields }: PopoloObject): Record<string, unknown> {
  return fields.counts === undefined ? {} : { counts: fields.counts }
}

/** The numbers of ballots; one that is a range or about right has no form. */
function tellCounts(object: PopoloObject, { named }: PopoloContext): void {
  const told = object.left('ballotCount').flatMap((claim) => {
    const { value, qualifiers } = claim
    const exact = value.type === 'quantity' && value.quantity.text === String(value.quantity.amount)
    const fault = exact ? faultOfCandidate(claim, named) : 'a ballotCount that is no exact number'
    if (fault !== null) {
      object.leaveOut(claim, fault)
      return []
    }
    const choice = choiceOf(qualifiers, [claim], named)
    const isNoted = isToldByOption(claim, choice)
    object.tell(claim, ['option', 'candidate', 'onBehalfOf'], isNoted ? ['note'] : [])
    const group = qualifiers.onBehalfOf
    const number = value.type === 'quantity' ? value.quantity.amount : 0
    return [{ ...choice, ...(group !== undefined && { group_id: group }), value: number }]
  })
  if (told.length > 0) object.fill('counts', told, 'ballotCount')
}

function withSources(fields: Record<string, unknown>, sources: ReturnType<SourceLinks>): Record<string, unknown> {
  return { ...fields, ...(sources.length > 0 && { sources }) }
}
