import { type Claim, createClaim, type Reference } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import { below, createRandom, type Random } from './random.ts'

/** A house of members in groups, who mostly vote as their group does: on every decision each of them, by name. */
export function generateVotes({ decisions = 1_800, voters = 111, groups = 8, seed = 1 } = {}): WrittenGraph {
  const random = createRandom(seed)
  const entities = [entity('minutes', 'SOURCE'), entity('house', 'ORGANIZATION')]
  for (let group = 0; group < groups; group += 1) entities.push(entity(`group-${group}`, 'ORGANIZATION'))
  for (let voter = 0; voter < voters; voter += 1) entities.push(entity(`member-${voter}`, 'PERSON'))
  const claims: Claim[] = []
  for (let index = 0; index < decisions; index += 1) {
    const decision = `decision-${index}`
    entities.push(entity(decision, 'DECISION'))
    const lines = Array.from({ length: groups }, () => optionOf(random))
    claims.push(
      said(decision, 'date', { type: 'date', date: parseEdtf(dayOf(index)) }),
      said(decision, 'adoptedBy', { type: 'entity', slug: 'house' }),
      said(decision, 'outcome', { type: 'text', text: 'ADOPTED', language: null }),
    )
    for (let voter = 0; voter < voters; voter += 1) {
      const group = voter % groups
      const option = random() < 0.9 ? (lines[group] ?? 'YES') : optionOf(random)
      const qualifiers = { option, onBehalfOf: `group-${group}` }
      claims.push(said(`member-${voter}`, 'ballot', { type: 'entity', slug: decision }, qualifiers))
    }
  }
  return { entities, claims, revision: `votes ${seed}` }
}

const options = ['YES', 'YES', 'NO', 'ABSTAIN', 'ABSENT'] as const

function optionOf(random: Random): string {
  return options[below(random, options.length)] ?? 'YES'
}

function dayOf(index: number): string {
  return new Date(Date.UTC(2019, 0, 1 + index)).toISOString().slice(0, 10)
}

function entity(slug: string, kind: EntityKind): Entity {
  return {
    slug,
    kind,
    name: slug,
    description: null,
    classification: null,
    ordinal: null,
    enlarged: null,
    identifiers: [],
  }
}

function said(subject: string, property: Claim['property'], value: Claim['value'], qualifiers = {}): Claim {
  return createClaim({ subject, property, value, qualifiers, start: null, end: null }, [reference])
}

const reference: Reference = {
  source: 'minutes',
  locator: null,
  order: null,
  printedAs: null,
  attributedTo: null,
  attribution: null,
  certainty: 'STATED',
  attested: null,
  note: null,
}
