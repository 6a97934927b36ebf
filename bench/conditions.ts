/*
 * What conditions on a list cost: node bench/conditions.ts [CLAIMS]
 *
 * Writes what a parliament's file and a register say, a million claims unless told otherwise, into a new SQLite database
 * and a new PostgreSQL one, and asks each for pages of 20 through the GraphQL API: of a list without conditions, of lists
 * with conditions, of claims, and of groups. Each is asked anew of a graph that has kept nothing, in turn; the time is the median, and
 * the ratio is to the page without conditions.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute, parse } from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import { openGraph } from '../src/graph/graph.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { claimsGraph } from './claims-graph.ts'
import { median, quantile } from './distribution.ts'
import { sizeOfDatabase, startPostgres } from './postgres.ts'

const claims = Number(process.argv[2] ?? 1_000_000)
const rounds = 9

const people = (where: string) => `people(filter: { where: [${where}] }, first: 20) { nodes { slug } }`
const list = (of: string, where: string) => `${of}(filter: { where: [${where}] }, first: 20) { nodes { slug } }`
const listOfClaims = (asked: string) => `claims(${asked}, first: 20) { nodes { id property { name } voices } }`

const chamber = '{ property: "memberOf", entity: "chamber" }'
const labour = '{ property: "memberOf", entity: "party-of-labour" }'
const land = '{ property: "memberOf", entity: "party-of-land" }'
const sitting = '{ property: "participant", direction: IN, entity: "sitting-99" }'
const chairs = 'qualifiers: { name: "role", in: ["CHAIR"] }'

const plain = 'people(first: 20) { nodes { slug } }'
const questions: Readonly<Record<string, string>> = {
  'by entity, two hubs, and a qualifier': people(
    `${chamber}, ${land}, { property: "participant", direction: IN, ${chairs} }`,
  ),
  'by hubs that share nobody': people(`${chamber}, ${land}, ${labour}`),
  'by entity, one of few': people(`${chamber}, ${labour}, ${sitting}`),
  'by other with its own condition': people(
    `${chamber}, { property: "birthDate" }, { property: "participant", direction: IN, other: { where: { property: "startDate", from: "1969-05-19", to: "1969-05-20" } } }`,
  ),
  'by qualifier': people(
    `${chamber}, { property: "birthDate", from: "1950", to: "1951" }, { property: "participant", direction: IN, ${chairs} }`,
  ),
  'by a text contained': people(`${chamber}, ${labour}, { property: "name", contains: "horváth 12" }`),
  'by a text that nobody has': people(`${chamber}, { property: "birthDate" }, { property: "name", contains: "zzyzx" }`),
  'by a text that equals': people(
    `${chamber}, { property: "birthDate" }, { property: "name", equals: ["Horváth, Ana"] }`,
  ),
  'by a quantity': list(
    'meetings',
    '{ property: "headcount", atLeast: 990 }, { property: "organization", entity: "chamber" }, { property: "startDate", from: "1990" }',
  ),
  'by a window of dates': people(
    `${labour}, { property: "birthDate", from: "1950-02", to: "1950-03" }, { property: "memberOf", entity: "chamber", from: "1980", to: "1990" }`,
  ),
  'by one voice': people(`${chamber}, { property: "birthDate", maxVoices: 1 }, { property: "name", maxVoices: 1 }`),
  'by two voices': people(`${chamber}, ${labour}, { property: "birthDate", minVoices: 2 }`),
  'by a source': people(`${chamber}, ${labour}, { property: "birthDate", source: "register" }`),
  'by any claim of a source': people(`${chamber}, ${labour}, { source: "register" }`),
  'by silence': people(`${chamber}, ${labour}, { property: "deathDate", not: true }`),
  'by silence, and what most tell': people(
    `${chamber}, { property: "deathDate", not: true }, { property: "memberOf", entity: "party-of-labour", not: true }`,
  ),
  'by a status': people(`${chamber}, ${labour}, { property: "birthDate", status: UNDISPUTED }`),
  'members who took part':
    'people(filter: { memberOf: "chamber", participatedIn: "sitting-99" }, first: 20) { nodes { slug } }',
  'claims of one voice': listOfClaims('maxVoices: 1'),
  'claims of one voice, the latest first': listOfClaims('maxVoices: 1, orderBy: { field: START, direction: DESC }'),
  'claims of most voices': listOfClaims('orderBy: { field: VOICES, direction: DESC }'),
  'claims of a property by start': listOfClaims('property: ["headcount"], orderBy: { field: START }'),
  'claims of a source of two voices': listOfClaims('source: ["register"], minVoices: 2, property: ["birthDate"]'),
  'claims, the last ones': 'claims(last: 20) { nodes { id } }',
  'claims that nobody disputes': listOfClaims('status: UNDISPUTED'),
  'what a source says': 'source(slug: "register") { claimsMade(first: 20) { edges { locator node { id } } } }',
  'groups of all people by decade': 'people { groups(by: { decade: "birthDate" }) { total unknown } }',
  'groups of all people by body': 'people { groups(by: { property: "memberOf" }) { total unknown } }',
  'groups of all people by body and decade':
    'people { groups(by: [{ property: "memberOf" }, { decade: "birthDate" }]) { total unknown } }',
  'groups of a party by decade': `people(filter: { where: [${land}] }) { groups(by: { decade: "birthDate" }) { total unknown } }`,
  'sources by claims': 'sources(orderBy: { field: CLAIMS, direction: DESC }) { nodes { slug } }',
}

const folder = await mkdtemp(join(tmpdir(), 'plenum-bench-'))
const postgres = await startPostgres()
try {
  const graph = claimsGraph(claims)
  console.log(`${graph.claims.length.toLocaleString('en')} claims, pages of 20, the median of ${rounds}`)
  await measure('SQLite', await filled(await openSqlite(join(folder, 'plenum.db'))))
  const url = await postgres.createDatabase('conditions')
  const store = await filled(await openPostgres(url))
  await sizeOfDatabase(url)
  await measure('PostgreSQL', store)
  async function filled(store: Store): Promise<Store> {
    await writeGraph(store, graph)
    return store
  }
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(name: string, store: Store): Promise<void> {
  const bare = await timesOf(store, plain)
  console.log(`\n${name.padEnd(42)}${['median', 'nine of ten', 'ratio'].map((text) => text.padStart(13)).join('')}`)
  print('no condition', bare, bare)
  for (const [question, text] of Object.entries(questions)) print(question, await timesOf(store, text), bare)
  await store.close()
}

function print(question: string, times: readonly number[] | string, bare: readonly number[] | string): void {
  if (typeof times === 'string' || typeof bare === 'string') {
    console.log(`${question.padEnd(42)} ${times}`)
    return
  }
  const cells = [median(times), quantile(times, 0.9)].map((ms) => `${ms.toFixed(1)} ms`)
  const ratio = `${(median(times) / median(bare)).toFixed(1)}×`
  console.log(`${question.padEnd(42)}${[...cells, ratio].map((text) => text.padStart(13)).join('')}`)
}

/** The times in milliseconds, after one to warm up; or why it is refused. */
async function timesOf(store: Store, text: string): Promise<number[] | string> {
  const [schema, document] = [buildSchema(), parse(`{ ${text} }`)]
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const rootValue = viewOf(await openGraph(store))
    const started = performance.now()
    const { errors } = await execute({ schema, document, rootValue, contextValue: createRequest() })
    const taken = performance.now() - started
    if (errors?.[0]) return `refused after ${taken.toFixed(0)} ms: ${errors[0].message}`
    if (round > 0) times.push(taken)
  }
  return times
}
