import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { mentionAll, type OparlClass, sourcesOf, takeForm, takeIds } from './common-fields.ts'
import { factsOf, learn } from './facts.ts'
import { orderOnWay, stepOf } from './way.ts'

/** A consultation is one meeting on the way of a paper. */
export const consultationClass: OparlClass = {
  survey(fields, survey) {
    const id = fields.ownId()
    const [paper, agendaItem, meeting] = ['paper', 'agendaItem', 'meeting'].map((field) => fields.text(field))
    learn(
      'consultation',
      id,
      { isThere: 'true', paper: paper ?? null, agendaItem: agendaItem ?? null, meeting: meeting ?? null },
      survey,
    )
    if (agendaItem) learn('agenda item', agendaItem, { consultedBy: id, consultedAt: meeting ?? null }, survey)
    mentionAll(fields, 'paper', 'paper', survey)
    mentionAll(fields, 'meeting', 'meeting', survey)
    mentionAll(fields, 'agendaItem', 'agenda item', survey)
  },
  tell(fields, account) {
    const id = fields.ownId()
    const known = factsOf('consultation', id, account)
    const { meeting, agendaItem } = stepOf(known, account)
    if (known.paper === undefined) {
      const message = 'expected the paper that is dealt with, got none, and no paper names this consultation.'
      account.problem({ reason: 'a consultation without its paper', locator: id, message })
      fields.dismiss()
      return
    }
    if (meeting === undefined) {
      account.unheld('consultation: one without a meeting, such as one that is planned', 1, id)
      fields.dismiss()
      return
    }
    tellConsideration({ id, paper: known.paper, meeting, agendaItem }, fields, account)
  },
}

interface Consideration {
  readonly id: string
  readonly paper: string
  readonly meeting: string
  readonly agendaItem: string | undefined
}

function tellConsideration({ id, paper, meeting, agendaItem }: Consideration, fields: Fields, account: Account): void {
  const item = agendaItem === undefined ? {} : factsOf('agenda item', agendaItem, account)
  const authoritative = fields.peek('authoritative')
  const note = authoritative === null ? null : (weights[authoritative] ?? null)
  if (note !== null) fields.text('authoritative')
  account.say({
    subject: account.key('paper', paper),
    property: 'consideredAt',
    value: { entity: account.key('meeting', meeting) },
    qualifiers: {
      role: fields.text('role'),
      result: item.result ?? null,
      agendaItem: agendaItem === undefined ? null : { entity: account.key('agenda item', agendaItem) },
    },
    order: orderOnWay(id, account),
    locator: id,
    note,
    sources: sourcesOf(id, account),
  })
  for (const [field, told] of [
    ['paper', paper],
    ['meeting', meeting],
    ['agendaItem', agendaItem],
  ] as const)
    takeIds(fields, field, account, (each) => each === told)
  // The meeting tells which bodies meet.
  const bodies = factsOf('meeting', meeting, account).bodies?.split('\n') ?? []
  takeIds(fields, 'organization', account, (body) => bodies.includes(body))
  takeForm(fields)
}

const weights: Readonly<Record<string, string>> = { true: 'to be decided there', false: 'not to be decided there' }
