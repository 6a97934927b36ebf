import { defaultCertainties, withCertainty } from '../model/certainty.ts'
import type { Claim } from '../model/claim.ts'
import { momentsOfSpells } from '../model/moment.ts'
import { allProperties, type PropertyName, properties } from '../model/properties.ts'
import type { Voices } from '../model/voices.ts'
import { type EntityKey, firstProperties } from './entity-key.ts'
import type { Surroundings } from './timeline.ts'

/**
 * A part of the graph: claims, with what is known around them. What is derived of a part is the same as what is derived
 * of these claims in the whole, because every claim comes with its mates.
 */
export interface Part extends Surroundings {
  /** The claims whose own rows are derived. */
  readonly claims: readonly Claim[]
  /** The same with their mates. */
  readonly whole: readonly Claim[]
  /** What the whole graph shows of `claims`, and of `whole`. */
  readonly kept: readonly Claim[]
  readonly wholeKept: readonly Claim[]
  keyOf(slug: string): EntityKey | undefined
  readonly voices: Voices
}

/** The part that claims make with their mates. */
export function partOf(
  claims: readonly Claim[],
  mates: readonly Claim[],
  known: Pick<Part, 'keyOf' | 'spanOf' | 'isEvent' | 'voices'>,
): Part {
  const kept = keptOf(claims)
  const alone = mates.length === 0
  const wholeKept = alone ? kept : [...kept, ...keptOf(mates)]
  let spells: ReturnType<Part['spells']> | undefined
  return {
    ...known,
    claims,
    whole: alone ? claims : [...claims, ...mates],
    kept,
    wholeKept,
    spells() {
      spells ??= momentsOfSpells(wholeKept)
      return spells
    },
  }
}

/** The claim as the whole graph shows it, without what is only expected; null if that is all. */
export function shownOf(claim: Claim): Claim | null {
  for (const { certainty } of claim.references)
    if (!defaultCertainties.has(certainty)) return withCertainty(claim, defaultCertainties)
  return claim.references.length === 0 ? null : claim
}

function keptOf(claims: readonly Claim[]): Claim[] {
  const kept: Claim[] = []
  for (const claim of claims) {
    const shown = shownOf(claim)
    if (shown) kept.push(shown)
  }
  return kept
}

/**
 * The properties of which all claims about the same subject are the claim's mates. Null where the mates are all claims
 * of its property between its subject and its value, and no others.
 */
export function matesOf({ property, value }: Claim): readonly PropertyName[] | null {
  return matesByProperty.get(property) ?? (value.type === 'entity' ? null : [property])
}

/** What tells when an entity was, and where it stands among its like. */
export const settlingProperties: ReadonlySet<PropertyName> = new Set([...firstProperties, 'endDate'])

const conveningProperties: readonly PropertyName[] = ['adoptedAt', 'effect']

const matesByProperty: ReadonlyMap<PropertyName, readonly PropertyName[]> = new Map(
  allProperties.flatMap((property): [PropertyName, PropertyName[]][] => {
    const name = property.name
    const mates = new Set<PropertyName>()
    if (property.functional) mates.add(name)
    if (settlingProperties.has(name)) for (const mate of settlingProperties) mates.add(mate)
    if (conveningProperties.includes(name)) for (const mate of conveningProperties) mates.add(mate)
    if (isCounted(name)) mates.add('breakdownExhaustive')
    if (name === 'breakdownExhaustive')
      for (const { name: counted } of allProperties) if (isCounted(counted)) mates.add(counted)
    if (name === 'breakdownExhaustive') mates.add(name)
    return mates.size > 0 ? [[name, [...mates]]] : []
  }),
)

/** Whether breakdowns that are declared complete are held against it. */
function isCounted(name: PropertyName): boolean {
  return properties[name].functional !== undefined && properties[name].qualifiers?.counted !== undefined
}
