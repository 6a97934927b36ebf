import { entitiesNeeded } from '../lists/mentions.ts'
import { renameClaim } from '../lists/renamed-claim.ts'
import { type Claim, type Reference, referenceId } from '../model/claim.ts'
import { allKinds } from '../model/kind.ts'
import type { HeldClaim } from '../store/amend/drafted-claims.ts'
import { mergeHeld } from '../store/amend/held-entities.ts'
import { moveNames } from '../store/amend/names-of-files.ts'
import type { Draft } from './draft.ts'
import { Field } from './field.ts'
import type { Names } from './names.ts'
import { readEntity } from './naming.ts'
import type { MergeEntities } from './operation.ts'
import type { Problem } from './problem.ts'

/** Takes two entities to be one: every claim moves, and slug and ids of the one lead on to the other. */
export async function applyMerge(
  draft: Draft,
  merge: MergeEntities,
  path: readonly string[],
  names: Names,
): Promise<Problem[]> {
  const field = new Field(path)
  const [from, into] = (['from', 'into'] as const).map((side) =>
    readEntity(field.at(side), names, merge[side], { kinds: allKinds, purpose: side }),
  )
  if (!from || !into) return field.problems
  const problem = (code: Problem['code'], message: string, side: string): Problem[] => [
    { code, message, path: [...path, side], suggestion: null },
  ]
  if (from.slug === into.slug)
    return problem(
      'BAD_VALUE',
      `expected another entity than ${into.slug}, got ${merge.from}, which is the same one`,
      'from',
    )
  if (from.kind !== into.kind)
    return problem(
      'WRONG_RANGE',
      `expected a ${into.kind} as ${into.slug} is, got ${from.slug}, a ${from.kind}`,
      'from',
    )
  await draft.claims.readNaming([from.slug, into.slug])
  const moving = [...draft.claims.standing()].filter(({ claim }) => entitiesNeeded(claim).includes(from.slug))
  const rename = (slug: string) => (slug === from.slug ? into.slug : slug)
  const moved = moving.map(({ claim, ...held }) => ({ old: claim, held, claim: renameClaim(claim, rename) }))
  const loop = moved.find(({ claim }) => claim.value.type === 'entity' && claim.value.slug === claim.subject)
  if (loop) {
    const message = `expected two entities of which no claim links the one with the other, got ${loop.old.property} between ${from.slug} and ${into.slug}; unsay that first`
    return problem('BAD_VALUE', message, 'from')
  }
  await draft.claims.read(moved.map(({ claim }) => claim.id))
  for (const { old, held, claim } of moved) move(draft, old, held, claim)
  await mergeHolders(draft, from.slug, into.slug)
  return []
}

/** Moves who holds the claim, with the references that they hold, to the claim that it becomes. */
function move(draft: Draft, old: Claim, held: HeldClaim, claim: Claim): void {
  const ids = new Map(
    old.references.map((each, index) => [referenceId(each), referenceId(claim.references[index] as Reference)]),
  )
  const renew = (citations: string) => [...new Set(citations.split(' ').map((id) => ids.get(id) ?? id))].join(' ')
  if (old.id !== claim.id) {
    draft.claims.put(old, [], held)
    draft.redirects.claims.delete(claim.id)
    draft.redirects.claims.set(old.id, claim.id)
  }
  const known = old.id === claim.id ? undefined : draft.claims.find(claim.id)
  draft.claims.put(claim, [...(known?.claim.references ?? []), ...claim.references], {
    judgement: known?.judgement ?? held.judgement,
    holdings: unite(
      [...(known?.holdings ?? []), ...held.holdings.map((each) => ({ ...each, citations: renew(each.citations) }))],
      ({ run }) => String(run),
    ),
    sayings: unite(
      [...(known?.sayings ?? []), ...held.sayings.map((each) => ({ ...each, citations: renew(each.citations) }))],
      ({ record }) => String(record),
    ),
  })
}

/** Rows of one holder as one row. */
function unite<Row extends { readonly citations: string }>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const united = new Map<string, Row>()
  for (const row of rows) {
    const known = united.get(keyOf(row))
    const citations = new Set([...(known?.citations.split(' ') ?? []), ...row.citations.split(' ')])
    united.set(keyOf(row), { ...row, ...known, citations: [...citations].join(' ') })
  }
  return [...united.values()]
}

/** Whoever gives the one gives the other from now on. What belongs to the other itself stays, with the identifiers of both. */
async function mergeHolders(draft: Draft, from: string, into: string): Promise<void> {
  const [gone, kept] = [draft.entities.find(from), draft.entities.find(into)]
  if (!gone || !kept) return
  const held = [...kept.held]
  for (const row of gone.held) {
    const place = held.findIndex(({ run }) => run === row.run)
    const known = held[place]
    if (known) held[place] = { ...known, identifiers: unitedIdentifiers(known.identifiers, row.identifiers) }
    else held.push({ ...row, slug: into })
  }
  const { identifiers: _identifiers, ...asItIs } = kept.entity
  const identifiers = [...kept.entity.identifiers, ...gone.entity.identifiers]
  const merged = mergeHeld(held, kept.correction)
  const differing = Object.entries(asItIs).filter(([field, value]) => merged?.[field as keyof typeof asItIs] !== value)
  const isUnited = identifiers.every(({ scheme, value }) =>
    merged?.identifiers.some((each) => each.scheme === scheme && each.value === value),
  )
  const correction = {
    ...kept.correction,
    ...Object.fromEntries(differing),
    ...(isUnited ? {} : { identifiers: distinct(identifiers) }),
  }
  const runs = gone.held.map(({ run }) => run)
  const moved = await moveNames(draft.store, from, into, runs)
  draft.kept.set(from, JSON.stringify({ ...gone, into: { slug: into, ...kept }, names: moved }))
  draft.entities.put(into, held, correction)
  draft.entities.remove(from)
  draft.redirects.slugs.set(from, into)
  draft.touched.add(into)
}

function unitedIdentifiers(a: string | null, b: string | null): string | null {
  const all = distinct([...JSON.parse(a ?? '[]'), ...JSON.parse(b ?? '[]')])
  return all.length === 0 ? null : JSON.stringify(all)
}

function distinct(identifiers: readonly { readonly scheme: string; readonly value: string }[]) {
  return [...new Map(identifiers.map((each) => [JSON.stringify([each.scheme, each.value]), each])).values()]
}
