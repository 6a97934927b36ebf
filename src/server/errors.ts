import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLErrorOptions,
  getOperationAST,
} from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { AuthorizationError } from '../graph/authorization-error.ts'
import { TooSlowError } from '../graph/follower.ts'
import { InputError } from '../graph/input-error.ts'
import { TooWideError } from '../graph/too-wide.ts'
import { StoreError, type StoreErrorCode } from '../store/error.ts'

export const maskedMessage = 'Internal server error'

/** What a client is told of a database that cannot serve; whoever runs the server reads in the log why. */
export const databaseFaults = {
  DATABASE_UNAVAILABLE: 'The database is out of reach at present. Ask again in a little while.',
  DAMAGED_DATABASE: 'The database is damaged: nothing can be read until whoever runs this server has restored it.',
  STORAGE_FULL:
    'The disk of the database is full: nothing can be changed until whoever runs this server has made room.',
  READ_ONLY_DATABASE: 'The database cannot be written where it stands: it can be read, and nothing of it changed.',
  STATEMENT_TOO_SLOW:
    'The database took longer over a part of the operation than it may: ask for less, in several requests.',
} as const satisfies Partial<Record<StoreErrorCode, string>>

/**
 * Tells a client what it can mend, and nothing else: an InputError and an AuthorizationError keep their messages, a fault of the server is logged
 * with the operation's name and answered without its message.
 */
export function useErrors(log: Logger): Plugin {
  return {
    onSubscribe({ args }) {
      const operation = nameOfOperation(args)
      const tell = (result: ExecutionResult, isRequestError: boolean): ExecutionResult =>
        result.errors
          ? { ...result, errors: result.errors.map((error) => toClient(error, { operation, isRequestError, log })) }
          : result
      return {
        onSubscribeResult({ result, setResult }) {
          if (isAsyncIterable(result)) return { onNext: (event) => event.setResult(tell(event.result, false)) }
          setResult(tell(result, true))
        },
      }
    },
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (!('errors' in result) || !result.errors) return
          const isRequestError = !('data' in result)
          const operation = nameOfOperation(args)
          setResult({
            ...result,
            errors: result.errors.map((error) => toClient(error, { operation, isRequestError, log })),
          })
        },
      }
    },
  }
}

function nameOfOperation({ document, operationName }: NamedOperation): string | null {
  return getOperationAST(document, operationName)?.name?.value ?? null
}

interface NamedOperation {
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
}

interface Circumstances {
  readonly operation: string | null
  /** Whether nothing was executed: the variables do not fit, or no operation was chosen. */
  readonly isRequestError: boolean
  readonly log: Logger
}

function toClient(error: GraphQLError, { operation, isRequestError, log }: Circumstances): GraphQLError {
  const cause = causeOf(error)
  const fault = cause instanceof StoreError ? (databaseFaults as Faults)[cause.code] : undefined
  if (cause instanceof StoreError && fault !== undefined) {
    tellFault(log, cause, operation)
    return explain(error, fault, { code: cause.code })
  }
  if (isMendable(cause)) return explain(error, cause.message, { code: cause.code })
  if (!(cause instanceof GraphQLError)) {
    log.error({ err: cause, operation, path: error.path }, isRequestError ? 'A request failed.' : 'A field failed.')
    return explain(error, maskedMessage, { code: 'INTERNAL_SERVER_ERROR' })
  }
  if (!isRequestError) return error
  return explain(error, error.message, { code: 'BAD_USER_INPUT', ...error.extensions })
}

type Faults = Readonly<Partial<Record<StoreErrorCode, string>>>

/** In one line, and once a second: where a database is away each request finds it so, and each of its fields. */
function tellFault(log: Logger, { code, message }: StoreError, operation: string | null): void {
  const lines = told.get(log) ?? new Map<string, number>()
  told.set(log, lines)
  const now = Date.now()
  if (now - (lines.get(code) ?? 0) < 1_000) return
  lines.set(code, now)
  log.error({ code, operation }, message)
}

const told = new WeakMap<Logger, Map<string, number>>()

/** Whether its message is for the client. */
function isMendable(cause: unknown): cause is InputError | AuthorizationError | TooSlowError | TooWideError {
  return [InputError, AuthorizationError, TooSlowError, TooWideError].some((each) => cause instanceof each)
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error
}

function explain(error: GraphQLError, message: string, extensions: GraphQLErrorOptions['extensions']): GraphQLError {
  const { nodes, source, positions, path } = error
  return new GraphQLError(message, { nodes, source, positions, path, extensions } as GraphQLErrorOptions)
}
