import { useAddress, Way } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import { SearchDocument } from '../../generated/search.ts'
import { pathOf } from '../../parts/entity-link.tsx'
import { type EntityKind, KindMark, kindNames, kinds, kindsNamed } from '../../parts/kinds.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'
import { Matched } from './matched.tsx'
import './search.css'

/** All that has a name like the one in the address. */
export function Search() {
  const { parameters } = useAddress()
  const query = parameters.get('q')?.trim() ?? ''
  const kind = kindsNamed(parameters.getAll('kind'))
  return (
    <article className="page">
      <PageTitle of={query === '' ? 'Search' : `${query} · Search`} />
      <h1>
        {query === '' ? (
          'Search'
        ) : (
          <>
            Names like <q>{query}</q>
          </>
        )}
      </h1>
      {query === '' ? <Empty>Type a name above: in its script or any romanization.</Empty> : null}
      {query === '' ? null : <KindFilter query={query} chosen={kind} />}
      {query === '' ? null : <Results key={`${query} ${kind}`} query={query} kind={kind} />}
    </article>
  )
}

function KindFilter({ query, chosen }: { readonly query: string; readonly chosen: readonly EntityKind[] }) {
  return (
    <nav className="kind-filter" aria-label="Kinds">
      <Way to="/search" parameters={{ q: query }} current={chosen.length === 0}>
        All kinds
      </Way>
      {kindNames.map((kind) => (
        <Way key={kind} to="/search" parameters={{ q: query, kind }} current={chosen.includes(kind)}>
          <KindMark kind={kind} silent />
          {kinds[kind].plural}
        </Way>
      ))}
    </nav>
  )
}

function Results({ query, kind }: { readonly query: string; readonly kind: readonly EntityKind[] }) {
  const ask = useAsk()
  const asked = { query, first: 20, ...(kind.length > 0 ? { kind: [...kind] } : {}) }
  const answer = useView(SearchDocument, asked)
  return (
    <Answered by={answer}>
      {({ search }) =>
        search.totalCount === 0 ? (
          <Empty lensed="Nothing has a name like that, under any spelling on record and through this lens.">
            Nothing has a name like that, under any spelling on record.
          </Empty>
        ) : (
          <>
            <p className="quiet">{counted(search.totalCount, 'entity', 'entities')}</p>
            <Paged
              first={search}
              total={search.totalCount}
              noun="entity"
              many="entities"
              load={async (after) => (await ask(SearchDocument, { ...asked, after })).search}
            >
              {(edges) => (
                <ol className="results">
                  {edges.map(({ node, matched }) => (
                    <li key={node.id}>
                      <Way to={pathOf(node)}>
                        <KindMark kind={node.kind} />
                        <Matched name={node.name} matched={matched} />
                      </Way>
                      {node.description ? <p className="quiet">{node.description}</p> : null}
                    </li>
                  ))}
                </ol>
              )}
            </Paged>
          </>
        )
      }
    </Answered>
  )
}
