import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a path answers: a value as JSON, or anything that a server can do. */
export type Behaviour = object | ((response: ServerResponse, request: IncomingMessage) => void)

export interface OparlServer {
  /** Without a slash at its end. */
  readonly address: string
  /** What each path answers, without the query unless that is given; it can be changed. */
  readonly answers: Map<string, Behaviour>
  /** The paths that were asked for, with their queries, in order. */
  readonly asked: string[]
  /** How many questions were under way at once, at the most. */
  most(): number
}

/** A server on this machine, which behaves as badly as it is told to. */
export async function openOparlServer(host = '127.0.0.1'): Promise<OparlServer> {
  const answers = new Map<string, Behaviour>()
  const asked: string[] = []
  let [open, most] = [0, 0]
  const server = createServer((request, response) => {
    const { url = '/' } = request
    open += 1
    most = Math.max(most, open)
    response.on('close', () => {
      open -= 1
    })
    asked.push(url)
    const behaviour = answers.get(url) ?? answers.get(url.replace(/\?.*$/, ''))
    if (typeof behaviour === 'function') behaviour(response, request)
    else if (behaviour) json(response, behaviour)
    else response.writeHead(404).end()
  })
  server.listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://${host}:${(server.address() as AddressInfo).port}`, answers, asked, most: () => most }
}

export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** A council that a server tells of: one body, one person a page, and papers. */
export function tellCouncil({ address, answers }: OparlServer): void {
  const object = (type: string, path: string, fields: object = {}) => ({
    id: `${address}/${path}`,
    type: `https://schema.oparl.org/1.1/${type}`,
    modified: '2020-01-01T00:00:00Z',
    ...fields,
  })
  const at = (path: string) => `${address}/${path}`
  const lists = Object.fromEntries(['organization', 'person', 'meeting', 'paper'].map((each) => [each, at(`${each}s`)]))
  answers.set('/', object('System', '', { name: 'RIS', body: at('bodies') }))
  answers.set('/bodies', page([object('Body', 'body/1', { name: 'Stadt', ...lists })]))
  answers.set('/organizations', page([object('Organization', 'organization/1', { name: 'Rat', body: at('body/1') })]))
  const persons = ['Ada', 'Bo', 'Cy'].map((name, index) => object('Person', `person/${index + 1}`, { name }))
  answers.set('/persons', page(persons.slice(0, 1), at('persons?page=2')))
  answers.set('/persons?page=2', page(persons.slice(1, 2), at('persons?page=3')))
  answers.set('/persons?page=3', page(persons.slice(2)))
  answers.set(
    '/meetings',
    page([object('Meeting', 'meeting/1', { name: 'Sitzung', organization: [at('organization/1')] })]),
  )
  answers.set('/papers', page([object('Paper', 'paper/1', { name: 'Radwege', originatorPerson: [at('person/1')] })]))
}

export function page(data: readonly unknown[], next?: string): object {
  return { data, pagination: {}, links: next === undefined ? {} : { next } }
}
