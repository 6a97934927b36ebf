/*
 * The year and the decade that a date lies in, for counting. A date that leaves its year open has none: "198X", an interval
 * from one year to another. One that is approximate or uncertain lies where it is written.
 */

/** "1984" of "1984-05-12", "1984~" and "1984-05/1984-07"; null of what lies in no one year. */
export function yearOf(text: string): string | null {
  return sharedBy(text, (date) => /^-?\d{4}(?!\d)/.exec(date)?.[0])
}

/** "198X" of "1984-05-12" and "198X"; null of what lies in no one decade. */
export function decadeOf(text: string): string | null {
  return sharedBy(text, (date) => {
    const digits = /^(-?\d{3})[\dX](?!\d)/.exec(date)?.[1]
    return digits && `${digits}X`
  })
}

/** What both ends of an interval have in common. */
function sharedBy(text: string, read: (date: string) => string | undefined): string | null {
  const [first, ...others] = text.split('/').map(read)
  return first !== undefined && others.every((other) => other === first) ? first : null
}
