import { isEdtf, parseEdtf } from '../../../model/edtf.ts'
import { firstDay, lastDay } from '../../../model/edtf-days.ts'
import { isTelling, readIdentifier } from '../../../model/identifier.ts'
import type { EntityKind } from '../../../model/kind.ts'
import { findInput } from '../input.ts'
import { type RowReading, type RowThing, readRow } from './row-reading.ts'
import { sortOf, type Table } from './table.ts'
import { readBody } from './table-file.ts'

/** An entity of the graph that a name may be the name of. */
export interface Candidate {
  readonly slug: string
  /** The name that is like it. */
  readonly text: string
  /** How like it is, from 0 to 1. */
  readonly score: number
  /** When it was born, as the graph tells: dates by EDTF. */
  readonly born: readonly string[]
}

/** A name of a table that nobody knows yet to be that of an entity, or of a new one. */
export interface Unsure {
  readonly key: string
  readonly line: number
  readonly label: string
  readonly kind: EntityKind
  readonly id: string
  readonly name: string
  /** When the row says that it was born, by EDTF. */
  readonly born: string | null
  readonly candidates: readonly Candidate[]
}

export interface FoundMatches {
  /** The slugs of what is sure, by the keys of the table's things. */
  readonly sure: ReadonlyMap<string, string>
  readonly unsure: readonly Unsure[]
}

/** The same letters, but for marks and the surname's end. What only sounds alike is not sure. */
const leastOfSure = 0.94

/** Another name that is so like it leaves it open who is meant. */
const leastOfRival = 0.86

/** What is less like it than that, such as a part of the name, is no candidate. */
const leastOfCandidate = 0.3

/**
 * Looks for the names of a table in the graph, where its map asks for that. One is sure if a single entity of its kind bears
 * it, and a single thing of the table. What bears an identifier is known by that alone. What somebody answered stays a question.
 */
export async function findMatches(
  { file, map }: Pick<Table, 'file' | 'map'>,
  namespace: string,
  search: (name: string, kinds: readonly EntityKind[]) => Promise<readonly Candidate[]>,
  isAnswered: (key: string) => boolean,
): Promise<FoundMatches> {
  const sure = new Map<string, string>()
  const unsure: Unsure[] = []
  if (!map.entities.some(({ matchesByName }) => matchesByName)) return { sure, unsure }
  const named = new Map<string, Omit<Unsure, 'candidates'>>()
  for await (const rows of readBody(file, await findInput([file.path]))) {
    for (const row of rows) {
      const { things, says } = readRow(row, map)
      for (const thing of things.values()) {
        const key = keyOf(thing)
        if (named.has(key) || thing.name === null || !thing.entity.matchesByName || bearsIdentifier(thing)) continue
        const { entity, kind, id, name } = thing
        named.set(key, { key, line: row.line, label: entity.label, kind, id, name, born: bornIn(says, entity.label) })
      }
    }
  }
  const bearers = Map.groupBy(named.values(), ({ kind, name }) => `${kind} ${name}`)
  for (const thing of named.values()) {
    const { key, kind, name } = thing
    const found = await search(name, [kind])
    const candidates = found.filter(({ slug, score }) => score >= leastOfCandidate && !slug.startsWith(`${namespace}-`))
    const [best, second] = candidates
    if (!best && !isAnswered(key)) continue
    // Whoever was born on another day is somebody else of that name, or one of the two is wrong.
    const isOther = best !== undefined && !canBeBorn(thing.born, best.born)
    const isAlone = !isOther && (second?.score ?? 0) < leastOfRival && bearers.get(`${kind} ${name}`)?.length === 1
    if (best && best.score >= leastOfSure && isAlone && !isAnswered(key)) sure.set(key, best.slug)
    else unsure.push({ ...thing, candidates })
  }
  return { sure, unsure }
}

function bornIn(says: RowReading['says'], label: string): string | null {
  const claim = says.find(({ subject, property }) => subject === label && property === 'birthDate')
  return claim && 'date' in claim.value ? claim.value.date : null
}

function canBeBorn(text: string | null, others: readonly string[]): boolean {
  if (text === null || !isEdtf(text) || others.length === 0) return true
  const date = parseEdtf(text)
  return others.map(parseEdtf).some((other) => firstDay(date) <= lastDay(other) && firstDay(other) <= lastDay(date))
}

function keyOf(thing: RowThing): string {
  return `${sortOf(thing)}:${thing.id}`
}

function bearsIdentifier({ identifiers, kind }: RowThing): boolean {
  return identifiers.some((each) => {
    const { identifier } = readIdentifier(each, kind)
    return identifier !== null && isTelling(identifier, kind)
  })
}
