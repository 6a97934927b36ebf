import type { PopoloClass, PopoloContext } from './popolo-class.ts'
import { addressed, tellCommon } from './popolo-common.ts'
import { isOwnNote } from './popolo-note.ts'
import { type PopoloObject, textOf } from './popolo-object.ts'

export const motionClass: PopoloClass = {
  key: 'motions',
  kinds: ['DECISION'],
  fill(object, context) {
    tellCommon(object, context)
    tellTitle(object, 'text')
    object.fields.classification = object.entity.classification ?? undefined
    object.tellEntity('classification')
    object.one('organization_id', ['adoptedBy'], { ids: ['ORGANIZATION'] })
    object.one('legislative_session_id', ['adoptedAt'], { ids: ['MEETING'] })
    object.one('date', ['date'], 'moment')
    object.one('result', ['vote'], String)
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
    object.fields.type = object.entity.classification ?? undefined
    object.tellEntity('classification')
    tellCreator(object, context)
    object.one('event_id', ['presentedAt'], { ids: ['MEETING', 'OCCASION'] })
    object.one('audience_id', ['addressedTo'], { ids: ['PERSON'] })
    object.one('date', ['date'], 'moment')
  },
}

/** The name, in the field that Popolo has for it, and the title that is the same. */
function tellTitle(object: PopoloObject, field: string): void {
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
