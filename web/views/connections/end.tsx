import { ConnectionsEndDocument } from '../../generated/connections.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { failureOf } from '../../parts/states.tsx'
import { useView } from '../../query/use-view.ts'
import { SearchBox } from '../search/search-box.tsx'

interface EndProps {
  readonly title: string
  readonly slug: string | undefined
  choose(slug: string): void
}

/** One of the two entities, and the search that chooses another one. */
export function End({ title, slug, choose }: EndProps) {
  const answer = useEndAnswer(slug)
  const entity = answer.view?.entity
  return (
    <section className="end" aria-label={title}>
      <h2>{title}</h2>
      <p className="chosen">
        {entity ? <EntityLink entity={entity} /> : <span className="quiet">{saidOf(slug, entity)}</span>}
        {entity?.description ? <span className="quiet">{entity.description}</span> : null}
      </p>
      {failureOf(answer)}
      <SearchBox
        label={`${slug === undefined ? 'Choose' : 'Change'} where it ${title === 'From' ? 'starts' : 'ends'}`}
        onChoose={(found) => choose(found.slug)}
      />
    </section>
  )
}

/** The entity of an end; null where the graph has none, and undefined while that is not known. */
export function useEnd(slug: string | undefined) {
  return useEndAnswer(slug).view?.entity
}

function useEndAnswer(slug: string | undefined) {
  return useView(ConnectionsEndDocument, { slug: slug ?? '' }, { pause: slug === undefined })
}

function saidOf(slug: string | undefined, entity: unknown): string {
  if (slug === undefined) return 'Nobody and nothing yet'
  return entity === null ? `Nothing here goes by “${slug}”` : '…'
}
