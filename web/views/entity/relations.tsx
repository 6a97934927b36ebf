import {
  EntityNeighboursDocument,
  EntityRelationsDocument,
  type EntityRelationsQuery,
  type NeighbourFragment,
} from '../../generated/entity.ts'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { capitalized, wayInWords } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'
import { Between } from './between.tsx'
import { SpeltRelations, speltOf } from './spelt-relations.tsx'

type Entity = NonNullable<EntityRelationsQuery['view']['entity']>
type Group = Entity['neighbours']['byProperty'][number]

interface RelationsProps {
  readonly slug: string
  /** Those that the page shows elsewhere: direction and property, and the qualifier, "*" for any. */
  readonly without: readonly string[]
}

/** Whatever it is related to, by property and qualifier: how many there are, and the first of them. */
export function Relations({ slug, without }: RelationsProps) {
  const answer = useView(EntityRelationsDocument, { slug })
  return (
    <Section title="Relations">
      <Answered by={answer}>
        {({ entity }) => {
          const shown = [...without, ...(entity ? shownAsDeputies(entity) : [])]
          const groups = (entity?.neighbours.byProperty ?? []).filter((group) => !isShown(group, shown))
          if (groups.length === 0 || !entity)
            return <Empty lensed="Nothing else is on record through this lens.">Nothing else is on record.</Empty>
          return groups.map((group) => (
            <RelationGroup
              key={[group.direction, group.property.name, group.qualifier].join(' ')}
              slug={slug}
              group={group}
              entity={entity}
            />
          ))
        }}
      </Answered>
    </Section>
  )
}

/** Those who sit for a body or a place have a section of their own. */
function shownAsDeputies(entity: Entity): string[] {
  if (!('deputies' in entity) || entity.deputies.totalCount === 0) return []
  return [entity.kind === 'PLACE' ? 'IN memberOf constituency' : 'IN memberOf onBehalfOf']
}

/** One value at a time is a fact, and stands among the facts. */
function isShown({ property, direction, qualifier }: Group, without: readonly string[]): boolean {
  const way = `${direction} ${property.name}`
  if (qualifier !== null) return without.includes(`${way} ${qualifier}`) || without.includes(`${way} *`)
  return (direction === 'OUT' && property.functional) || without.includes(way)
}

interface RelationGroupProps {
  readonly slug: string
  readonly group: Group
  readonly entity: Entity
}

function RelationGroup({ slug, group, entity }: RelationGroupProps) {
  const { property, direction, qualifier, count } = group
  const label = wayInWords(property, direction, qualifier)
  const spelt = qualifier === null ? speltOf(entity, `${direction} ${property.name}`) : undefined
  return (
    <section className="relation-group">
      <h3>
        {capitalized(label)} <span className="count">{count.toLocaleString('en')}</span>
      </h3>
      {spelt ? (
        <SpeltRelations slug={slug} list={spelt.list} first={spelt.first} about={label} />
      ) : (
        <Neighbours slug={slug} group={group} about={label} />
      )}
    </section>
  )
}

/** What is related, with the claims that say so. */
function Neighbours({ slug, group, about }: { slug: string; group: Group; about: string }) {
  const ask = useAsk()
  const { property, direction, qualifier, count, neighbours } = group
  const load = async (after: string) => {
    const way = { property: property.name, direction, qualifier: qualifier ?? '' }
    const { entity } = await ask(EntityNeighboursDocument, { slug, ...way, after })
    if (!entity) throw new Error('The entity is gone.')
    return entity.neighbours
  }
  return (
    <Paged<Pick<NeighbourFragment, 'node' | 'links'>>
      first={neighbours}
      total={count}
      noun="entity"
      many="entities"
      load={load}
    >
      {(edges) => (
        <ul className="relations">
          {edges.map(({ node, links }) => (
            <li key={node.id}>
              {qualifier === null ? (
                <Related entity={node} by={{ claims: links.flatMap(({ claims }) => claims) }} about={about} />
              ) : (
                <Between slug={slug} entity={node} claims={links.flatMap(({ claims }) => claims)} about={about} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  )
}
