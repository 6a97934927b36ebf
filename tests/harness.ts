import { type ExecutionResult, type FieldNode, Kind, type OperationDefinitionNode, parse, print, visit } from 'graphql'
import { pino } from 'pino'
import { openGraph } from '../src/graph/graph.ts'
import { createServer, type Server } from '../src/server/server.ts'
import { databases, openShipped } from './databases.ts'

const statements: string[] = []
const store = await openShipped({ onStatement: (text) => statements.push(text) })

/** The shipped graph, in memory. */
export const graph = await openGraph(store)

export const log = pino({ level: 'silent' })

/** The server of the shipped graph. */
export const server = createServer({ graph, log })

/** The same graph in the database that all others are held against: every answer is the same there, to the byte. */
const twin =
  databases.dialect === 'sqlite' ? null : createServer({ graph: await openGraph(await openShipped({}, 'sqlite')), log })

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

/** Asks what the two first accounts of the congress say, through a lens that leaves all others out. */
export async function askAccounts(query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const { data, ...answer } = await ask(print(visit(parse(query), { OperationDefinition: throughLens })), variables)
  return { ...answer, data: data?.lens ?? null }
}

export const accounts = ['tml-weekly-2021-02-21', 'wikipedia-8th-wpk-congress']

function throughLens(operation: OperationDefinitionNode): OperationDefinitionNode {
  const [wrapped] = parse(`{ lens(toldBy: ${JSON.stringify(accounts)}) { id } }`).definitions
  if (wrapped?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A query is an operation.')
  const [lens] = wrapped.selectionSet.selections as [FieldNode]
  const inside = { ...lens, selectionSet: operation.selectionSet }
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [inside] } }
}

/** The same, and the text of every SQL statement that it took. */
export async function askCounting(
  query: string,
  variables?: Record<string, unknown>,
): Promise<Answer & { statements: string[] }> {
  // A graph of which nothing is kept from before.
  const fresh = createServer({ graph: await openGraph(store), log })
  statements.length = 0
  const response = await fresh.yoga.fetch(post({ query, variables }))
  return { ...((await response.json()) as Answer), statements: [...statements] }
}

/** Posts a body to the server of the shipped graph. */
export async function send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const response = await sendTwice(() => post(body, headers))
  if (twin) {
    const [answer, same] = await Promise.all([response, await twin.yoga.fetch(post(body, headers))].map(sentIn))
    if (answer !== same) throw new Error(`SQLite answers ${same}\n${databases.dialect} answers ${answer}`)
  }
  return response
}

function post(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Sends a request as something new, which Yoga answers, and once more as something known: both answers are the same. */
export async function sendTwice(request: () => Request, to: Server = server): Promise<Response> {
  const response = await to.yoga.fetch(request())
  const [answer, known] = [await sentIn(response), await sentIn(await to.fetch(request()))]
  if (answer !== known) throw new Error(`At first the answer is ${answer}\nand the next time ${known}`)
  return response
}

/** All that a response says, to the byte. */
async function sentIn(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort()
  return [response.status, ...headers, await response.clone().text()].join('\n')
}
