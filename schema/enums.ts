import type { EnumRef } from '@pothos/core'
import { problemCodes } from '../src/changes/problem.ts'
import { boundSides } from '../src/model/bound.ts'
import { authorKinds, changeStates, differenceKinds, roles } from '../src/model/change.ts'
import { disagreementKinds } from '../src/model/disagreement.ts'
import { entityKinds } from '../src/model/kind.ts'
import {
  agendaStages,
  breakdownSchemes,
  certainties,
  datePrecisions,
  effects,
  headcountGroups,
  membershipStatuses,
  outcomes,
  participationRoles,
  ranks,
  type Vocabulary,
  voteOptions,
} from '../src/model/vocabulary.ts'
import { builder } from './builder.ts'

export const EntityKind = enumOf('EntityKind', 'What an entity is.', entityKinds)
export const ParticipationRole = enumOf(
  'ParticipationRole',
  'The capacity in which somebody takes part in an event.',
  participationRoles,
)
export const MembershipStatus = enumOf('MembershipStatus', 'Whether a member has full rights.', membershipStatuses)
export const HeadcountGroup = enumOf('HeadcountGroup', 'Who is counted at a meeting.', headcountGroups)
export const AgendaStage = enumOf('AgendaStage', 'At which stage an agenda is told.', agendaStages)
export const Effect = enumOf('Effect', 'What a decision does to somebody or something.', effects)
export const VoteOption = enumOf('VoteOption', 'What a voter does when a decision is put to the vote.', voteOptions)
export const Outcome = enumOf('Outcome', 'What became of what was put to the vote.', outcomes)
export const Certainty = enumOf('Certainty', 'How surely a source says it.', certainties)
export const Rank = enumOf(
  'Rank',
  "An editor's judgement of a claim. It picks the value shown; it never ends a dispute.",
  ranks,
)

export const DisagreementKind = enumOf('DisagreementKind', 'In which way claims disagree.', disagreementKinds)
export const BreakdownScheme = enumOf(
  'BreakdownScheme',
  'By what a number of participants is broken down.',
  breakdownSchemes,
)

export const FactStatus = enumOf(
  'FactStatus',
  'Whether the claims for one place agree. It is computed, and no editor can change it.',
  {
    UNDISPUTED: 'All that is said of it can be right.',
    DISPUTED: 'At least two claims cannot both be right.',
  },
)

export const DatePrecision = enumOf('DatePrecision', 'How precisely a date is given.', datePrecisions)

export const ClaimSide = enumOf('ClaimSide', 'On which side of a claim an entity stands.', {
  SUBJECT: 'The claim is about it.',
  OBJECT: 'It is the value of the claim.',
  EITHER: 'It is one or the other.',
})

export const Direction = enumOf('Direction', 'In which direction a link is followed.', {
  OUT: 'From the subject of the claim to its value.',
  IN: 'From the value of the claim to its subject.',
})

export const BoundSide = enumOf('BoundSide', 'Which side of a spell is bounded.', boundSides)

export const DateMatch = enumOf('DateMatch', 'How to hold a date that leaves something open against another.', {
  CERTAINLY: 'It must fit, whichever day it was.',
  POSSIBLY: 'It can fit.',
})

export const EventRelation = enumOf('EventRelation', 'How one event leads to another.', {
  PREPARES: 'The earlier event prepares the later one.',
  CONVENES:
    'The earlier event adopted a decision that convenes or announces the later one. Derived from those two claims.',
  FOLLOWS: "The later event follows the earlier one of another body. A body's own series is told by previous and next.",
  IMPLEMENTS: 'The later event puts the earlier one into practice.',
})

export const OrderDirection = enumOf(
  'OrderDirection',
  'In which direction a list is ordered. What is unknown comes last in both.',
  {
    ASC: 'From the first to the last.',
    DESC: 'From the last to the first.',
  },
)

export const EntityAttribute = enumOf(
  'EntityAttribute',
  'What entities can be grouped by, besides what is claimed of them.',
  {
    KIND: 'Its kind.',
    CLASSIFICATION: 'Its class; unknown where it has none.',
    SOURCE: 'The sources that claim something of it: that make a claim of which it is the subject.',
  },
)

export const PersonOrderField = enumOf('PersonOrderField', 'What persons can be ordered by.', {
  NAME: 'Their preferred name.',
  BIRTH_DATE: 'The earliest day that any claim gives for their birth. Who has none comes last, in both directions.',
  CLAIMS: 'Of how many claims each is the subject or the value.',
})

export const EntityOrderField = enumOf('EntityOrderField', 'What entities can be ordered by.', {
  NAME: 'Their preferred name.',
  FIRST_DAY:
    'The earliest day that any claim gives for their birth, founding, start, date or publication. What has none comes last, in both directions.',
  CLAIMS: 'Of how many claims each is the subject or the value.',
})

export const ClaimOrderField = enumOf('ClaimOrderField', 'What claims can be ordered by.', {
  PROPERTY:
    'Their property, in the order in which properties are declared; then by the name of what they are about, then by their start.',
  START:
    'The first day of the spell that they give; else of the date that is their value; else of the event or decision with which what they say begins. What is unknown comes last, in both directions.',
  VOICES: 'How many voices say so, or say it in accord.',
})

export const SourceOrderField = enumOf('SourceOrderField', 'What sources can be ordered by.', {
  NAME: 'Their title.',
  PUBLISHED:
    'The earliest day that any claim gives for their publication. What has none comes last, in both directions.',
  CLAIMS: 'How many claims they make.',
})

export const MeetingOrderField = enumOf('MeetingOrderField', 'What meetings can be ordered by.', {
  START_DATE: 'The earliest day that any claim gives for their start.',
  NAME: 'Their preferred name.',
})

export const ChangeState = enumOf('ChangeState', 'What became of a change.', changeStates)
export const DifferenceKind = enumOf('DifferenceKind', 'What was done to an entity or a claim.', differenceKinds)
export const AuthorKind = enumOf('AuthorKind', 'What writes changes.', authorKinds)
export const Role = enumOf(
  'Role',
  'What somebody may do with the graph: each role may also do what those before it may.',
  roles,
)
export const ChangeProblemCode = enumOf('ChangeProblemCode', 'What speaks against a change.', problemCodes)

function enumOf<Words extends Vocabulary>(name: string, description: string, words: Words) {
  type Word = keyof Words & string
  const values = Object.fromEntries(
    Object.entries(words).map(([word, meaning]) => [word, { value: word, description: meaning }]),
  )
  return builder.enumType(name, { description, values: values as never }) as unknown as EnumRef<
    typeof builder.$inferSchemaTypes,
    Word
  >
}
