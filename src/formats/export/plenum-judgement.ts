import type { Claim } from '../../model/claim.ts'
import { properties } from '../../model/properties.ts'
import { isSpoken, valueScalar } from './plenum-statement.ts'
import { flowMap, nothing, scalar } from './yaml-text.ts'

/** Whether an editor has said anything of the claim. */
export function isJudged({ rank, rankReason, explanation }: Claim): boolean {
  return rank !== 'NORMAL' || rankReason !== null || explanation !== null
}

/** The entry of a judged claim in the file of judgements: the claim is named by all that makes it that claim. */
export function judgementEntry(claim: Claim): string {
  const { subject, property, value, qualifiers, start, end, rank, rankReason, explanation } = claim
  const asText = value.type === 'text' && properties[property].range.kinds !== undefined
  const named: [string, string][] = [
    ['subject', subject],
    ['property', property],
    [asText ? 'text' : 'value', valueScalar(claim)],
    ...(value.type === 'text' && isSpoken(claim) ? [['language', value.language ?? nothing] as [string, string]] : []),
    ...Object.entries(qualifiers).map(([name, text]) => [name, scalar(text)] as [string, string]),
    ...(start ? [['start', JSON.stringify(start.text)] as [string, string]] : []),
    ...(end ? [['end', JSON.stringify(end.text)] as [string, string]] : []),
  ]
  const fields: [string, string | null][] = [
    ['rank', rank === 'NORMAL' ? null : rank],
    ['reason', rankReason === null ? null : scalar(rankReason)],
    ['explanation', explanation === null ? null : scalar(explanation)],
  ]
  const lines = fields.flatMap(([key, text]) => (text === null ? [] : `    ${key}: ${text}\n`))
  return `  - claim: ${flowMap(named)}\n${lines.join('')}`
}
