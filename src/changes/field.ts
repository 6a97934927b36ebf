import { type Fault, isFault } from '../model/fault.ts'
import type { Problem, ProblemCode } from './problem.ts'

/** A field of an operation: what is wrong with it is noted with the path to it. */
export class Field {
  /** Of the whole operation. */
  readonly problems: Problem[]
  readonly #path: readonly string[]

  constructor(path: readonly string[], problems: Problem[] = []) {
    this.#path = path
    this.problems = problems
  }

  /** A field below this one. */
  at(...steps: readonly (string | number)[]): Field {
    return new Field([...this.#path, ...steps.map(String)], this.problems)
  }

  report(code: ProblemCode, message: string, suggestion: string | null = null): void {
    this.problems.push({ code, message, path: this.#path, suggestion })
  }

  /** What was read of the field; undefined where it could not be, which is noted. */
  accept<Read>(read: Read | Fault): Read | undefined {
    if (!isFault(read)) return read
    this.report(read.code, read.message, read.suggestion)
    return undefined
  }
}
