import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, fetchExchange, gql } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { introspectionFromSchema, isInterfaceType, isObjectType } from 'graphql'
import relay from 'relay-runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { ask, send, server } from './harness.ts'

const node = createRequire(import.meta.url)

/** What differs under each view, and shares entities, claims and disagreements with the others. */
const page = `
  people(first: 3) { totalCount edges { cursor node { id name names { text } } } }
  meeting(slug: "wpk-congress-8") {
    id slug
    startDate { edtf status claims { id edtf status references { source { id name } } } }
    participants(first: 5) { totalCount edges { cursor role node { id name } claim { id display } } }
    disagreements { totalCount nodes { id kinds positions { display sources { id name } } } }
    sources { totalCount nodes { id name } }
    previous { id slug startDate { edtf status } }
  }
  graph { claims entities }`

/** The whole graph, and the graph as each of the two accounts tells it. */
const queries = {
  Whole: `query WholeQuery { ${page} }`,
  OneAccount: `query OneAccountQuery { lens(toldBy: ["tml-weekly-2021-02-21"]) { id ${page} } }`,
  OtherAccount: `query OtherAccountQuery { lens(toldBy: ["wikipedia-8th-wpk-congress"]) { id ${page} } }`,
} as const
type Name = keyof typeof queries
const names = Object.keys(queries) as Name[]

/** Each view after each other, each twice. */
const turns: readonly Name[] = [...names, ...names.toReversed(), ...names]

/** What the server answers, without any cache between. */
const fresh = Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await ask(queries[name])).data])))

describe('the views', () => {
  it('differ, so that a mixture would be seen', () => {
    const congress = [fresh.Whole, fresh.OneAccount.lens, fresh.OtherAccount.lens].map(({ meeting }) => meeting)
    for (const field of ['id', 'startDate', 'participants', 'disagreements', 'sources', 'previous']) {
      expect(new Set(congress.map((meeting) => JSON.stringify(meeting[field]))).size, field).toBe(3)
    }
    expect(new Set(congress.map(({ slug }) => slug)).size).toBe(1)
  })
})

describe("urql's normalized cache", () => {
  function client(options: NonNullable<Parameters<typeof cacheExchange>[0]> = {}) {
    let asked = 0
    const keys = Object.fromEntries(withoutIds.map((type) => [type, () => null]))
    const urql = new Client({
      url: 'http://localhost/graphql',
      preferGetMethod: false,
      exchanges: [cacheExchange({ keys, ...options }), fetchExchange],
      fetch: async (url: string | URL | Request, init?: RequestInit) => {
        asked += 1
        return server.yoga.fetch(String(url), init ?? {})
      },
    })
    return {
      asked: () => asked,
      read: (name: Name, requestPolicy: 'cache-first' | 'cache-only' | 'network-only') =>
        urql.query(gql(queries[name]), {}, { requestPolicy }).toPromise(),
    }
  }

  it.each([
    ['without', {}],
    ['with', { schema: introspectionFromSchema(buildSchema(), { descriptions: false }) }],
  ])('gives each view what the server gives it, %s the schema, also again from the cache', async (_, options) => {
    const cache = client(options as Parameters<typeof client>[0])
    for (const name of turns) {
      const { data, error } = await cache.read(name, 'cache-first')
      expect(error).toBeUndefined()
      expect(plain(data)).toEqual(fresh[name])
    }
    expect(cache.asked()).toBe(names.length)
    for (const name of turns) {
      await cache.read(name, 'network-only')
      for (const other of names) expect(plain((await cache.read(other, 'cache-only')).data)).toEqual(fresh[other])
    }
  })
})

describe("Relay's store", () => {
  const { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery } = relay

  it('gives each view what the server gives it, also again from the store', async () => {
    const operations = compile(queries)
    let asked = 0
    const network = Network.create(async ({ text }, variables) => {
      asked += 1
      return (await send({ query: text, variables })).json()
    })
    const environment = new Environment({ network, store: new Store(new RecordSource()) })
    const read = async (name: Name, fetchPolicy: 'store-or-network' | 'network-only') => {
      const found = await fetchQuery(environment, operations[name], {}, { fetchPolicy }).toPromise()
      // Keeps what was read, as a page does that is shown.
      environment.retain(createOperationDescriptor(operations[name], {}))
      return found
    }
    for (const name of turns) expect(plain(await read(name, 'store-or-network'))).toEqual(fresh[name])
    expect(asked).toBe(names.length)
    for (const name of turns) {
      await read(name, 'network-only')
      for (const other of names) {
        const { fragment } = createOperationDescriptor(operations[other], {})
        const { data, isMissingData } = environment.lookup(fragment)
        expect(isMissingData).toBe(false)
        expect(plain(data)).toEqual(fresh[other])
      }
    }
  })
})

/** The types that have no id: they are kept within what they belong to. */
const withoutIds = Object.values(buildSchema().getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .filter((type) => !('id' in type.getFields()) && !type.name.startsWith('__') && type.name !== 'Query')
  .map(({ name }) => name)

/** What was asked for, and nothing that a cache adds for itself. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (key, value) => (key.startsWith('__') ? undefined : value))
}

/** The operations as Relay's compiler makes them. */
function compile(documents: Readonly<Record<Name, string>>): Record<Name, relay.ConcreteRequest> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-relay-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['src', 'artifacts']) mkdirSync(join(folder, name))
  copyFileSync(new URL('../schema/schema.graphql', import.meta.url), join(folder, 'schema.graphql'))
  for (const [name, text] of Object.entries(documents)) {
    writeFileSync(
      join(folder, 'src', `${name}.js`),
      `const { graphql } = require('relay-runtime')\n\ngraphql\`${text}\`\n`,
    )
  }
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
    eagerEsModules: false,
  }
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config))
  const compiler = node.resolve('relay-compiler/cli.js')
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  const load = (name: Name) => node(join(folder, 'artifacts', `${name}Query.graphql.js`))
  return { Whole: load('Whole'), OneAccount: load('OneAccount'), OtherAccount: load('OtherAccount') }
}
