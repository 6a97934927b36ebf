import { CommanderError } from 'commander'
import { DataError, formatProblem } from '../files/problem.ts'

/** Tells what went wrong, without a stack, and gives the exit code. */
export function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof DataError) {
    const { problems } = error
    console.error(problems.map(formatProblem).join('\n'))
    console.error(problems.length === 1 ? '1 mistake.' : `${problems.length} mistakes.`)
  } else {
    console.error(`plenum: ${cureOf(error as NodeJS.ErrnoException) ?? (error as Error).message}`)
  }
  return 1
}

function cureOf(error: NodeJS.ErrnoException & { address?: string; port?: number }): string | undefined {
  const { code, syscall, message, address, port } = error
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${address} is in use: stop what listens there, or choose another with --port or PORT (0 for any free one).`
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    return `Cannot listen: ${message}. Choose another address with --host and --port.`
  }
  if (syscall === 'mkdir' || code === 'ERR_SQLITE_ERROR') {
    return `Cannot keep a database: ${message}. Choose another folder for it with --cache.`
  }
  if (code === 'NO_DATABASE' || code === 'NO_GRAPH') {
    return `${message} Fill one with "plenum import FORMAT FILE… --db URL", then serve it; or begin an empty one: plenum serve --db URL --write.`
  }
  return undefined
}
