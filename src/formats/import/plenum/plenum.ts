import { statSync } from 'node:fs'
import { type DataFolder, filesOf, hashOfFiles, readDataFiles, readDataFolder } from '../../../files/data-folder.ts'
import { readDatasetOf } from '../../../files/dataset.ts'
import { DataError } from '../../../files/problem.ts'
import type { Claim } from '../../../model/claim.ts'
import type { Entity } from '../../../model/entity.ts'
import type { GraphDescription } from '../../../model/graph-description.ts'
import type { FileRecord, Format } from '../format.ts'
import type { Input } from '../input.ts'

/**
 * Plenum's own data files: a data folder, or files of one. They have their slugs and their sources, so that nothing is
 * put into a namespace, and a mistake in one of them is a mistake of the whole. They are read as a whole, too.
 */
export const plenum: Format = {
  name: 'plenum',
  version: 2,
  isClosed: true,
  isOwnSource: true,
  find: async (paths) => new DataInput(paths),
  async *read(input) {
    if (input instanceof DataInput) yield input.records()
  },
  survey({ sort, value }, survey) {
    if (sort !== 'entity') return
    const entity = value as Entity
    survey.declare({ ...entity, key: entityKey(entity.slug), word: 'entity', id: entity.slug })
  },
  describe: (input) => (input instanceof DataInput ? input.description : null),
  tell({ sort, value }, account) {
    if (sort === 'claim') account.pass(value as Claim, entityKey)
  },
}

function entityKey(slug: string): string {
  return `entity:${slug}`
}

/** Data files that were read once for all. */
class DataInput implements Input {
  readonly path: string
  readonly size: number
  readonly #folder: DataFolder
  /** What the graph says of itself, once the records were read, with the keys of what is featured. */
  description: GraphDescription | null = null

  constructor(paths: readonly string[]) {
    const [first = ''] = paths
    const isFolder = paths.length === 1 && statSync(first, { throwIfNoEntry: false })?.isFile() !== true
    this.path = paths.length === 1 ? first : `${first} and ${paths.length - 1} more`
    this.#folder = isFolder ? readDataFolder(first) : readDataFiles(paths)
    this.size = filesOf(this.#folder).reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  async *chunks(): AsyncIterable<Uint8Array> {}

  hash(): string {
    return hashOfFiles(this.#folder)
  }

  *records(): Iterable<FileRecord> {
    const { dataset, problems } = readDatasetOf(this.#folder)
    if (problems.length > 0) throw new DataError(problems)
    const { description } = dataset
    this.description = description && { ...description, featured: description.featured.map(entityKey) }
    for (const value of dataset.entities) yield { sort: 'entity', locator: value.slug, value }
    for (const value of dataset.claims) yield { sort: 'claim', locator: value.id, value }
  }
}
