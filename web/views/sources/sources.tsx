import { Way } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import { SourcesDocument } from '../../generated/sources.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk, useView } from '../../query/use-view.ts'

/** Who says what the graph records. */
export function Sources() {
  const ask = useAsk()
  const answer = useView(SourcesDocument, { first: 50 })
  return (
    <article className="page">
      <PageTitle of="Sources" />
      <h1>Sources</h1>
      <p className="lead">
        Everything in the graph is what one of these says. Each page has all that its source says.{' '}
        <Way to="/compare">Compare two of them</Way>.
      </p>
      <Answered by={answer}>
        {({ sources }) =>
          sources.totalCount === 0 ? (
            <Empty lensed="This lens keeps no source.">The graph has no source yet.</Empty>
          ) : (
            <Paged
              first={sources}
              total={sources.totalCount}
              noun="source"
              load={async (after) => (await ask(SourcesDocument, { first: 50, after })).sources}
            >
              {(edges) => (
                <div className="wide">
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">Source</th>
                        <th scope="col">Publisher</th>
                        <th scope="col">Published</th>
                        <th scope="col" className="number">
                          Claims
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {edges.map(({ node }) => (
                        <tr key={node.id}>
                          <th scope="row">
                            <EntityLink entity={node} bare />
                          </th>
                          <td>{node.publisher}</td>
                          <td>{node.published ? <When edtf={node.published.edtf} /> : null}</td>
                          <td className="number">{node.claimsMade.totalCount.toLocaleString('en')}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Paged>
          )
        }
      </Answered>
    </article>
  )
}
