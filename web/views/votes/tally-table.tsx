import { EntityLink } from '../../parts/entity-link.tsx'
import { Evidence } from '../../parts/evidence.tsx'
import type { Bench, Choice, Tally } from './tally.ts'
import { keyOf } from './tally.ts'

interface TallyTableProps {
  readonly choices: readonly Choice[]
  readonly tallies: readonly Tally[]
  readonly benches: readonly Bench[]
}

/** How many voted how, for each body and in all; and beside it how many the sources count. */
export function TallyTable({ choices, tallies, benches }: TallyTableProps) {
  const isCounted = tallies.some(({ told }) => told !== null)
  const hasBallots = tallies.some(({ ballots }) => ballots > 0)
  const hasBodies = benches.some(({ body }) => body !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the window is scrolled by keyboard.
    <section className="tally" aria-label="How many voted how" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Votes</th>
            {choices.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hasBodies
            ? benches.map(({ key, body, tallies: own }) => (
                <tr key={key}>
                  <th scope="row">{body ? <EntityLink entity={body} /> : 'For no body'}</th>
                  {choices.map((choice) => (
                    <td key={choice.key}>{numberOf(own, choice)}</td>
                  ))}
                </tr>
              ))
            : null}
          {hasBallots ? (
            <tr className="whole">
              <th scope="row">Ballots on record</th>
              {choices.map((choice) => (
                <td key={choice.key}>{numberOf(tallies, choice)}</td>
              ))}
            </tr>
          ) : null}
          {isCounted ? (
            <tr className="whole">
              <th scope="row">As sources count</th>
              {choices.map((choice) => (
                <td key={choice.key}>
                  <Counted tally={tallies.find((each) => keyOf(each) === choice.key)} about={choice.label} />
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

function numberOf(tallies: readonly Tally[], { key }: Choice): string {
  return (tallies.find((each) => keyOf(each) === key)?.ballots ?? 0).toLocaleString('en')
}

function Counted({ tally, about }: { readonly tally: Tally | undefined; readonly about: string }) {
  if (!tally?.told) return <span className="quiet">not told</span>
  const { amount, status, claims } = tally.told
  return (
    <Evidence claims={claims} disputed={status === 'DISPUTED'} about={`how many: ${about}`}>
      <span className="figure">{amount.toLocaleString('en')}</span>
    </Evidence>
  )
}
