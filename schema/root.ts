import { connectAllClaims } from '../src/graph/all-claims.ts'
import { slugsOf } from '../src/graph/argument.ts'
import {
  connectAll,
  connectDecisions,
  connectKind,
  connectListOfSources,
  connectMeetings,
  connectOrganizations,
  connectPeople,
} from '../src/graph/catalogue.ts'
import { checkPropertyNames } from '../src/graph/claims.ts'
import { compareSources } from '../src/graph/comparison.ts'
import { connectDisagreements } from '../src/graph/disagreements.ts'
import { findEntity } from '../src/graph/entity.ts'
import { graphInfo } from '../src/graph/graph-info.ts'
import { findPaths } from '../src/graph/paths.ts'
import { connectProjection } from '../src/graph/projection.ts'
import { compareRosters } from '../src/graph/roster-comparison.ts'
import { connectSearch } from '../src/graph/search.ts'
import { findSubgraph } from '../src/graph/subgraph.ts'
import { connectTimeline } from '../src/graph/timeline.ts'
import type { EntityNode, View as GraphView } from '../src/graph/view.ts'
import { viewThrough } from '../src/graph/view-through.ts'
import type { EntityKind } from '../src/model/kind.ts'
import { allProperties } from '../src/model/properties.ts'
import { AgendaItem } from './agenda-item.ts'
import { costs, lensWeight, throughLens, upTo } from './bound.ts'
import type { builder } from './builder.ts'
import { claimConnection } from './claim.ts'
import { EntityFilter } from './claim-condition.ts'
import { SourceComparison } from './comparison.ts'
import { listOf, type OutputTypeRef, pageArguments } from './connection.ts'
import { Decision } from './decision.ts'
import { disagreementConnection } from './disagreement.ts'
import { Document } from './document.ts'
import { Entity } from './entity.ts'
import { Certainty, DisagreementKind, EntityKind as EntityKindEnum, FactStatus } from './enums.ts'
import {
  ClaimOrder,
  DecisionFilter,
  EntityOrder,
  MeetingFilter,
  MeetingOrder,
  OrganizationFilter,
  PersonFilter,
  PersonOrder,
  SourceOrder,
} from './filters.ts'
import { GraphInfo } from './graph-info.ts'
import { lensArguments } from './lens.ts'
import { Meeting } from './meeting.ts'
import { Occasion } from './occasion.ts'
import { Organization } from './organization.ts'
import { PathResult, pathArguments } from './path.ts'
import { Person } from './person.ts'
import { Place } from './place.ts'
import { Post } from './post.ts'
import { projectionArguments, projectionConnection, projectionDescription } from './projection.ts'
import { Property } from './property.ts'
import { RosterComparison, RosterInput } from './roster.ts'
import { searchArguments, searchConnection } from './search.ts'
import { Source } from './source.ts'
import { Subgraph, subgraphArguments } from './subgraph.ts'
import { timelineConnection, windowArguments } from './timeline.ts'
import { View } from './view.ts'
import { votingAgreementsField } from './voting-agreement.ts'

type Types = typeof builder.$inferSchemaTypes
type RootFields = PothosSchemaTypes.ObjectFieldBuilder<Types, GraphView>

