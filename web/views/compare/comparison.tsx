import {
  type CompareClaimsFragment,
  CompareDocument,
  type CompareQuery,
  type CompareQueryVariables,
} from '../../generated/compare.ts'
import { Disagreement } from '../../parts/disagreement.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Saying } from '../../parts/saying.tsx'
import { Section } from '../../parts/section.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { AskInGraphql } from '../../query/ask-in-graphql.tsx'
import { type OwnVariables, useAsk, useView } from '../../query/use-view.ts'

type Compared = CompareQuery['view']['compareSources']
type Pages = Omit<OwnVariables<CompareQueryVariables>, 'a' | 'b'>

const none = { differ: 0, both: 0, onlyA: 0, onlyB: 0 }
const firstPages = { differ: 20, both: 20, onlyA: 20, onlyB: 20 }

/** Where they differ, what both say, and what only one of them says. */
export function Comparison({ a, b }: { readonly a: string; readonly b: string }) {
  const ask = useAsk()
  const asked = { a, b, ...firstPages }
  const answer = useView(CompareDocument, asked)
  const more = async (pages: Partial<Pages>) => (await ask(CompareDocument, { a, b, ...none, ...pages })).compareSources
  return (
    <>
      <Answered by={answer}>
        {({ compareSources: found }) => (
          <>
            <Summary found={found} />
            <Conflicts
              found={found}
              more={async (after) => (await more({ differ: 20, differAfter: after })).conflicts}
            />
            <Claims
              id="both"
              title="Both say"
              none="Nothing that the one says, the other says too."
              claims={found.agreements}
              more={async (after) => (await more({ both: 100, bothAfter: after })).agreements}
            />
            <div className="sides only">
              <Claims
                id="only-a"
                title={`Only ${shortName(found, 'a')} says`}
                none="Nothing that the other does not say too."
                claims={found.onlyA}
                more={async (after) => (await more({ onlyA: 100, onlyAAfter: after })).onlyA}
              />
              <Claims
                id="only-b"
                title={`Only ${shortName(found, 'b')} says`}
                none="Nothing that the one does not say too."
                claims={found.onlyB}
                more={async (after) => (await more({ onlyB: 100, onlyBAfter: after })).onlyB}
              />
            </div>
          </>
        )}
      </Answered>
      <p className="ask">
        <AskInGraphql query={CompareDocument} asked={asked} />
      </p>
    </>
  )
}

/** By the publisher, unless it is the same of both. */
function shortName({ a, b }: Compared, side: 'a' | 'b'): string {
  const source = side === 'a' ? a : b
  return source.publisher && a.publisher !== b.publisher ? source.publisher : source.name
}

function Summary({ found }: { readonly found: Compared }) {
  const { conflicts, agreements, onlyA, onlyB } = found
  return (
    <ul className="summary" aria-label="In numbers">
      <li>
        <a href="#differ">
          <strong>{conflicts.totalCount.toLocaleString('en')}</strong> {conflicts.totalCount === 1 ? 'point' : 'points'}{' '}
          on which they differ
        </a>
      </li>
      <li>
        <a href="#both">
          <strong>{agreements.totalCount.toLocaleString('en')}</strong> said by both
        </a>
      </li>
      <li>
        <a href="#only-a">
          <strong>{onlyA.totalCount.toLocaleString('en')}</strong> only by {shortName(found, 'a')}
        </a>
      </li>
      <li>
        <a href="#only-b">
          <strong>{onlyB.totalCount.toLocaleString('en')}</strong> only by {shortName(found, 'b')}
        </a>
      </li>
    </ul>
  )
}

interface ConflictsProps {
  readonly found: Compared
  more(after: string): Promise<Compared['conflicts']>
}

function Conflicts({ found: { conflicts }, more }: ConflictsProps) {
  return (
    <Section title="They differ" id="differ">
      {conflicts.totalCount === 0 ? (
        <Empty>Nothing that the one says is at odds with what the other says.</Empty>
      ) : (
        <Paged first={conflicts} total={conflicts.totalCount} noun="disagreement" load={more}>
          {(edges) => edges.map(({ node }) => <Disagreement key={node.id} disagreement={node} withSubject />)}
        </Paged>
      )}
    </Section>
  )
}

interface ClaimsProps {
  readonly id: string
  readonly title: string
  readonly none: string
  readonly claims: CompareClaimsFragment
  more(after: string): Promise<CompareClaimsFragment>
}

function Claims({ id, title, none: nothing, claims, more }: ClaimsProps) {
  return (
    <Section title={title} id={id}>
      {claims.totalCount === 0 ? (
        <Empty>{nothing}</Empty>
      ) : (
        <>
          <p className="quiet">{counted(claims.totalCount, 'claim')}</p>
          <Paged first={claims} total={claims.totalCount} noun="claim" load={more}>
            {(edges) => (
              <ul className="relations">
                {edges.map(({ node }) => (
                  <li key={node.id}>
                    <Saying claim={node} />
                  </li>
                ))}
              </ul>
            )}
          </Paged>
        </>
      )}
    </Section>
  )
}
