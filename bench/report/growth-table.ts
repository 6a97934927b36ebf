import { count, figure } from './figure.ts'
import type { GrowthPart, MemoryPart } from './results.ts'
import type { Table } from './table.ts'

/** A column a size, a row a measure of a peer. */
export function growthTable({ sizes }: GrowthPart): Table {
  const names = sizes[0]?.peers.map(({ name }) => name) ?? []
  const row = (label: string, cell: (size: GrowthPart['sizes'][number]) => number | undefined, unit: string) => {
    const values = sizes.map(cell)
    return [label, ...values.map((value) => figure(value, unit)), figure((values.at(-1) ?? 0) / (values[0] ?? 0), ' ×')]
  }
  return [
    ['claims', ...sizes.map(({ claims }) => count(claims)), 'largest of smallest'],
    ...names.flatMap((name) => {
      const of = (size: GrowthPart['sizes'][number]) => size.peers.find((peer) => peer.name === name)
      return [
        row(`${name}: median latency`, (size) => of(size)?.median, ' ms'),
        row('… bytes a claim', (size) => (of(size)?.filling.bytes ?? Number.NaN) / size.claims, ''),
        row('… claims a second', (size) => size.claims / (of(size)?.filling.seconds ?? Number.NaN), ''),
        ...(of(sizes[0] as GrowthPart['sizes'][number])?.filling.peak
          ? [row('… most memory of the import', (size) => of(size)?.filling.peak, ' MB')]
          : []),
      ]
    }),
  ]
}

export function memoryTable({ imports }: MemoryPart): Table {
  return [
    ['claims', ...imports.map(({ claims }) => count(claims)), 'largest of smallest'],
    [
      'most memory of the import',
      ...imports.map(({ peak }) => figure(peak, ' MB')),
      figure((imports.at(-1)?.peak ?? 0) / (imports[0]?.peak ?? 0), ' ×'),
    ],
  ]
}
