import type { ClaimList } from './claim-list.ts'
import type { EntityIndex } from './entity-index.ts'
import type { YamlFile } from './yaml-file.ts'

/** What reading a claim needs to know: the file, what it can name, and who speaks in which language. */
export interface Scope {
  readonly file: YamlFile
  readonly index: EntityIndex
  /** Slug of the source. */
  readonly source: string
  /** Of the texts that do not say theirs. */
  readonly language: string | null
  readonly claims: ClaimList
}
