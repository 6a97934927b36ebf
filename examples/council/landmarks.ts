import type { readTerm } from './popolo.ts'

type Term = Awaited<ReturnType<typeof readTerm>>

/**
 * What graph.yaml names, by the slugs that an import gives it: the council, the vote that was closest and what it was on,
 * the four largest factions, and of the two largest who voted most often. Another term has others in their places, and
 * nothing in the place of what it does not have.
 */
export function landmarksOf({ organizations, events, motions, vote_events, memberships }: Term): string[] {
  const [term, council] = [events[0]?.id ?? '', organizations[0]?.id ?? '']
  const slugIn = (word: string) => (id: string) => (id === '' ? '' : `${readable(term)}-${named(word, readable(id))}`)
  const closest = [...vote_events].sort((a, b) => closenessOf(a) - closenessOf(b))[0]
  const motion = motions.find(({ id }) => id === closest?.motion_id)?.id ?? ''
  const isOne = vote_events.filter(({ motion_id }) => motion_id === motion).length === 1
  const members = (organization: string) =>
    memberships.flatMap(({ person_id, organization_id }) => (organization_id === organization ? [person_id] : []))
  const factions = organizations
    .filter(({ classification }) => classification === 'faction')
    .sort((a, b) => members(b.id).length - members(a.id).length)
    .slice(0, 4)
  const slots = Array.from({ length: 4 }, (_, index) => factions[index]?.id ?? '')
  const cast = Map.groupBy(
    vote_events.flatMap(({ votes }) => votes.filter(({ option }) => option !== 'absent')),
    ({ voter_id }) => voter_id,
  )
  const countOf = (person: string) => cast.get(person)?.length ?? 0
  const voters = slots.slice(0, 2).map((id) => members(id).sort((a, b) => countOf(b) - countOf(a))[0] ?? '')
  const vote = isOne ? motion : `vote-${closest?.id}`
  return [
    ...[council].map(slugIn('organization')),
    ...[vote, motion].map(slugIn('motion')),
    ...slots.map(slugIn('organization')),
    ...voters.map(slugIn('person')),
  ]
}

function readable(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** As an import calls things by their ids: one that says nothing by itself stands behind the word for what it is. */
function named(word: string, id: string): string {
  return /[a-z]/.test(id) ? id : `${word}-${id}`
}

/** As many for it as against it, and as many as can be. */
function closenessOf({ votes }: Term['vote_events'][number]): number {
  const [yes, no] = ['yes', 'no'].map((wanted) => votes.filter(({ option }) => option === wanted).length) as [
    number,
    number,
  ]
  return Math.abs(yes - no) - (yes + no) / 1_000
}

/**
 * The text about another term: each of the one's landmarks is that of the other. What the other does not have is left out
 * of lists, and a vote that is alone on its motion is that motion, which is featured once.
 */
export function aboutTerm(text: string, own: readonly string[], others: readonly string[]): string {
  const pairs = new Map(own.map((slug, index) => [slug, others[index] ?? '']))
  const longestFirst = [...pairs.keys()].sort((a, b) => b.length - a.length)
  const landmark = new RegExp(`\\b(?:${longestFirst.join('|')})(?![a-z0-9-])`, 'g')
  const lines = text.split('\n').map((line) => line.replace(landmark, (slug) => pairs.get(slug) ?? slug))
  const isFeatured = (line: string) => line.startsWith('  - ') && !line.includes(':')
  return lines
    .filter((line) => !['-', '""'].includes(line.trim()))
    .filter((line, index, all) => !isFeatured(line) || all.indexOf(line) === index)
    .join('\n')
}
