import { foldName } from '../model/display.ts'
import type { Entity } from '../model/entity.ts'
import { heldWithin } from '../model/held-days.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { ClaimCondition } from './claim-condition.ts'
import { claimConditionSql, rowsMeeting } from './claim-condition-sql.ts'
import { condition } from './condition.ts'
import type { Reading } from './condition-reading.ts'
import type { Told } from './told.ts'

/** What is claimed of the entity meets the condition. */
export const isTold = condition('claimed', (asked: ClaimCondition) => ({
  ...claimConditionSql(asked),
  met: asked.not
    ? []
    : [
        {
          properties: asked.properties,
          direction: asked.direction,
          sql: rowsMeeting(asked),
          prepare: (reading: Reading) => prepareTest(asked, reading),
        },
      ],
  prepare: (reading) =>
    andThen(prepareTest(asked, reading), (meets) => ({ slug }) => {
      const told = reading.told(slug, asked.properties, asked.direction)
      return andThen(told, (found) => andThen(anyOf(found, meets), (isMet) => isMet !== asked.not))
    }),
}))

/** The test of whether what is told is what the condition asks, leaving aside `not`. */
export function prepareTest(
  asked: ClaimCondition,
  reading: Reading,
): MaybePromise<(told: Told) => MaybePromise<boolean>> {
  const { other } = asked
  const ends = asked.entity && new Set(asked.entity)
  const isEnd = other ? other.prepare(reading) : () => true
  return andThen<Test, (told: Told) => MaybePromise<boolean>>(isEnd, (meetsOther) => (told) => {
    if (ends && !(told.other !== null && ends.has(told.other))) return false
    if (!isAsWorded(asked, told)) return false
    return andThen(isAsSupported(asked, told), (isSupported) => {
      if (!isSupported || !other) return isSupported
      return told.other === null ? false : andThen(reading.entity(told.other), meetsOther)
    })
  })
}

type Test = (entity: Entity) => MaybePromise<boolean>

/** What can be told by the claims themselves. */
function isAsWorded({ qualifiers, equals, contains, atLeast, atMost, sources }: ClaimCondition, told: Told): boolean {
  const value = told.claims[0]?.value
  if (!qualifiers.every(({ name, values }) => values.includes(told.qualifiers[name] ?? ''))) return false
  if (equals || contains !== null) {
    if (value?.type !== 'text') return false
    const text = foldName(value.text)
    if (equals && !equals.includes(text)) return false
    if (contains !== null && !text.includes(contains)) return false
  }
  if (atLeast !== null || atMost !== null) {
    if (value?.type !== 'quantity') return false
    const { lower, upper } = value.quantity
    if (upper < (atLeast ?? lower) || lower > (atMost ?? upper)) return false
  }
  return !sources || told.claims.some(({ references }) => references.some(({ source }) => sources.includes(source)))
}

/** What is told by other claims: how many say so, whether they differ, and when it held. */
function isAsSupported({ minVoices, maxVoices, status, within }: ClaimCondition, told: Told): MaybePromise<boolean> {
  const voices = minVoices === null && maxVoices === null ? null : told.voices()
  return andThen(voices, (count) => {
    if (count !== null && (count < (minVoices ?? count) || count > (maxVoices ?? count))) return false
    return andThen(status ? told.status() : null, (found) => {
      if (found !== status) return false
      return andThen(within ? told.held() : null, (days) => {
        return !within || (days ?? []).some((each) => heldWithin(each, within))
      })
    })
  })
}

function anyOf<Item>(items: readonly Item[], meets: (item: Item) => MaybePromise<boolean>): MaybePromise<boolean> {
  return andThen(allOf(items.map(meets)), (met) => met.includes(true))
}
