import type { NamedFragment, ToldFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import type { Spell } from './relation.ts'
import { Spells } from './spells.tsx'
import { Told } from './told.tsx'

interface RelatedProps {
  readonly entity: NamedFragment
  readonly claims: readonly ToldFragment[]
  readonly joined?: readonly Spell[] | undefined
  /** What the relation is, for the buttons: "has member". */
  readonly about: string
  /** Qualifiers that the place of the row tells already. */
  readonly without?: readonly string[]
}

/** Something that an entity is related to, with its roles and times, and who says so. */
export function Related({ entity, claims, joined, about, without = [] }: RelatedProps) {
  return (
    <Told claims={claims} about={`${about} ${entity.name}`}>
      <EntityLink entity={entity} /> <Spells claims={claims} joined={joined} without={without} />
    </Told>
  )
}
