import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../store.ts'

export const rowsPerLine = 500

/** What is read page by page: `key` are the columns that order it, as the query names them. */
export interface Paged {
  readonly from: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
  readonly key: readonly RawBuilder<unknown>[]
  /** A condition besides. */
  readonly where?: RawBuilder<unknown>
}

/** Reads rows in the order of their keys, a page at a time. */
export async function* readPages<Row>({ db }: Store, paged: Paged): AsyncGenerator<Row[]> {
  const { from, columns, key, where = sql`1 = 1` } = paged
  const keys = key.map((column, index) => sql`${column} as ${sql.ref(`key_${index}`)}`)
  const order = sql.join(key)
  for (let last: unknown[] | null = null; ; ) {
    const after: RawBuilder<unknown> = last ? sql`(${order}) > (${sql.join(last)})` : sql`1 = 1`
    const { rows } = await sql<Record<string, unknown>>`
      select ${columns}, ${sql.join(keys)} from ${from} where ${where} and ${after}
      order by ${order} limit ${rowsPerLine}`.execute(db)
    const final = rows.at(-1)
    if (!final) return
    last = key.map((_, index) => final[`key_${index}`])
    yield rows.map((row) => {
      const own = { ...row }
      for (const index of key.keys()) delete own[`key_${index}`]
      return own as Row
    })
    if (rows.length < rowsPerLine) return
  }
}

/** Rows in the order of a number that each has, to be taken as far as a number. */
export interface Course<Row> {
  /** Those of this number, a page at a time; called with numbers that grow. */
  take(number: number): AsyncGenerator<Row[]>
  /** One of those that were never taken, as no call had their number. */
  left(): Promise<Row | undefined>
}

export function createCourse<Row extends { readonly since: number | string }>(
  pages: AsyncGenerator<Row[]>,
): Course<Row> {
  let ahead: Row[] | null = null
  const next = async (): Promise<Row[]> => (await pages.next()).value ?? []
  return {
    async *take(number) {
      for (;;) {
        const page: Row[] = ahead ?? (await next())
        const count = page.findIndex(({ since }) => Number(since) !== number)
        const own = page.splice(0, count < 0 ? page.length : count)
        ahead = page.length === 0 && own.length > 0 ? null : page
        if (own.length > 0) yield own
        if (ahead) return
      }
    },
    async left() {
      ahead ??= await next()
      return ahead[0]
    },
  }
}
