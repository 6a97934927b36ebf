import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import type { Edtf } from '../model/edtf.ts'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import { agentKinds } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { VoteOption } from '../model/vocabulary.ts'
import { entityOf } from './argument.ts'
import { beginningOf } from './beginning.ts'
import { bodyWithTerms } from './body.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { InputError } from './input-error.ts'
import { listMade } from './listing.ts'
import { allRelated } from './related.ts'
import type { EntityNode, View } from './view.ts'
import { optionsTaken } from './votes.ts'

/** How often two voters took the same side. */
export interface VotingAgreement {
  readonly a: EntityNode
  readonly b: EntityNode
  /** The decisions on which both took YES, NO or ABSTAIN. */
  readonly common: readonly CommonDecision[]
  readonly agreed: number
}

export interface CommonDecision {
  /** Slug. */
  readonly decision: string
  readonly optionA: VoteOption
  readonly optionB: VoteOption
}

export interface AgreementArguments {
  readonly of: readonly string[]
  readonly from?: Edtf | null | undefined
  readonly to?: Edtf | null | undefined
  readonly organization?: string | null | undefined
}

const [fewest, most] = [2, 30]

/**
 * Every pair of some persons and bodies, in the order in which they are given.
 * @throws InputError for fewer than 2 or more than 30, for what cannot vote, and for a window that ends before it starts
 */
export async function votingAgreements(view: View, args: AgreementArguments): Promise<VotingAgreement[]> {
  const voters = await votersOf(view, args.of)
  const isAsked = await decisionsAsked(view, args)
  const taken = await Promise.all(voters.map((voter) => optionsTaken(voter)))
  const all = [...new Set(taken.flatMap((options) => [...options.keys()]))]
  const asked = await allOf(all.map(isAsked))
  const wanted = new Set(all.filter((_, index) => asked[index]))
  return voters.flatMap((a, index) =>
    voters.slice(index + 1).map((b, offset) => {
      const [ofA, ofB] = [taken[index], taken[index + 1 + offset]]
      const common = [...(ofA ?? [])].flatMap(([decision, optionA]): CommonDecision[] => {
        const optionB = ofB?.get(decision)
        return optionB && wanted.has(decision) ? [{ decision, optionA, optionB }] : []
      })
      return { a, b, common, agreed: common.filter(({ optionA, optionB }) => optionA === optionB).length }
    }),
  )
}

/** Null where they share nothing. */
export function shareAgreed({ common, agreed }: VotingAgreement): number | null {
  return common.length === 0 ? null : agreed / common.length
}

/** The decisions on which both took a side, by their days. */
export function connectCommon(
  { a, b, common }: VotingAgreement,
  args: PageArguments,
): Connection<CommonDecision & { readonly node: EntityNode }> {
  const { view } = a
  const byDecision = new Map(common.map((each) => [each.decision, each]))
  const key = `agreement ${a.slug} ${b.slug} ${[...byDecision.keys()].sort().join(' ')}`
  const make = () =>
    allOf(
      common.map(({ decision }) =>
        andThen(getEntity(view, decision), (entity) =>
          andThen(
            keyOfEntity(entity),
            ({ day, name }): ListItem => ({ position: [day, name, decision], kind: 'DECISION' }),
          ),
        ),
      ),
    )
  const connected = {
    key,
    list: () => listMade(view, key, make),
    edges: (items: readonly ListItem[]) =>
      allOf(
        items.map(({ position }) =>
          andThen(getEntity(view, itemAt(position)), (node) => {
            const found = byDecision.get(node.slug)
            if (!found) throw new Error(`"${node.slug}" is listed as common, and is not.`)
            return { ...found, node }
          }),
        ),
      ),
  }
  return connect(view, connected, args)
}

async function votersOf(view: View, named: readonly string[]): Promise<EntityNode[]> {
  if (named.length > most)
    throw new InputError(`"of" takes ${fewest} to ${most} persons or bodies, got ${named.length}.`)
  const found = await Promise.all(named.map((text) => entityOf(view, 'of', text)))
  const distinct = [...new Map(found.map((entity) => [entity.slug, entity])).values()]
  const other = distinct.find(({ kind }) => !agentKinds.some((each) => each === kind))
  if (other) throw new InputError(`"of": "${other.slug}" is neither a person nor a body, and takes no part in votes.`)
  if (distinct.length < fewest)
    throw new InputError(`"of" takes ${fewest} to ${most} different persons or bodies, got ${distinct.length}.`)
  return distinct
}

/** Which decisions count: those of the body, and of the window. */
async function decisionsAsked(
  view: View,
  { from, to, organization }: AgreementArguments,
): Promise<(decision: string) => MaybePromise<boolean>> {
  const [first, last] = [from?.earliest, to?.latest]
  if (first != null && last != null && last < first)
    throw new InputError(`"to" (${to?.text}) ends before "from" (${from?.text}) starts: give them the other way round.`)
  const [start, end] = [firstDay(from ?? null), lastDay(to ?? null)]
  const taken = organization == null ? null : new Set(await decisionsOf(view, organization))
  return (decision) => {
    if (taken && !taken.has(decision)) return false
    if (!from && !to) return true
    return andThen(beginningOf(view, decision), (days) => {
      const isKnown = Number.isFinite(days.first) || Number.isFinite(days.last)
      return isKnown && days.first <= end && days.last >= start
    })
  }
}

async function decisionsOf(view: View, organization: string): Promise<string[]> {
  const { slug } = await entityOf(view, 'organization', organization, 'ORGANIZATION')
  const owners = await bodyWithTerms(view, slug)
  return allRelated(view, { owners, ways: [{ property: 'adoptedBy', direction: 'IN' }], kinds: ['DECISION'] })
}
