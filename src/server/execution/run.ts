import { type FieldNode, GraphQLError, locatedError } from 'graphql'
import { type Deadline, OperationEnded } from './deadline.ts'

/** One run of a compiled operation: what it was given, and what went wrong in it. */
export interface Run {
  readonly context: unknown
  readonly variables: VariableValues
  /** The arguments of fields in which variables stand, by the number of the field. */
  readonly arguments: (Arguments | undefined)[]
  readonly failures: Failures
  /** Left out, it takes as long as it takes. */
  readonly deadline?: Deadline | undefined
}

export type VariableValues = { readonly coerced: Readonly<Record<string, unknown>> }
export type Arguments = Readonly<Record<string, unknown>>

/** Where a value stands in the answer. */
export interface Path {
  readonly above: Path | undefined
  readonly key: string | number
}

/** What went wrong in a run, without what went wrong below a value that another failure has made null. */
export class Failures {
  readonly errors: GraphQLError[] = []
  readonly #nulled = new Set<Path | undefined>()

  add(error: GraphQLError, path: Path | undefined): void {
    if (this.#isNulled(path)) return
    this.#nulled.add(path)
    this.errors.push(error)
  }

  #isNulled(path: Path | undefined): boolean {
    for (let at = path; at; at = at.above) if (this.#nulled.has(at)) return true
    return this.#nulled.has(undefined)
  }
}

/** What stands where something failed: null if it may, or else the error goes on to what holds it. */
export function fail(
  { failures }: Run,
  { nodes, isNullable }: { readonly nodes: readonly FieldNode[]; readonly isNullable: boolean },
  error: unknown,
  path: Path,
): null {
  if (error instanceof OperationEnded) throw error
  const located = locatedError(error, nodes, keysOf(path))
  if (!isNullable) throw located
  failures.add(located, path)
  return null
}

/** The same for the whole answer. */
export function failWhole({ failures }: Run, error: unknown): null {
  failures.add(error instanceof GraphQLError ? error : locatedError(error, undefined, undefined), undefined)
  return null
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = []
  for (let at: Path | undefined = path; at; at = at.above) keys.push(at.key)
  return keys.reverse()
}
