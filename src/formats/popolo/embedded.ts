import type { Account } from '../account.ts'
import { type JsonObject, objectsOf } from '../json-value.ts'
import type { Survey } from '../survey.ts'
import { membershipClass } from './membership.ts'
import type { Within } from './popolo-class.ts'
import { postClass } from './post.ts'

/** Notes the memberships and posts that stand inside another object. */
export function surveyEmbedded(value: JsonObject, locator: string, survey: Survey, within: Within): void {
  for (const [index, each] of objectsOf(value.memberships)) {
    membershipClass.survey(each, `${locator}.memberships[${index}]`, survey, within)
  }
  for (const [index, each] of objectsOf(value.posts)) {
    postClass.survey(each, `${locator}.posts[${index}]`, survey, within)
  }
  // Of an object that is the whole file, these were read by themselves, before it.
  if (locator === '$') survey.keep('popolo', 'whole', within)
}

export function tellEmbedded(value: JsonObject, locator: string, account: Account, within: Within): void {
  for (const [index, each] of objectsOf(value.memberships)) {
    membershipClass.tell(each, `${locator}.memberships[${index}]`, account, within)
  }
  for (const [index, each] of objectsOf(value.posts)) {
    postClass.tell(each, `${locator}.posts[${index}]`, account, within)
  }
}
