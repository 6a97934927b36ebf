import type { Entity } from '../src/model/entity.ts'

/*
 * Paths found in the plainest way there is: by trying all of them. What the graph answers is held against it.
 */

/** A link as the graph shows it: a claim's subject, property and value. */
export interface PlainLink {
  readonly id: string
  readonly subject: string
  readonly property: string
  readonly object: string
}

/** All paths between two nodes that pass no node twice and no source, the shortest first, then by slugs. */
export function everyPath(
  entities: readonly Entity[],
  links: readonly PlainLink[],
  { from, to, maxLength, through }: { from: string; to: string; maxLength: number; through?: readonly string[] | null },
): string[][] {
  if (from === to) return [[from]]
  const kinds = new Map<string, string>(entities.map(({ slug, kind }) => [slug, kind]))
  const isPassable = (slug: string) => {
    const kind = kinds.get(slug) ?? ''
    return kind !== 'SOURCE' && (!through || through.includes(kind))
  }
  const next = new Map<string, Set<string>>()
  const nextTo = (node: string) => {
    const known = next.get(node) ?? neighbours(links, node)
    next.set(node, known)
    return known
  }
  const found: string[][] = []
  const goOn = (path: string[]) => {
    if (path.length > maxLength) return
    for (const node of nextTo(path.at(-1) ?? '')) {
      if (path.includes(node)) continue
      if (node === to) found.push([...path, node])
      else if (isPassable(node)) goOn([...path, node])
    }
  }
  goOn([from])
  return found.sort((a, b) => a.length - b.length || (a.join(' ') < b.join(' ') ? -1 : 1))
}

/** How many steps each node is from the nearest of some, up to a number of steps; on only from passable nodes. */
export function distances(
  links: readonly PlainLink[],
  roots: readonly string[],
  depth: number,
  isPassable: (slug: string) => boolean,
): Map<string, number> {
  const found = new Map(roots.map((root) => [root, 0]))
  for (let distance = 1; distance <= depth; distance += 1) {
    for (const [slug, at] of [...found]) {
      if (at !== distance - 1) continue
      for (const next of neighbours(links, slug)) if (!found.has(next) && isPassable(next)) found.set(next, distance)
    }
  }
  return found
}

export function neighbours(links: readonly PlainLink[], node: string): Set<string> {
  return new Set(
    links.flatMap(({ subject, object }) => (subject === node ? [object] : object === node ? [subject] : [])),
  )
}
