import type { SaidByFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { publisherBeside } from './source-title.ts'
import { When } from './when.tsx'
import { inWords } from './words.ts'

/** Where something is printed: source, place in it, wording, and who says so inside it. */
export function References({ references }: { readonly references: readonly SaidByFragment[] }) {
  return (
    <ul className="references">
      {references.map((reference) => (
        <li key={referenceKey(reference)}>
          <SourceName source={reference.source} />
          {reference.locator ? <span className="locator">{reference.locator}</span> : null}
          {reference.order === null ? null : <span className="locator">no. {reference.order} of its list</span>}
          {reference.certainty === 'STATED' ? null : <span className="certainty">{inWords(reference.certainty)}</span>}
          <Attribution reference={reference} />
          {reference.attested ? (
            <span>
              for <When edtf={reference.attested} />
            </span>
          ) : null}
          {reference.printedAs ? <q className="printed">{reference.printedAs}</q> : null}
          {reference.note ? <span className="note">{reference.note}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** How many sources these are of. */
export function countSources(references: readonly { readonly source: { readonly slug: string } }[]): number {
  return new Set(references.map(({ source }) => source.slug)).size
}

/** A source's title, and who published it where the title does not tell: many have the same. */
export function SourceName({ source }: { readonly source: SaidByFragment['source'] }) {
  const publisher = publisherBeside(source)
  return (
    <span>
      <EntityLink entity={source} bare />
      {publisher ? <span className="quiet">, {publisher}</span> : null}
    </span>
  )
}

function Attribution({ reference }: { readonly reference: SaidByFragment }) {
  const { attributedTo, attribution } = reference
  if (!attributedTo && !attribution) return null
  return <span>according to {attributedTo ? <EntityLink entity={attributedTo} bare /> : attribution}</span>
}

function referenceKey(reference: SaidByFragment): string {
  return JSON.stringify(reference)
}
