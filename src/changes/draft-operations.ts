import type { NumberedRun } from '../store/amend/runs.ts'
import { readRedirects } from '../store/history/redirects.ts'
import type { Store } from '../store/store.ts'
import { allotSlugs } from './allot-slugs.ts'
import { type Applying, applyOperation } from './apply.ts'
import { nothingTold } from './check-entity.ts'
import { checkSay } from './check-say.ts'
import { findConflicts } from './conflict.ts'
import type { Created } from './created.ts'
import { Draft } from './draft.ts'
import { entityTexts, Names, slugIn } from './names.ts'
import type { Operation } from './operation.ts'
import type { Problem } from './problem.ts'

/** A change that was drafted whole. */
export interface Drafted {
  readonly draft: Draft
  readonly problems: readonly Problem[]
  /** What is created and there at its end, under the slug that it then has. */
  readonly created: readonly Created[]
  /** The slugs of what is created, by the place of the operation. */
  readonly slugs: ReadonlyMap<number, string>
}

/** What operations need to know that is no part of them. */
export interface Circumstances {
  readonly run: NumberedRun
  /** The number of the change that the author saw. */
  readonly basis: number | null
  /** What may have been meant by what names nothing. */
  readonly nearest: ReadonlyMap<string, string>
}

/** Drafts all operations, in their order, in a transaction. Every problem is found, and nothing of the graph is written. */
export async function draftOperations(
  store: Store,
  operations: readonly Operation[],
  { run, basis, nearest }: Circumstances,
): Promise<Drafted> {
  const draft = new Draft(store, run)
  const redirects = await readRedirects(store)
  const names = new Names(draft, redirects, nearest)
  const named = [...entityTexts(operations), ...nearest.values()].flatMap((text) => slugIn(text) ?? [])
  await draft.entities.read(named.flatMap((slug) => [slug, redirects.entities.get(slug) ?? slug]))
  const { slugs, problems: taken } = await allotSlugs(store, operations)
  await draft.entities.read([...slugs.values()])
  const applying: Applying = { draft, names, slugs, targets: [] }
  await foresee(applying, operations)
  const problems = [...taken]
  for (const [index, operation] of operations.entries()) {
    // What an operation before led elsewhere need not be named by any.
    await draft.entities.read([...entityTexts([operation])].flatMap((text) => names.mostSlugsOf(text)))
    problems.push(...(await applyOperation(applying, operation, index)))
  }
  if (basis !== null) problems.push(...(await findConflicts(store, basis, applying.targets)))
  const created = [...slugs].flatMap(([operation, given]) => {
    const slug = draft.leadOn(given)
    return draft.entities.find(slug) ? [{ as: operations[operation]?.create?.as ?? null, operation, slug }] : []
  })
  return { draft, problems: problems.sort(byOperation), created, slugs }
}

/** As the operations stand. */
function byOperation(a: Problem, b: Problem): number {
  return Number(a.path[1]) - Number(b.path[1])
}

/** Reads together the claims that operations will need, as far as they can be told before anything is applied. */
async function foresee({ draft, names, slugs }: Applying, operations: readonly Operation[]): Promise<void> {
  const foreseen = new Names(draft, { entities: new Map(), claims: new Map() }, new Map())
  const created = new Map([...slugs].map(([index, slug]) => [slug, operations[index]?.create] as const))
  for (const [slug, create] of created) foreseen.nameEntity(create?.as, slug)
  const naming = {
    nearest: () => null,
    entity(text: string) {
      const slug = foreseen.slugOf(text)
      const create = slug === undefined ? undefined : created.get(slug)
      return create && slug !== undefined
        ? { ...nothingTold, kind: create.kind, name: create.name, slug }
        : names.entity(text)
    },
  }
  const ids = operations.flatMap(({ say }) => {
    const checked = say && checkSay(say, [], naming)
    return checked && 'claim' in checked ? [checked.claim.id] : []
  })
  const known = operations.flatMap(({ unsay, judge }) => {
    const text = unsay?.claim ?? judge?.claim
    return text === undefined ? [] : (names.claimOf(text) ?? [])
  })
  await draft.claims.read([...ids, ...known])
  const leaving = operations.flatMap(({ merge, remove }) =>
    [merge?.from, merge?.into, remove].flatMap((each) => each ?? []),
  )
  await draft.claims.readNaming(leaving.flatMap((text) => names.slugOf(text) ?? []))
}
