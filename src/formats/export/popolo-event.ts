import { eventKinds } from '../../model/kind.ts'
import { nameIn, type PopoloClass } from './popolo-class.ts'
import { tellCommon, tellDescriptions, tellOwnIdentifier } from './popolo-common.ts'

export const eventClass: PopoloClass = {
  key: 'events',
  kinds: eventKinds,
  fill(object, context) {
    object.one('location', ['place', 'address'], nameIn(context))
    tellCommon(object, context)
    tellDescriptions(object, ['description'])
    object.fields.classification = object.entity.classification ?? undefined
    object.tellEntity('classification')
    object.one('start_date', ['startDate'], 'moment')
    object.one('end_date', ['endDate'], 'moment')
    object.one('organization_id', ['organization', 'organizer'], { ids: ['ORGANIZATION'] })
    object.one('parent_id', ['partOf'], { ids: eventKinds })
    const attendees = object.left('participant').flatMap((claim) => {
      const { value, qualifiers } = claim
      const person = value.type === 'entity' ? context.named.get(value.slug) : undefined
      if (person?.kind !== 'PERSON') return []
      object.tell(claim, ['role', 'onBehalfOf'])
      return [{ id: person.slug, name: person.name, role: qualifiers.role, on_behalf_of_id: qualifiers.onBehalfOf }]
    })
    if (attendees.length > 0) object.fields.attendees = attendees
  },
}

/** What describes a place is its category in Popolo, and an identifier without a catalogue has a field of its own. */
export const areaClass: PopoloClass = {
  key: 'areas',
  kinds: ['PLACE'],
  fill(object, context) {
    const { fields, entity } = object
    tellCommon(object, context)
    fields.classification = entity.description ?? undefined
    object.tellEntity('description')
    tellOwnIdentifier(object)
    object.one('parent_id', ['within'], { ids: ['PLACE'] })
  },
}
