import { compare } from '../../model/compare.ts'

/** What was met in a file: how much of each sort was read, what had to be left out, and why. */
export class Tally {
  readonly #read = new Map<string, number>()
  readonly #problems = new Map<string, number>()
  readonly #warnings = new Map<string, number>()
  readonly #unheld = new Map<string, number>()
  readonly #unheldAt = new Map<string, string>()
  readonly #report: (problem: Problem) => void

  constructor(report: (problem: Problem) => void) {
    this.#report = report
  }

  read(sort: string): void {
    add(this.#read, sort)
  }

  /** Something is wrong with the file. */
  problem(problem: Problem): void {
    add(this.#problems, problem.reason)
    this.#report(problem)
  }

  /** Something is odd about the file, and it was read all the same. */
  warn(problem: Problem): void {
    add(this.#warnings, problem.reason)
    this.#report({ ...problem, isWarning: true })
  }

  /** The file says something, there and perhaps elsewhere, that the model has no place for. */
  unheld(reason: string, locator: string, count = 1): void {
    const name = add(this.#unheld, reason, count)
    if (!this.#unheldAt.has(name)) this.#unheldAt.set(name, locator)
  }

  counts(): TallyCounts {
    return {
      read: listed(this.#read),
      problems: listed(this.#problems),
      warnings: listed(this.#warnings),
      notHeld: listed(this.#unheld),
      notHeldAt: listed(this.#unheldAt),
    }
  }
}

/** What is wrong at one place of a file. */
export interface Problem {
  /** In general, for counting: "a date that cannot be read". */
  readonly reason: string
  /** A path in the document, or a line. */
  readonly locator: string
  /** In particular: what was expected and what came. */
  readonly message: string
  /** Whether nothing was left out for it. */
  readonly isWarning?: true
}

export interface TallyCounts {
  readonly read: Counts
  readonly problems: Counts
  readonly warnings: Counts
  readonly notHeld: Counts
  /** Of each of these the first place in the file: a path in the document, or a line. */
  readonly notHeldAt: Readonly<Record<string, string>>
}

/** Numbers by what they count, in alphabetical order. */
export type Counts = Readonly<Record<string, number>>

/** So many reasons are kept apart; a file that makes up keys without end does not fill the memory. */
const mostReasons = 2_000
const otherReasons = 'other reasons'

/** Counts it, and gives the name under which. */
function add(counts: Map<string, number>, reason: string, count = 1): string {
  const name = counts.has(reason) || counts.size < mostReasons ? reason : otherReasons
  counts.set(name, (counts.get(name) ?? 0) + count)
  return name
}

function listed<Value>(counts: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...counts].sort(([a], [b]) => compare(a, b)))
}
