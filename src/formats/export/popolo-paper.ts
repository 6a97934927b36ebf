import type { PopoloClass, PopoloContext } from './popolo-class.ts'
import { addressed, tellCommon, tellOwnIdentifier } from './popolo-common.ts'
import { tellDecided } from './popolo-decided.ts'
import { isOwnNote, isReadFrom } from './popolo-note.ts'
import { type PopoloObject, textOf } from './popolo-object.ts'

/** Everything of a decision but its ballots and their counts, which stand in votes and vote events. */
export const motionClass: PopoloClass = {
  key: 'motions',
  kinds: ['DECISION'],
  fill(object, context) {
    tellCommon(object, context)
    tellOwnIdentifier(object)
    tellTitle(object, 'text')
    object.fields.classification = object.entity.classification ?? undefined
    object.tellEntity('classification')
    tellDecided(object, 'date')
    if (object.left('ballotCount').length > 0) object.toldElsewhere(['ballotCount'])
  },
}

export const speechClass: PopoloClass = {
  key: 'speeches',
  kinds: ['DOCUMENT'],
  fill(object, context) {
    for (const field of ['audio', 'video']) {
      const recording = object
        .left('link')
        .find(({ references }) => references.some((each) => isOwnNote(each) && each.note === field))
      const [link] = recording ? addressed(object, recording, context.leftOut) : []
      if (link) object.fields[field] = link.url
    }
    tellCommon(object, context)
    tellTitle(object, 'title')
    tellSpoken(object)
    object.fields.type = object.entity.classification ?? undefined
    object.tellEntity('classification')
    tellCreator(object, context)
    object.one('event_id', ['presentedAt'], { ids: ['MEETING', 'OCCASION'] })
    object.one('audience_id', ['addressedTo'], { ids: ['PERSON'] })
    object.one('date', ['date'], 'moment')
  },
}

/** What is said in a speech, where an import kept it. */
function tellSpoken(object: PopoloObject): void {
  const spoken = object.bestLeft('describedAs').find((claim) => isReadFrom(claim, 'text'))
  if (!spoken) return
  object.fill('text', textOf(spoken), 'describedAs')
  object.tell(spoken)
}

/** The name, in the field that Popolo has for it, and the title that is the same. */
export function tellTitle(object: PopoloObject, field: string): void {
  const { fields, entity } = object
  delete fields.name
  object.fill(field, entity.name, 'title')
  for (const claim of object.left('title')) if (textOf(claim) === entity.name) object.tell(claim)
}

/** Popolo's creator is a person; how the speech is attributed is how its source prints that person. */
function tellCreator(object: PopoloObject, { named }: PopoloContext): void {
  const creators = [...object.bestLeft('presentedBy'), ...object.bestLeft('author')]
  const told = creators.find(({ value }) => value.type === 'entity' && named.get(value.slug)?.kind === 'PERSON')
  if (told?.value.type !== 'entity') return
  object.fill('creator_id', told.value.slug, told.property)
  const [printed, ...others] = new Set(told.references.flatMap(({ printedAs }) => printedAs ?? []))
  const isOne = printed !== undefined && others.length === 0
  object.tell(told, [], isOne ? ['printedAs'] : [])
  if (isOne) object.fields.attribution_text = printed
}
