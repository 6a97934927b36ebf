import { compare } from '../../model/compare.ts'

/** Of several names of one thing that have no order, the one to call it by: the plainest, and of those the least. */
export function plainestName(names: readonly string[]): string | undefined {
  return names.toSorted((a, b) => oddityOf(a) - oddityOf(b) || compare(a, b))[0]
}

/**
 * How far a name is from a plain one, from 0: names in Latin letters come before all others, and among those the ones that
 * have no commas, brackets or digits and are not all in capitals.
 */
export function oddityOf(name: string): number {
  const isOther = !/\p{Script=Latin}/u.test(name) || /(?!\p{Script=Latin})\p{L}/u.test(name)
  return (isOther ? 4 : 0) + (/[^\p{L}\p{M}\s.'’&-]/u.test(name) ? 1 : 0) + (/\p{Ll}/u.test(name) ? 0 : 1)
}
