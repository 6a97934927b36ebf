import type { EnumRef, InputFieldMap, InputShapeFromFields } from '@pothos/core'
import { displayClaim } from '../src/graph/claim.ts'
import type { PageArguments } from '../src/graph/connection.ts'
import { findEntity } from '../src/graph/entity.ts'
import { bestClaim, bestEntity, factOf } from '../src/graph/fact.ts'
import type { RelationsRequest } from '../src/graph/related.ts'
import { connectRelations, type RelationEdge as Edge } from '../src/graph/relations.ts'
import type { ClaimNode, EntityNode } from '../src/graph/view.ts'
import type { Direction } from '../src/lists/relations.ts'
import { standing } from '../src/model/claim.ts'
import type { EntityKind } from '../src/model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../src/model/maybe-promise.ts'
import { type PropertyName, properties } from '../src/model/properties.ts'
import { orderOf } from '../src/model/relation.ts'
import { costs } from './bound.ts'
import type { builder } from './builder.ts'
import { connectionType, type Fields, type OutputTypeRef, pageArguments } from './connection.ts'
import { DateFact, TextFact } from './fact.ts'
import { RelationEdge } from './relation.ts'

/*
 * How a type file shows a property: one line for each. What a field means is told where the property is declared.
 */

type Types = typeof builder.$inferSchemaTypes
type ObjectFields = PothosSchemaTypes.ObjectFieldBuilder<Types, EntityNode>

/** Fields of a type, or of an interface, whose value is an entity in flight. Both build alike. */
type EntityFields = ObjectFields | PothosSchemaTypes.InterfaceFieldBuilder<Types, EntityNode>

/** A date with its status and its rivals. */
export function dateFact(t: EntityFields, property: PropertyName) {
  const { description } = properties[property]
  return (t as ObjectFields).field({
    type: DateFact,
    nullable: true,
    description,
    resolve: (entity) => factOf(entity, property),
  })
}

/** A text with its status and its rivals. */
export function textFact(t: EntityFields, property: PropertyName) {
  const { description } = properties[property]
  return (t as ObjectFields).field({
    type: TextFact,
    nullable: true,
    description,
    resolve: (entity) => factOf(entity, property),
  })
}

/** One value as plain text: that of the best claim. */
export function textValue(t: EntityFields, property: PropertyName) {
  return (t as ObjectFields).string({
    nullable: true,
    description: meaningOfOne(property, 'OUT'),
    resolve: (entity) => andThen(bestClaim(entity, property), (claim) => claim && displayClaim(claim)),
  })
}

/** All values as one plain text, for what has several at once that are short and do not compete. */
export function textValues(t: EntityFields, property: PropertyName) {
  const { description } = properties[property]
  return (t as ObjectFields).string({
    nullable: true,
    description: `${description} Several are joined by "; ", first as a source numbers them, then the best first; what an editor holds to be wrong is left out.`,
    resolve: (entity) =>
      andThen(factOf(entity, property), (fact) => {
        const placeInList = (claim: ClaimNode) => orderOf([claim], entity.view.graph.voices) ?? Number.MAX_SAFE_INTEGER
        const shown = standing(fact?.claims ?? [])
          .toSorted((a, b) => placeInList(a) - placeInList(b))
          .map(displayClaim)
        return andThen(allOf(shown), (texts) => [...new Set(texts)].join('; ') || null)
      }),
  })
}

interface SingleOptions {
  readonly property: PropertyName
  readonly direction?: Direction
  readonly type: OutputTypeRef<EntityNode>
  /** Null, too, where the best claim leads to another kind. */
  readonly kinds?: readonly EntityKind[]
}

/** The entity that the best claim leads to. */
export function related(t: EntityFields, { property, direction = 'OUT', type, kinds }: SingleOptions) {
  return (t as ObjectFields).field({
    type,
    nullable: true,
    description: meaningOfOne(property, direction),
    resolve: (entity) =>
      andThen(bestEntity(entity, property, direction), (found) =>
        found && kinds ? findEntity(found.view, found.slug, kinds) : found,
      ),
  })
}

interface RelationsOptions<Args extends InputFieldMap> {
  /** The connection's and the edge's name, without "Connection" and "Edge". */
  readonly name: string
  readonly property: PropertyName
  readonly direction?: Direction
  readonly node: OutputTypeRef<EntityNode>
  /** Only entities of these kinds, where the property leads to others too. */
  readonly kinds?: readonly EntityKind[]
  readonly description?: string
  /** The argument by which the list can be narrowed: the words of the property's facet, whose name it bears. */
  readonly facet?: { readonly type: EnumRef<Types, string>; readonly description: string }
  readonly edgeFields?: Fields<Edge>
  readonly args?: Args
  /** Which relations are listed, where it is not simply those of the property. */
  readonly request?: (entity: EntityNode, args: InputShapeFromFields<Args>) => MaybePromise<Partial<RelationsRequest>>
}

/** Every entity that is so related, each on an edge that says how, since when, and who says so. */
export function relations<Args extends InputFieldMap = Record<never, never>>(
  t: EntityFields,
  options: RelationsOptions<Args>,
) {
  const { name, property, direction = 'OUT', node, kinds, facet, edgeFields, args, request } = options
  const argument = properties[property].facet ?? ''
  const facetArgument = facet && {
    [argument]: (t as ObjectFields).arg({ type: [facet.type], description: facet.description }),
  }
  return (t as ObjectFields).field({
    type: relationConnection(name, node, edgeFields),
    ...costs(30),
    description: options.description ?? meaning(property, direction),
    args: { ...facetArgument, ...args, ...pageArguments() },
    resolve(entity, given) {
      const facets = facet && (given as Record<string, readonly string[] | null | undefined>)[argument]
      const simple = { owners: [entity.slug], ways: [{ property, direction }], facets, kinds }
      const special = request?.(entity, given as InputShapeFromFields<Args>) ?? {}
      return andThen(special, (more) => connectRelations(entity.view, { ...simple, ...more }, given as PageArguments))
    },
  })
}

/** The connection of a relation's edges, of that name. */
export function relationConnection(
  name: string,
  node: OutputTypeRef<EntityNode>,
  edgeFields: Fields<Edge> | undefined,
) {
  return connectionType<EntityNode, Edge>({
    name,
    node,
    description: 'Related entities, in pages.',
    edgeDescription: 'A related entity, and the relations to it.',
    edgeInterfaces: [RelationEdge as never],
    isGrouped: true,
    ...(edgeFields && { edgeFields }),
  })
}

/** What a property means, seen from one of its ends. */
function meaning(property: PropertyName, direction: Direction): string {
  const { description, inverseDescription, inverseLabel } = properties[property]
  return direction === 'OUT' ? description : (inverseDescription ?? `What is related to it as: ${inverseLabel}.`)
}

/** The same for a field that has room for one value. */
function meaningOfOne(property: PropertyName, direction: Direction): string {
  const meant = meaning(property, direction)
  if (direction === 'OUT' && properties[property].functional === true) return meant
  const side = direction === 'OUT' ? '' : ', as: OBJECT'
  return `${meant} Where there are several, it is the best by the rule of facts, and claims(property: "${property}"${side}) has all.`
}

/** The class that an entity belongs to, out of an open list. */
export function classification(t: EntityFields, examples: string) {
  return (t as ObjectFields).string({
    description: `Its class, out of an open list: ${examples}, and others.`,
    resolve: ({ classification: word, kind }) => word ?? kind,
  })
}
