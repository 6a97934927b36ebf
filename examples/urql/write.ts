// Seats somebody in a body: the list shows it before the server has answered, then as the graph has it, and after it was
// taken back as before. What others write meanwhile is told, too.
// Run: PLENUM_TOKEN=plenum_… node examples/urql/write.ts [URL]
import type { Client, CombinedError } from '@urql/core'
import { graphql } from './generated/gql.ts'
import type { BoardQuery, ChangeInput } from './generated/graphql.ts'
import { createWritingClient } from './writing-client.ts'

const Start = graphql(`
  query Start {
    viewer { name role }
    graph { number }
  }
`)

const Board = graphql(`
  query Board($body: String!) {
    organization(slug: $body) {
      id
      name
      members(first: 100) { totalCount edges { __typename node { __typename id name } } }
    }
  }
`)

/** What the cache must know of a change: what it touched, what it created, and what is no more. */
const Seat = graphql(`
  mutation Seat($input: ChangeInput!) {
    change(input: $input) {
      change { id number state message entities(first: 100) { nodes { __typename id } } }
      problems { message path }
      created { as operation entity { __typename id name } }
      goneIds
    }
  }
`)

const Member = graphql(`
  query Member($id: ID!) { node(id: $id) { __typename id } }
`)

const Changed = graphql(`
  subscription Changed($since: Int!) {
    changed(since: $since) { id number message author { id name } entities(first: 100) { nodes { __typename id } } }
  }
`)

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'
const token = process.env.PLENUM_TOKEN ?? ''
const body = 'wpk-political-bureau-8'

try {
  if (token === '') throw new Error('Set PLENUM_TOKEN to the token that "plenum user add" printed.')
  await main(createWritingClient(url, token))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// A client that listens would go on for ever.
process.exit()

async function main(client: Client): Promise<void> {
  const { data: start, error } = await client.query(Start, {}).toPromise()
  if (error || !start) throw explain(error)
  console.log(`Signed in as ${start.viewer?.name}, ${start.viewer?.role}`)

  // What was changed since the graph was read comes first, so that nothing is missed in between.
  let told = 0
  client.subscription(Changed, { since: start.graph.number }).subscribe(({ data, error }) => {
    if (error) console.error(explain(error).message)
    if (!data) return
    const { number, author, message } = data.changed
    console.log(`  told of change ${number}, by ${author.name}: ${message}`)
    told = number ?? told
  })
  let seen: readonly string[] = []
  client.query(Board, { body }).subscribe(({ data, stale }) => {
    if (!data?.organization || stale) return
    seen = show(data.organization, seen)
  })
  await until(() => seen.length > 0)

  const { change: seated, created } = await change(client, {
    message: 'A member who is none, to try it out.',
    basis: start.graph.number,
    operations: [
      { create: { kind: 'SOURCE', name: 'A note to try it out', as: 'note' } },
      { create: { kind: 'PERSON', name: 'Nobody At All', as: 'member' } },
      {
        say: {
          subject: '@member',
          property: 'memberOf',
          value: { entity: body },
          qualifiers: [{ name: 'membershipStatus', value: 'FULL' }],
          reference: { source: '@note', locator: 'line 1' },
        },
      },
    ],
  })
  const member = created.find(({ as }) => as === 'member')?.entity.id ?? ''
  if (seated.state === 'PROPOSED') {
    await until(() => seen.every((id) => !id.startsWith('unsaved')))
    return console.log('It waits for somebody else to review it.')
  }
  await until(() => seen.includes(member))
  await tell(client, member)
  const reverted = await change(client, { message: 'It was only to try it out.', operations: [{ revert: seated.id }] })
  await until(() => !seen.includes(member) && told === reverted.change.number)
  // The cache would still have it, had it not dropped what the payload says is gone.
  await tell(client, member)
}

/** Prints what an id stands for, out of the cache where it is known. */
async function tell(client: Client, id: string): Promise<void> {
  const { data } = await client.query(Member, { id }).toPromise()
  console.log(`${id}: ${data?.node?.__typename ?? 'nothing'}`)
}

/** Prints how many members there are, and who came or went since they were last shown. */
function show({ name, members }: NonNullable<BoardQuery['organization']>, before: readonly string[]): string[] {
  const ids = members.edges.map(({ node }) => node.id)
  if (ids.join() === before.join()) return ids
  const came = members.edges.flatMap(({ node }) => (before.length > 0 && !before.includes(node.id) ? [node] : []))
  const unsaved = (id: string) => (id.startsWith('unsaved') ? ' (being saved)' : '')
  console.log([`${name}: ${ids.length} members`, ...came.map(({ id, name }) => `+ ${name}${unsaved(id)}`)].join('  '))
  return ids
}

/** What was changed; an error where it was refused, with all that speaks against it. */
async function change(client: Client, input: ChangeInput) {
  const { data, error } = await client.mutation(Seat, { input }).toPromise()
  if (error || !data) throw explain(error)
  const { change, created, problems } = data.change
  if (!change) throw new Error(problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  return { change, created }
}

/** Either the server did not answer, or it did, and says what is wrong with the question. */
function explain({ response, networkError, graphQLErrors = [] }: Partial<CombinedError> = {}): Error {
  if (graphQLErrors.length > 0) {
    return new Error(graphQLErrors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'))
  }
  if (response) return new Error(`At ${url} is no GraphQL: ${networkError?.message}`)
  return new Error(`Nothing answers at ${url}: start the server with "plenum serve --db URL --write".`)
}

async function until(isSo: () => boolean): Promise<void> {
  for (const begun = Date.now(); !isSo(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() - begun > 15_000) throw new Error('The server has not told of a change for 15 seconds.')
}
