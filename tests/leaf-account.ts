import type { FormatName } from '../src/formats/import/format-names.ts'
import { openImported } from './imported.ts'

/** A leaf of a file: its place, the same without the numbers of lists, and what stands there. */
export interface Leaf {
  readonly path: string
  readonly field: string
  readonly value: unknown
  /** The place of its record, and of what sorts it is: what is told of one of them is told of it. */
  readonly record?: string
  readonly sorts?: readonly string[]
  /** The place of its statement: where that cannot be read, it is told once. */
  readonly statement?: string
}

export function* leavesOf(value: unknown, path: string, field: string): Iterable<Leaf> {
  if (value === null || value === undefined || value === '') return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, `${path}[${index}]`, field)
  } else if (typeof value === 'object') {
    for (const [key, part] of Object.entries(value))
      yield* leavesOf(part, path ? `${path}.${key}` : key, field ? `${field}.${key}` : key)
  } else yield { path, field, value }
}

/** Imports a file, and gives the leaves that are neither held nor told to be left out. */
export async function lostOf(format: FormatName, content: unknown, leaves: readonly Leaf[]): Promise<string[]> {
  const graph = await openImported(format)
  const { notHeld, notHeldAt } = await graph.add('own', content)
  const held = (await graph.everything()).toLowerCase()
  const told = [
    ...graph.problems.map(({ locator, reason, message }) => ({ locator, reason, message })),
    ...Object.keys(notHeld).map((reason) => ({ locator: notHeldAt[reason] ?? '', reason, message: reason })),
  ]
  return leaves.flatMap((leaf) => {
    const text = String(leaf.value).toLowerCase()
    const isTold = told.some(
      ({ locator, reason, message }) =>
        (locator !== '' && leaf.path.startsWith(locator)) ||
        message.toLowerCase().includes(text) ||
        (leaf.record === locator && ofWholeRecords.has(reason)) ||
        (leaf.statement === locator && reason === 'a value that cannot be read') ||
        leaf.sorts?.some((sort) => reason === sort || reason.startsWith(`${sort}:`) || reason.startsWith(`${sort} `)) ||
        `.${leaf.field}.`.includes(`.${reason.replace(/^[^.]*\./, '').replace(/:.*$/, '')}.`),
    )
    return held.includes(text) || isTold ? [] : [`${leaf.path}: ${leaf.value}`]
  })
}

/** What is told of a record is told of everything in it. */
const ofWholeRecords = new Set([
  'a record that cannot be read',
  'a relation without its ends',
  'a relation of several with several',
  'a thing of which nothing says what it is, among the kinds of the model',
])
