import { EntityPlacesDocument, type PlacesFragment } from '../../generated/entity.ts'
import { Facts } from '../../parts/facts.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { useAsk, useView } from '../../query/use-view.ts'
import type { EntityTold } from './entity-told.ts'

/** What is known of an entity one value at a time; and of an event, where it took place. */
export function KnownFacts({ entity }: { readonly entity: EntityTold }) {
  const { slug, kind, facts } = entity
  const isEvent = kind === 'MEETING' || kind === 'OCCASION'
  // A meeting's numbers have a section of their own.
  const shown = kind === 'MEETING' ? facts.filter(({ property }) => property.name !== 'headcount') : facts
  const answer = useView(EntityPlacesDocument, { slug }, { pause: !isEvent })
  const places = isEvent ? answer.view?.entity?.neighbours : undefined
  const hasPlaces = places !== undefined && places.edges.length > 0
  if (shown.length === 0 && !hasPlaces) return isEvent ? failureOf(answer) : null
  return (
    <Section title="Facts">
      <Facts facts={shown} />
      {hasPlaces ? <Places slug={slug} first={places} /> : null}
      {isEvent ? failureOf(answer) : null}
    </Section>
  )
}

/** Accounts can name the hall or the city: each is a row, with who says so. */
function Places({ slug, first }: { readonly slug: string; readonly first: PlacesFragment }) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { entity } = await ask(EntityPlacesDocument, { slug, after })
    if (!entity) throw new Error('The event is gone.')
    return entity.neighbours
  }
  return (
    <dl className="facts">
      <div className="fact">
        <dt>Place</dt>
        <dd>
          <Paged<PlacesFragment['edges'][number]> first={first} total={first.totalCount} noun="place" load={load}>
            {(edges) =>
              edges.map(({ node, links }) => (
                <Related
                  key={node.id}
                  entity={node}
                  by={{ claims: links.flatMap(({ claims }) => claims) }}
                  about="the place"
                />
              ))
            }
          </Paged>
        </dd>
      </div>
    </dl>
  )
}
