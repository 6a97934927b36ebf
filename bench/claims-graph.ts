import { type Claim, createClaim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import { parliament } from './parliament.ts'
import { entityOf } from './recall.ts'

/**
 * What a parliament's file says, so many claims of it, and what a register says of every tenth of its claims again; each
 * sitting has a number of voters, and each hundredth member another date of birth in the register.
 */
export function claimsGraph(claims: number): WrittenGraph {
  const entities: Entity[] = [entityOf('SOURCE', 'register', 'A register')]
  const said: Claim[] = []
  for (const batch of parliament(claims)) {
    for (const entity of batch.entities) entities.push(entity)
    for (const claim of batch.claims) said.push(claim, ...besides(claim))
  }
  const told = said.map((claim, index) => (index % 10 === 0 ? alsoToldBy('register', claim) : claim))
  return { entities, claims: told, revision: 'bench' }
}

function besides({ subject, property, references }: Claim): Claim[] {
  const number = Number(/\d+$/.exec(subject)?.[0] ?? 0)
  const content = { subject, qualifiers: {}, start: null, end: null }
  if (property === 'startDate') {
    const quantity = parseQuantity(String(200 + (number % 800)), 'person')
    const counted = { counted: 'PARTICIPANTS' }
    return [
      createClaim(
        { ...content, property: 'headcount', value: { type: 'quantity', quantity }, qualifiers: counted },
        references,
      ),
    ]
  }
  return []
}

function alsoToldBy(source: string, claim: Claim): Claim {
  const [first] = claim.references
  return first ? { ...claim, references: [first, { ...first, source, order: null }] } : claim
}
