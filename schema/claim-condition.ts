import type { GivenCondition, GivenFilter } from '../src/graph/where.ts'
import { builder } from './builder.ts'
import { DateMatch, Direction, EntityKind, FactStatus } from './enums.ts'

type Types = typeof builder.$inferSchemaTypes
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

export const QualifierCondition = builder.inputType('QualifierCondition', {
  description: 'What stands in a qualifier.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'The qualifier, as its property declares it: "role". Another: BAD_USER_INPUT.',
    }),
    in: t.stringList({
      required: true,
      description: 'One of these stands in it: words of its list, texts, or slugs of entities. At least one.',
    }),
  }),
})

/** Their types are told, because they refer to each other. */
export const ClaimCondition = builder.inputRef<GivenCondition>('ClaimCondition')
export const EntityFilter = builder.inputRef<GivenFilter>('EntityFilter')

ClaimCondition.implement({
  description:
    'What is claimed of an entity. All that is given must be met by one relation (its joined claims), or by one claim where the value is no entity. What an editor holds to be wrong meets nothing. A list names at least one.',
  fields: (t) => ({
    property: t.stringList({
      description:
        'Declared properties, any of them. Omitted: any. Another: BAD_USER_INPUT with what may have been meant.',
    }),
    direction: t.field({
      type: Direction,
      defaultValue: 'OUT',
      description: 'OUT: the claims are about the entity. IN: it is their value.',
    }),
    entity: t.idList({ description: 'The other end is one of these: slugs or ids, at most 100.' }),
    other: t.field({
      type: EntityFilter,
      description: 'The other end meets this. The conditions in it hold no further other, or BAD_USER_INPUT.',
    }),
    qualifiers: t.field({ type: [QualifierCondition], description: 'Qualifiers that it has: each of them.' }),
    equals: t.stringList({ description: 'The value is one of these texts, case ignored.' }),
    contains: t.string({ description: 'The value is a text that contains this, case ignored.' }),
    from: t.field({
      type: 'EDTF',
      description:
        'A date value lies on the first day of this or later; anything else held on that day or later: for its spell, or, of an event or a decision, for the dates of that.',
    }),
    to: t.field({
      type: 'EDTF',
      description: 'A date value lies on the last day of this or earlier; anything else held on that day or earlier.',
    }),
    match: t.field({
      type: DateMatch,
      defaultValue: 'POSSIBLY',
      description:
        'Whether there can be such a day from "from" to "to", or must be. An end that is not told is bounded, as under a lens, for what is possible; only what is told makes certain.',
    }),
    atLeast: t.float({
      description: 'The value is a quantity that can be so much or more; a share counts from 0 to 1.',
    }),
    atMost: t.float({ description: 'The value is a quantity that can be so much or less.' }),
    source: t.idList({ description: 'One of these sources says so: slugs or ids, at most 100.' }),
    minVoices: t.int({ description: 'So many voices say so, or say it in accord, or more: at least 1.' }),
    maxVoices: t.int({ description: 'So many voices say so, or say it in accord, or fewer: at least 1.' }),
    status: t.field({ type: FactStatus, description: 'Whether it is disputed.' }),
    not: t.boolean({ defaultValue: false, description: 'No relation and no claim meets all this.' }),
  }),
})

EntityFilter.implement({
  description: 'Which entities to list: those that meet every condition given.',
  fields: (t) => ({
    ...claimedFields(t),
    name: t.string({ description: 'Those of which any spelling contains this, case ignored.' }),
    kind: t.field({ type: [EntityKind], description: 'Those of one of these kinds.' }),
    classification: t.stringList({ description: 'Those of one of these classes.' }),
  }),
})

/** What every filter has. */
export function claimedFields(t: InputFields) {
  return {
    where: t.field({
      type: [ClaimCondition],
      description: 'Those of which all of this is claimed: at most 20 conditions, which are met together.',
    }),
    maxSources: t.int({
      description: 'Those of which so many sources speak, or fewer. Copies count as sources of their own.',
    }),
  }
}
