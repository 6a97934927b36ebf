import { useState } from 'react'
import { type VoteOption, VotesOnDocument, VotesVotersDocument } from '../../generated/votes.ts'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { Answered, failureOf } from '../../parts/states.tsx'
import { useAsk, useView } from '../../query/use-view.ts'
import { ChooseOption } from './choose-option.tsx'
import { Seats } from './seats.tsx'
import { benchesOf, choicesOf } from './tally.ts'
import { TallyTable } from './tally-table.tsx'
import './votes.css'

/** How a vote went: as seats, as a table beside what sources count, and voter by voter. */
export function DecisionVotes({ slug }: { readonly slug: string }) {
  const answer = useView(VotesOnDocument, { slug })
  const decision = answer.view?.entity
  if (!decision || !('tally' in decision) || decision.tally.length === 0) return failureOf(answer)
  const { tally, byBody } = decision
  const benches = benchesOf(byBody)
  const cast = tally.flatMap(({ option, ballots }) => (option && ballots > 0 ? [{ option, count: ballots }] : []))
  return (
    <Section title="Votes" id="votes">
      <Seats benches={benches} />
      <TallyTable choices={choicesOf(tally)} tallies={tally} benches={benches} />
      {benches.length > 0 ? <Voters slug={slug} cast={cast} /> : null}
    </Section>
  )
}

interface VotersProps {
  readonly slug: string
  readonly cast: readonly { readonly option: VoteOption; readonly count: number }[]
}

function Voters({ slug, cast }: VotersProps) {
  const [option, choose] = useState<VoteOption | null>(null)
  const ask = useAsk()
  const asked = { slug, option: option && [option], body: null }
  const answer = useView(VotesVotersDocument, { ...asked, first: 10 })
  return (
    <section className="relation-group">
      <h3>Who voted how</h3>
      <ChooseOption cast={cast} chosen={option} choose={choose} />
      <Answered by={answer}>
        {({ entity }) => {
          if (!entity || !('ballots' in entity)) return null
          const load = async (after: string) => {
            const more = (await ask(VotesVotersDocument, { ...asked, first: 50, after })).entity
            if (!more || !('ballots' in more)) throw new Error('The decision is gone.')
            return more.ballots
          }
          return (
            <Paged key={option ?? ''} first={entity.ballots} total={entity.ballots.totalCount} noun="voter" load={load}>
              {(edges) => (
                <ul className="relations">
                  {edges.map(({ node, relations }) => (
                    <li key={node.id}>
                      <Related entity={node} by={{ relations }} about="the ballot of" />
                    </li>
                  ))}
                </ul>
              )}
            </Paged>
          )
        }}
      </Answered>
    </section>
  )
}
