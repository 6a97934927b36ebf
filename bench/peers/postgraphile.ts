import { join } from 'node:path'
import { sizeOfDatabase, withClient } from '../postgres.ts'
import { startServer } from '../program.ts'
import { type BodyPage, graphqlRequest, type Peer, slugOf } from './peer.ts'
import { indexes, rowsOf, tables } from './rows.ts'

/** PostGraphile on tables of PostgreSQL. */
export function createPostgraphile(db: string): Peer {
  return {
    name: 'PostGraphile',
    async fill(legislature) {
      const start = performance.now()
      await withClient(db, async (client) => {
        await client.query(tables.replaceAll('_sort text', '_sort text collate "C"'))
        for (const [table, rows] of Object.entries(rowsOf(legislature))) {
          for (let from = 0; from < rows.length; from += rowsAtOnce) {
            const text = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`
            await client.query(text, [JSON.stringify(rows.slice(from, from + rowsAtOnce))])
          }
        }
        await client.query(indexes)
      })
      return { seconds: (performance.now() - start) / 1_000, bytes: await sizeOfDatabase(db) }
    },
    serve: () => startServer(join(import.meta.dirname, '../postgraphile/server.ts'), [db]),
    requestFor: (body) => graphqlRequest(query, { slug: slugOf(body) }),
    pageOf: (answer) => pageOf(answer as Answer),
  }
}

const rowsAtOnce = 20_000

const query = `query BodyPage($slug: String!) {
  bodyBySlug(slug: $slug) {
    name
    membershipsByBodyIdList(first: 20, orderBy: [START_DATE_ASC, PERSON_SORT_ASC, PERSON_ID_ASC]) {
      role startDate endDate
      personByPersonId {
        name
        birthDate
        membershipsByPersonIdList(first: 5, orderBy: [START_DATE_ASC, BODY_SORT_ASC, BODY_ID_ASC]) {
          role startDate endDate
          bodyByBodyId { name }
        }
      }
    }
  }
}`

interface Row {
  readonly role: string
  readonly startDate: string
  readonly endDate: string | null
}

interface Answer {
  readonly data: {
    readonly bodyBySlug: {
      readonly name: string
      readonly membershipsByBodyIdList: readonly (Row & {
        readonly personByPersonId: {
          readonly name: string
          readonly birthDate: string
          readonly membershipsByPersonIdList: readonly (Row & { readonly bodyByBodyId: { readonly name: string } })[]
        }
      })[]
    }
  }
}

function pageOf({ data: { bodyBySlug } }: Answer): BodyPage {
  const spellOf = ({ role, startDate, endDate }: Row) => ({ role, start: startDate, end: endDate })
  return {
    name: bodyBySlug.name,
    members: bodyBySlug.membershipsByBodyIdList.map(({ personByPersonId: person, ...row }) => ({
      name: person.name,
      ...spellOf(row),
      birthDate: person.birthDate,
      memberships: person.membershipsByPersonIdList.map((membership) => ({
        name: membership.bodyByBodyId.name,
        ...spellOf(membership),
      })),
    })),
  }
}
