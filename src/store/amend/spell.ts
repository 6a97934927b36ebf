import { sql } from 'kysely'
import { createSpeller, deriveSpellings, type Spelled, wordsOfSpellings } from '../../lists/spellings.ts'
import type { Claim } from '../../model/claim.ts'
import { spellingNumber, spellingRows } from '../derived-rows.ts'
import { addToRows, deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { WordTable } from '../tables.ts'
import { type Known, numberOf } from './known.ts'

/** What prints the names of entities, before a change or after it: all claims of these entities that do. */
export interface Printed {
  readonly claims: readonly Claim[]
  readonly kept: readonly Claim[]
}

/** Brings the spellings of entities in step, and the words under which they are looked up. */
export async function respell(
  store: Store,
  known: Known,
  slugs: ReadonlySet<string>,
  printed: Record<'before' | 'after', Printed>,
): Promise<void> {
  const spell = (state: 'before' | 'after') => {
    const entities = [...slugs].flatMap((slug) => {
      const there = known.get(slug)?.[state]
      return there ? [{ slug, name: there.name }] : []
    })
    return deriveSpellings(entities, printed[state], (slug) => known.get(slug)?.[state]?.shown ?? false)
  }
  const before = new Map(spell('before').map((spelled) => [spelledKey(spelled), spelled]))
  const [come, turned]: [Spelled[], Spelled[]] = [[], []]
  for (const spelled of spell('after')) {
    const old = before.get(spelledKey(spelled))
    if (!old) come.push(spelled)
    else if (old.isShown !== spelled.isShown) turned.push(spelled)
    before.delete(spelledKey(spelled))
  }
  const gone = [...before.values()]
  const speller = createSpeller()
  const numbers = { entity: (slug: string) => numberOf(known, slug) }
  const [added, removed] = [spellingRows(come, speller, numbers), spellingRows(gone, speller, numbers)]
  await deleteRows(store, 'spelling', removed)
  await upsertRows(store, 'spelling', added)
  await turn(store, turned)
  await addToRows(store, 'word', 'uses', countWords(removed, added))
}

/** Shows spellings, or no longer. */
async function turn({ db, dialect }: Store, spellings: readonly Spelled[]): Promise<void> {
  if (spellings.length === 0) return
  const wanted = dialect.recordset(
    spellings.map(({ entity, text, isShown }) => [spellingNumber(entity, text), Number(isShown)]),
    { id: 'bigint', shown: 'bigint' },
  )
  await sql`
    update spelling set shown = wanted.shown from ${wanted} as wanted where spelling.id = wanted.id`.execute(db)
}

/** How often words are used more, or less. */
function countWords(gone: readonly { forms: string }[], come: readonly { forms: string }[]): WordTable[] {
  const changes = new Map<string, WordTable>(wordsOfSpellings(come).map((row) => [row.word, row]))
  for (const row of wordsOfSpellings(gone))
    changes.set(row.word, { ...row, uses: (changes.get(row.word)?.uses ?? 0) - row.uses })
  return [...changes.values()]
}

function spelledKey({ entity, text }: Spelled): string {
  return `${entity}\n${text}`
}
