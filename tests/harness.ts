import { fileURLToPath } from 'node:url'
import type { ExecutionResult } from 'graphql'
import { pino } from 'pino'
import { loadDataset } from '../src/files/dataset.ts'
import { openGraph } from '../src/graph/graph.ts'
import { createServer } from '../src/server/server.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { writeGraph } from '../src/store/write.ts'

/** The folder of the shipped data. */
export const dataFolder = fileURLToPath(new URL('../data', import.meta.url))

const statements: string[] = []
const store = await openSqlite(':memory:', { onStatement: (text) => statements.push(text) })
await writeGraph(store, { ...loadDataset(dataFolder), revision: 'test' })

/** The shipped graph, in memory. */
export const graph = await openGraph(store)

export const log = pino({ level: 'silent' })

/** The server of the shipped graph. */
export const server = createServer({ graph, log })

/** What a client gets for a query. A test knows the shape of what it asked for. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  readonly data: any
  readonly errors?: NonNullable<ExecutionResult['errors']>
}

/** Asks the server of the shipped graph. */
export async function ask(query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const response = await send({ query, variables })
  return (await response.json()) as Answer
}

/** The same, and the text of every SQL statement that it took. */
export async function askCounting(
  query: string,
  variables?: Record<string, unknown>,
): Promise<Answer & { statements: string[] }> {
  statements.length = 0
  const answer = await ask(query, variables)
  return { ...answer, statements: [...statements] }
}

/** Posts a body to the server of the shipped graph. */
export async function send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return server.yoga.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
