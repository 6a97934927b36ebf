import fc from 'fast-check'
import type { Operation, Say } from '../src/changes/operation.ts'
import { encodeId } from '../src/graph/id.ts'
import { namedInQualifiers } from '../src/lists/mentions.ts'
import type { Claim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { type Happening, happenings } from './amendment-arbitrary.ts'

/** What somebody does by hand. Numbers choose among what is there at the time. */
export type Deed =
  | { readonly type: 'say'; readonly claims: readonly Claim[]; readonly entities: readonly Entity[] }
  | { readonly type: 'unsay' | 'judge' | 'edit' | 'merge' | 'remove' | 'revert'; readonly choices: readonly number[] }

/** A history: what files bring, and what people do. */
export function history(most = 8): fc.Arbitrary<(Happening | Deed)[]> {
  const happening = happenings({ most: 1, claims: 5 }).map(([first]) => first as Happening)
  const said = happenings({ most: 1, claims: 3 }).filter(([first]) => first?.type === 'amend')
  const say = said.map(([first]): Deed => {
    const { claims, entities } = first?.type === 'amend' ? first : { claims: [], entities: [] }
    return { type: 'say', claims, entities }
  })
  const deed = fc.record({
    type: fc.constantFrom(
      'unsay' as const,
      'judge' as const,
      'edit' as const,
      'merge' as const,
      'remove' as const,
      'revert' as const,
    ),
    choices: fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }),
  })
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: happening },
      { weight: 3, arbitrary: say },
      { weight: 5, arbitrary: deed as fc.Arbitrary<Deed> },
    ),
    { minLength: 2, maxLength: most, size: 'max' },
  )
}

/** What there is to choose from. */
export interface Present {
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
  /** The keys of the changes that took effect, the first one first. */
  readonly changes: readonly string[]
}

/** The deed as operations; none where there is nothing to do it to. */
export function operationsOf(deed: Deed, { entities, claims, changes }: Present): Operation[] {
  if (deed.type === 'say') return sayOperations(deed, entities)
  const [first = 0, second = 0, third = 0] = deed.choices
  const chosen = <Item>(items: readonly Item[], choice: number): Item | undefined => items[choice % (items.length || 1)]
  const [claim, entity, change] = [
    chosen(claims, first),
    chosen(entities, first),
    chosen(changes.toReversed(), first % 3),
  ]
  switch (deed.type) {
    case 'unsay': {
      const source = claim && chosen(claim.references, second)?.source
      return claim ? [{ unsay: { claim: idOfClaim(claim), source: third % 2 === 0 ? (source ?? null) : null } }] : []
    }
    case 'judge': {
      const rank = (['PREFERRED', 'DEPRECATED', 'NORMAL'] as const)[second % 3] ?? 'NORMAL'
      return claim ? [{ judge: { claim: idOfClaim(claim), rank, reason: rank === 'NORMAL' ? null : 'A slip.' } }] : []
    }
    case 'edit':
      return entity
        ? [
            {
              edit: {
                entity: entity.slug,
                name: ['Pak', 'Ri', 'Kim Tok Hun'][second % 3] ?? '',
                description: third % 2 === 0 ? 'Told by hand.' : null,
              },
            },
          ]
        : []
    case 'merge': {
      const into =
        entity &&
        chosen(
          entities.filter(({ kind, slug }) => kind === entity.kind && slug !== entity.slug),
          second,
        )
      return entity && into ? [{ merge: { from: entity.slug, into: into.slug } }] : []
    }
    case 'remove':
      return entity ? [{ remove: entity.slug }] : []
    case 'revert':
      return change === undefined ? [] : [{ revert: encodeId({ type: 'Change', key: change, lens: '' }) }]
  }
}

export function idOfClaim({ id }: Claim): string {
  return encodeId({ type: 'Claim', key: id, lens: '' })
}

/** Says claims, and creates first what they name and is not there. */
function sayOperations(
  { claims, entities }: { readonly claims: readonly Claim[]; readonly entities: readonly Entity[] },
  present: readonly Entity[],
): Operation[] {
  const there = new Set(present.map(({ slug }) => slug))
  const creating = entities.filter(({ slug }) => !there.has(slug))
  const created = creating.map(({ slug, kind, name }): Operation => ({ create: { slug, kind, name } }))
  const saying = claims.flatMap((claim) =>
    claim.references.map((_, index): Operation => ({ say: sayOf(claim, index) })),
  )
  return [...created, ...saying]
}

/** What an operation says of a claim, in the words of one of its references. */
export function sayOf(claim: Claim, index: number): Say {
  const { source, certainty, attested, ...reference } = claim.references[index] as Claim['references'][number]
  const entities = new Set(namedInQualifiers(claim).map(([name]) => name))
  return {
    subject: claim.subject,
    property: claim.property,
    value: saidValueOf(claim),
    qualifiers: Object.entries(claim.qualifiers).map(([name, value]) =>
      entities.has(name) ? { name, entity: value } : { name, value },
    ),
    start: claim.start?.text ?? null,
    end: claim.end?.text ?? null,
    reference: { ...reference, source, certainty, attested: attested?.text ?? null },
  }
}

function saidValueOf({ value }: Claim): Say['value'] {
  switch (value.type) {
    case 'entity':
      return { entity: value.slug }
    case 'date':
      return { edtf: value.date.text }
    case 'quantity':
      return {
        quantity: {
          amount: value.quantity.amount,
          unit: value.quantity.unit,
          approximate: value.quantity.text.startsWith('~'),
        },
      }
    case 'text':
      return { text: { text: value.text, language: value.language } }
  }
}
