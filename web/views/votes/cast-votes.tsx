import { useState } from 'react'
import { type VoteOption, VotesCastDocument, VotesCountDocument } from '../../generated/votes.ts'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { Answered, failureOf } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'
import { ChooseOption } from './choose-option.tsx'
import { options } from './option-words.ts'
import './votes.css'

/** What a person or a body voted on, and how. */
export function CastVotes({ slug }: { readonly slug: string }) {
  const answer = useView(VotesCountDocument, { slug })
  const [option, choose] = useState<VoteOption | null>(null)
  const agent = answer.view?.entity
  if (!agent || !('ballots' in agent) || agent.ballots.totalCount === 0) return failureOf(answer)
  const counts = new Map(agent.ballots.groups.groups.map(({ keys, count }) => [keys[0]?.value, count]))
  const cast = options.flatMap((each) => {
    const count = counts.get(each) ?? 0
    return count > 0 ? [{ option: each, count }] : []
  })
  return (
    <Section title="Votes" id="votes">
      <p className="quiet">{counted(agent.ballots.totalCount, 'vote')} on record.</p>
      <ChooseOption cast={cast} chosen={option} choose={choose} />
      <Ballots slug={slug} option={option} />
    </Section>
  )
}

function Ballots({ slug, option }: { readonly slug: string; readonly option: VoteOption | null }) {
  const ask = useAsk()
  const asked = { slug, option: option && [option] }
  const answer = useView(VotesCastDocument, { ...asked, first: 10 })
  return (
    <Answered by={answer}>
      {({ entity }) => {
        if (!entity || !('ballots' in entity)) return null
        const load = async (after: string) => {
          const more = (await ask(VotesCastDocument, { ...asked, first: 50, after })).entity
          if (!more || !('ballots' in more)) throw new Error('The voter is gone.')
          return more.ballots
        }
        return (
          <Paged key={option ?? ''} first={entity.ballots} total={entity.ballots.totalCount} noun="vote" load={load}>
            {(edges) => (
              <ul className="relations">
                {edges.map(({ node, relations }) => (
                  <li key={node.id}>
                    {node.date ? (
                      <span className="quiet">
                        <When edtf={node.date.edtf} />
                      </span>
                    ) : null}{' '}
                    <Related entity={node} by={{ relations }} about="the vote on" />
                  </li>
                ))}
              </ul>
            )}
          </Paged>
        )
      }}
    </Answered>
  )
}
