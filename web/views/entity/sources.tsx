import { EntitySourcesDocument } from '../../generated/entity.ts'
import { Paged } from '../../parts/paged.tsx'
import { SourceName } from '../../parts/references.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'

/** Who says anything about it, most first. */
export function Sources({ slug }: { readonly slug: string }) {
  const ask = useAsk()
  const answer = useView(EntitySourcesDocument, { slug, first: 8 })
  const found = answer.view?.entity?.sources
  if (!found || found.totalCount === 0) return failureOf(answer)
  const load = async (after: string) => {
    const { entity } = await ask(EntitySourcesDocument, { slug, first: 50, after })
    if (!entity) throw new Error('The entity is gone.')
    return entity.sources
  }
  return (
    <Section title="Sources">
      <Paged first={found} total={found.totalCount} noun="source" load={load}>
        {(edges) => (
          <ul className="speakers">
            {edges.map(({ node, claimCount }) => (
              <li key={node.id}>
                <SourceName source={node} />
                <span className="quiet">{counted(claimCount, 'claim')}</span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Section>
  )
}
