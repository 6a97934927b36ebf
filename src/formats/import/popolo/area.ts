import { textOf } from '../json-value.ts'
import { identifiersOf, plainName, tellNames } from './names.ts'
import { countUnheld, idOf, keyOf, type PopoloClass, sourcesOf, surveySources, tellCommon } from './popolo-class.ts'

export const areaClass: PopoloClass = {
  embeds: [{ field: 'parent', sort: 'area' }],
  survey(value, locator, survey) {
    const { key, id } = keyOf('area', value, locator)
    const own = textOf(value.identifier)
    survey.declare({
      key,
      kind: 'PLACE',
      word: 'area',
      id: textOf(value.id) ?? own ?? id,
      name: plainName(textOf(value.name) ?? id),
      description: textOf(value.type) ?? textOf(value.classification),
      identifiers: [...identifiersOf(value), ...(own ? [{ scheme: 'identifier', value: own }] : [])],
    })
    surveySources(value, survey)
    const parent = idOf(value, 'parent')
    if (parent) survey.mention(`area:${parent}`, 'PLACE', parent)
  },
  tell(value, locator, account) {
    const { key } = keyOf('area', value, locator)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    tellNames(value, account, about)
    tellCommon(value, account, about)
    const parent = idOf(value, 'parent')
    if (parent)
      account.say({
        ...about,
        property: 'within',
        value: { entity: `area:${parent}` },
        locator: `${locator}.parent_id`,
      })
    countUnheld('area', value, account, [
      'name',
      'other_names',
      'type',
      'classification',
      'identifier',
      'parent',
      'parent_id',
      'wikidata',
    ])
  },
}
