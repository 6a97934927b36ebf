import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHandler } from './peers/handler.ts'
import type { Peer } from './peers/peer.ts'
import { createPlenum } from './peers/plenum.ts'
import { createPostgraphile } from './peers/postgraphile.ts'
import { type Postgres, sizeOfDatabase, startPostgres } from './postgres.ts'
import type { Server } from './program.ts'

/** Where peers are measured: a folder, a PostgreSQL server, and the servers that were started. */
export interface Stage {
  /** New peers without data, each with a database of its own; Plenum's with their addresses. */
  createPeers(): Promise<StagedPeer[]>
  /** The address of a new database of the same kind. */
  newDatabase(kind: DatabaseKind): Promise<string>
  file(name: string): string
  serve(peer: Peer): Promise<Server>
  /** Ends the servers that are still there. */
  stopServers(): Promise<void>
  close(): Promise<void>
}

export type DatabaseKind = 'sqlite' | 'postgres'

export interface StagedPeer {
  readonly peer: Peer
  /** Plenum's database. */
  readonly plenum?: { readonly kind: DatabaseKind; readonly db: string }
}

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-bench-'))
  const postgres: Postgres = await startPostgres()
  const servers = new Set<Server>()
  let databases = 0
  const file = (name: string) => join(folder, name)
  const newName = () => {
    databases += 1
    return `database-${databases}`
  }
  const newFile = () => file(`${newName()}.sqlite`)
  const newPostgres = () => postgres.createDatabase(newName())
  const stopServers = async () => {
    for (const server of servers) await server.stop()
    servers.clear()
  }
  return {
    file,
    stopServers,
    newDatabase: async (kind) => (kind === 'sqlite' ? `sqlite:${newFile()}` : newPostgres()),
    async createPeers() {
      const [path, address] = [newFile(), await newPostgres()]
      const [sqlite, postgres] = [`sqlite:${path}`, address]
      return [
        {
          peer: createPlenum('Plenum, SQLite', sqlite, () => statSync(path).size),
          plenum: { kind: 'sqlite', db: sqlite },
        },
        {
          peer: createPlenum('Plenum, PostgreSQL', postgres, () => sizeOfDatabase(postgres)),
          plenum: { kind: 'postgres', db: postgres },
        },
        { peer: createPostgraphile(await newPostgres()) },
        { peer: createHandler(newFile()) },
      ]
    },
    async serve(peer) {
      const server = await peer.serve()
      servers.add(server)
      return server
    },
    async close() {
      await stopServers()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
