import type { SaidFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { When } from './when.tsx'
import { inWords, listedThings, spaced } from './words.ts'

/** What a claim says, as it is best read: an entity, a date in words, or the text. */
export function Value({ claim }: { readonly claim: Pick<SaidFragment, 'object' | 'edtf' | 'display' | 'language'> }) {
  if (claim.object) return <EntityLink entity={claim.object} />
  if (claim.edtf) return <When edtf={claim.edtf} />
  if (/^https?:\/\//.test(claim.display)) {
    return (
      <a href={claim.display} rel="noreferrer" className="outward">
        {claim.display}
      </a>
    )
  }
  return <span lang={claim.language ?? undefined}>{inWords(claim.display)}</span>
}

interface QualifiersProps {
  readonly qualifiers: SaidFragment['qualifiers']
  /** Those that stand elsewhere already. */
  readonly without?: readonly string[]
}

/** What narrows a claim: in which role, of what, on whose behalf. */
export function Qualifiers({ qualifiers, without = [] }: QualifiersProps) {
  const shown = qualifiers.filter(({ name }) => !without.includes(name))
  return shown.map(({ name, display, entity }) => (
    <span key={name} className="qualifier">
      {speaksForItself.has(name) ? null : <span className="quiet">{name === 'day' ? 'on' : spaced(name)} </span>}
      {entity ? (
        <EntityLink entity={entity} bare />
      ) : name === 'membershipStatus' ? (
        `${inWords(display)} member`
      ) : name === 'day' ? (
        <When edtf={display} />
      ) : name === 'listOf' ? (
        listedThings(display)
      ) : (
        inWords(display)
      )}
    </span>
  ))
}

/** A role needs no word that says that it is one; nor does what a membership is of, beside the word "member of". */
const speaksForItself = new Set([
  'role',
  'membershipStatus',
  'memberOf',
  'effect',
  'counted',
  'sector',
  'stage',
  'standing',
  'style',
])
