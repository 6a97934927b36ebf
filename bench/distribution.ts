/** How numbers lie: what a share of them is at most. */
export const quantiles = {
  least: 0,
  'one of ten': 0.1,
  'a quarter': 0.25,
  median: 0.5,
  'three quarters': 0.75,
  'nine of ten': 0.9,
  '99 of 100': 0.99,
  longest: 1,
}

/** What a share of the numbers is at most: the half for the median. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

/** A table of times in milliseconds, a row for each name. */
export function printTimes(rows: readonly { readonly name: string; readonly times: readonly number[] }[]): void {
  const names = Object.keys(quantiles)
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2
  console.log(`${'milliseconds'.padEnd(width)}${names.map((name) => name.padStart(15)).join('')}`)
  for (const { name, times } of rows) {
    const cells = Object.values(quantiles).map((share) => quantile(times, share).toFixed(2).padStart(15))
    console.log(`${name.padEnd(width)}${cells.join('')}`)
  }
}
