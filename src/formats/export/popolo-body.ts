import { type PopoloClass, relatedElsewhere } from './popolo-class.ts'
import { tellCommon, tellDescriptions } from './popolo-common.ts'
import { spell } from './popolo-object.ts'

export const organizationClass: PopoloClass = {
  key: 'organizations',
  kinds: ['ORGANIZATION'],
  toldElsewhere: relatedElsewhere,
  fill(object, context) {
    tellCommon(object, context)
    tellDescriptions(object, ['abstract', 'description'])
    object.fields.classification = object.entity.classification ?? undefined
    object.tellEntity('classification')
    object.one('parent_id', ['parent'], { ids: ['ORGANIZATION'] })
    object.one('founding_date', ['founded'], 'date')
    object.one('dissolution_date', ['dissolved'], 'date')
    object.one('area_id', ['place'], { ids: ['PLACE'] })
    object.one('seats', ['seats'], String)
  },
}

export const postClass: PopoloClass = {
  key: 'posts',
  kinds: ['POST'],
  fill(object, context) {
    delete object.fields.name
    object.fields.label = object.entity.name
    tellCommon(object, context, 'other_label')
    const body = object.one('organization_id', ['postOf'], { ids: ['ORGANIZATION'] }, ['start', 'end'])
    if (body) Object.assign(object.fields, spell(body, context.leftOut))
  },
}
