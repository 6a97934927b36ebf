import { entitiesNeeded } from '../lists/mentions.ts'
import { isSameJudgement, referenceId } from '../model/claim.ts'
import { allKinds } from '../model/kind.ts'
import { quote } from '../model/quote.ts'
import { applyMerge } from './apply-merge.ts'
import { applyRevert } from './apply-revert.ts'
import { checkCreate, checkEdit, nothingTold } from './check-entity.ts'
import { checkJudge } from './check-judge.ts'
import { checkSay } from './check-say.ts'
import type { Target } from './conflict.ts'
import type { Draft } from './draft.ts'
import { Field } from './field.ts'
import type { Names } from './names.ts'
import { readEntity } from './naming.ts'
import type { CreateEntity, EditEntity, Judge, Operation, OperationName, Say, Unsay } from './operation.ts'
import type { Problem } from './problem.ts'

const anyEntity = { kinds: allKinds, purpose: 'entity' }

/** What is known while operations are applied one after the other. */
export interface Applying {
  readonly draft: Draft
  readonly names: Names
  /** The slugs of what is created, by the place of the operation. */
  readonly slugs: ReadonlyMap<number, string>
  /** What the operations decide on, to be held against what changed since. */
  readonly targets: Target[]
}

/** Applies an operation to the draft; what cannot be done is left, and told. */
export async function applyOperation(applying: Applying, operation: Operation, index: number): Promise<Problem[]> {
  const name = (Object.keys(operation) as OperationName[]).find((each) => operation[each] != null)
  const place = ['operations', String(index)]
  const path = [...place, ...(name ? [name] : [])]
  const { create, edit, merge, remove, say, unsay, judge, revert } = operation
  if (create) return applyCreate(applying, create, place, index)
  if (edit) return applyEdit(applying, edit, place)
  if (say) return applySay(applying, say, place)
  if (unsay) return applyUnsay(applying, unsay, path)
  if (judge) return applyJudge(applying, judge, place)
  if (remove != null) return applyRemove(applying, remove, path)
  if (revert != null) return applyRevert(applying.draft, revert, path)
  if (!merge) throw new Error(`Operation ${index} does nothing.`)
  for (const side of ['from', 'into'] as const) note(applying, [...path, side], applying.names.slugOf(merge[side]))
  return applyMerge(applying.draft, merge, path, applying.names)
}

function applyCreate(
  { draft, names, slugs }: Applying,
  create: CreateEntity,
  path: string[],
  index: number,
): Problem[] {
  const checked = checkCreate(create, path)
  const slug = slugs.get(index)
  if (slug === undefined) throw new Error(`Operation ${index} creates an entity, and has no slug.`)
  // Whoever names it is not also told that it is not there.
  const entity = 'entity' in checked ? checked.entity : { ...nothingTold, kind: create.kind, name: create.name }
  draft.create({ ...entity, slug })
  const again = nameAgain(names, create.as, [...path, 'create', 'as'])
  names.nameEntity(create.as, slug)
  return [...('problems' in checked ? checked.problems : []), ...again]
}

/** The problem of a name that an operation before gave. */
function nameAgain(names: Names, as: string | null | undefined, path: readonly string[]): Problem[] {
  if (as == null || !names.has(as)) return []
  const message = `expected a name for as that no operation before gives, got ${quote(as)} again; take another`
  return [{ code: 'BAD_VALUE', message, path, suggestion: null }]
}

function applyEdit(applying: Applying, edit: EditEntity, path: string[]): Problem[] {
  const { draft, names } = applying
  const field = new Field([...path, 'edit', 'entity'])
  const entity = readEntity(field, names, edit.entity, anyEntity)
  if (!entity) return field.problems
  note(applying, [...path, 'edit'], entity.slug)
  const checked = checkEdit(edit, path, entity)
  if ('problems' in checked) return checked.problems.filter(({ code }) => code !== 'NOTHING_TO_DO')
  draft.entities.correct(entity.slug, checked.correction)
  return []
}

