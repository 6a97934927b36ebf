import { connectKind, connectMeetings, connectOrganizations, connectPeople } from '../src/graph/catalogue.ts'
import type { EntityNode } from '../src/graph/entity.ts'
import { findEntity } from '../src/graph/entity.ts'
import { graphInfo } from '../src/graph/graph.ts'
import { lookThrough } from '../src/graph/look.ts'
import type { View as GraphView } from '../src/graph/view.ts'
import type { EntityKind } from '../src/model/kind.ts'
import { allProperties } from '../src/model/properties.ts'
import { AgendaItem } from './agenda-item.ts'
import type { builder } from './builder.ts'
import { lensArguments } from './lens.ts'
import { connectionType, type OutputTypeRef, pageArguments } from './connection.ts'
import { Decision } from './decision.ts'
import { Document } from './document.ts'
import { Entity } from './entity.ts'
import { MeetingFilter, MeetingOrder, OrganizationFilter, PersonFilter, PersonOrder } from './filters.ts'
import { GraphInfo } from './graph-info.ts'
import { Meeting } from './meeting.ts'
import { Occasion } from './occasion.ts'
import { Organization } from './organization.ts'
import { Person } from './person.ts'
import { Place } from './place.ts'
import { Post } from './post.ts'
import { Property } from './property.ts'
import { Source } from './source.ts'
import { View } from './view.ts'

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
    people: t.field({
      type: listOf('Person', Person),
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
      description: 'All bodies that a claim names.',
      args: { filter: t.arg({ type: OrganizationFilter, description: 'Only these.' }), ...pageArguments() },
      resolve: (view, { filter, ...page }) => connectOrganizations(view, filter ?? {}, page),
    }),
    meetings: t.field({
      type: listOf('Meeting', Meeting),
      description: 'All meetings that a claim names.',
      args: {
        filter: t.arg({ type: MeetingFilter, description: 'Only these.' }),
        orderBy: t.arg({ type: MeetingOrder, description: 'In this order.' }),
        ...pageArguments(),
      },
      resolve: (view, { filter, orderBy, ...page }) => connectMeetings(view, filter ?? {}, orderBy, page),
    }),
    occasions: listed(t, 'Occasion', Occasion, 'occasions', 'OCCASION'),
    decisions: listed(t, 'Decision', Decision, 'decisions', 'DECISION'),
    documents: listed(t, 'Document', Document, 'documents', 'DOCUMENT'),
    posts: listed(t, 'Post', Post, 'posts', 'POST'),
    places: listed(t, 'Place', Place, 'places', 'PLACE'),
    sources: listed(t, 'Source', Source, 'sources', 'SOURCE'),
    properties: t.field({
      type: [Property],
      description: 'Every declared property.',
      resolve: () => [...allProperties],
    }),
    graph: t.field({ type: GraphInfo, description: 'How much the graph holds.', resolve: graphInfo }),
    lens: t.field({
      type: View,
      description:
        'The graph seen through a lens. Lenses can be nested: all their conditions count, in whatever order. Facts, statuses and counts are computed anew from what the lens keeps, and every id under it carries it.',
      args: lensArguments(),
      resolve: lookThrough,
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
    description: `All ${noun} that a claim names.`,
    args: pageArguments(),
    resolve: (view, page) => connectKind(view, kind, page),
  })
}

const connections = new Map<string, ReturnType<typeof connectionType<EntityNode, { node: EntityNode }>>>()

/** The plain connection of a type: the same one on Query and on View. */
function listOf(name: string, node: OutputTypeRef<EntityNode>) {
  const known = connections.get(name)
  if (known) return known
  const made = connectionType<EntityNode, { node: EntityNode }>({ name, node, description: `${name} nodes, in pages.` })
  connections.set(name, made)
  return made
}
