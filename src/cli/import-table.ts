import { existsSync, readFileSync } from 'node:fs'
import type { Format } from '../formats/import/format.ts'
import type { Answer } from '../formats/import/table/matches-file.ts'
import type { Table } from '../formats/import/table/table.ts'
import type { Problem } from '../formats/import/tally.ts'
import type { View } from '../graph/view.ts'
import type { EntityKind } from '../model/kind.ts'
import type { Store } from '../store/store.ts'

/** What `plenum import table` takes besides what all formats do. */
export interface TableOptions {
  readonly map?: string
  readonly delimiter?: string
  readonly encoding?: string
  /** Print a map instead of importing. */
  readonly guess?: true
  /** Print the first rows as claims instead of importing. */
  readonly dryRun?: true
  /** The file in which unsure names are filled in. */
  readonly matches?: string
}

/** So many rows are read to guess what columns are. */
const rowsToGuess = 1_000

/** So many rows are shown as claims. */
const rowsToShow = 5

/** A map for each table, or what its first rows would say by the map. */
export async function showTables(paths: readonly string[], options: TableOptions): Promise<string> {
  if (options.guess) return (await Promise.all(paths.map((path) => guessedMap(path, options)))).join('---\n')
  const { firstRowsAsClaims } = await import('../formats/import/table/dry-run.ts')
  const tables = await readTables(paths, options)
  const shown = await Promise.all(tables.map((table) => firstRowsAsClaims(table, rowsToShow)))
  return `${shown.join('\n')}\n`
}

async function guessedMap(path: string, options: TableOptions): Promise<string> {
  const { findInput } = await import('../formats/import/input.ts')
  const { factsOf } = await import('../formats/import/table/column-facts.ts')
  const { guessMap } = await import('../formats/import/table/guess-map.ts')
  const { firstRows, openTable, readBody } = await import('../formats/import/table/table-file.ts')
  const file = await openTable(path, { header: null, ...(await toldLayout(options)) })
  const rows = await firstRows(readBody(file, await findInput([path])), rowsToGuess)
  const texts = rows.map(({ cells }) => cells)
  return guessMap(file, factsOf(file.columns, texts), rows.length)
}

type Unmatched = Omit<Table, 'matches'>

/** Reads the map against the header of each table: what is wrong with one of them is told before anything is imported. */
export async function readTables(paths: readonly string[], options: TableOptions): Promise<Unmatched[]> {
  const { map: mapPath } = options
  if (mapPath === undefined) {
    const cure = 'write one to begin with by "plenum import table FILE --guess > map.yaml"'
    throw new Error(`A table takes a map that says what its columns are: expected --map with its path; ${cure}.`)
  }
  const { readMap, readMapLayout } = await import('../formats/import/table/read-map.ts')
  const { openTable } = await import('../formats/import/table/table-file.ts')
  const bytes = readFileSync(mapPath)
  const layout = readMapLayout(bytes, mapPath)
  const told = await toldLayout(options)
  const tables: Unmatched[] = []
  for (const path of paths) {
    const file = await openTable(path, {
      header: layout.header,
      delimiter: told.delimiter ?? layout.delimiter,
      encoding: told.encoding ?? layout.encoding,
    })
    tables.push({ file, map: readMap(bytes, mapPath, file.columns), mapText: bytes.toString('utf8') })
  }
  return tables
}

async function toldLayout({ delimiter, encoding }: TableOptions) {
  const { expectedDelimiter } = await import('../formats/import/table/read-map.ts')
  const { readDelimiter } = await import('../formats/import/table/table-file.ts')
  const read = delimiter === undefined ? null : readDelimiter(delimiter)
  if (delimiter !== undefined && read === null) throw new Error(`--delimiter: ${expectedDelimiter(delimiter)}.`)
  return { delimiter: read, encoding: encoding ?? null }
}

