import { meetingAndParts } from '../src/graph/body.ts'
import { breakdownsOf } from '../src/graph/breakdown.ts'
import { headcountsOf } from '../src/graph/headcount.ts'
import { nextMeeting, previousMeeting } from '../src/graph/series.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { AgendaItem } from './agenda-item.ts'
import { upTo } from './bound.ts'
import { Breakdown } from './breakdown.ts'
import { builder } from './builder.ts'
import { Decision } from './decision.ts'
import { Document } from './document.ts'
import { considerationOnEdge, orderOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { AgendaStage, HeadcountGroup } from './enums.ts'
import { Event } from './event.ts'
import { related, relations } from './fields.ts'
import { Headcount } from './headcount.ts'
import { Node } from './node.ts'
import { Organization } from './organization.ts'

/** An event at which a body meets. */
export const Meeting = builder.objectRef<EntityNode>('Meeting')

Meeting.implement({
  description: 'An event at which a body meets: CONGRESS, CONFERENCE, PLENARY, BUREAU_MEETING, SESSION, SITTING.',
  interfaces: () => [Node, Entity, Event],
  fields: (t) => ({
    organization: related(t, { property: 'organization', type: Organization }),
    ordinal: t.exposeInt('ordinal', { nullable: true, description: "Its number in the body's series." }),
    enlarged: t.exposeBoolean('enlarged', {
      nullable: true,
      description: "Whether others than the body's members were called in.",
    }),
    previous: t.field({
      type: Meeting,
      nullable: true,
      description:
        "The meeting before it in the body's series: as claimed, or the one with the ordinal before. Never merely the nearest on record.",
      resolve: previousMeeting,
    }),
    next: t.field({
      type: Meeting,
      nullable: true,
      description:
        "The meeting after it in the body's series: as claimed, or the one with the ordinal after. Never merely the nearest on record.",
      resolve: nextMeeting,
    }),
    agenda: relations(t, {
      name: 'MeetingAgenda',
      property: 'meeting',
      direction: 'IN',
      node: AgendaItem,
      args: builder.args((arg) => ({
        stage: arg.field({ type: AgendaStage, defaultValue: 'HELD', description: 'As announced, or as held.' }),
      })),
      request: (_, { stage }) => ({ facets: [stage ?? 'HELD'] }),
      edgeFields: (edge) => ({ order: orderOnEdge(edge) }),
    }),
    dealsWith: relations(t, { name: 'MeetingDealsWith', property: 'dealsWith', node: AgendaItem }),
    decisions: relations(t, {
      name: 'MeetingDecisions',
      property: 'adoptedAt',
      direction: 'IN',
      node: Decision,
      args: builder.args((arg) => ({
        includeParts: arg.boolean({
          defaultValue: false,
          description: 'With those taken at its sittings, and with the single decisions that its decisions consist of.',
        }),
      })),
      request: meetingAndParts,
    }),
    considers: relations(t, {
      name: 'MeetingConsiders',
      property: 'consideredAt',
      direction: 'IN',
      node: Document,
      edgeFields: considerationOnEdge,
    }),
    headcounts: t.field({
      type: [Headcount],
      ...upTo(20),
      description: 'How many took part, group by group.',
      args: {
        counted: t.arg({ type: [HeadcountGroup], description: 'Only these groups.' }),
        sector: t.arg.stringList({ description: 'Only these sectors, by their keys.' }),
        whole: t.arg.boolean({ description: 'True: no sectors. False: only sectors.' }),
      },
      resolve: headcountsOf,
    }),
    breakdowns: t.field({
      type: [Breakdown],
      ...upTo(10),
      description: 'How each source breaks the numbers down into parts, and whether the parts make the whole.',
      resolve: breakdownsOf,
    }),
  }),
})
