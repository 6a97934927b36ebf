import { slugOfAddress } from '../slug.ts'
import { keyOfPage } from '../survey.ts'
import { type OparlClass, pathOf, sourcesOf, takeForm, takeIds } from './common-fields.ts'
import { surveySystem } from './sole-system.ts'

/** A system is the source of what it answers. */
export const systemClass: OparlClass = {
  survey(fields, survey) {
    const id = fields.ownId()
    const key = keyOfPage(id)
    const address = key.replace(/^[^:]*:/, '')
    survey.declare({
      key,
      kind: 'SOURCE',
      word: 'system',
      id,
      slug: slugOfAddress(address),
      name: fields.text('name') ?? pathOf(id),
      identifiers: [{ scheme: 'url', value: address }],
    })
    surveySystem(id, survey)
  },
  tell(fields, account) {
    const id = fields.ownId()
    const about = { subject: keyOfPage(id), locator: id, sources: sourcesOf(id, account) }
    for (const { text, language, locator } of fields.texts('name'))
      account.say({ ...about, property: 'name', value: { text, language }, locator })
    for (const field of ['website', 'web'])
      for (const { text, locator } of fields.texts(field))
        account.say({ ...about, property: 'link', value: { text }, locator, note: field === 'web' ? null : field })
    // Where its lists are is how it is asked, and its bodies name it themselves.
    for (const field of ['body', 'oparlVersion', 'otherOparlVersions']) takeIds(fields, field, account)
    takeForm(fields)
  },
}
