/**
 * Votes on one graph of 200,000 ballots: a decision's page, all of a person's votes, and who agrees with whom. Each is asked
 * of a graph of which nothing is kept, and stands beside the bare limit: one statement that reads the same ballots by an
 * index, without what is known of them. `--db URL` fills a PostgreSQL database, which must be empty; else it is a file.
 * No statement goes through a table as a whole: the databases are asked how they run each.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { graphql } from 'graphql'
import { CompiledQuery, createQueryId, sql } from 'kysely'
import { buildSchema } from '../schema/schema.ts'
import { type Graph, openGraph, readThrough } from '../src/graph/graph.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { writeGraph } from '../src/store/write.ts'
import { median } from './distribution.ts'
import { generateVotes } from './votes-graph.ts'

const { values } = parseArgs({ options: { db: { type: 'string' }, decisions: { type: 'string', default: '1800' } } })
const folder = mkdtempSync(join(tmpdir(), 'plenum-bench-'))
const store = values.db ? await openPostgres(values.db) : await openSqlite(join(folder, 'votes.sqlite'))

const graph = generateVotes({ decisions: Number(values.decisions) })
const begun = performance.now()
await writeGraph(store, graph)
if (values.db) await sql`analyze`.execute(store.db)
const ballots = graph.claims.filter(({ property }) => property === 'ballot').length
console.log(`${ballots.toLocaleString('en-US')} ballots, written in ${seconds(performance.now() - begun)} s`)

const page = (args: string) =>
  `ballots(first: 100${args}) { totalCount edges { option status onBehalfOf { slug } node { slug name } } pageInfo { endCursor } }`
const agreement = (of: string) => `{ votingAgreements(of: ${of}) { shared agreed share } }`
const of = (column: string, slug: string) => sql`
  select voted.* from entity as asked join claim as voted
    on ${sql.ref(`voted.${column}`)} = asked.number and voted.property = 'ballot' where asked.slug in (${sql.raw(slug)})`
const cast = sql`
  select voted.* from entity as asked join mention on mention.entity = asked.number and mention.role = 'onBehalfOf'
    join claim as voted on voted.number = mention.claim where asked.slug in ('group-1', 'group-2')`

const questions = [
  {
    name: "a decision's page",
    query: `{ decision(slug: "decision-7") { ${page('')} tally { option ballots } outcome { outcome } } }`,
    bare: of('object', `'decision-7'`),
  },
  {
    name: "a person's votes, a page of a hundred",
    query: `{ person(slug: "member-7") { ${page('')} no: ${page(', option: NO')} } }`,
    bare: of('subject', `'member-7'`),
  },
  { name: 'two persons', query: agreement('["member-1", "member-2"]'), bare: of('subject', `'member-1', 'member-2'`) },
  { name: 'two groups', query: agreement('["group-1", "group-2"]'), bare: cast },
]

const schema = buildSchema()
for (const { name, query, bare } of questions) {
  const [times, limits]: [number[], number[]] = [[], []]
  let statements: readonly CompiledQuery[] = []
  let again = 0
  for (let run = 0; run < 7; run += 1) {
    const from = performance.now()
    await bare.execute(store.db)
    limits.push(performance.now() - from)
    const fresh = listening(await openGraph(store))
    const view = viewOf(fresh.graph)
    const answer = async () => {
      const start = performance.now()
      const { errors } = await graphql({ schema, source: query, rootValue: view, contextValue: createRequest() })
      if (errors) throw new Error(errors.map(({ message }) => message).join(' '))
      return performance.now() - start
    }
    times.push(await answer())
    statements = [...fresh.statements]
    again = await answer()
  }
  const scans = (await Promise.all(statements.map(scansOf))).flat()
  const [taken, limit] = [median(times), median(limits)]
  console.log(
    `${name}: ${taken.toFixed(1)} ms, ${(taken / limit).toFixed(1)} × the bare limit of ${limit.toFixed(1)} ms; again ${again.toFixed(1)} ms; ${statements.length} statements; ${scans.length === 0 ? 'no table is gone through' : scans.join('; ')}`,
  )
}
await store.close()
rmSync(folder, { recursive: true })

/** The large tables that a statement goes through as a whole, as the database says that it runs it with what was given. */
async function scansOf({ sql: text, parameters }: CompiledQuery): Promise<string[]> {
  const explain = values.db ? 'explain' : 'explain query plan'
  const { rows } = await store.db.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${explain} ${text}`, [...parameters]),
  )
  const plan = rows.flatMap((row) => Object.values(row)).map(String)
  return plan.filter((line) =>
    /(?:SCAN|Seq Scan on) (?:claim|other|voted|one|entry|mention|tie|dated|cited)\b/.test(line),
  )
}

/** The same graph, and every statement with which it is read. */
function listening(graph: Graph): { readonly graph: Graph; readonly statements: CompiledQuery[] } {
  const statements: CompiledQuery[] = []
  const db = store.db.withPlugin({
    transformQuery({ node }) {
      statements.push(store.db.getExecutor().compileQuery(node, createQueryId()))
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { graph: readThrough(graph, { ...store, db }), statements }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1)
}
