import type { GivenMembers, GivenParticipants, GivenRoster } from '../src/graph/roster.ts'
import {
  type RosterComparison as Comparison,
  connectRoster,
  type RosterEntry as Entry,
  type RosterSide,
} from '../src/graph/roster-comparison.ts'
import { Agent } from './agent.ts'
import { builder } from './builder.ts'
import { QualifierCondition } from './claim-condition.ts'
import { connectionType, pageArguments } from './connection.ts'
import { DateMatch, ParticipationRole } from './enums.ts'
import { Relation } from './relation.ts'

const ParticipantsRoster = builder.inputRef<GivenParticipants>('ParticipantsRoster').implement({
  description: 'Who takes part in an event.',
  fields: (t) => ({
    event: t.id({ required: true, description: 'The event: its slug or id. What is none: BAD_USER_INPUT.' }),
    role: t.field({ type: [ParticipationRole], description: 'Only in one of these roles.' }),
    includeParts: t.boolean({ defaultValue: false, description: 'With those who take part in its parts.' }),
  }),
})

const MembersRoster = builder.inputRef<GivenMembers>('MembersRoster').implement({
  description: 'Who is a member of a body.',
  fields: (t) => ({
    organization: t.id({ required: true, description: 'The body: its slug or id. What is none: BAD_USER_INPUT.' }),
    at: t.field({ type: 'EDTF', description: 'Only who was a member on this day. Omitted: whoever was, ever.' }),
    match: t.field({
      type: DateMatch,
      defaultValue: 'POSSIBLY',
      description: 'Whether the membership can have held on that day, or must have.',
    }),
    withTerms: t.boolean({
      defaultValue: true,
      description: "Whether members of the body's terms are its members, at the time when each term held.",
    }),
    qualifiers: t.field({
      type: [QualifierCondition],
      description: 'Qualifiers that the membership has: each of them.',
    }),
  }),
})

/** A list that can be compared. */
export const RosterInput = builder.inputRef<GivenRoster>('RosterInput').implement({
  description: 'A list of people or bodies: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    participants: t.field({ type: ParticipantsRoster, description: 'Those who take part in an event.' }),
    members: t.field({ type: MembersRoster, description: 'The members of a body.' }),
  }),
})

const RosterEntry = builder.objectRef<Entry>('RosterEntry').implement({
  description: 'Somebody on one of two lists, or on both, with the relations by which.',
  fields: (t) => ({
    agent: t.expose('agent', { type: Agent, description: 'Who it is.' }),
    a: t.expose('a', {
      type: Relation,
      nullable: true,
      description: 'By which relation on the first list; null if not.',
    }),
    b: t.expose('b', {
      type: Relation,
      nullable: true,
      description: 'By which relation on the second list; null if not.',
    }),
    orderA: t.exposeInt('orderA', {
      nullable: true,
      description:
        'The place on the first list, from 1, where a source numbers it; null where the list is made of several that number each for itself, as the parts of an event or the terms of a body do.',
    }),
    orderB: t.exposeInt('orderB', { nullable: true, description: 'The place on the second list.' }),
    moved: t.exposeInt('moved', {
      nullable: true,
      description: 'How many places were gained from the first list to the second; negative for places lost.',
    }),
  }),
})

/** Two lists side by side. */
export const RosterComparison = builder.objectRef<Comparison>('RosterComparison')

RosterComparison.implement({
  description: 'Two lists of people or bodies, side by side.',
  fields: (t) => ({
    stayed: entries(t, 'stayed', 'Who is on both, in the order of the second.'),
    came: entries(t, 'came', 'Who is on the second alone, in its order.'),
    went: entries(t, 'went', 'Who is on the first alone, in its order.'),
  }),
})

type Fields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Comparison>

function entries(t: Fields, side: RosterSide, description: string) {
  return t.field({
    type: connectionType<Entry, { readonly node: Entry }>({
      name: 'RosterEntry',
      node: RosterEntry,
      description: 'Entries of lists that are compared, in pages.',
    }),
    description,
    args: pageArguments(),
    resolve: (comparison, page) => connectRoster(comparison, side, page),
  })
}
