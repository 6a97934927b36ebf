import { sql } from 'kysely'
import type { Lookup } from '../../model/lookup.ts'
import type { Dialect } from '../dialect.ts'

const rebuildWords = sql<never>`insert into spelling_word (spelling_word) values ('rebuild')`

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  recordset: (rows, columns) => sqliteDialect.recordsetOf(sql`${JSON.stringify(rows)}`, columns),
  recordsetOf(json, columns) {
    const selected = Object.keys(columns).map((name, index) => sql`value ->> ${sql.lit(index)} as ${sql.ref(name)}`)
    return sql`(select ${sql.join(selected)} from json_each(${json}))`
  },
  jsonArray(subquery, columns) {
    const fields = columns.map((name) => sql.ref(`row.${name}`))
    return sql`(select json_group_array(json_array(${sql.join(fields)})) from (${subquery}) as "row")`
  },
  textOfJson: (column, name) => sql`(${column} ->> ${sql.lit(name)})`,
  joinTexts: (text, separator = ' ') => sql`group_concat(${text}, ${sql.lit(separator)})`,
  parseJson: (value) => JSON.parse(String(value)),
  layOut: (statement) => statement,
  checkConstraints: null,
  announceChanges: null,
  wordIndex: {
    create: [
      sql`create virtual table spelling_word using fts5 (
        forms, content = 'spelling', content_rowid = 'id', tokenize = 'ascii', prefix = '1 2 3', detail = none, columnsize = 0)`,
      sql`create trigger spelling_comes after insert on spelling begin
        insert into spelling_word (rowid, forms) values (new.id, new.forms);
      end`,
      sql`create trigger spelling_goes after delete on spelling begin
        insert into spelling_word (spelling_word, rowid, forms) values ('delete', old.id, old.forms);
      end`,
      sql`create trigger spelling_changes after update of id, forms on spelling begin
        insert into spelling_word (spelling_word, rowid, forms) values ('delete', old.id, old.forms);
        insert into spelling_word (rowid, forms) values (new.id, new.forms);
      end`,
    ],
    meets: (lookup) =>
      sql`spelling.id in (select rowid from spelling_word where spelling_word match ${matchExpression(lookup)})`,
  },
  care: {
    faults: sql`select integrity_check as fault from pragma_integrity_check where integrity_check <> 'ok'`,
    checkWords: sql`insert into spelling_word (spelling_word, rank) values ('integrity-check', 1)`,
    rebuildWords,
    // The index keeps what it deleted until it is built anew, and the log what it wrote over.
    scrub: () => [rebuildWords, sql`vacuum`, sql`pragma wal_checkpoint(truncate)`],
  },
}

/** The lookup in the language of FTS5. Words have only letters, digits and the end of a name, so nothing is to be escaped. */
function matchExpression(lookup: Lookup): string {
  const any = lookup.map((all) => `(${all.map((terms) => `(${terms.map(matchTerm).join(' OR ')})`).join(' AND ')})`)
  return any.join(' OR ')
}

function matchTerm({ word, isBeginning }: Lookup[number][number][number]): string {
  return isBeginning ? `"${word}" *` : `"${word}"`
}
