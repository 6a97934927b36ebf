/** What a vote is called that has no name: "Vote 12 of 2024-12-05". Of several on a day, the number tells which. */
export function nameOfVote(id: string, date: string | null, identifier: string | null): string {
  if (date === null) return `Vote ${identifier ?? id}`
  return identifier === null ? `Vote of ${date}` : `Vote ${identifier} of ${date}`
}
