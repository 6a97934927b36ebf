import { PageTitle } from '../../app/graph-title.tsx'
import { DisagreementsDocument } from '../../generated/disagreements.ts'
import { Disagreement } from '../../parts/disagreement.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'

/** Everywhere that sources differ. */
export function Disagreements() {
  const ask = useAsk()
  const answer = useView(DisagreementsDocument, { first: 20 })
  return (
    <article className="page">
      <PageTitle of="Disagreements" />
      <h1>Where sources differ</h1>
      <p className="lead">
        Wherever claims cannot all be right: between two sources, within one, between two lists, or where parts do not
        make their whole.
      </p>
      <Answered by={answer}>
        {({ disagreements }) =>
          disagreements.totalCount === 0 ? (
            <Empty lensed="Through this lens nothing is disputed.">Nothing is disputed.</Empty>
          ) : (
            <>
              <p className="quiet">{counted(disagreements.totalCount, 'disagreement')}</p>
              <Paged
                first={disagreements}
                total={disagreements.totalCount}
                noun="disagreement"
                load={async (after) => (await ask(DisagreementsDocument, { first: 20, after })).disagreements}
              >
                {(edges) =>
                  edges.map(({ node }) => <Disagreement key={node.id} disagreement={node} withSubject level={2} />)
                }
              </Paged>
            </>
          )
        }
      </Answered>
    </article>
  )
}
