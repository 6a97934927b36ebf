import { type RawBuilder, sql } from 'kysely'
import type { Lookup } from '../../model/lookup.ts'
import type { ColumnTypes, Dialect } from '../dialect.ts'

/** The channel on which the database announces that the graph was changed, as soon as the change can be read. */
export const changeChannel = 'plenum_change'

/**
 * The forms of a spelling with one sign before, between and after words, so that a word is found from its first letter
 * on. They are stored: a lookup has dozens of terms, and each of them would translate every row anew.
 */
const wordsOfForms = sql`words text collate "C" generated always as (translate('|' || forms || '|', '+,/', '|||')) stored`

export const postgresDialect: Dialect = {
  name: 'postgres',
  recordset(rows, columns) {
    const types = Object.entries(columns)
    const arrays = types.map(([, type], index) => {
      const values = rows.map((row) => row[index] ?? null)
      return sql`${values}::${sql.raw(type)}[]`
    })
    const names = types.map(([name]) => sql.ref(name))
    const selected = types.map(([name, type]) => sql`${collated(sql.ref(name), type)} as ${sql.ref(name)}`)
    return sql`(select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as given (${sql.join(names)}))`
  },
  recordsetOf(json, columns) {
    const selected = Object.entries(columns).map(([name, type], index) => {
      const value = sql`(value ->> ${sql.lit(index)})::${sql.raw(type)}`
      return sql`${collated(value, type)} as ${sql.ref(name)}`
    })
    return sql`(select ${sql.join(selected)} from jsonb_array_elements(${json}::jsonb) as given (value))`
  },
  jsonArray(subquery, columns) {
    const fields = columns.map((name) => sql.ref(`row.${name}`))
    return sql`(select coalesce(jsonb_agg(jsonb_build_array(${sql.join(fields)})), '[]') from (${subquery}) as "row")`
  },
  textOfJson: (column, name) => sql`((${column}::jsonb ->> ${sql.lit(name)}) collate "C")`,
  joinTexts: (text, separator = ' ') => sql`string_agg(${text}, ${sql.lit(separator)})`,
  parseJson: (value) => value,
  layOut: (statement) =>
    statement
      .replace(/\bwithout rowid\b/g, '')
      .replace(/(?<=(?:[(,]|\badd column)\s*\w+\s)text\b/g, 'text collate "C"')
      .replace(/(?<=[(,]\s*\w+\s)integer\b/g, 'bigint'),
  checkConstraints: sql`set constraints all immediate`,
  announceChanges: sql`
    create function plenum_announce() returns trigger language plpgsql as $$
    begin
      perform pg_notify(${sql.lit(changeChannel)}, '');
      return null;
    end $$;
    create trigger graph_announce after insert or update on graph for each row execute function plenum_announce()`,
  wordIndex: {
    create: [
      sql`create extension if not exists pg_trgm`,
      sql`alter table spelling add column ${wordsOfForms}`,
      sql`create index spelling_word on spelling using gin (words gin_trgm_ops)`,
    ],
    meets: (lookup) => either(lookup.map((all) => both(all.map((terms) => either(terms.map(hasTerm)))))),
  },
  care: {
    faults: null,
    checkWords: null,
    rebuildWords: null,
    scrub: (tables) => [sql`vacuum full ${sql.join(tables.map((name) => sql.table(name)))}`],
  },
}

/** Texts are compared by code point, as SQLite compares them, and not as the server's language does. */
function collated(value: RawBuilder<unknown>, type: ColumnTypes[string]): RawBuilder<unknown> {
  return type === 'text' ? sql`${value} collate "C"` : value
}

function hasTerm({ word, isBeginning }: Lookup[number][number][number]): RawBuilder<unknown> {
  const pattern = `%|${word.replace(/[\\%_]/g, '\\$&')}${isBeginning ? '' : '|'}%`
  return sql`spelling.words like ${pattern}`
}

function either(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

function both(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}