async function applySay(applying: Applying, say: Say, path: string[]): Promise<Problem[]> {
  const { draft, names, targets } = applying
  const checked = checkSay(say, path, names)
  const again = nameAgain(names, say.as, [...path, 'say', 'as'])
  if ('problems' in checked) return [...checked.problems, ...again]
  const { claim } = checked
  await draft.claims.read([claim.id])
  draft.claims.say(claim, draft.run.number)
  names.nameClaim(say.as, claim.id)
  targets.push({ path: [...path, 'say'], entity: claim.subject, property: claim.property })
  return again
}

async function applyUnsay(
  applying: Applying,
  { claim: text, source, locator }: Unsay,
  path: string[],
): Promise<Problem[]> {
  const { draft, names, targets } = applying
  const found = await findClaim(applying, text, [...path, 'claim'])
  if ('problems' in found) return found.problems
  const { claim } = found
  const field = new Field([...path, 'source'])
  const speaker = source == null ? null : readEntity(field, names, source, { kinds: ['SOURCE'], purpose: 'source' })
  if (speaker === undefined) return field.problems
  const unsaid = claim.references.filter(
    (reference) =>
      (!speaker || reference.source === speaker.slug) && (locator == null || reference.locator === locator),
  )
  if (unsaid.length === 0) {
    const said = claim.references.map((each) => `${each.source} at ${each.locator ?? 'no locator'}`).join('; ')
    const message = `expected a reference of the claim, got ${source == null ? 'any source' : quote(source)}${locator == null ? '' : ` at ${quote(locator)}`}, which is none. On record: ${said}`
    return [{ code: 'NOTHING_TO_DO', message, path: [...path, speaker ? 'source' : 'locator'], suggestion: null }]
  }
  draft.claims.unsay(claim.id, new Set(unsaid.map(referenceId)))
  targets.push({ path, entity: claim.subject, property: claim.property })
  return []
}

async function applyJudge(applying: Applying, judge: Judge, path: string[]): Promise<Problem[]> {
  const { draft, targets } = applying
  const checked = checkJudge(judge, path)
  const found = await findClaim(applying, judge.claim, [...path, 'judge', 'claim'])
  if ('problems' in checked || 'problems' in found)
    return [...('problems' in checked ? checked.problems : []), ...('problems' in found ? found.problems : [])]
  const [{ claim }, { judgement }] = [found, checked]
  if (!isSameJudgement(claim, judgement)) draft.claims.judge(claim.id, judgement)
  targets.push({ path: [...path, 'judge'], entity: claim.subject, property: claim.property })
  return []
}

async function applyRemove(applying: Applying, text: string, path: string[]): Promise<Problem[]> {
  const { draft, names } = applying
  const field = new Field(path)
  const entity = readEntity(field, names, text, anyEntity)
  if (!entity) return field.problems
  note(applying, path, entity.slug)
  await draft.claims.readNaming([entity.slug])
  const naming = [...draft.claims.standing()].filter(({ claim }) => entitiesNeeded(claim).includes(entity.slug))
  if (naming.length > 0) {
    const some = naming.slice(0, 3).map(({ claim }) => `the ${claim.property} of ${claim.subject}`)
    const message = `expected an entity that no claim names, got ${entity.slug}, which ${naming.length} name: ${some.join(', ')}${naming.length > 3 ? ' and others' : ''}; unsay them first, or merge it into another`
    return [{ code: 'IN_USE', message, path, suggestion: null }]
  }
  draft.kept.set(entity.slug, JSON.stringify(draft.entities.find(entity.slug)))
  draft.entities.remove(entity.slug)
  return []
}

async function findClaim({ draft, names }: Applying, text: string, path: string[]) {
  const id = names.claimOf(text)
  if (id !== undefined) await draft.claims.read([id])
  const found = id === undefined ? undefined : draft.claims.find(id)
  if (found) return { claim: found.claim }
  const message = `expected the id of a claim of the graph, got ${quote(text)}; give it as this server returned it`
  return { problems: [{ code: 'UNKNOWN_CLAIM', message, path, suggestion: null } satisfies Problem] }
}

function note({ targets }: Applying, path: readonly string[], entity: string | undefined): void {
  if (entity !== undefined) targets.push({ path, entity, property: null })
}
