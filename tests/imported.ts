import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { FormatName } from '../src/formats/import/format-names.ts'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import type { ImportSummary } from '../src/formats/import/summary.ts'
import type { Problem } from '../src/formats/import/tally.ts'
import type { ImportOptions } from '../src/formats/import/work.ts'
import type { Claim, Reference } from '../src/model/claim.ts'
import { displayValue } from '../src/model/display.ts'
import type { Entity } from '../src/model/entity.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import type { Store } from '../src/store/store.ts'
import { openDatabase } from './databases.ts'

/** A graph that files are imported into, and what it then holds. */
export interface ImportedGraph {
  readonly store: Store
  /** Imports a file of this content: a text, bytes, or a value as JSON. */
  add(name: string, content: unknown, options?: Partial<ImportOptions>): Promise<ImportSummary>
  /** What was told to be wrong in the files, in order. */
  readonly problems: readonly Problem[]
  entities(): Promise<Entity[]>
  entity(slug: string): Promise<Entity | undefined>
  claims(): Promise<Claim[]>
  /** What is said of an entity by a property, each claim as one text: value, qualifiers, times. */
  told(subject: string, property: string): Promise<string[]>
  /** The references of what is said of an entity by a property. */
  references(subject: string, property: string): Promise<Reference[]>
  /** Everything that it holds, as one text. */
  everything(): Promise<string>
}

export async function openImported(format: FormatName): Promise<ImportedGraph> {
  const store = await openDatabase()
  onTestFinished(() => store.close())
  const folder = newFolder()
  const problems: Problem[] = []
  const claims = () => findAllClaims(store)
  const about = async (subject: string, property: string) =>
    (await claims()).filter((claim) => claim.subject === subject && claim.property === property)
  return {
    store,
    problems,
    claims,
    async add(name, content, options = {}) {
      const path = join(folder, `${name}.json`)
      writeFileSync(path, textOf(content))
      const onProblem = (problem: Problem) => void problems.push(problem)
      const mayWithdraw = () => true
      return importFile(store, { format: formats[format], paths: [path], name, onProblem, mayWithdraw, ...options })
    },
    entities: async () => (await findAllEntities(store)).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    entity: async (slug) => (await findAllEntities(store)).find((each) => each.slug === slug),
    told: async (subject, property) => (await about(subject, property)).map(claimText).sort(),
    references: async (subject, property) => (await about(subject, property)).flatMap(({ references }) => references),
    everything: async () => JSON.stringify([await sorted(findAllEntities(store)), await sorted(claims())], null, 1),
  }
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function textOf(content: unknown): string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
}

async function sorted<Item>(items: Promise<Item[]>): Promise<string[]> {
  return (await items).map((item) => JSON.stringify(item)).sort()
}

function claimText({ value, qualifiers, start, end, rank }: Claim): string {
  const language = value.type === 'text' && value.language ? `@${value.language}` : ''
  const qualified = Object.entries(qualifiers).map(([name, text]) => ` ${name}=${text}`)
  const times = start || end ? ` ${start?.text ?? ''}..${end?.text ?? ''}` : ''
  return displayValue(value, String) + language + qualified.join('') + times + (rank === 'NORMAL' ? '' : ` ${rank}`)
}
