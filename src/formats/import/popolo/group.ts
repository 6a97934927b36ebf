import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'

/*
 * On whose behalf votes are cast or counted: a body that is named by its id, or, as Popolo allows, by a name alone. That is
 * the one body of the file that is called so, or else one of which no more is known.
 */

const bearers = 'popolo:body of a name'
const named = 'popolo:group by name'

/** Notes which body is called so. */
export function surveyBody(name: string, id: string, survey: Survey): void {
  const known = survey.kept<readonly string[]>(bearers, name) ?? []
  if (!known.includes(id)) survey.keepLast(bearers, name, [...known, id])
}

export function surveyGroup(fields: Fields, survey: Survey): void {
  const [id, name] = groupIn(fields)
  if (id !== null) survey.mention(survey.key('organization', id), 'ORGANIZATION', name ?? id)
  else if (name !== null) survey.keep(named, name, true)
}

/** Once every record is noted: what has a name alone that no body of the file bears, or several do. */
export function surveyNamedGroups(survey: Survey): void {
  for (const [name] of survey.allKept(named)) {
    const known = survey.kept<readonly string[]>(bearers, name) ?? []
    if (known.length !== 1) survey.mention(survey.key('organization', byName(name)), 'ORGANIZATION', name)
  }
}

/** The key of the group; null where none is named. */
export function keyOfGroup(fields: Fields, account: Account): string | null {
  const [id, name] = groupIn(fields)
  if (id !== null) return account.key('organization', id)
  if (name === null) return null
  const [only, ...more] = account.kept<readonly string[]>(bearers, name) ?? []
  return account.key('organization', only !== undefined && more.length === 0 ? only : byName(name))
}

function groupIn(fields: Fields): readonly [id: string | null, name: string | null] {
  const [embedded] = fields.inside('group')
  return [fields.id('group_id', 'group'), embedded?.text('name') ?? null]
}

function byName(name: string): string {
  return `name:${name}`
}
