import type { Judgement } from '../model/claim.ts'
import { reasonFault } from '../model/judgement-reading.ts'
import { asPlainText } from '../model/text-reading.ts'
import { Field } from './field.ts'
import type { Judge } from './operation.ts'
import type { Problem } from './problem.ts'

/** The judgement that is made, or all that is wrong with it. NORMAL takes a judgement back. */
export function checkJudge(
  judge: Judge,
  path: readonly string[],
): { readonly judgement: Judgement } | { readonly problems: readonly Problem[] } {
  const field = new Field([...path, 'judge'])
  const rankReason = readText(field, judge, 'reason')
  const explanation = readText(field, judge, 'explanation')
  const { rank, reason } = judge
  if (typeof reason !== 'string') field.at('reason').accept(reasonFault({ rank, rankReason }))
  return field.problems.length > 0 ? { problems: field.problems } : { judgement: { rank, rankReason, explanation } }
}

function readText(field: Field, judge: Judge, name: 'reason' | 'explanation'): string | null {
  const text = judge[name]
  return typeof text === 'string' ? (field.at(name).accept(asPlainText(text, `a text for ${name}`)) ?? null) : null
}
