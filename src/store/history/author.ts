import { sql } from 'kysely'
import type { Author } from '../../model/change.ts'
import type { Store } from '../store.ts'

/** The number under which the database knows the author, who comes to be known here. Only while the graph is locked. */
export async function numberAuthor({ db }: Pick<Store, 'db'>, { id, kind, name }: Author): Promise<number> {
  const known = await db.selectFrom('author').select('number').where('id', '=', id).executeTakeFirst()
  if (known) return Number(known.number)
  const { rows } = await sql<{ number: number | string }>`
    insert into author (number, id, kind, name)
    select coalesce(max(number), 0) + 1, ${id}, ${kind}, ${name} from author
    returning number`.execute(db)
  return Number(rows[0]?.number)
}

/** Who brings in files under a name. */
export function importAuthor(origin: string): Author {
  return { id: `import:${origin}`, kind: 'IMPORT', name: origin }
}

/** Who has an account. */
export function personAuthor(name: string): Author {
  return { id: `person:${name}`, kind: 'PERSON', name }
}

/** Plenum itself. */
export const programAuthor: Author = { id: 'program:plenum', kind: 'PROGRAM', name: 'Plenum' }
