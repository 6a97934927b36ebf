import { type ClaimEdge, connectClaimsMade } from '../src/graph/claims.ts'
import { factOf } from '../src/graph/fact.ts'
import type { ClaimNode, EntityNode } from '../src/graph/view.ts'
import { andThen } from '../src/model/maybe-promise.ts'
import { properties } from '../src/model/properties.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Entity } from './entity.ts'
import { dateFact, relations, textValue, textValues } from './fields.ts'
import { Node } from './node.ts'

/** An account. */
export const Source = builder.objectRef<EntityNode>('Source')

Source.implement({
  description: 'An account that says what the graph records: an article, a page, a file. Its name is its title.',
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    publisher: textValue(t, 'publisher'),
    author: textValues(t, 'author'),
    published: dateFact(t, 'published'),
    retrieved: t.field({
      type: 'Date',
      nullable: true,
      description: properties.retrieved.description,
      resolve: (source) =>
        andThen(factOf(source, 'retrieved'), (fact) =>
          fact?.best.value.type === 'date' && fact.best.value.date.precision === 'DAY'
            ? fact.best.value.date.text
            : null,
        ),
    }),
    url: textValue(t, 'url'),
    language: textValue(t, 'language'),
    basedOn: relations(t, { name: 'SourceBasedOn', property: 'basedOn', node: Source }),
    claimsMade: t.field({
      type: connectionType<ClaimNode, ClaimEdge>({
        name: 'SourceClaimsMade',
        node: Claim,
        description: 'Claims of a source, in pages.',
        edgeFields: (edge) => ({
          locator: edge.exposeString('locator', {
            nullable: true,
            description: 'Where in the source the claim stands.',
          }),
        }),
      }),
      description: 'What the source says.',
      args: pageArguments(),
      resolve: connectClaimsMade,
    }),
  }),
})
