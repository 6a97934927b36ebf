import type { Connection } from '../src/graph/connection.ts'
import {
  defaultGroups,
  type GivenKey,
  type GivenQualifierKey,
  groupBy,
  mostGroups,
  mostKeys,
} from '../src/graph/group-keys.ts'
import type { GroupedList } from '../src/graph/grouped-list.ts'
import type { Grouping as GroupingNode, Group as GroupNode, GroupValue as Value } from '../src/graph/grouping.ts'
import { costs, slicing, upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Entity } from './entity.ts'
import { Direction, EntityAttribute } from './enums.ts'

type ConnectionFields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Connection<object>>

/** The field by which a connection is grouped. */
export const groupsField = (t: ConnectionFields) => ({
  groups: t.field({
    type: Grouping,
    ...costs(5_000, { readsAll: true }),
    description:
      'All that the connection lists, not only the page, by what is told of it: how many under each value, of how many nothing is told, and of how many it is disputed. Where the list is narrowed by what is claimed with a property, or is itself one of relations, only these claims and relations give keys by that property.',
    args: {
      by: t.arg({
        type: [GroupKey],
        required: true,
        description:
          'One key or two. Of two that are told by one property, in one direction, each group is of what one relation tells together.',
      }),
      first: t.arg.int({
        ...slicing({ most: mostGroups, usual: defaultGroups, fields: ['groups'] }),
        defaultValue: defaultGroups,
        description: 'How many groups, the largest first, 1 to 1,000. Of groups of one size, the first by value.',
      }),
    },
    resolve: ({ grouped }, args) => groupBy(grouped as GroupedList, args),
  }),
})

const QualifierKey = builder.inputRef<GivenQualifierKey>('QualifierKey').implement({
  description: 'What stands in a qualifier.',
  fields: (t) => ({
    property: t.string({ required: true, description: 'The property whose qualifier it is: "participant".' }),
    name: t.string({
      required: true,
      description: 'The qualifier, as the property declares it: "role". Another: BAD_USER_INPUT.',
    }),
    direction: t.field({
      type: Direction,
      defaultValue: 'OUT',
      description: 'OUT: the claims are about the entity that is listed. IN: it is their value.',
    }),
  }),
})

const GroupKey = builder.inputRef<GivenKey>('GroupKey').implement({
  description:
    'By what to group: exactly one of these. An unknown property is BAD_USER_INPUT, with what may have been meant.',
  isOneOf: true,
  fields: (t) => ({
    property: t.string({ description: 'By the values of this property: entities, or texts, whose case is ignored.' }),
    inverse: t.string({ description: 'By the subjects of this property, of which the listed entity is the value.' }),
    qualifier: t.field({ type: QualifierKey, description: 'By what stands in a qualifier.' }),
    year: t.string({
      description:
        'By the year of this date property. A date that leaves the year open tells none; one that is approximate or uncertain counts where it is written.',
    }),
    decade: t.string({ description: 'By the decade of this date property, in the same way.' }),
    startYear: t.string({
      description:
        'By the year in which spells of this relation began, where a source tells it. The listed entity is its subject, or at the end at which the list is narrowed.',
    }),
    attribute: t.field({ type: EntityAttribute, description: 'By what the entity is, or by who speaks of it.' }),
  }),
})

const GroupValue = builder.objectRef<Value>('GroupValue').implement({
  description: 'What the entities of a group have in common.',
  fields: (t) => ({
    display: t.exposeString('display', { description: 'As people read it: the name of an entity, "1980s".' }),
    value: t.exposeString('value', {
      description:
        'As a condition takes it: a slug for "entity", a text for "equals", a word for a qualifier, "1984" or "198X" for "from" and "to".',
    }),
    entity: t.expose('entity', { type: Entity, nullable: true, description: 'The entity, where it is one.' }),
  }),
})

const Group = builder.objectRef<GroupNode>('Group').implement({
  description: 'Entities with the same value. One with two values is in the groups of both.',
  fields: (t) => ({
    keys: t.field({
      type: [GroupValue],
      ...upTo(mostKeys),
      description: 'One for each key, in their order.',
      resolve: ({ keys }) => [...keys],
    }),
    count: t.exposeInt('count', { description: 'How many entities.' }),
    disputed: t.exposeInt('disputed', { description: 'Of how many of them the value is disputed.' }),
  }),
})

const Grouping = builder.objectRef<GroupingNode>('Grouping').implement({
  description: 'A list in groups. What no source tells is counted, too.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'How many entities are listed.' }),
    groups: t.field({ type: [Group], description: 'The largest first.', resolve: ({ groups }) => [...groups] }),
    others: t.exposeInt('others', { description: 'How many groups there are beyond "first".' }),
    unknown: t.exposeInt('unknown', {
      description: 'Of how many entities nothing tells a key; of two keys, one of them.',
    }),
  }),
})
