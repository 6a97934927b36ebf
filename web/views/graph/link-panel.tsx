import { KindMark } from '../../parts/kinds.tsx'
import { Empty } from '../../parts/states.tsx'
import { ToldClaims } from '../../parts/told.tsx'
import { capitalized, withQualifier } from '../../parts/words.ts'
import { isDisputed } from './elements.ts'
import { type Gathered, keyOfLink } from './gather.ts'
import { type Choice, linkKey } from './graph-view.ts'

interface LinkPanelProps {
  readonly choice: Extract<Choice, { from: string }>
  readonly gathered: Gathered
  onChoose(key: string): void
}

/** A link: what it says of which two, every claim that says so, and where each is printed. */
export function LinkPanel({ choice, gathered, onChoose }: LinkPanelProps) {
  const link = gathered.links.find((one) => keyOfLink(one) === linkKey(choice))
  if (!link) return <Empty>This link is not shown: one of its ends is not, or the lens leaves it out.</Empty>
  const label = withQualifier(link.property.label, link.qualifier)
  const end = (slug: string) => {
    const node = gathered.nodes.find((one) => one.slug === slug)
    return node ? (
      <button type="button" className="choose" onClick={() => onChoose(slug)}>
        <KindMark kind={node.kind} /> <span>{node.name}</span>
      </button>
    ) : null
  }
  return (
    <>
      <h2>{capitalized(label)}</h2>
      <p className="link-ends">
        {end(link.from.slug)}
        <span className={isDisputed(link) ? 'link-property disputed' : 'link-property'}>
          {label} <span aria-hidden="true">↓</span>
        </span>
        {end(link.to.slug)}
      </p>
      {isDisputed(link) ? <p className="wrong">Disputed: not all that is said here can be right.</p> : null}
      <ToldClaims ids={link.claims.map(({ id }) => id)} />
    </>
  )
}
