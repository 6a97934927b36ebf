import type { Body, Legislature } from '../legislature.ts'
import type { Server } from '../program.ts'

/** Something that is filled with a legislature and then asked about its bodies over HTTP. */
export interface Peer {
  readonly name: string
  /** Fills a new database. The file has the same legislature as Popolo JSON. */
  fill(legislature: Legislature, file: string): Promise<Filling>
  /** In a process of its own. */
  serve(): Promise<Server>
  /** What asks for a body, its first 20 members, and the first 5 memberships of each. */
  requestFor(body: Body): Request
  /** An answer in the form that all peers share. */
  pageOf(answer: unknown): BodyPage
}

/** What it took to fill a database, and how large it is. */
export interface Filling {
  readonly seconds: number
  readonly bytes: number
  /** What the process took that did it, if it had one of its own: milliseconds of CPU, and its most memory in MB. */
  readonly cpu?: number
  readonly peak?: number
  readonly claims?: number
}

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

export interface BodyPage {
  readonly name: string
  readonly members: readonly Member[]
}

interface Spell {
  readonly name: string
  readonly role: string
  readonly start: string
  readonly end: string | null
}

interface Member extends Spell {
  readonly birthDate: string
  readonly memberships: readonly Spell[]
}

/** The file that the data is imported as: the slugs of Plenum begin with it, and the peers keep the same ones. */
export const namespace = 'bench'

export function slugOf({ id }: Body): string {
  return `${namespace}-${id}`
}

/** Asks a GraphQL server, with the slug as a variable. */
export function graphqlRequest(query: string, variables: object): Request {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) }
}
