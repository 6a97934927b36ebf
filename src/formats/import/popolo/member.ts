import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'

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
