import type { GraphNodeFragment } from '../../generated/graph.ts'

/** When an event or a decision was, or a document or a source came out; nothing for what has no one date. */
export function dateOf(
  node: GraphNodeFragment,
): { readonly edtf: string; readonly earliest: string | null } | undefined {
  const dates = node as { startDate?: unknown; date?: unknown; published?: unknown }
  return (dates.startDate ?? dates.date ?? dates.published ?? undefined) as ReturnType<typeof dateOf>
}
