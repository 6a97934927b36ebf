import type { DifferenceKind } from './change.ts'
import { byJudgement, type Claim, referenceId } from './claim.ts'
import type { Entity } from './entity.ts'

/** An entity before and after a change; null where it was not there. */
export interface EntityStates {
  readonly slug: string
  readonly before: Entity | null
  readonly after: Entity | null
}

/** A claim before and after a change. */
export interface ClaimStates {
  readonly before: Claim | null
  readonly after: Claim | null
}

/** One thing that a change made different. */
export interface Difference {
  readonly kind: DifferenceKind
  /** Slug of the entity, or of what the claim is about. */
  readonly subject: string
  /** Null for an entity's own. */
  readonly claim: Claim | null
  /** Slug of the source whose reference came or went. */
  readonly source: string | null
  /** Of an entity: which of its fields. Of a judgement: "rank". */
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
}

/** What was made different of an entity, a field at a time. */
export function differencesOfEntity({ slug, before, after }: EntityStates): Difference[] {
  const of = (kind: DifferenceKind, field: string | null, was: string | null, is: string | null): Difference => ({
    kind,
    subject: slug,
    claim: null,
    source: null,
    field,
    before: was,
    after: is,
  })
  if (!before) return after ? [of('CREATED', null, null, after.name)] : []
  if (!after) return [of('REMOVED', null, before.name, null)]
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
  const plain = { subject: claim.subject, claim, field: null, before: null, after: null }
  const [was, is] = [before, after].map((state) => new Map(state?.references.map((each) => [referenceId(each), each])))
  const withdrawn = [...(was ?? [])].filter(([id]) => !is?.has(id))
  const added = [...(is ?? [])].filter(([id]) => !was?.has(id))
  const judged = before && after && byJudgement(before, after) !== 0
  return [
    ...withdrawn.map(([, { source }]): Difference => ({ ...plain, kind: 'REFERENCE_WITHDRAWN', source })),
    ...added.map(([, { source }]): Difference => ({ ...plain, kind: 'REFERENCE_ADDED', source })),
    ...(judged
      ? [
          {
            ...plain,
            kind: 'JUDGED' as const,
            source: null,
            field: 'rank',
            before: judgementText(before),
            after: judgementText(after),
          },
        ]
      : []),
  ]
}

const entityFields = ['name', 'description', 'classification', 'ordinal', 'enlarged', 'identifiers'] as const

function fieldText(entity: Entity, field: (typeof entityFields)[number]): string | null {
  if (field !== 'identifiers') return entity[field] === null ? null : String(entity[field])
  return entity.identifiers.map(({ scheme, value }) => `${scheme}: ${value}`).join(', ') || null
}

function judgementText({ rank, rankReason, explanation }: Claim): string {
  return [rank, rankReason, explanation].filter((part) => part !== null).join(': ')
}
