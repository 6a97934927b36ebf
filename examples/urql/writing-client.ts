import { Client, fetchExchange } from '@urql/core'
import { type Cache, cacheExchange, type DataFields } from '@urql/exchange-graphcache'
import {
  BoardDocument,
  type ChangedSubscription,
  type SeatMutation,
  type SeatMutationVariables,
} from './generated/graphql.ts'
import { keyedTypes } from './generated/keyed.ts'
import { keylessTypes } from './generated/keyless.ts'

/** A client that says who asks, writes, and keeps its cache true to what it and others write. */
export function createWritingClient(url: string, token: string): Client {
  return new Client({
    url,
    preferGetMethod: false,
    // A page that signed in has a cookie instead, and needs no header.
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    // Subscriptions come over fetch, too: as server-sent events.
    fetchSubscriptions: true,
    exchanges: [cache(), fetchExchange],
  })
}

function cache() {
  return cacheExchange({
    keys: Object.fromEntries(keylessTypes.map((name) => [name, () => null])),
    optimistic: { change: (args) => expected(args as SeatMutationVariables) },
    updates: {
      Mutation: {
        change(result, args, cache, { optimistic }) {
          const { change, goneIds, created } = (result as SeatMutation).change
          if (optimistic) return show(created, args as SeatMutationVariables, cache)
          for (const id of goneIds) for (const __typename of keyedTypes) cache.invalidate({ __typename, id })
          // What is new is in the payload, and nothing that was known of it can be out of date.
          const isNew = new Set(created.map(({ entity }) => entity.id))
          forget(
            change?.entities.nodes.filter(({ id }) => !isNew.has(id)),
            cache,
          )
        },
      },
      Subscription: {
        changed: (result, _args, cache) => forget((result as ChangedSubscription).changed.entities.nodes, cache),
      },
    },
  })
}

/** What will come of a change, as far as one can know: that it creates what it says. */
function expected({ input: { operations } }: SeatMutationVariables): DataFields {
  const created = operations.flatMap(({ create }, operation) =>
    create?.kind === 'PERSON'
      ? [
          {
            __typename: 'CreatedEntity',
            as: create.as,
            operation,
            entity: { __typename: 'Person', id: `unsaved ${create.as}`, name: create.name },
          },
        ]
      : [],
  )
  return { __typename: 'ChangePayload', change: null, problems: [], created, goneIds: [] }
}

type Payload = SeatMutation['change']

/** Shows whoever is to be seated among the members, until the server has answered. */
function show(created: Payload['created'], { input }: SeatMutationVariables, cache: Cache): void {
  for (const { say } of input.operations) {
    const person = created.find(({ as }) => say?.subject === `@${as}`)?.entity
    const body = say?.value.entity
    if (!person || typeof body !== 'string') continue
    cache.updateQuery({ query: BoardDocument, variables: { body } }, (data) => {
      data?.organization?.members.edges.push({
        __typename: 'OrganizationMembersEdge',
        node: { ...person, __typename: 'Person' },
      })
      return data
    })
  }
}

/**
 * What a change touched is asked for again as soon as it is shown: only the server knows what follows from it. The ids stay,
 * as what told of the change shows them itself.
 */
function forget(touched: ChangedSubscription['changed']['entities']['nodes'] | undefined, cache: Cache): void {
  for (const entity of touched ?? []) {
    for (const { fieldName, arguments: args } of cache.inspectFields(entity)) {
      if (fieldName !== 'id' && fieldName !== '__typename') cache.invalidate(entity, fieldName, args)
    }
  }
}
