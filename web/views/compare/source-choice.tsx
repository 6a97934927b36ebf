import { Way } from '../../app/address.tsx'
import { CompareEndDocument, type CompareSourceFragment, CompareSourcesDocument } from '../../generated/compare.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Section } from '../../parts/section.tsx'
import { publisherBeside } from '../../parts/source-title.ts'
import { Answered, Empty, failureOf } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { counted, listed } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'
import { SearchBox } from '../search/search-box.tsx'

interface SourceChoiceProps {
  readonly title: 'The one' | 'The other'
  readonly slug: string | undefined
  choose(slug: string): void
}

/** One of the two sources, and the search that chooses another one. */
export function SourceChoice({ title, slug, choose }: SourceChoiceProps) {
  const answer = useView(CompareEndDocument, { slug: slug ?? '' }, { pause: slug === undefined })
  const source = answer.view?.source
  return (
    <section className="side" aria-label={title}>
      <h2>{title}</h2>
      {source ? <SourceLine source={source} /> : <p className="quiet">{missingInWords(slug, source)}</p>}
      {failureOf(answer)}
      <SearchBox label={`Find ${title.toLowerCase()} source`} kind="SOURCE" onChoose={(found) => choose(found.slug)} />
    </section>
  )
}

function missingInWords(slug: string | undefined, source: unknown): string {
  if (slug === undefined) return 'None yet'
  return source === null ? `No source goes by “${slug}”` : '…'
}

function SourceLine({ source }: { readonly source: CompareSourceFragment }) {
  const { publisher, author, published, claimsMade, basedOn } = source
  return (
    <>
      <p className="side-name">
        <EntityLink entity={source} />
      </p>
      <p className="quiet">
        {listed([...new Set([publisher, author].filter((name) => name !== null))])}
        {published ? (
          <>
            {', '}
            <When edtf={published.edtf} />
          </>
        ) : null}
        . {counted(claimsMade.totalCount, 'claim')}.
        {basedOn.nodes.length > 0 ? (
          <> One voice with {listed(basedOn.nodes.map(({ name }) => name))}, on which it is based.</>
        ) : null}
      </p>
    </>
  )
}

/** All sources, each of them the way on. */
export function SourceList({ end, a }: { readonly end: 'a' | 'b'; readonly a: string | undefined }) {
  const ask = useAsk()
  const answer = useView(CompareSourcesDocument, { first: 50 })
  return (
    <Section title={end === 'a' ? 'Choose the one source' : 'Choose the other source'}>
      <Answered by={answer}>
        {({ sources }) =>
          sources.totalCount === 0 ? (
            <Empty>This lens keeps no source.</Empty>
          ) : (
            <Paged
              first={sources}
              total={sources.totalCount}
              noun="source"
              load={async (after) => (await ask(CompareSourcesDocument, { first: 50, after })).sources}
            >
              {(edges) => (
                <ul className="speakers">
                  {edges
                    .filter(({ node }) => node.slug !== a)
                    .map(({ node }) => (
                      <li key={node.id}>
                        <span>
                          <Way to="/compare" parameters={end === 'a' ? { a: node.slug } : { a, b: node.slug }}>
                            {node.name}
                          </Way>
                          {publisherBeside(node) ? <span className="quiet">, {publisherBeside(node)}</span> : null}
                        </span>
                        <span className="quiet">{counted(node.claimsMade.totalCount, 'claim')}</span>
                      </li>
                    ))}
                </ul>
              )}
            </Paged>
          )
        }
      </Answered>
    </Section>
  )
}
