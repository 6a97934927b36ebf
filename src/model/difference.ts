import type { DifferenceKind } from './change.ts'
import { byJudgement, type Claim, type Reference, referenceId } from './claim.ts'
import type { Entity } from './entity.ts'

/** An entity before and after a change; null where it was not there. */
export interface EntityStates {
  readonly slug: string
  readonly before: Entity | null
  readonly after: Entity | null
  /** Slug of the entity into which the change merged it. */
  readonly mergedInto?: string | null
}

/** A claim before and after a change. */
export interface ClaimStates {
  readonly before: Claim | null
  readonly after: Claim | null
}

/** One thing that a change made different. */
export interface Difference {
  readonly kind: DifferenceKind
  /** Slug of the entity, of what it was merged into, or of what the claim is about; null where that was erased. */
  readonly subject: string | null
  /** Null for an entity's own. */
  readonly claimId: string | null
  /** The claim, as it was left or as it was last; null where it was erased. */
  readonly claim: Claim | null
  /** What came or went. */
  readonly reference: Reference | null
  /** Of an entity: which of its fields. Of a judgement: "rank". */
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
}

/** What was made different of an entity, a field at a time. */
export function differencesOfEntity({ slug, before, after, mergedInto }: EntityStates): Difference[] {
  const of = (kind: DifferenceKind, field: string | null, was: string | null, is: string | null): Difference => ({
    ...blank,
    kind,
    subject: slug,
    field,
    before: was,
    after: is,
  })
  if (!before) return after ? [of('CREATED', null, null, after.name)] : []
  if (!after) {
    const removed = of('REMOVED', null, before.name, null)
    return [mergedInto == null ? removed : { ...removed, kind: 'MERGED', subject: mergedInto }]
  }
  return entityFields.flatMap((field) => {
    const [was, is] = [fieldText(before, field), fieldText(after, field)]
    return was === is ? [] : [of('EDITED', field, was, is)]
  })
}

/**
 * What was made different of a claim: each reference that came or went, and how it is judged. `before` and `after` are
 * the words of the judgement; those of a reference are told by whoever shows it.
 */
export function differencesOfClaim({ before, after }: ClaimStates): Difference[] {
  const claim = after ?? before
  if (!claim) return []
  const plain = { ...blank, subject: claim.subject, claimId: claim.id, claim }
  const [was, is] = [before, after].map((state) => new Map(state?.references.map((each) => [referenceId(each), each])))
  const withdrawn = [...(was ?? [])].filter(([id]) => !is?.has(id))
  const added = [...(is ?? [])].filter(([id]) => !was?.has(id))
  const found: Difference[] = [
    ...withdrawn.map(([, reference]): Difference => ({ ...plain, kind: 'REFERENCE_WITHDRAWN', reference })),
    ...added.map(([, reference]): Difference => ({ ...plain, kind: 'REFERENCE_ADDED', reference })),
  ]
  if (before && after && byJudgement(before, after) !== 0) {
    const [wasJudged, isJudged] = [judgementText(before), judgementText(after)]
    found.push({ ...plain, kind: 'JUDGED', field: 'rank', before: wasJudged, after: isJudged })
  }
  return found
}

/** What is left of a difference whose content was erased. */
export function erasedDifference(left: Partial<Pick<Difference, 'subject' | 'claimId'>>): Difference {
  return { ...blank, ...left, kind: 'ERASED' }
}

const blank = {
  subject: null,
  claimId: null,
  claim: null,
  reference: null,
  field: null,
  before: null,
  after: null,
}

const entityFields = ['kind', 'name', 'description', 'classification', 'ordinal', 'enlarged', 'identifiers'] as const

function fieldText(entity: Entity, field: (typeof entityFields)[number]): string | null {
  if (field !== 'identifiers') return entity[field] === null ? null : String(entity[field])
  return entity.identifiers.map(({ scheme, value }) => `${scheme}: ${value}`).join(', ') || null
}

function judgementText({ rank, rankReason, explanation }: Claim): string {
  return [rank, rankReason, explanation].filter((part) => part !== null).join(': ')
}
