import type { VoteOption } from '../../generated/votes.ts'
import { optionWords } from './option-words.ts'

interface ChooseOptionProps {
  /** The options of which there are ballots, and how many. */
  readonly cast: readonly { readonly option: VoteOption; readonly count: number }[]
  /** Null for all. */
  readonly chosen: VoteOption | null
  choose(option: VoteOption | null): void
}

/** Narrows a list of ballots to one option. */
export function ChooseOption({ cast, chosen, choose }: ChooseOptionProps) {
  if (cast.length < 2) return null
  return (
    <p className="choose-option">
      <label>
        Only{' '}
        <select value={chosen ?? ''} onChange={({ target }) => choose((target.value || null) as VoteOption | null)}>
          <option value="">all ballots</option>
          {cast.map(({ option, count }) => (
            <option key={option} value={option}>
              {optionWords[option]} ({count.toLocaleString('en')})
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}
