import type { GraphDescription } from '../../model/graph-description.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { PropertyName } from '../../model/properties.ts'
import type { Account } from './account.ts'
import type { Input } from './input.ts'
import type { Survey } from './survey.ts'

/**
 * How files of one format become entities and claims. A file is read twice: first for what there is and how the file
 * names it, then for what it says.
 */
export interface Format {
  readonly name: string
  /** Raised when the same file would make other claims, so that an import of it is not taken to be done. */
  readonly version: number | string
  /** Whether a file is meant to have a record of everything that it names, so that a name without one is worth a word. */
  readonly isClosed: boolean
  /**
   * Whether its files can also tell what changed since another: then it is kept which record says what, so that one can be
   * replaced alone. Its records have keys.
   */
  readonly keepsRecords?: true
  /** Whether its files have sources of their own, so that the file is none. */
  readonly isOwnSource?: true
  /** Where its files are not read one by one: finds what they are together. */
  find?(paths: readonly string[]): Promise<Input>
  /**
   * Its records, those of a chunk together; they are read as they are asked for. Locators: "line 12", "persons[3]".
   * @throws {FormatError} BAD_FILE where it breaks off
   */
  read(input: Input, onBytes?: (read: number) => void): AsyncIterable<Iterable<FileRecord>>
  /** Notes the things that a record is about and that it names. */
  survey(record: FileRecord, survey: Survey): void
  /** Notes what is known only once every record was noted. */
  finishSurvey?(survey: Survey): void
  /** What a thing is that its record leaves open; asked after the survey, with what that kept. Null where nothing tells it. */
  settle?(key: string, kept: Kept): { readonly kind: EntityKind; readonly classification: string | null } | null
  /** What a thing is called that the file only names. */
  nameOf?(key: string, kept: Kept): string | null
  /** The part of an id that makes slugs, where not all of it does. */
  idInSlugs?(id: string): string
  /** The slug of the entity of the graph that a thing is, where that was found out before it is read. */
  joinedTo?(key: string): string | null
  /** The kind of what stands in for a thing that is named so in what is said of others; null where nothing does. */
  kindNamed?(property: PropertyName, end: 'subject' | 'value'): EntityKind | null
  /**
   * What the files say of the graph itself, once they were told, with the keys of what they feature; null where they say
   * nothing. Left out where they never do.
   */
  describe?(input: Input): GraphDescription | null
  /** Says what a record says. */
  tell(record: FileRecord, account: Account): void
}

/** Reads what the survey kept. */
export type Kept = <Value>(topic: string, key: string) => Value | null

/** One record of a file, or what is wrong where one should be. */
export interface FileRecord {
  /** What it is in the format's own words: "membership". */
  readonly sort: string
  readonly locator: string
  readonly value: unknown
  /** Set where there is no record: what was expected and what came. */
  readonly fault?: string
  /** The key of what it is about, where the format keeps which record says what. */
  readonly key?: string
  /** Set where it tells what changed since another file: what its record is now, or that it is gone. The last of one key holds. */
  readonly change?: 'GIVEN' | 'GONE'
  /** Whether characters in it that nothing can keep were replaced. */
  readonly isMended?: true
  /** Whether it stands beside the records: a file of nothing else is none of the format. */
  readonly isAside?: true
}
