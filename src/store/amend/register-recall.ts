import type { EntityKind } from '../../model/kind.ts'
import type { TemporaryDatabase } from '../sqlite/temporary.ts'

/** What the graph holds under a key of a file that told of it, or named it, before. */
export interface Recalled {
  readonly key: string
  /** The slug that the file gave it; null for another name of something. */
  readonly own: string | null
  /** The slug of the entity that stands for it, and of what kind that is; null where it is not there. */
  readonly slug: string
  readonly kind: EntityKind | null
}

export function createRecall(database: TemporaryDatabase): void {
  database.run('create table recalled (key text primary key, own text, slug text, kind text) without rowid')
}

export function recall(database: TemporaryDatabase, { key, own, slug, kind }: Recalled): void {
  database.run('insert or replace into recalled values (?, ?, ?, ?)', [key, own, slug, kind])
}

/** What the file tells of keeps its slug, and its kind where its record leaves that open. */
export function takeRecalled(database: TemporaryDatabase): void {
  for (const rows of pages<{ key: string; own: string }>(database, 'recalled', 'own is not null', 1_000)) {
    for (const { key, own } of rows) {
      if (database.get('select 1 as taken from thing where own = ? and key <> ?', [own, key])) continue
      database.run('update thing set own = ?, slug = ? where key = ?', [own, own, key])
    }
  }
  database.run('update thing set kind = (select kind from recalled where recalled.key = thing.key) where kind is null')
}

/** The entity that stands for a key; a record of it is held. */
export function findRecalled(
  database: TemporaryDatabase,
  key: string,
): { readonly slug: string; readonly kind: EntityKind; readonly standsIn: false } | null {
  const row = database.get('select slug, kind from recalled where key = ? and kind is not null', [key])
  return row ? { slug: String(row.slug), kind: row.kind as EntityKind, standsIn: false } : null
}

export function* keysNamed(
  database: TemporaryDatabase,
  size: number,
): Iterable<readonly { readonly key: string; readonly own: string | null }[]> {
  for (const rows of pages<{ key: string; wanted: string }>(database, 'thing', '1 = 1', size))
    yield rows.map(({ key, wanted }) => ({ key, own: wanted }))
  for (const rows of pages<{ key: string }>(database, 'mention', '1 = 1', size))
    yield rows.map(({ key }) => ({ key, own: null }))
}

/** The rows of a table in the order of their keys, each key once, a part at a time. */
function* pages<Row extends { readonly key: string }>(
  database: TemporaryDatabase,
  table: 'thing' | 'mention' | 'recalled',
  condition: string,
  size: number,
): Iterable<readonly Row[]> {
  for (let last = ''; ; ) {
    const rows = database.all(
      `select * from ${table} where key > ? and ${condition} group by key order by key limit ?`,
      [last, size],
    ) as unknown as Row[]
    const final = rows.at(-1)
    if (!final) return
    yield rows
    last = final.key
  }
}
