import type { Account } from '../account.ts'
import type { About } from './common-fields.ts'
import { type Facts, factsOf } from './facts.ts'

/** What has a result was dealt with, as has what a meeting did that took place; all else is announced. */
export function stageOf({ result, resolution }: Facts, meeting: string, account: Account): 'HELD' | 'ANNOUNCED' {
  const isOver = factsOf('meeting', meeting, account).state === 'durchgeführt'
  return isOver || result !== undefined || resolution !== undefined ? 'HELD' : 'ANNOUNCED'
}

/** Says what stands on the agenda of a meeting, as far as the items do not say so themselves. */
export function tellAgenda(
  items: readonly { readonly id: string; readonly locator: string }[],
  account: Account,
  about: About,
): void {
  for (const [index, { id, locator }] of items.entries()) {
    const known = factsOf('agenda item', id, account)
    if (known.isThere !== undefined) continue
    account.say({
      ...about,
      subject: account.key('agenda item', id),
      property: 'meeting',
      value: { entity: about.subject },
      qualifiers: { stage: stageOf(known, about.locator, account) },
      order: index + 1,
      locator,
    })
  }
}
