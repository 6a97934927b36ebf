import type { DifferingFragment, NamedFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { Rival } from './evidence.tsx'
import { References, SourceName } from './references.tsx'
import { listInWords } from './words.ts'

type Position = DifferingFragment['positions'][number]

/** Whether a position is a list that a source declares complete. */
export function isOfList({ claims }: Pick<Position, 'claims'>): boolean {
  return claims.some(({ property }) => property.name === 'listComplete')
}

/** Whether a position is the length of a list: its claims are those of all whom it lists. */
export function isCounted({ display }: Pick<Position, 'display'>): boolean {
  return display.endsWith(' (listed)')
}

/** All whom a list lists, to be opened: they can be many. */
export function Listed({
  claims,
  of,
}: {
  readonly claims: Position['claims']
  readonly of: Pick<NamedFragment, 'slug'>
}) {
  return (
    <details>
      <summary>Who is listed</summary>
      <ul className="only-here">
        {claims.map((claim) => {
          const listed = listedOf(claim, of)
          return (
            <li key={claim.id}>
              {listed ? <EntityLink entity={listed} /> : claim.display}
              <References references={claim.references} />
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** Who stands in a list: at the other end of the claim. */
function listedOf({ subject, object }: Position['claims'][number], of: Pick<NamedFragment, 'slug'>) {
  return subject.slug === of.slug ? object : subject
}

interface ListPositionProps {
  readonly position: Position
  /** What the list is of: who is listed stands at the other end of each claim. */
  readonly of: Pick<NamedFragment, 'slug'>
}

/** A complete list: how many it has, whose it is, and whom only this one lists, each with its place in the source. */
export function ListPosition({ position: { display, sources, claims }, of }: ListPositionProps) {
  const [listing, own] = [true, false].map((isListing) =>
    claims.filter(({ property }) => (property.name === 'listComplete') === isListing),
  )
  const [size = display, others = ''] = listInWords(display)
  return (
    <section className="rival">
      <p className="version">
        {size}{' '}
        <span className="quiet">
          by{' '}
          {sources.map((source, index) => (
            <span key={source.id}>
              {index > 0 ? '; ' : ''}
              <SourceName source={source} />
            </span>
          ))}
        </span>
      </p>
      <p className="nature">{others}</p>
      {own?.length ? (
        <ul className="only-here">
          {own.map((claim) => {
            const listed = listedOf(claim, of)
            return (
              <li key={claim.id}>
                {listed ? <EntityLink entity={listed} /> : claim.display}
                <Rival claim={claim} alone />
              </li>
            )
          })}
        </ul>
      ) : null}
      {own?.length ? null : listing?.map((claim) => <Rival key={claim.id} claim={claim} alone />)}
    </section>
  )
}
