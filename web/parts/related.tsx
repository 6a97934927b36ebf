import type { NamedFragment, ToldFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { claimsOf, spellsOf } from './relation.ts'
import { Spells } from './spells.tsx'
import { Told } from './told.tsx'

type Spelt = Parameters<typeof claimsOf>[0]

interface RelatedProps {
  readonly entity: NamedFragment
  /** What is said of it: the spells into which the graph has joined that, or the claims where it was not asked for them. */
  readonly by: { readonly relations: Spelt } | { readonly claims: readonly ToldFragment[] }
  /** What the relation is, for the buttons: "has member". */
  readonly about: string
  /** Qualifiers that the place of the row tells already. */
  readonly without?: readonly string[]
}

/** Something that an entity is related to, with its roles and times, and who says so. */
export function Related({ entity, by, about, without = [] }: RelatedProps) {
  const isJoined = 'relations' in by
  const claims = isJoined ? claimsOf(by.relations) : by.claims
  const spells = isJoined ? by.relations : spellsOf(by.claims)
  return (
    <Told claims={claims} about={`${about} ${entity.name}`}>
      <EntityLink entity={entity} /> <Spells claims={claims} spells={spells} isJoined={isJoined} without={without} />
    </Told>
  )
}
