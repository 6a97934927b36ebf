import { SourceDisagreementsDocument, type SourceDisagreementsQuery } from '../../generated/entity.ts'
import { Disagreement } from '../../parts/disagreement.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Section } from '../../parts/section.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useAsk, useView } from '../../query/use-view.ts'

type Edge = SourceDisagreementsQuery['view']['disagreements']['edges'][number]

/** Where a source is at odds with another one, or with itself. The graph tells all disagreements; these are picked out. */
export function SourceDisagreements({ slug }: { readonly slug: string }) {
  const ask = useAsk()
  const answer = useView(SourceDisagreementsDocument, { first: 20 })
  return (
    <Section title="Where it differs" id="differs">
      <Answered by={answer}>
        {({ disagreements }) => (
          <Paged
            first={disagreements}
            total={disagreements.totalCount}
            noun="disagreement of the graph looked through"
            many="disagreements of the graph looked through"
            load={async (after) => (await ask(SourceDisagreementsDocument, { first: 20, after })).disagreements}
          >
            {(edges) => {
              const own = edges.filter((edge) => takesPart(edge, slug))
              if (own.length === 0) return <Empty>Nothing that it says is at odds with anything else.</Empty>
              return own.map(({ node }) => <Disagreement key={node.id} disagreement={node} withSubject />)
            }}
          </Paged>
        )}
      </Answered>
    </Section>
  )
}

function takesPart({ node }: Edge, slug: string): boolean {
  return node.positions.some(({ claims }) =>
    claims.some(({ references }) => references.some(({ source }) => source.slug === slug)),
  )
}
