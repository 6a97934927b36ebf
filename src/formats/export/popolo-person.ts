import { citedSources } from '../../model/claim.ts'
import { nameIn, type PopoloClass, relatedElsewhere } from './popolo-class.ts'
import { tellCommon, tellDescriptions } from './popolo-common.ts'
import { isReadFrom, notesOf } from './popolo-note.ts'
import { type PopoloObject, textOf } from './popolo-object.ts'

export const personClass: PopoloClass = {
  key: 'persons',
  kinds: ['PERSON'],
  toldElsewhere: relatedElsewhere,
  fill(object, context) {
    tellGivenNames(object)
    object.one('family_name', ['familyName'], String)
    object.one('patronymic_name', ['patronymic'], String)
    tellHonorifics(object)
    tellEmail(object)
    tellCommon(object, context)
    tellDescriptions(object, ['summary', 'biography'])
    object.one('gender', ['gender'], String)
    object.one('birth_date', ['birthDate'], 'date')
    object.one('death_date', ['deathDate'], 'date')
    object.one('national_identity', ['nationality'], nameIn(context))
  },
}

/**
 * The given name is the one that stands first in the person's name, unless it was read as an additional one. Others that
 * a source of it gives too are additional; what other sources give is another spelling.
 */
function tellGivenNames(object: PopoloObject): void {
  const placeOf = (text: string) => {
    const place = object.entity.name.indexOf(text)
    return place < 0 ? Number.POSITIVE_INFINITY : place
  }
  const names = object.bestLeft('givenName').toSorted((a, b) => {
    const [x, y] = [placeOf(textOf(a)), placeOf(textOf(b))]
    return x === y ? 0 : x - y
  })
  const given = names.find((claim) => !isReadFrom(claim, 'additional_name'))
  if (given) {
    object.fill('given_name', textOf(given), 'givenName')
    object.tell(given)
  }
  const sources = given ? citedSources(given) : []
  const additional = names.filter(
    (claim) =>
      claim !== given &&
      (isReadFrom(claim, 'additional_name') || citedSources(claim).some((source) => sources.includes(source))),
  )
  if (additional.length > 0) object.fields.additional_name = additional.map(textOf).join(' ')
  for (const claim of additional) object.tell(claim)
}

function tellHonorifics(object: PopoloObject): void {
  const isSuffix = (text: string) => object.entity.name.endsWith(` ${text}`)
  const honorifics = object.bestLeft('honorific')
  const suffix = honorifics.find((claim) => isReadFrom(claim, 'honorific_suffix') || isSuffix(textOf(claim)))
  if (suffix) {
    object.fill('honorific_suffix', textOf(suffix), 'honorific')
    object.tell(suffix)
  }
  object.one('honorific_prefix', ['honorific'], String)
}

/** The e-mail address of which no more is said; others stand among the contacts. */
function tellEmail(object: PopoloObject): void {
  const email = object
    .bestLeft('contact')
    .find(
      (claim) =>
        claim.qualifiers.medium === 'email' &&
        !claim.start &&
        !claim.end &&
        notesOf([claim]).length === 0 &&
        /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(textOf(claim)),
    )
  if (!email) return
  object.fields.email = textOf(email)
  object.tell(email, ['medium'])
}
