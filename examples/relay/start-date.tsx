import { useTransition } from 'react'
import { graphql, useRefetchableFragment } from 'react-relay'
import type { startDate_query$key } from './generated/startDate_query.graphql'
import type { startDateRefetchQuery } from './generated/startDateRefetchQuery.graphql'

/** Accounts to choose from. None means all. */
const accounts = {
  'TML Weekly': ['tml-weekly-2021-02-21'],
  Wikipedia: ['wikipedia-8th-wpk-congress'],
  everybody: null,
} as const

/** When a meeting started: the best date, and its rivals. Another account is the same fragment through another lens. */
export function StartDate({ query }: { readonly query: startDate_query$key }) {
  const [isPending, startTransition] = useTransition()
  const [{ lens }, refetch] = useRefetchableFragment<startDateRefetchQuery, startDate_query$key>(
    graphql`
      fragment startDate_query on Query
      @refetchable(queryName: "startDateRefetchQuery")
      @argumentDefinitions(slug: { type: "String!" }, toldBy: { type: "[String!]" }) {
        lens(toldBy: $toldBy) {
          meeting(slug: $slug) {
            startDate {
              edtf
              status
              claims { id display references { locator source { id name } } }
            }
          }
        }
      }
    `,
    query,
  )
  const date = lens.meeting?.startDate
  return (
    <section aria-busy={isPending}>
      <h2>
        Start: {date?.edtf ?? 'unknown'}, {date?.status.toLowerCase()}
      </h2>
      <ul>
        {date?.claims.map(({ id, display, references }) => (
          <li key={id}>
            {display}: {references.map(({ source, locator }) => `${source.name} (${locator})`).join('; ')}
          </li>
        ))}
      </ul>
      {Object.entries(accounts).map(([name, toldBy]) => (
        <button type="button" key={name} onClick={() => startTransition(() => void refetch({ toldBy }))}>
          As {name} tells it
        </button>
      ))}
    </section>
  )
}
