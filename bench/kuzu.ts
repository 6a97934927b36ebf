import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Connection, Database, type PreparedStatement, type QueryResult } from 'kuzu'
import { slugOf } from './plenum.ts'
import type { Graph } from './social-graph.ts'

/** Kùzu as a program has it open: statements are prepared once. */
export interface Kuzu {
  ask(cypher: string, parameters: Readonly<Record<string, string>>): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** Loads a graph from files, as Kùzu's manual advises for large ones: a node table by slug and one table of links. */
export async function openKuzu(folder: string, { nodes, from, to }: Graph): Promise<Kuzu> {
  const [nodeFile, linkFile] = [join(folder, 'nodes.csv'), join(folder, 'links.csv')]
  await writeFile(nodeFile, Array.from({ length: nodes }, (_, node) => `${slugOf(node)}\n`).join(''))
  await writeFile(linkFile, Array.from(from, (a, edge) => `${slugOf(a)},${slugOf(to[edge] ?? 0)}\n`).join(''))
  const database = new Database(join(folder, 'kuzu'))
  const connection = new Connection(database)
  for (const statement of [
    'CREATE NODE TABLE Body(slug STRING PRIMARY KEY)',
    'CREATE REL TABLE Commands(FROM Body TO Body)',
    `COPY Body FROM '${nodeFile}'`,
    `COPY Commands FROM '${linkFile}'`,
  ]) {
    single(await connection.query(statement)).close()
  }
  const prepared = new Map<string, PreparedStatement>()
  return {
    async ask(cypher, parameters) {
      const statement = prepared.get(cypher) ?? (await connection.prepare(cypher))
      prepared.set(cypher, statement)
      const result = single(await connection.execute(statement, parameters))
      const rows = await result.getAll()
      result.close()
      return rows
    },
    async close() {
      await connection.close()
      await database.close()
    },
  }
}

function single(result: QueryResult | QueryResult[]): QueryResult {
  const [first] = Array.isArray(result) ? result : [result]
  if (!first) throw new Error('Kùzu gave no result.')
  return first
}
