import { SourceClaimsDocument } from '../../generated/entity.ts'
import { Paged } from '../../parts/paged.tsx'
import { Saying } from '../../parts/saying.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'

/** All that a source says, passage by passage. */
export function SourceClaims({ slug }: { readonly slug: string }) {
  const ask = useAsk()
  const answer = useView(SourceClaimsDocument, { slug, first: 50 })
  const made = answer.view?.source?.claimsMade
  if (!made) return failureOf(answer)
  const load = async (after: string) => {
    const { source } = await ask(SourceClaimsDocument, { slug, first: 100, after })
    if (!source) throw new Error('The source is gone.')
    return source.claimsMade
  }
  return (
    <Section title="What it says">
      <p className="quiet">{counted(made.totalCount, 'claim')}</p>
      <Paged first={made} total={made.totalCount} noun="claim" load={load}>
        {(edges) => (
          <>
            {[...Map.groupBy(edges, ({ locator }) => locator ?? '')].map(([locator, passage]) => (
              <section className="relation-group" key={locator}>
                <h3>{locator === '' ? 'No place given' : locator}</h3>
                <ul className="sayings">
                  {passage.map(({ node }) => (
                    <li key={node.id}>
                      <Saying claim={node} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </Paged>
    </Section>
  )
}