/** The fields with which a graph is entered. Declared once, they stand on Query and on View. */
export function rootFields(t: RootFields) {
  return {
    entity: bySlug(t, Entity, 'anything'),
    person: bySlug(t, Person, 'a person', 'PERSON'),
    organization: bySlug(t, Organization, 'a body', 'ORGANIZATION'),
    post: bySlug(t, Post, 'a post', 'POST'),
    meeting: bySlug(t, Meeting, 'a meeting', 'MEETING'),
    occasion: bySlug(t, Occasion, 'an occasion', 'OCCASION'),
    decision: bySlug(t, Decision, 'a decision', 'DECISION'),
    agendaItem: bySlug(t, AgendaItem, 'an item of an agenda', 'AGENDA_ITEM'),
    document: bySlug(t, Document, 'a document', 'DOCUMENT'),
    place: bySlug(t, Place, 'a place', 'PLACE'),
    source: bySlug(t, Source, 'a source', 'SOURCE'),
    entities: t.field({
      type: listOf('Entity', Entity),
      ...costs(200, { readsAll: true }),
      description: 'All entities that a claim names, of whatever kind.',
      args: {
        filter: t.arg({ type: EntityFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: EntityOrder, description: 'In this order; by name where none is given.' }),
        ...pageArguments(),
      },
      resolve: (view, { filter, orderBy, ...page }) => connectAll(view, filter, orderBy, page),
    }),
    people: t.field({
      type: listOf('Person', Person),
      ...costs(200, { readsAll: true }),
      description: 'All persons that a claim names.',
      args: {
        filter: t.arg({ type: PersonFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: PersonOrder, description: 'In this order.' }),
        ...pageArguments(),
      },
      resolve: (view, { filter, orderBy, ...page }) => connectPeople(view, filter ?? {}, orderBy, page),
    }),
    organizations: t.field({
      type: listOf('Organization', Organization),
      ...costs(200, { readsAll: true }),
      description: 'All bodies that a claim names.',
      args: { filter: t.arg({ type: OrganizationFilter, description: 'Only these.' }), ...pageArguments() },
      resolve: (view, { filter, ...page }) => connectOrganizations(view, filter ?? {}, page),
    }),
    meetings: t.field({
      type: listOf('Meeting', Meeting),
      ...costs(200, { readsAll: true }),
      description: 'All meetings that a claim names.',
      args: {
        filter: t.arg({ type: MeetingFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: MeetingOrder, description: 'In this order.' }),
        ...pageArguments(),
      },
      resolve: (view, { filter, orderBy, ...page }) => connectMeetings(view, filter ?? {}, orderBy, page),
    }),
    occasions: listed(t, 'Occasion', Occasion, 'occasions', 'OCCASION'),
    decisions: t.field({
      type: listOf('Decision', Decision),
      ...costs(200, { readsAll: true }),
      description: 'All decisions that a claim names.',
      args: { filter: t.arg({ type: DecisionFilter, description: 'Only these.' }), ...pageArguments() },
      resolve: (view, { filter, ...page }) => connectDecisions(view, filter ?? {}, page),
    }),
    documents: listed(t, 'Document', Document, 'documents', 'DOCUMENT'),
    posts: listed(t, 'Post', Post, 'posts', 'POST'),
    places: listed(t, 'Place', Place, 'places', 'PLACE'),
    sources: t.field({
      type: listOf('Source', Source),
      ...costs(200, { readsAll: true }),
      description: 'All sources that a claim names.',
      args: {
        filter: t.arg({ type: EntityFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: SourceOrder, description: 'In this order.' }),
        ...pageArguments(),
      },
      resolve: (view, { filter, orderBy, ...page }) => connectListOfSources(view, filter, orderBy, page),
    }),
    claims: t.field({
      type: claimConnection(),
      ...costs(1_000, { readsAll: true }),
      description:
        'All claims that are kept, and that meet all of what is given. A list names at least one; what would have to be held against too many claims one by one is refused with QUERY_TOO_LARGE, and with what to narrow.',
      args: {
        property: t.arg.stringList({
          description: 'Only of these declared properties. Another: BAD_USER_INPUT with what may have been meant.',
        }),
        source: t.arg.idList({ description: 'Only what one of these sources says: slugs or ids, at most 100.' }),
        certainty: t.arg({
          type: [Certainty],
          description:
            'Only what a source says (one of those that are asked for) in one of these ways. What is only EXPECTED is kept under a lens that asks for it: elsewhere, to ask for it is BAD_USER_INPUT.',
        }),
        minVoices: t.arg.int({ description: 'Only what so many voices say, or say in accord, or more: at least 1.' }),
        maxVoices: t.arg.int({ description: 'Only what so many voices say, or say in accord, or fewer: at least 1.' }),
        status: t.arg({ type: FactStatus, description: 'Only what is disputed, or only what is not.' }),
        orderBy: t.arg({ type: ClaimOrder, description: 'In this order; by property where none is given.' }),
        ...pageArguments(),
      },
      resolve: (view, { orderBy, first, after, last, before, ...asked }) =>
        connectAllClaims(view, asked, orderBy, { first, after, last, before }),
    }),
    timeline: t.field({
      type: timelineConnection('ViewTimeline'),
      ...costs(3_000, { readsAll: true }),
      description: 'Everything that happened, by the earliest day.',
      args: {
        ...windowArguments(),
        kind: t.arg({ type: [EntityKindEnum], description: 'Only entries that show entities of these kinds.' }),
        ...pageArguments(),
      },
      resolve: (view, args) => connectTimeline(view, null, args),
    }),
    search: t.field({
      type: searchConnection(),
      ...costs(10_000, { readsAll: true }),
      description:
        'Whatever has a name like the one asked for, under any of its names on record. The likest comes first; of what is equally like, that of which more sources speak, and sources last. Persons with like names stay apart.',
      args: searchArguments(),
      resolve: connectSearch,
    }),
    disagreements: t.field({
      type: disagreementConnection(),
      ...costs(1_000, { readsAll: true }),
      description: 'Everywhere that sources differ, from each other or from themselves.',
      args: {
        kind: t.arg({ type: [DisagreementKind], description: 'Only those of one of these kinds.' }),
        about: t.arg.idList({ description: 'Only those about these entities: slugs or ids.' }),
        property: t.arg.stringList({
          description:
            'Only those about these declared properties. Another: BAD_USER_INPUT with what may have been meant.',
        }),
        judged: t.arg.boolean({
          description:
            'True: only those that an editor judged, so that nothing is left of them. False: only the others.',
        }),
        ...pageArguments(),
      },
      resolve: async (view, { kind, about, judged, property, ...page }) => {
        const request = {
          kinds: kind ?? null,
          judged: judged ?? null,
          properties: property ? checkPropertyNames(property) : null,
          about: await slugsOf(view, 'about', about),
        }
        return connectDisagreements(view, request, page)
      },
    }),
    compareSources: t.field({
      type: SourceComparison,
      ...costs(100_000, { readsAll: true }),
      description: 'Two sources side by side: what both say, where they differ, and what only one of them says.',
      args: {
        a: t.arg.id({ required: true, description: 'The one source: its slug or id.' }),
        b: t.arg.id({ required: true, description: 'The other source: its slug or id.' }),
        about: t.arg.idList({
          description: 'Only claims in which one of these entities is the subject or the value: slugs or ids.',
        }),
      },
      resolve: compareSources,
    }),
    compareRosters: t.field({
      type: RosterComparison,
      ...costs(20_000, { readsAll: true }),
      description: 'Two lists of people or bodies side by side: who stayed, who came, who went, who rose and fell.',
      args: {
        a: t.arg({ type: RosterInput, required: true, description: 'The first list.' }),
        b: t.arg({ type: RosterInput, required: true, description: 'The second list.' }),
      },
      resolve: compareRosters,
    }),
    paths: t.field({
      type: PathResult,
      ...costs(10_000, { readsAll: true }),
      description:
        'How two entities are connected: the shortest paths between them, whichever way the claims on them point, and the next shorter ones. No path leads through a source.',
      args: pathArguments(),
      resolve: findPaths,
    }),
    subgraph: t.field({
      type: Subgraph,
      ...costs(20_000, { readsAll: true }),
      description: 'What lies around some entities, whichever way claims point, with the links among it: for drawing.',
      args: subgraphArguments(),
      resolve: findSubgraph,
    }),
    votingAgreements: votingAgreementsField(t),
    projection: t.field({
      type: projectionConnection(),
      ...costs(5_000, { readsAll: true }),
      description: projectionDescription,
      args: projectionArguments(),
      resolve: connectProjection,
    }),
    properties: t.field({
      type: [Property],
      ...upTo(allProperties.length),
      description: 'Every declared property.',
      resolve: () => [...allProperties],
    }),
    graph: t.field({ type: GraphInfo, description: 'What the graph is, and how much it holds.', resolve: graphInfo }),
    lens: t.field({
      type: View,
      extensions: { [throughLens]: true, weight: lensWeight },
      description:
        'The graph seen through a lens. Lenses can be nested: all their conditions count, in whatever order. Facts, statuses and counts are computed anew from what the lens keeps, and every id under it carries it. What is asked through it of all the graph (lists, searches, paths) costs the weight of the lens once; what is asked of one entity does not.',
      args: lensArguments(),
      resolve: viewThrough,
    }),
  }
}

function bySlug(t: RootFields, type: OutputTypeRef<EntityNode>, noun: string, kind?: EntityKind) {
  return t.field({
    type,
    nullable: true,
    description: `Finds ${noun} by its slug; null where no such slug is in the graph.`,
    args: { slug: t.arg.string({ required: true, description: 'The slug: "kim-tok-hun".' }) },
    resolve: (view, { slug }) => findEntity(view, slug, kind && [kind]),
  })
}

function listed(t: RootFields, name: string, type: OutputTypeRef<EntityNode>, noun: string, kind: EntityKind) {
  return t.field({
    type: listOf(name, type),
    ...costs(200, { readsAll: true }),
    description: `All ${noun} that a claim names.`,
    args: { filter: t.arg({ type: EntityFilter, description: 'Only these.' }), ...pageArguments() },
    resolve: (view, { filter, ...page }) => connectKind(view, kind, filter, page),
  })
}
