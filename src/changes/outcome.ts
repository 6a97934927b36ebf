import { randomBytes } from 'node:crypto'
import { type DisagreementNode, findDisagreement } from '../graph/disagreement.ts'
import { findEntity } from '../graph/entity.ts'
import type { Graph } from '../graph/graph.ts'
import { encodeId, typeOfKind } from '../graph/id.ts'
import { wholeGraph } from '../graph/lens.ts'
import { draftView, overlayGraph } from '../graph/overlay.ts'
import { lookThrough } from '../graph/past.ts'
import type { View } from '../graph/view.ts'
import { viewOf } from '../graph/views.ts'
import { encodeSlot } from '../lists/disagreements.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { StoredChange } from '../store/history/find-change.ts'
import { readChangedClaims, readChangedEntities } from '../store/history/states-of-change.ts'
import { operationsOf } from './asked.ts'
import type { Created } from './created.ts'
import { type Effect, findEffect } from './effect.ts'
import type { Problem } from './problem.ts'
import type { Written } from './write-draft.ts'

/** What became of what was asked. Refused, it has problems and no change. */
export interface Outcome {
  /** The graph after it. */
  readonly view: View
  /** The key of the change, or of the proposal; null for a dry run and where it was refused. */
  readonly change: string | null
  readonly problems: readonly Problem[]
  readonly effect: Effect | null
  readonly created: readonly Created[]
  /** Ids of nodes that are no more. */
  readonly goneIds: readonly string[]
}

/** Gives the graph as it is in the database. */
export type Now = () => MaybePromise<Graph>

interface Made {
  readonly written: Pick<Written, 'entities' | 'claims' | 'entered'>
  readonly created: readonly Created[]
}

/** What a change did that was applied. */
export async function tellApplied(now: Now, { written, created }: Made): Promise<Outcome> {
  const graph = await now()
  const view = viewOf(graph)
  const { number } = written.entered
  const before = await lookThrough(view, { ...wholeGraph, recorded: number - 1 })
  // Somebody else may have changed the graph since.
  const after = graph.number === number ? view : await lookThrough(view, { ...wholeGraph, recorded: number })
  const effect = await findEffect(before, after, written.claims)
  const told = await withoutGone(view, created)
  const gone = [
    ...written.claims.flatMap(({ claim, after }) => (after ? [] : [idOf('Claim', claim.id)])),
    ...written.entities.flatMap(({ before: was, after }) =>
      was && !after ? [idOf(typeOfKind[was.kind], was.slug)] : [],
    ),
    ...(await goneAmong(view, effect.settles)).map(({ place }) => idOf('Disagreement', encodeSlot(place))),
  ]
  return { view, change: written.entered.key, problems: [], effect, created: told, goneIds: gone }
}

/** Those of the disagreements that are no more; what was judged is still there. */
async function goneAmong(view: View, settled: readonly DisagreementNode[]): Promise<DisagreementNode[]> {
  const found = await Promise.all(settled.map(({ place }) => findDisagreement(view, encodeSlot(place))))
  return settled.filter((_, index) => !found[index])
}

/** What a change would do that was taken back. Its nodes have ids of their own. */
export async function tellTrial(graph: Graph, { written, created }: Made): Promise<Outcome> {
  const key = randomBytes(6).toString('base64url')
  const { claims, entities } = written
  const nothing = { claims: [], hidden: new Set<string>(), entities: new Map() }
  const before = draftView(await overlayGraph(graph, nothing), `${key}-before`)
  const overlaid = await overlayGraph(graph, {
    claims: claims.flatMap(({ after }) => after ?? []),
    hidden: new Set(claims.flatMap(({ claim, after }) => (after ? [] : [claim.id]))),
    entities: new Map(entities.map(({ slug, after }) => [slug, after])),
  })
  const view = draftView(overlaid, key)
  return { view, change: null, problems: [], effect: await findEffect(before, view, claims), created, goneIds: [] }
}

/** What a change did that was made before, told to whoever asks for it again. */
export async function tellAgain(now: Now, known: StoredChange): Promise<Outcome> {
  const graph = await now()
  const plain = { view: viewOf(graph), change: known.key, problems: [], effect: null }
  if (known.number === null) return { ...plain, created: [], goneIds: [] }
  const claims = await readChangedClaims(graph.store, known.number)
  const entities = await readChangedEntities(graph.store, known.number)
  const gone = [
    ...claims.flatMap(({ key, after }) => (after ? [] : [idOf('Claim', key)])),
    ...entities.flatMap(({ key, before, after }) => (before && !after ? [idOf(typeOfKind[before.kind], key)] : [])),
  ]
  const created = operationsOf(known).flatMap(({ create }, operation) =>
    create?.slug ? [{ as: create.as ?? null, operation, slug: create.slug }] : [],
  )
  return { ...plain, created: await withoutGone(plain.view, created), goneIds: gone }
}

/** Of what was created, what is there still, under the slug that it has by now. */
async function withoutGone(view: View, created: readonly Created[]): Promise<Created[]> {
  const led = created.map((each) => ({ ...each, slug: view.graph.redirects.entities.get(each.slug) ?? each.slug }))
  const found = await Promise.all(led.map(({ slug }) => findEntity(view, slug)))
  return led.filter((_, index) => found[index])
}

function idOf(type: Parameters<typeof encodeId>[0]['type'], key: string): string {
  return encodeId({ type, key, lens: '' })
}
