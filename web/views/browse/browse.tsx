import {
  BrowseDecisionsDocument,
  BrowseDocumentsDocument,
  type BrowsedFragment,
  BrowseMeetingsDocument,
  BrowseOccasionsDocument,
  BrowseOrganizationsDocument,
  BrowsePeopleDocument,
  BrowsePlacesDocument,
  BrowsePostsDocument,
} from '../../generated/browse.ts'
import type { PagedFragment } from '../../generated/parts.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { type EntityKind, KindMark, kinds } from '../../parts/kinds.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView, type ViewQuery } from '../../query/use-view.ts'

interface Listed {
  readonly totalCount: number
  readonly nodes: readonly (BrowsedFragment & { readonly startDate?: { readonly edtf: string } | null })[]
  readonly pageInfo: PagedFragment
}

interface Shelf {
  readonly kind: EntityKind
  readonly query: ViewQuery<Readonly<Record<string, Listed>>, { first: number; after?: string }>
}

/** What there is a list of, by the last step of its path. */
const shelves: Readonly<Record<string, Shelf>> = {
  person: shelf('PERSON', BrowsePeopleDocument),
  organization: shelf('ORGANIZATION', BrowseOrganizationsDocument),
  post: shelf('POST', BrowsePostsDocument),
  meeting: shelf('MEETING', BrowseMeetingsDocument),
  occasion: shelf('OCCASION', BrowseOccasionsDocument),
  decision: shelf('DECISION', BrowseDecisionsDocument),
  document: shelf('DOCUMENT', BrowseDocumentsDocument),
  place: shelf('PLACE', BrowsePlacesDocument),
}

function shelf(kind: EntityKind, query: unknown): Shelf {
  return { kind, query: query as Shelf['query'] }
}

/** All entities of a kind that a claim names. */
export function Browse({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const chosen = shelves[params.kind ?? '']
  if (!chosen) {
    return (
      <article className="page">
        <title>No such list · Plenum</title>
        <h1>There is no such list</h1>
        <p>There are lists of: {Object.keys(shelves).join(', ')}.</p>
      </article>
    )
  }
  const { label, plural } = kinds[chosen.kind]
  return (
    <article className="page">
      <title>{`${plural} · Plenum`}</title>
      <h1>
        <KindMark kind={chosen.kind} silent /> {plural}
      </h1>
      <List shelf={chosen} noun={label.toLowerCase()} many={plural.toLowerCase()} />
    </article>
  )
}

interface ListProps {
  readonly shelf: Shelf
  readonly noun: string
  readonly many: string
}

function List({ shelf: { query }, noun, many }: ListProps) {
  const ask = useAsk()
  const answer = useView(query, { first: 50 })
  const load = async (after: string) => pageOf(await ask(query, { first: 100, after }))
  return (
    <Answered by={answer}>
      {(view) => {
        const first = pageOf(view)
        if (first.totalCount === 0)
          return <Empty lensed="This lens keeps none of them.">The graph has none of them.</Empty>
        return (
          <>
            <p className="quiet">{counted(first.totalCount, noun, many)}</p>
            <Paged first={first} total={first.totalCount} noun={noun} many={many} load={load}>
              {(nodes) => (
                <ul className="relations">
                  {nodes.map((node) => (
                    <li key={node.id}>
                      <EntityLink entity={node} bare /> {node.startDate ? <When edtf={node.startDate.edtf} /> : null}{' '}
                      {node.description ? <span className="quiet">{node.description}</span> : null}
                    </li>
                  ))}
                </ul>
              )}
            </Paged>
          </>
        )
      }}
    </Answered>
  )
}

/** The one list that the query asks for. */
function pageOf(view: Readonly<Record<string, Listed | string>>) {
  const found = Object.values(view).find((value): value is Listed => typeof value === 'object')
  if (!found) throw new Error('The graph gave no list.')
  return { edges: found.nodes, pageInfo: found.pageInfo, totalCount: found.totalCount }
}
