import { join } from 'node:path'
import { runProgram, type Server, startServer } from '../program.ts'
import { type BodyPage, graphqlRequest, namespace, type Peer, slugOf } from './peer.ts'

const plenum = join(import.meta.dirname, '../../bin/plenum.js')

/** Plenum on a database, reached only as its users reach it: by the command line and HTTP. */
export function createPlenum(name: string, db: string, size: () => number | Promise<number>): Peer {
  return {
    name,
    async fill(_, file) {
      const { summary, ...run } = await importPopolo(file, namespace, db)
      return { ...run, claims: summary.added.claims, bytes: await size() }
    },
    serve: () => servePlenum(db),
    requestFor: (body) => graphqlRequest(query, { slug: slugOf(body) }),
    pageOf: (answer) => pageOf(answer as Answer),
  }
}

export function servePlenum(db: string): Promise<Server> {
  return startServer(plenum, ['serve', '--port', '0', '--db', db])
}

export async function importPopolo(file: string, name: string, db: string) {
  const { output, ...run } = await runProgram(plenum, ['import', 'popolo', file, '--as', name, '--db', db, '--json'])
  const events = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
  return { ...run, summary: events.find(({ event }) => event === 'summary') }
}

const query = `query BodyPage($slug: String!) {
  organization(slug: $slug) {
    name
    members(first: 20) {
      edges {
        role start end
        node {
          name
          birthDate { edtf }
          memberships(first: 5) { edges { role start end node { name } } }
        }
      }
    }
  }
}`

interface Edge<Node> {
  readonly role: string
  readonly start: string
  readonly end: string | null
  readonly node: Node
}

interface Answer {
  readonly data: {
    readonly organization: {
      readonly name: string
      readonly members: {
        readonly edges: readonly Edge<{
          readonly name: string
          readonly birthDate: { readonly edtf: string }
          readonly memberships: { readonly edges: readonly Edge<{ readonly name: string }>[] }
        }>[]
      }
    }
  }
}

function pageOf({ data: { organization } }: Answer): BodyPage {
  return {
    name: organization.name,
    members: organization.members.edges.map(({ node, ...spell }) => ({
      name: node.name,
      ...spell,
      birthDate: node.birthDate.edtf,
      memberships: node.memberships.edges.map(({ node: { name }, ...spell }) => ({ name, ...spell })),
    })),
  }
}
