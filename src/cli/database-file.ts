import type { Verified } from '../store/care/backup.ts'

/** What the commands are given that copy a database file. */
export interface CopyOptions {
  readonly db: string
  readonly force?: boolean
}

/** The path in the address of a database that is a file. */
export async function toFile(db: string, command: 'backup' | 'restore'): Promise<string> {
  const { parseDatabaseUrl } = await import('../store/open.ts')
  const place = parseDatabaseUrl(db)
  if (place.kind === 'sqlite') return place.path
  const tool = command === 'backup' ? 'pg_dump' : 'pg_restore'
  throw new Error(`plenum ${command} is for SQLite files (sqlite:PATH). For PostgreSQL, use its own ${tool}.`)
}

export function report(done: string, { entities, claims, references, changes }: Verified): void {
  console.log(
    `${done}: whole, with ${entities} entities, ${claims} claims, ${references} references and ${changes} changes.`,
  )
}
