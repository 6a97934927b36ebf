import { PageTitle } from '../../app/graph-title.tsx'
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
import { type EntityKind, KindMark, kindNames, kinds, kindWord } from '../../parts/kinds.tsx'
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

type ListQuery = ViewQuery<Readonly<Record<string, Listed>>, { first: number; after?: string }>

/** What asks for all of a kind. */
const queries: Readonly<Record<EntityKind, unknown>> = {
  PERSON: BrowsePeopleDocument,
  ORGANIZATION: BrowseOrganizationsDocument,
  POST: BrowsePostsDocument,
  MEETING: BrowseMeetingsDocument,
  OCCASION: BrowseOccasionsDocument,
  // They are listed by their meeting, and the graph has no list of all.
  AGENDA_ITEM: undefined,
  DECISION: BrowseDecisionsDocument,
  DOCUMENT: BrowseDocumentsDocument,
  PLACE: BrowsePlacesDocument,
  // They have a page of their own.
  SOURCE: undefined,
}

/** The kinds that there is a list of. */
const listed = kindNames.filter((kind) => queries[kind] !== undefined)

/** All entities of a kind that a claim names. */
export function Browse({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const kind = listed.find((one) => kindWord(one) === params.kind)
  if (!kind) {
    return (
      <article className="page">
        <PageTitle of="No such list" />
        <h1>There is no such list</h1>
        <p>There are lists of: {listed.map(kindWord).join(', ')}.</p>
      </article>
    )
  }
  const { label, plural } = kinds[kind]
  return (
    <article className="page">
      <PageTitle of={plural} />
      <h1>
        <KindMark kind={kind} silent /> {plural}
      </h1>
      <List query={queries[kind] as ListQuery} noun={label.toLowerCase()} many={plural.toLowerCase()} />
    </article>
  )
}

interface ListProps {
  readonly query: ListQuery
  readonly noun: string
  readonly many: string
}

function List({ query, noun, many }: ListProps) {
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
