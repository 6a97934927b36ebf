import { createInterface } from 'node:readline/promises'
import { Argument, type Command } from 'commander'
import type { Store } from '../store/store.ts'
import { examples } from './examples.ts'
import { toMessage } from './message.ts'

/** Declares `plenum erase`. */
export function declareErase(plenum: Command): void {
  plenum
    .command('erase')
    .description('take out of a database, for every moment, what the law wants gone')
    .addArgument(new Argument('<what>', 'what is to go').choices(['claim', 'entity', 'author', 'message']))
    .argument(
      '<which>',
      'the id of the claim, the slug or id of the entity, the name or id of the author, or the number or id of the change',
    )
    .requiredOption('--db <url>', 'the database: sqlite:PATH or postgres://USER@HOST:PORT/NAME')
    .requiredOption('--reason <text>', 'why: it stands in the history, so it must not tell what was erased', toMessage)
    .option('--as <name>', 'who erases, as the history is to tell (default: Plenum)')
    .option('--with-claims', 'entity: with every claim that names it, cites it or gives its words, now or before')
    .option('--yes', 'erase unasked', false)
    .addHelpText(
      'after',
      examples(
        'plenum erase claim mL1dYt3DFhWN6cNXNqch --db sqlite:graph.sqlite --reason "Order 7 of 2026"',
        'plenum erase entity ri-il --with-claims --db sqlite:graph.sqlite --reason "Request of 3 March"',
        'plenum erase author alice --db sqlite:graph.sqlite --reason "She left, and asked for it"',
      ),
    )
    .action(runErase)
}

type What = 'claim' | 'entity' | 'author' | 'message'

interface EraseOptions {
  readonly db: string
  readonly reason: string
  readonly as?: string
  readonly withClaims?: boolean
  readonly yes: boolean
}

async function runErase(what: What, which: string, options: EraseOptions): Promise<void> {
  const { openStore } = await import('../store/open.ts')
  const { scrub } = await import('../store/erase/scrub.ts')
  if (options.withClaims && what !== 'entity')
    throw new Error('"--with-claims" is for "plenum erase entity SLUG" alone.')
  const store = await openStore(options.db, { create: false })
  try {
    if (!options.yes && !(await isSure(`Erase the ${what} ${which} for every moment? It cannot be undone. (y/N) `)))
      throw new Error('Nothing was erased: it cannot be undone, so say --yes where nobody can be asked.')
    console.log(await eraseOne(store, what, which, options))
    const isClean = await scrub(store)
    if (!isClean)
      console.log(
        `Another process reads in the log of the database, which keeps it until then: stop that process, and open the database once.`,
      )
    console.log(advice)
  } finally {
    await store.close()
  }
}

/** Erases, and says what was. */
async function eraseOne(store: Store, what: What, which: string, { reason, as, withClaims }: EraseOptions) {
  const { personAuthor, programAuthor } = await import('../store/history/author.ts')
  const entry = { author: as === undefined ? programAuthor : personAuthor(as), message: reason }
  const words = await import('../store/erase/erase-words.ts')
  if (what === 'author') {
    if (as === which)
      throw new Error(
        `"--as" is the name that is to be erased, and would be written anew: give another, or leave it out.`,
      )
    const { number } = await words.eraseAuthor(store, which, entry)
    return `Erased the name of the author, as change ${number}.`
  }
  if (what === 'message') {
    const key = /^\d{1,9}$/.test(which) ? Number(which) : await toKey(which)
    if (typeof key === 'string' && !/^[\w-]{16}$/.test(key))
      throw new Error(`Expected the number of a change, or its id, got "${which}".`)
    const { number } = await words.eraseMessage(store, key, entry)
    return `Erased what change ${which} says of itself, as change ${number}.`
  }
  const { erase } = await import('../store/erase/erase.ts')
  const { number, entities, claims, cleaned } = await erase(
    store,
    what === 'claim'
      ? { what, id: await toKey(which) }
      : { what, slug: await toKey(which), withClaims: withClaims === true },
    entry,
  )
  return `Erased ${count(entities, 'entity', 'entities')} and ${count(claims, 'claim', 'claims')}, and the words of ${count(cleaned, 'change', 'changes')} that told of it, as change ${number}.`
}

/** What the database knows it by: also where the id is given that the API has for it. */
async function toKey(text: string): Promise<string> {
  const { decodeId } = await import('../graph/id.ts')
  try {
    return decodeId(text).key
  } catch {
    return text
  }
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}

const advice = `Backups, exports and copies that were made before keep it: make new ones, and destroy the old.
A file that says it brings it back with its next import: take it out of the file.`

/** Asks on a terminal; anywhere else nobody could answer. */
async function isSure(question: string): Promise<boolean> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return false
  const asking = createInterface({ input: stdin, output: stderr })
  try {
    return /^y(es)?$/i.test((await asking.question(question)).trim())
  } finally {
    asking.close()
  }
}
