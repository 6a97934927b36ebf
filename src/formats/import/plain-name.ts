import { compare } from '../../model/compare.ts'

/**
 * Of several names of one thing that have no order, the one to call it by: one in Latin letters before all others, among
 * those one without commas, brackets and digits, and not all in capitals; at last the least.
 */
export function plainestName(names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({
    name,
    oddities: oddities.filter((odd) => odd(name)).length,
    isOther: isOther(name),
  }))
  ranked.sort((a, b) => Number(a.isOther) - Number(b.isOther) || a.oddities - b.oddities || compare(a.name, b.name))
  return ranked[0]?.name
}

function isOther(name: string): boolean {
  return !/\p{Script=Latin}/u.test(name) || /(?!\p{Script=Latin})\p{L}/u.test(name)
}

const oddities: readonly ((name: string) => boolean)[] = [
  (name) => /[^\p{L}\p{M}\s.'’&-]/u.test(name),
  (name) => !/\p{Ll}/u.test(name),
]
