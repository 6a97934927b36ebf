import { compare } from '../model/compare.ts'

/** A mistake in the data, and where it is. Lines and columns count from 1. */
export interface Problem {
  /** With the data directory's own name: "data/sources/x.yaml". */
  readonly file: string
  readonly line: number
  readonly column: number
  /** What was expected, what came, and what may have been meant. */
  readonly message: string
}

/** Says that data cannot be used, and gives every problem that was found in it. */
export class DataError extends Error {
  override readonly name = 'DataError'
  readonly code = 'BAD_DATA'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}

/** The problem as one line, in the form in which editors and terminals follow a place to its file. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`
}

/** By file and place. */
export function compareProblems(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message)
}
