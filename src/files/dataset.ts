import { type Claim, mergeClaims } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { GraphDescription } from '../model/graph-description.ts'
import { allKinds } from '../model/kind.ts'
import { type DataFolder, readDataFolder } from './data-folder.ts'
import { readEntityFile } from './entity-file.ts'
import { EntityIndex } from './entity-index.ts'
import { type PlacedExample, readGraphFile } from './graph-file.ts'
import { readJudgements } from './judgement-file.ts'
import { compareProblems, DataError, type Problem } from './problem.ts'
import { readSourceClaims, readSourceHeader } from './source-file.ts'
import { YamlFile } from './yaml-file.ts'

/** What the files of a data directory say together, in an order that does not depend on how it is spread over them. */
export interface Dataset {
  /** By slug. */
  readonly entities: readonly Entity[]
  /** By id; what several sources say is one claim. */
  readonly claims: readonly Claim[]
  /** What the graph says of itself; null where it says nothing. */
  readonly description: GraphDescription | null
}

export interface ReadDataset {
  readonly dataset: Dataset
  readonly problems: Problem[]
  /** The example queries, each with its place; what is reported of them comes to the problems, at their end. */
  readonly examples: readonly PlacedExample[]
}

/**
 * Reads `entities/*.yaml`, `sources/*.yaml`, `judgements.yaml` and `graph.yaml` below the directory.
 * @throws {DataError} with all problems, if there are any
 */
export function loadDataset(directory: string): Dataset {
  const { dataset, problems } = readDataset(directory)
  if (problems.length > 0) throw new DataError(problems)
  return dataset
}

/**
 * Reads the data files below the directory, and reports all problems of all files together, by
 * file and place. If there are any, the dataset holds what could be read and is of no further use.
 */
export function readDataset(directory: string): ReadDataset {
  return readDatasetOf(readDataFolder(directory))
}

/** The same, of files that are at hand. */
export function readDatasetOf(folder: DataFolder): ReadDataset {
  const problems = [...folder.problems]
  const entityFiles = folder.entityFiles.map((file) => new YamlFile(file, problems))
  const sourceFiles = folder.sourceFiles.map((file) => new YamlFile(file, problems))
  const index = new EntityIndex(problems.length === 0)
  for (const file of entityFiles) readEntityFile(file, index)
  const sources = sourceFiles.flatMap((file) => readSourceHeader(file, index) ?? [])
  const claims = sources.flatMap((source) => readSourceClaims(source, index))
  // What a file with mistakes may have meant to name is not also reported as named by nobody.
  for (const file of sourceFiles) if (!file.faultless) index.mentionAll(file.root)
  index.reportUnused()
  const judgements = folder.judgementFiles.map((file) => new YamlFile(file, problems))
  const merged = judgements.reduce((judged, file) => readJudgements(file, index, judged), mergeClaims(claims))
  const { description = null, examples = [] } = folder.graph
    ? readGraphFile(folder.graph, problems, (file, node) => index.read(file, node, allKinds, 'featured')?.slug)
    : {}
  const dataset = { entities: index.entities(), claims: merged, description }
  return { dataset, problems: problems.sort(compareProblems), examples }
}
