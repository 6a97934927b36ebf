import { KindMark, kindNames, kinds } from '../../parts/kinds.tsx'
import { isExpected } from '../../parts/told.tsx'
import { isDisputed } from './elements.ts'
import type { Gathered } from './gather.ts'
import type { GraphView } from './graph-view.ts'

/** What the marks and lines of a drawing mean: those that are on it. */
export function Legend({
  gathered: { nodes, links },
  view,
}: {
  readonly gathered: Gathered
  readonly view: GraphView
}) {
  const present = kindNames.filter((kind) => nodes.some((node) => node.kind === kind))
  return (
    <ul className="legend" aria-label="What the marks mean">
      {present.map((kind) => (
        <li key={kind}>
          <KindMark kind={kind} silent /> {kinds[kind].label}
        </li>
      ))}
      {links.length > 0 ? (
        <li>
          <Line /> from what a claim is about to its value
        </li>
      ) : null}
      {links.some(isDisputed) ? (
        <li>
          <Line className="disputed" /> disputed
        </li>
      ) : null}
      {links.some(({ claims }) => isExpected(claims)) ? (
        <li>
          <Line className="expected" /> only expected
        </li>
      ) : null}
      {view.pins.size > 0 ? (
        <li>
          <span className="pinned-sample" aria-hidden="true" /> pinned
        </li>
      ) : null}
    </ul>
  )
}

function Line({ className = '' }: { readonly className?: string }) {
  return (
    <svg className={`line ${className}`} viewBox="0 0 30 10" aria-hidden="true">
      <path d="M0 5h24" fill="none" />
      <path d="M22 1.5l7 3.5-7 3.5z" stroke="none" />
    </svg>
  )
}
