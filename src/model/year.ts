/*
 * The year and the decade that a date lies in, for counting. A date that leaves its year open has none: an interval, "198X".
 * One that is approximate or uncertain lies where it is written.
 */

/** "1984" of "1984-05-12" and "1984~"; null of what lies in no one year. */
export function yearOf(text: string): string | null {
  return /^(-?\d{4})(?![\dX])[^/]*$/.exec(text)?.[1] ?? null
}

/** "198X" of "1984-05-12" and "198X"; null of what lies in no one decade. */
export function decadeOf(text: string): string | null {
  const years = /^(-?\d{3})[\dX](?!\d)[^/]*$/.exec(text)?.[1]
  return years === undefined ? null : `${years}X`
}
