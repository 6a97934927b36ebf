import { checkPropertyNames, connectClaims, connectSources, type SourceEdge } from '../src/graph/claims.ts'
import { connectDisagreements } from '../src/graph/disagreements.ts'
import { idOfEntity } from '../src/graph/entity.ts'
import { allFactsOf } from '../src/graph/fact.ts'
import { connectEntityHistory } from '../src/graph/history.ts'
import { namesOf } from '../src/graph/name.ts'
import { typeNameOf } from '../src/graph/node.ts'
import type { RelationEdge } from '../src/graph/relations.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { allWays } from '../src/lists/relations.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { changeConnection } from './change.ts'
import { claimConnection } from './claim.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Decision } from './decision.ts'
import { disagreementConnection } from './disagreement.ts'
import { concernOnEdge } from './edge-fields.ts'
import { ClaimSide, Effect, EntityKind } from './enums.ts'
import { PropertyFact } from './fact.ts'
import { relations } from './fields.ts'
import { Identifier } from './identifier.ts'
import { Name } from './name.ts'
import { neighboursField } from './neighbours.ts'
import { Node } from './node.ts'
import { Source } from './source.ts'
import { timelineField } from './timeline.ts'

/** As what an effect is on, and as what its qualifiers name. */
const concerning = allWays.filter(
  ({ property, direction, qualifier }) => property === 'effect' && direction === 'IN' && qualifier?.asked !== 'END',
)

/** Where the relation whose fields the edge has names the entity that is concerned. */
function qualifierOfConcern({ owner, relation: { claim, qualifiers } }: RelationEdge): string | null {
  if (claim.value.type === 'entity' && claim.value.slug === owner) return null
  return Object.keys(qualifiers).find((name) => qualifiers[name] === owner) ?? null
}

/** Anything that the graph describes. */
export const Entity = builder.interfaceRef<EntityNode>('Entity')

Entity.implement({
  description:
    'Anything that the graph describes. kind, slug, name, description, identifiers, classification, ordinal and enlarged belong to the entity itself; everything else is what sources claim.',
  resolveType: typeNameOf,
  interfaces: () => [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque; the same in every database and after every rebuild.', resolve: idOfEntity }),
    kind: t.expose('kind', { type: EntityKind, description: 'What it is.' }),
    slug: t.exposeString('slug', { description: 'Readable, and unique in the graph: "kim-tok-hun".' }),
    name: t.exposeString('name', { description: 'The preferred label; names has every spelling on record.' }),
    description: t.exposeString('description', { nullable: true, description: 'A few words to tell it from others.' }),
    identifiers: t.field({
      type: [Identifier],
      ...upTo(10),
      description: 'What other catalogues call it.',
      resolve: ({ identifiers }) => [...identifiers],
    }),
    names: t.field({
      type: [Name],
      ...upTo(5),
      description: 'Every spelling on record, and who prints it so.',
      resolve: namesOf,
    }),
    facts: t.field({
      type: [PropertyFact],
      ...upTo(10),
      description: 'Every functional property that has a value: with its status and its rivals.',
      args: { property: t.arg.stringList({ description: 'Only these properties, by name.' }) },
      resolve: (entity, { property }) => allFactsOf(entity, property ? checkPropertyNames(property) : null),
    }),
    claims: t.field({
      type: claimConnection(),
      description: 'What is claimed of it, or with it.',
      args: {
        property: t.arg.stringList({ description: 'Only these properties, by name.' }),
        as: t.arg({ type: ClaimSide, defaultValue: 'SUBJECT', description: 'On which side of the claim it stands.' }),
        ...pageArguments(),
      },
      resolve: connectClaims,
    }),
    sources: t.field({
      type: connectionType<EntityNode, SourceEdge>({
        name: 'EntitySources',
        node: Source,
        description: 'Sources of an entity, in pages.',
        isGrouped: true,
        edgeFields: (edge) => ({
          claimCount: edge.exposeInt('claimCount', {
            description: 'How many claims about the entity the source makes.',
          }),
        }),
      }),
      description: 'Who says anything about it, most first.',
      args: pageArguments(),
      resolve: connectSources,
    }),
    disagreements: t.field({
      type: disagreementConnection(),
      description: 'What claims about it disagree on.',
      args: pageArguments(),
      resolve: ({ view, slug }, page) =>
        connectDisagreements(view, { about: [slug], kinds: null, judged: null, properties: null }, page),
    }),
    history: t.field({
      type: changeConnection(),
      description:
        'The changes that touched it, or what was merged into it, the newest first: the same under every lens.',
      args: pageArguments(),
      resolve: (entity, page, { viewer }) => connectEntityHistory(entity, page, viewer),
    }),
    neighbours: neighboursField(t),
    timeline: timelineField(t),
    concernedBy: relations(t, {
      name: 'EntityConcernedBy',
      property: 'effect',
      direction: 'IN',
      node: Decision,
      kinds: ['DECISION'],
      facet: { type: Effect, description: 'Only decisions with one of these effects on it.' },
      description:
        'The decisions that did something to it, and what they did; also those that name it in a qualifier: as the post, as what something becomes, as the body over which control is gained. None of what is told not to have been adopted.',
      request: () => ({ ways: concerning, inForce: true }),
      edgeFields: (edge) => ({
        ...concernOnEdge(edge),
        qualifier: edge.string({
          nullable: true,
          description:
            'The qualifier of the relation that names the entity; null where the effect is on the entity itself.',
          resolve: qualifierOfConcern,
        }),
      }),
    }),
  }),
})
