import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import type { ClassName } from './class-name.ts'

/** Who is a member, or votes. */
export interface Member {
  readonly id: string
  readonly sort: 'person' | 'organization'
}

/** The class of an object that is a member. */
export function sortOfMember(member: Fields): Member['sort'] | null {
  const type = member.peek('@type') ?? member.peek('_type') ?? ''
  if (/organi[sz]ation/i.test(type)) return 'organization'
  if (/person/i.test(type)) return 'person'
  if (['founding_date', 'dissolution_date', 'classification'].some((field) => member.has(field))) return 'organization'
  return ['birth_date', 'given_name', 'family_name', 'gender'].some((field) => member.has(field)) ? 'person' : null
}

/** An id alone does not tell whether it is that of a person or of a body: the file's records do, where one has it. */
export function memberOfFile(id: string, account: Account): Member | null {
  const found = (['person', 'organization'] as const).filter((sort) => {
    const thing = account.find(account.key(sort, id))
    return thing !== null && !thing.standsIn
  })
  const [sort, ...more] = found
  return sort && more.length === 0 ? { id, sort } : null
}

/** In an election votes are cast for things of any class; of several that bear an id, for the one of the first of these. */
const classesOfCandidates: readonly ClassName[] = [
  'person',
  'organization',
  'motion',
  'post',
  'event',
  'area',
  'speech',
]

/** Whether the file has a record of what is voted for. */
export function tellsOfCandidate(id: string, survey: Survey): boolean {
  return classesOfCandidates.some((sort) => survey.tellsOf(survey.key(sort, id)))
}

/** The key of what is voted for; null where no record has its id. */
export function keyOfCandidate(id: string, account: Account): string | null {
  const keys = classesOfCandidates.map((sort) => account.key(sort, id))
  return keys.find((key) => account.find(key)?.standsIn === false) ?? null
}
