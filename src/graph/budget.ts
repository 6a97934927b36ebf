/**
 * What searches through the graph may still do in one request. All its fields draw on it, one search at a time, so that
 * asking a hundred times does not allow for a hundred times as much; a search that finds it used up says so.
 */
export interface Budget {
  /** How much to read of the stored links: each counts one, and each row of them ten more. */
  reading: number
  /** How many claims to judge through lenses. */
  claims: number
  /** How many links to look at in choosing among paths. */
  edgesVisited: number
  /** How many relations to count by which entities share something, and how many pairs of these, each both ways round. */
  shares: number
  squares: number
  /** How many proposals to try on the graph. */
  proposals: number
  /** Does a search once those before it are done. */
  inTurn<Result>(search: () => Promise<Result>): Promise<Result>
}

export const costOfRow = 10

export const mostProposals = 20

/** What one request may do of each; descriptions tell it. */
export const mostClaims = 100_000
export const mostShares = 500_000
export const mostSquares = 20_000_000

export function createBudget(): Budget {
  let last: Promise<unknown> = Promise.resolve()
  return {
    reading: 3_000_000,
    claims: mostClaims,
    edgesVisited: 20_000_000,
    shares: mostShares,
    squares: mostSquares,
    proposals: mostProposals,
    inTurn(search) {
      const turn = last.then(search)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}
