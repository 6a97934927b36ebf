import type { Account } from '../account.ts'
import type { Survey } from '../survey.ts'
import type { ClassName } from './class-name.ts'

/*
 * What records tell of objects that others need: the meeting of an item of an agenda, the address of a file. An object may
 * be told of in several places, here more of it and there less: what each adds is kept, and of two that differ the least.
 */

const topicOf = (sort: ClassName) => `oparl:facts of ${sort}`

export type Facts = Readonly<Record<string, string>>

export function learn(
  sort: ClassName,
  id: string,
  facts: Readonly<Record<string, string | null>>,
  survey: Survey,
): void {
  const known = survey.kept<Facts>(topicOf(sort), id) ?? {}
  const added = Object.entries(facts).flatMap(([name, value]) => {
    const before = known[name]
    return value !== null && (before === undefined || value < before) ? [[name, value] as const] : []
  })
  if (added.length > 0 || Object.keys(known).length === 0)
    survey.keepLast(topicOf(sort), id, { ...known, ...Object.fromEntries(added) })
}

export function factsOf(sort: ClassName, id: string, from: Pick<Account, 'kept'> | Survey): Facts {
  return from.kept<Facts>(topicOf(sort), id) ?? {}
}

/** All of a class of which anything was told. */
export function allFacts(sort: ClassName, survey: Survey): Iterable<readonly [id: string, facts: Facts]> {
  return survey.allKept<Facts>(topicOf(sort))
}

/** Notes one of the things that belong to another, such as the files of a paper. */
export function addTo(list: string, of: string, item: string, survey: Survey): void {
  const known = survey.kept<readonly string[]>(list, of) ?? []
  if (!known.includes(item)) survey.keepLast(list, of, [...known, item].sort())
}
