import { type Graph, openGraph } from '../src/graph/graph.ts'
import { connectSearch } from '../src/graph/search.ts'
import { viewOf } from '../src/graph/views.ts'
import { type Claim, createClaim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { writeGraph } from '../src/store/write.ts'

/** A query, and the slug of the entity that it means. */
export interface Question {
  readonly query: string
  readonly slug: string
}

export interface Recall {
  readonly asked: number
  /** How many found what they mean in the first place, and among the first five and ten. */
  readonly first: number
  readonly firstFive: number
  readonly firstTen: number
  /** How many were given another entity first, under a name of the same letters or the same sound. */
  readonly falseMerges: number
  /** How many of those because both bear the very same name. */
  readonly sameName: number
  readonly failures: readonly string[]
}

/** From this score on the names have the same letters or the same sound, perhaps as it is heard elsewhere. */
const sameSound = 0.86

export async function measureRecall(graph: Graph, questions: readonly Question[]): Promise<Recall> {
  let [first, firstFive, firstTen, falseMerges, sameName] = [0, 0, 0, 0, 0]
  const failures: string[] = []
  for (const { query, slug } of questions) {
    const edges = await connectSearch(viewOf(graph), { query, first: 10 }).edges
    const place = edges.findIndex(({ node }) => node.slug === slug)
    if (place >= 0) firstTen++
    if (place >= 0 && place < 5) firstFive++
    if (place === 0) {
      first++
      continue
    }
    if ((edges[0]?.score ?? 0) >= sameSound) falseMerges++
    if (edges[0]?.score === 1 && edges[place]?.score === 1) sameName++
    const answer = edges
      .slice(0, 5)
      .map(({ node, score }) => `${node.slug} ${score}`)
      .join(', ')
    failures.push(`${query} (${slug}): ${answer || 'nothing'}`)
  }
  return { asked: questions.length, first, firstFive, firstTen, falseMerges, sameName, failures }
}

export async function graphOf(entities: readonly Entity[], claims: readonly Claim[]): Promise<Graph> {
  const store = await openSqlite(':memory:')
  await writeGraph(store, { entities, claims, revision: 'bench' })
  return openGraph(store)
}

export function entityOf(kind: EntityKind, slug: string, name: string): Entity {
  return { slug, kind, name, description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
}

/** That a source prints a name. */
export function nameClaim(subject: string, text: string, source: string): Claim {
  return createClaim(
    {
      subject,
      property: 'name',
      value: { type: 'text', text, language: null },
      qualifiers: {},
      start: null,
      end: null,
    },
    [
      {
        source,
        locator: null,
        order: null,
        printedAs: null,
        attributedTo: null,
        attribution: null,
        certainty: 'STATED',
        attested: null,
        note: null,
      },
    ],
  )
}
