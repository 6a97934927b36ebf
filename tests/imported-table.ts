import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatOfTable, readTables, showTables, type TableOptions } from '../src/cli/import-table.ts'
import { importFile } from '../src/formats/import/import.ts'
import type { ImportSummary } from '../src/formats/import/summary.ts'
import { type ImportedGraph, newFolder, openImported } from './imported.ts'

/** A graph that tables are imported into. */
export interface TableGraph extends Omit<ImportedGraph, 'add'> {
  readonly folder: string
  /** Imports a table of this content by a map, under the name of the table. */
  addTable(name: string, content: string | Uint8Array, map: string, options?: TableOptions): Promise<ImportSummary>
}

export async function openTables(): Promise<TableGraph> {
  const graph = await openImported('popolo')
  const folder = newFolder()
  return {
    ...graph,
    folder,
    async addTable(name, content, map, options = {}) {
      const path = join(folder, `${name}.csv`)
      const mapPath = join(folder, `${name}.yaml`)
      writeFileSync(path, content)
      writeFileSync(mapPath, map)
      const [table] = await readTables([path], { map: mapPath, ...options })
      if (!table) throw new Error('No table was read.')
      const onProblem = (problem: ImportedGraph['problems'][number]) => void (graph.problems as unknown[]).push(problem)
      const format = await formatOfTable(graph.store, table, name, options, onProblem)
      return importFile(graph.store, { format, paths: [path], name, onProblem, mayWithdraw: () => true })
    },
  }
}

/** What `--guess` or `--dry-run` prints of a table. */
export async function shownOf(
  content: string | Uint8Array,
  options: TableOptions & { readonly mapText?: string },
): Promise<string> {
  const folder = newFolder()
  const path = join(folder, 'people.csv')
  writeFileSync(path, content)
  const { mapText, ...others } = options
  const map = join(folder, 'map.yaml')
  if (mapText !== undefined) writeFileSync(map, mapText)
  return showTables([path], { ...others, ...(mapText !== undefined && { map }) })
}