/** The format by which a table is imported under a name: with the names of it that were found in the graph. */
export async function formatOfTable(
  store: Store,
  table: Unmatched,
  name: string,
  { matches: given }: TableOptions,
  onProblem: (problem: Problem) => void,
): Promise<Format> {
  const { namespaceOf } = await import('../formats/import/slug.ts')
  const { tableFormat } = await import('../formats/import/table/table.ts')
  const { findMatches } = await import('../formats/import/table/matches.ts')
  const { readAnswers, writeUnsure } = await import('../formats/import/table/matches-file.ts')
  const { openGraph } = await import('../graph/graph.ts')
  const { findAlike } = await import('../graph/search.ts')
  const { viewOf } = await import('../graph/views.ts')
  const { file, map } = table
  const { guess } = file.encoding
  if (guess !== null)
    onProblem({ reason: 'an encoding that was guessed', locator: 'line 1', message: guess, isWarning: true })
  const path = given ?? `${file.path}.matches.csv`
  const answers = existsSync(path) ? readAnswers(path) : []
  const answered = await answersByKey(store, table, answers, path)
  if (!map.entities.some(({ matchesByName }) => matchesByName))
    return tableFormat({ ...table, matches: found(answered) })
  const view = viewOf(await openGraph(store))
  const search = async (text: string, kinds: readonly EntityKind[]) => {
    const alike = await findAlike(view, text.slice(0, longestName), mostCandidates, kinds)
    return Promise.all(alike.map(async (each) => ({ ...each, born: await bornOf(view, each.slug) })))
  }
  const { sure, unsure } = await findMatches(table, namespaceOf(name), search, (key) => answered.has(key))
  const open = unsure.filter(({ key }) => !answered.has(key))
  if (open.length > 0) writeUnsure(path, unsure, answers)
  for (const { line, name, candidates } of open) {
    const [first] = candidates
    const message = `${JSON.stringify(name)} may be ${first?.slug} (${first?.text}, ${first?.score.toFixed(2)})${candidates.length > 1 ? ' or another' : ''}: it is held as new. Fill in ${path}, and import again${given === undefined ? '' : ` with --matches ${given}`}.`
    onProblem({ reason: 'a name that may be known', locator: `line ${line}`, message, isWarning: true })
  }
  return tableFormat({ ...table, matches: found(new Map([...sure, ...answered])) })
}

async function bornOf(view: View, node: string): Promise<string[]> {
  const claims = await view.claimsAbout.load({ node, property: 'birthDate', direction: 'OUT' })
  return claims.flatMap(({ value }) => (value.type === 'date' ? [value.date.text] : []))
}

const mostCandidates = 8

/** Nobody is called by more, and the search takes no more. */
const longestName = 200

function found(answers: ReadonlyMap<string, string | null>): ReadonlyMap<string, string> {
  return new Map([...answers].flatMap(([key, slug]) => (slug === null ? [] : [[key, slug] as const])))
}

/** @throws where an answer names nothing of the table, or of the graph */
async function answersByKey(
  store: Store,
  { map }: Unmatched,
  answers: readonly Answer[],
  path: string,
): Promise<ReadonlyMap<string, string | null>> {
  const { findEntities } = await import('../store/entities.ts')
  const { anyOf } = await import('../model/kind.ts')
  const entities = await findEntities(store, [...new Set(answers.flatMap(({ slug }) => slug ?? []))])
  const kindOf = new Map(entities.map(({ slug, kind }) => [slug, kind]))
  return new Map(
    answers.map(({ line, label, id, slug }) => {
      const entity = map.entities.find((each) => each.label === label)
      const fault = (expected: string, came: string) =>
        new Error(`${path}: line ${line}: expected ${expected}, got ${JSON.stringify(came)}. Nothing was changed.`)
      if (!entity) throw fault(`an entity of the map (${map.entities.map((each) => each.label).join(', ')})`, label)
      const kind = slug === null ? undefined : kindOf.get(slug)
      if (slug !== null && (kind === undefined || !entity.kinds.includes(kind)))
        throw fault(`the slug of ${anyOf(entity.kinds)} of the graph, or new`, slug)
      return [`${entity.ids}:${id}`, slug] as const
    }),
  )
}
