import { findEntity } from '../src/graph/entity.ts'
import { distinctQualifiers, ownQualifier, type RelationEdge } from '../src/graph/relations.ts'
import type { EntityKind } from '../src/model/kind.ts'
import type {
  Effect as EffectWord,
  VoteOption as OptionWord,
  ParticipationRole as RoleWord,
  MembershipStatus as StatusWord,
} from '../src/model/vocabulary.ts'
import { AgendaItem } from './agenda-item.ts'
import { upTo } from './bound.ts'
import type { builder } from './builder.ts'
import { Entity } from './entity.ts'
import { Effect, MembershipStatus, ParticipationRole, VoteOption } from './enums.ts'
import { Organization } from './organization.ts'
import { Post } from './post.ts'

type EdgeFields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, RelationEdge>

/** How somebody takes part: on a participant's edge, and on the edge of an event taken part in. */
export const participationOnEdge = (t: EdgeFields) => ({
  role: t.field({
    type: ParticipationRole,
    description: 'The role of the relation whose fields the edge has.',
    resolve: (edge) => ownQualifier(edge, 'role') as RoleWord,
  }),
  roles: t.field({
    type: [ParticipationRole],
    ...upTo(3),
    description: 'The roles of all the relations.',
    resolve: (edge) => distinctQualifiers(edge, 'role') as RoleWord[],
  }),
  order: orderOnEdge(t),
  onBehalfOf: t.field({
    type: Organization,
    nullable: true,
    description: 'The body that the participant stands for.',
    resolve: (edge) => named(edge, 'onBehalfOf', ['ORGANIZATION']),
  }),
})

/** How somebody belongs to a body. */
export const membershipOnEdge = (t: EdgeFields) => ({
  role: t.string({
    nullable: true,
    description: 'The function within the body.',
    resolve: (edge) => ownQualifier(edge, 'role'),
  }),
  membershipStatus: t.field({
    type: MembershipStatus,
    nullable: true,
    description: 'Full or candidate member, where a source says so.',
    resolve: (edge) => ownQualifier(edge, 'membershipStatus') as StatusWord | null,
  }),
  order: orderOnEdge(t),
})

/** What decisions did to an entity. */
export const concernOnEdge = (t: EdgeFields) => ({
  effect: t.field({
    type: Effect,
    description: 'The effect of the relation whose fields the edge has.',
    resolve: (edge) => ownQualifier(edge, 'effect') as EffectWord,
  }),
  effects: t.field({
    type: [Effect],
    ...upTo(3),
    description: 'The effects of all the relations.',
    resolve: (edge) => distinctQualifiers(edge, 'effect') as EffectWord[],
  }),
  post: t.field({
    type: Post,
    nullable: true,
    description: 'The post that somebody is elected to, appointed to or removed from.',
    resolve: (edge) => named(edge, 'post', ['POST']),
  }),
  note: t.string({
    nullable: true,
    description: 'What whoever transcribed the relation adds.',
    resolve: ({ relation }) => relation.claim.references.find(({ note }) => note !== null)?.note ?? null,
  }),
})

/** The same, seen from the decision: with what becomes of the entity. */
export const effectOnEdge = (t: EdgeFields) => ({
  ...concernOnEdge(t),
  into: t.field({
    type: Entity,
    nullable: true,
    description: 'What it becomes, or where it goes.',
    resolve: (edge) => named(edge, 'into'),
  }),
  over: t.field({
    type: Organization,
    nullable: true,
    description: 'The body over which it gains or loses control.',
    resolve: (edge) => named(edge, 'over', ['ORGANIZATION']),
  }),
})

/** How somebody votes: on a voter's edge, and on the edge of a decision voted on. */
export const ballotOnEdge = (t: EdgeFields) => ({
  option: t.field({
    type: VoteOption,
    nullable: true,
    description: 'What the voter does; null where only the candidate is told.',
    resolve: (edge) => ownQualifier(edge, 'option') as OptionWord | null,
  }),
  candidate: t.field({
    type: Entity,
    nullable: true,
    description: 'For whom or what the ballot is cast, in an election.',
    resolve: (edge) => named(edge, 'candidate'),
  }),
  onBehalfOf: t.field({
    type: Organization,
    nullable: true,
    description: 'The body for which the voter votes.',
    resolve: (edge) => named(edge, 'onBehalfOf', ['ORGANIZATION']),
  }),
  weight: t.float({
    nullable: true,
    description: 'How many votes the ballot is; null where no source tells, and it is one.',
    resolve: (edge) => {
      const weight = ownQualifier(edge, 'weight')
      return weight === null ? null : Number(weight)
    },
  }),
})

/** How a meeting dealt with a document. */
export const considerationOnEdge = (t: EdgeFields) => ({
  role: t.string({
    nullable: true,
    description: 'To what end it was dealt with, as the source words it.',
    resolve: (edge) => ownQualifier(edge, 'role'),
  }),
  result: t.string({
    nullable: true,
    description: 'With what result, as the source words it.',
    resolve: (edge) => ownQualifier(edge, 'result'),
  }),
  agendaItem: t.field({
    type: AgendaItem,
    nullable: true,
    description: 'The item of the agenda under which it was dealt with.',
    resolve: (edge) => named(edge, 'agendaItem', ['AGENDA_ITEM']),
  }),
})

/** The place of an item in a numbered list. */
export const orderOnEdge = (t: EdgeFields) =>
  t.int({
    nullable: true,
    description: 'Its place in the list of the first-published source that numbers it, from 1.',
    resolve: ({ relation }) => relation.order,
  })

function named(edge: RelationEdge, qualifier: string, kinds?: readonly EntityKind[]) {
  const slug = ownQualifier(edge, qualifier)
  return slug === null ? null : findEntity(edge.view, slug, kinds)
}
