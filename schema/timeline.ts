import {
  type YearCount as Count,
  connectTimeline,
  type TimelineEntry as Entry,
  type TimelineConnection,
} from '../src/graph/timeline.ts'
import { displayEntry } from '../src/graph/timeline-display.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { properties } from '../src/model/properties.ts'
import { costs, upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Entity } from './entity.ts'
import { DateMatch } from './enums.ts'
import { EDate } from './fact.ts'
import { Property } from './property.ts'

/** Something that happened, or held, at a time. */
export const TimelineEntry = builder.objectRef<Entry>('TimelineEntry')

/** How much stands in one year of a timeline. */
const YearCount = builder.objectRef<Count>('YearCount')

TimelineEntry.implement({
  description: 'Something that happened, or held, at a time. A disputed date is one entry for each rival.',
  fields: (t) => ({
    date: t.expose('date', { type: EDate, description: 'When it was, or began.' }),
    end: t.expose('end', { type: EDate, nullable: true, description: 'When it ended, if it lasted.' }),
    property: t.field({
      type: Property,
      description: 'What the claim says.',
      resolve: ({ claim }) => properties[claim.property],
    }),
    entity: t.expose('entity', {
      type: Entity,
      description: "What the entry shows: on an entity's own timeline, what it is related to.",
    }),
    display: t.string({ description: 'The entry in words.', resolve: displayEntry }),
    claim: t.expose('claim', { type: Claim, description: 'The claim that says so.' }),
  }),
})

YearCount.implement({
  description: 'How many entries of a timeline begin in a year.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year of the earliest day.' }),
    count: t.exposeInt('count', { description: 'How many entries.' }),
  }),
})

/** The stretch of time that a timeline is asked for. */
export function windowArguments() {
  return builder.args((t) => ({
    from: t.field({ type: 'EDTF', description: 'Not before the first day of this.' }),
    to: t.field({ type: 'EDTF', description: 'Not after the last day of this.' }),
    match: t.field({
      type: DateMatch,
      defaultValue: 'POSSIBLY',
      description: 'Whether an entry can lie in the window, or must.',
    }),
  }))
}

type EntityFields = PothosSchemaTypes.InterfaceFieldBuilder<typeof builder.$inferSchemaTypes, EntityNode>

/** The field of an entity's own timeline. */
export function timelineField(t: EntityFields) {
  return t.field({
    type: timelineConnection('EntityTimeline'),
    ...costs(100),
    description:
      'What happened to it and around it, by the earliest day: its dates, its relations in time, and the events it is related to.',
    args: { ...windowArguments(), ...pageArguments() },
    resolve: ({ view, slug }, args) => connectTimeline(view, slug, args),
  })
}

/** A timeline, in pages; the graph's own also counts by year. */
export function timelineConnection(name: 'EntityTimeline' | 'ViewTimeline') {
  return connectionType<Entry, { node: Entry }>({
    name,
    node: TimelineEntry,
    description: 'A timeline, in pages.',
    fields: (t) => ({
      undated: t.int({
        description: 'How many claims give no date, and so stand on no timeline.',
        resolve: (page) => (page as TimelineConnection).undated,
      }),
      ...(name === 'ViewTimeline' && {
        byYear: t.field({
          type: [YearCount],
          ...upTo(500),
          description: 'How many entries begin in each year. It obeys the arguments too.',
          resolve: (page) => (page as TimelineConnection).byYear,
        }),
      }),
    }),
  })
}
