import type { LinkRow } from '../store/links.ts'
import { type LinkReader, othersOf } from './links.ts'
import type { Network } from './network.ts'

/** A network of which no more is known than was read. Nodes are numbered as they are met. */
export function createNetwork(reader: LinkReader, from: string, to: string): Network {
  const slugs = [from, to]
  const numbers = new Map(slugs.map((slug, number) => [slug, number]))
  const rows = new Map<number, LinkRow[]>()
  const links: (number[] | undefined)[] = [undefined, undefined]
  const numberOf = (slug: string) => {
    const known = numbers.get(slug)
    if (known !== undefined) return known
    const number = slugs.push(slug) - 1
    numbers.set(slug, number)
    links.push(undefined)
    return number
  }
  return {
    from: 0,
    to: 1,
    get size() {
      return slugs.length
    },
    slugOf: (node) => slugs[node] ?? '',
    async read(nodes) {
      const unread = nodes.filter((node) => !links[node])
      const found = unread.length > 0 ? await reader.read(unread.map((node) => slugs[node] ?? '')) : []
      if (!found) return false
      for (const node of unread) {
        rows.set(node, [])
        links[node] = []
      }
      for (const row of found) {
        const node = numberOf(row.node)
        rows.get(node)?.push(row)
        const others = links[node] ?? []
        for (const other of othersOf(row)) others.push(numberOf(other))
      }
      return true
    },
    neighbours: (node) => links[node],
    waysBetween: (node, other) => (rows.get(node) ?? []).filter((row) => othersOf(row).includes(slugs[other] ?? '')),
  }
}
