import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller, Door } from './door.ts'

/** The door, and who answers what it leaves. */
export interface Answering {
  readonly door: Door
  readonly yoga: {
    (request: IncomingMessage, response: ServerResponse): unknown
    fetch(request: Request): Response | Promise<Response>
  }
}

/** Answers a request of fetch. */
export async function answerFetch({ door, yoga }: Answering, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const header = (name: string) => request.headers.get(name)
  const caller = {
    method: request.method,
    target: url.pathname + url.search + url.hash,
    host: header('host') ?? url.host,
    header,
  }
  if (!door.admits(caller)) return yoga.fetch(request)
  const answer = await door.answer(caller, request.body ? await request.clone().text() : '')
  return answer ? new Response(answer.body, answer) : yoga.fetch(request)
}

/** Answers a request of node:http. */
export function answerNode({ door, yoga }: Answering, request: IncomingMessage, response: ServerResponse): void {
  const caller: Caller = {
    method: request.method ?? '',
    target: request.url ?? '',
    host: request.headers.host ?? '',
    header: (name) => (request.headers[name] as string | undefined) ?? null,
  }
  const length = caller.header('content-length')
  // How long a body of unknown length may become, Yoga knows, and that one with GET means nothing.
  const isKnown =
    caller.header('transfer-encoding') === null && (caller.method === 'GET' ? Number(length) === 0 : length !== null)
  if (!isKnown || !door.admits(caller)) return void yoga(request, response)
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
    const found = door.answer(caller, body.toString())
    const answer = found instanceof Promise ? await found : found
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
    // What was read already, it takes from here.
    else void yoga(Object.assign(request, { body }), response)
  })
}
