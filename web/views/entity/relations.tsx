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
import { capitalized } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'

type Group = NonNullable<EntityRelationsQuery['view']['entity']>['neighbours']['byProperty'][number]

interface RelationsProps {
  readonly slug: string
  /** Those that the page shows elsewhere: direction and property. */
  readonly without: readonly string[]
}

/** Whatever it is related to, by property: how many there are, and the first of them. */
export function Relations({ slug, without }: RelationsProps) {
  const answer = useView(EntityRelationsDocument, { slug })
  return (
    <Section title="Relations">
      <Answered by={answer}>
        {({ entity }) => {
          const groups = (entity?.neighbours.byProperty ?? []).filter((group) => !isShown(group, without))
          if (groups.length === 0)
            return <Empty lensed="Nothing else is on record through this lens.">Nothing else is on record.</Empty>
          return groups.map((group) => (
            <RelationGroup key={`${group.direction} ${group.property.name}`} slug={slug} group={group} />
          ))
        }}
      </Answered>
    </Section>
  )
}

/** One value at a time is a fact, and stands among the facts. */
function isShown({ property, direction }: Group, without: readonly string[]): boolean {
  return (direction === 'OUT' && property.functional) || without.includes(`${direction} ${property.name}`)
}

function RelationGroup({ slug, group }: { readonly slug: string; readonly group: Group }) {
  const ask = useAsk()
  const { property, direction, count, neighbours } = group
  const label = direction === 'OUT' ? property.label : property.inverseLabel
  const load = async (after: string) => {
    const { entity } = await ask(EntityNeighboursDocument, {
      slug,
      property: property.name,
      direction,
      first: 50,
      after,
    })
    if (!entity) throw new Error('The entity is gone.')
    return entity.neighbours
  }
  return (
    <section className="relation-group">
      <h3>
        {capitalized(label)} <span className="count">{count.toLocaleString('en')}</span>
      </h3>
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
                <Related entity={node} claims={links.flatMap(({ claims }) => claims)} about={label} />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
