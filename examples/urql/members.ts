// Who sat in a body on one day, page by page, and what had changed on another: each day seen through a lens.
// Run: node examples/urql/members.ts [URL]
import type { Client, CombinedError, RequestPolicy } from '@urql/core'
import { createClient } from './client.ts'
import { type FragmentType, readFragment } from './generated/fragment-masking.ts'
import { graphql } from './generated/gql.ts'
import type { MembersQuery, MembersQueryVariables } from './generated/graphql.ts'

const Members = graphql(`
  query Members($body: String!, $day: EDTF!, $after: String) {
    lens(at: $day) {
      id
      organization(slug: $body) {
        id
        name
        members(first: 12, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            node { id slug }
            ...Seat
          }
        }
      }
    }
  }
`)

/** What a line shows of a member. One edge is one person, who can have sat there in more than one way. */
const Seat = graphql(`
  fragment Seat on OrganizationMembersEdge {
    node { id name }
    relations {
      start
      qualifiers { name display }
      claims { id references { source { id name } } }
    }
  }
`)

type Body = NonNullable<MembersQuery['lens']['organization']>
type Edge = Body['members']['edges'][number]

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'
const body = 'wpk-political-bureau-8'
const [firstDay, laterDay] = ['2021-01-13', '2021-07-15']

try {
  await main(createClient(url))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

async function main(client: Client): Promise<void> {
  const { name, total, pages } = await readMembers(client, firstDay)
  console.log(`${name}, as of ${firstDay}: ${total} members\n`)
  for (const [index, page] of pages.entries()) {
    console.log(`  page ${index + 1} of ${pages.length}`)
    for (const edge of page) console.log(`    ${lineOf(edge)}`)
  }

  const later = await readMembers(client, laterDay)
  console.log(`\nAs of ${laterDay}: ${later.total} members. New, or seated otherwise:\n`)
  // A slug is the same under every lens. An id is not: it carries the lens.
  const before = new Map(pages.flat().map((edge) => [edge.node.slug, lineOf(edge)]))
  for (const edge of later.pages.flat()) {
    if (lineOf(edge) !== before.get(edge.node.slug)) console.log(`    ${lineOf(edge)}`)
  }

  // So both days lie in the cache side by side, and neither has overwritten the other.
  const cached = await Promise.all([firstDay, laterDay].map((day) => readMembers(client, day, 'cache-only')))
  console.log(`\nAgain, from the cache alone: ${cached.map(({ pages }) => pages.flat().length).join(' and ')} members`)
}

/** All members on a day: a page, then the page after its end, as long as there is one. */
async function readMembers(client: Client, day: string, requestPolicy: RequestPolicy = 'cache-first') {
  const pages: Edge[][] = []
  let after: string | null = null
  for (;;) {
    const { name, members }: Body = await readPage(client, { body, day, after }, requestPolicy)
    pages.push(members.edges)
    if (!members.pageInfo.hasNextPage) return { name, total: members.totalCount, pages }
    after = members.pageInfo.endCursor
  }
}

async function readPage(client: Client, variables: MembersQueryVariables, requestPolicy: RequestPolicy): Promise<Body> {
  const { data, error } = await client.query(Members, variables, { requestPolicy }).toPromise()
  if (error) throw explain(error)
  if (!data?.lens.organization) throw new Error(`No organization "${variables.body}" is in this graph.`)
  return data.lens.organization
}

/** Either the server did not answer, or it did, and says what is wrong with the question. */
function explain({ response, networkError, graphQLErrors }: CombinedError): Error {
  if (graphQLErrors.length > 0) {
    return new Error(graphQLErrors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'))
  }
  if (response) return new Error(`At ${url} is no GraphQL: ${networkError?.message}`)
  return new Error(`Nothing answers at ${url}: start the server with "npm start", or give another address.`)
}

function lineOf(edge: FragmentType<typeof Seat>): string {
  const { node, relations } = readFragment(Seat, edge)
  const seats = relations.map(({ start, qualifiers, claims }) => {
    const status = qualifiers.find(({ name }) => name === 'membershipStatus')?.display.toLowerCase() ?? ''
    const sources = claims.flatMap(({ references }) => references.map(({ source }) => source.name))
    return `${status} member since ${start ?? 'a day unknown'} (${[...new Set(sources)].join('; ')})`
  })
  return [node.name, ...seats].join(', ')
}
