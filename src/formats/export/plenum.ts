import type { Claim, Reference } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { allKinds, type EntityKind } from '../../model/kind.ts'
import type { Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import type { OutputFolder } from './output-folder.ts'
import { entityEntry, entityFileOf } from './plenum-entity.ts'
import { claimFault, judgementFault, referenceFault, soundEntity } from './plenum-fault.ts'
import { writeGraphFile } from './plenum-graph.ts'
import { isJudged, judgementEntry } from './plenum-judgement.ts'
import { createPassages, type Passages } from './plenum-passage.ts'
import { isImprint, languageOf, sourceHead } from './plenum-source.ts'

/** What a folder of data files can hold. */
export const plenumParts: readonly string[] = ['entities', 'sources', 'judgements.yaml', 'graph.yaml', 'examples']

/**
 * Writes the graph as Plenum's own data files: entities by kind, one file for each source, editors' judgements, and what the
 * graph says of itself. Read back, they give the same entities and claims, with the same references, ranks, reasons and explanations.
 */
export async function writePlenum(extract: Extract, folder: OutputFolder, leftOut: LeftOut): Promise<void> {
  for (const name of ['entities', 'sources']) folder.makeFolder(name)
  await writeEntities(extract, folder, leftOut)
  const sources = await writeSourceHeads(extract, folder, leftOut)
  await writeClaims(extract, folder, leftOut, sources)
  const described = await extract.description()
  if (described) writeGraphFile(described, folder)
}

async function writeEntities(extract: Extract, folder: OutputFolder, leftOut: LeftOut): Promise<void> {
  for (const kind of allKinds) {
    if (kind === 'SOURCE') continue
    const file = entityFileOf[kind]
    let begun = false
    for await (const entities of extract.entities([kind])) {
      if (!begun) folder.append(file, `kind: ${kind}\nentities:\n`)
      begun = true
      folder.append(file, entities.map((entity) => entry(entity, leftOut)).join(''))
    }
  }
}

function entry(entity: Entity, leftOut: LeftOut): string {
  return entityEntry(soundEntity(entity, leftOut))
}

/** What the file of each source needs to know while it grows: the language of its texts, and whether it says anything yet. */
interface SourceState {
  readonly language: string | null
  begun: boolean
}

async function writeSourceHeads(
  extract: Extract,
  folder: OutputFolder,
  leftOut: LeftOut,
): Promise<Map<string, SourceState>> {
  const states = new Map<string, SourceState>()
  for await (const described of extract.described(['SOURCE'])) {
    const kindOf = await kindsOf(
      extract,
      described.flatMap(({ claims }) => claims),
    )
    for (const { entity, claims } of described) {
      const imprints = claims.filter(
        (claim) => claim.references.some((each) => isImprint(claim, each)) && !claimFault(claim, kindOf),
      )
      folder.append(fileOf(entity.slug), sourceHead(soundEntity(entity, leftOut), imprints))
      states.set(entity.slug, { language: languageOf(imprints), begun: false })
    }
  }
  return states
}

/** One pass over all claims: each reference goes to the end of its source's file, where it waits until its subject is told. */
async function writeClaims(
  extract: Extract,
  folder: OutputFolder,
  leftOut: LeftOut,
  sources: Map<string, SourceState>,
): Promise<void> {
  let subject: string | null = null
  let judged = false
  const open = new Map<string, Passages>()
  const close = (source: string, passages: Passages) => {
    const state = sources.get(source)
    if (state && !state.begun) folder.append(fileOf(source), '\nclaims:\n')
    if (state) state.begun = true
    folder.append(fileOf(source), passages.write())
    open.delete(source)
  }
  const closeAll = () => {
    for (const [source, passages] of [...open]) close(source, passages)
  }
  const tell = (claim: Claim, kindOf: KindOf) => {
    const fault = claimFault(claim, kindOf)
    if (fault) leftOut.add('claim', fault)
    if (fault) return
    const faultOf = (reference: Reference) =>
      sources.has(reference.source) ? referenceFault(reference, kindOf) : 'a reference to no source on record'
    const [wrong] = claim.references.map(faultOf)
    const isUntold = claim.references.every(faultOf)
    if (isUntold) leftOut.add('claim', `a claim whose references cannot be written: ${wrong}`)
    if (isUntold) return
    for (const reference of claim.references) {
      const [state, wrong] = [sources.get(reference.source), faultOf(reference)]
      if (wrong) leftOut.add('detail', wrong)
      if (!state || wrong || isImprint(claim, reference)) continue
      const passages = open.get(reference.source) ?? createPassages(claim.subject, state.language)
      open.set(reference.source, passages)
      passages.add(claim, reference)
      if (passages.size >= mostStatements) close(reference.source, passages)
    }
    if (!isJudged(claim)) return
    const unjust = judgementFault(claim)
    if (unjust) leftOut.add('detail', unjust)
    else folder.append('judgements.yaml', `${judged ? '' : 'judgements:\n'}${judgementEntry(claim)}`)
    judged ||= !unjust
  }
  for await (const claims of extract.claims()) {
    const kindOf = await kindsOf(extract, claims)
    for (const claim of claims) {
      if (claim.subject !== subject) closeAll()
      subject = claim.subject
      tell(claim, kindOf)
    }
  }
  closeAll()
}

type KindOf = (slug: string) => EntityKind | undefined

/** Of a subject of which more is told, one passage after another is written. */
const mostStatements = 2_000

async function kindsOf(extract: Extract, claims: readonly Claim[]): Promise<KindOf> {
  const named = claims.flatMap(({ subject, value, qualifiers, references }) => [
    subject,
    ...(value.type === 'entity' ? [value.slug] : []),
    ...Object.values(qualifiers),
    ...references.flatMap(({ attributedTo }) => attributedTo ?? []),
  ])
  const found = await extract.find(named)
  return (slug) => found.get(slug)?.kind
}

function fileOf(source: string): string {
  return `sources/${source}.yaml`
}
