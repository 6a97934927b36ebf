import { type DeputyQualifier, deputyPositions, storedDeputies } from '../lists/deputies.ts'
import type { ListItem } from '../lists/list.ts'
import { claimsWith } from '../lists/met-claims.ts'
import { itemAt } from '../lists/position.ts'
import type { Way } from '../lists/relations.ts'
import { foldName } from '../model/display.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { linkBetween } from './link.ts'
import { listOf } from './listing.ts'
import { edgeWith, type RelationEdge, relationsBetween } from './relations.ts'
import type { EntityNode } from './view.ts'

/** The persons whose membership of a body is on behalf of this one, or for this place. */
export function connectDeputies(entity: EntityNode, args: PageArguments): Connection<RelationEdge> {
  const { view, slug: owner } = entity
  const qualifier: DeputyQualifier = entity.kind === 'PLACE' ? 'constituency' : 'onBehalfOf'
  const key = `deputies ${owner} ${qualifier}`
  const way: Way = { property: 'memberOf', direction: 'IN', qualifier: { name: qualifier, asked: 'BETWEEN' } }
  const connected = {
    key,
    list: () =>
      listOf(view, key, { stored: storedDeputies, owner, list: qualifier, make: () => make(entity, qualifier) }),
    met: claimsWith([owner], way),
    edges: (items: readonly ListItem[]) =>
      allOf(
        items.map(({ position }) => {
          const item = itemAt(position)
          return andThen(relationsBetween(view, linkBetween(owner, way, item)), (relations) =>
            edgeWith(
              view,
              owner,
              item,
              relations.filter(({ claim: { value } }) => value.type === 'entity' && value.slug !== owner),
            ),
          )
        }),
      ),
  }
  return connect(view, connected, args)
}

function make({ view, slug: owner }: EntityNode, qualifier: DeputyQualifier): MaybePromise<ListItem[]> {
  return andThen(view.claimsWith.load(owner), (claims) => {
    const persons = [...new Set(claims.map(({ subject }) => subject))]
    return andThen(allOf(persons.map((slug) => getEntity(view, slug))), (entities) => {
      const names = new Map(entities.map(({ slug, name }) => [slug, foldName(name)]))
      const nameOf = (slug: string) => names.get(slug) ?? ''
      return deputyPositions(claims, { owner, qualifier }, nameOf, view.graph.voices).map((position) => ({
        position,
        kind: 'PERSON' as const,
      }))
    })
  })
}
