import { entitiesNeeded } from '../src/lists/mentions.ts'
import { byJudgement, type Claim, mergeClaims, referenceId } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import type { Happening } from './amendment-arbitrary.ts'

interface Held<Item> {
  readonly origin: string
  readonly run: string
  readonly item: Item
}

/** Who holds what, kept in the plainest way: what the database has to come to, however it comes to it. */
export class HeldModel {
  #claims = new Map<string, Held<Claim>>()
  #entities = new Map<string, Held<Entity>>()
  #graph = new Map<string, Entity>()
  #runs = new Map<string, number>()

  run(origin: string): string {
    return String(this.#runs.get(origin) ?? 1)
  }

  happen(happening: Happening): void {
    const { origin, anew } = happening
    if (anew) this.#runs.set(origin, Number(this.run(origin)) + 1)
    if (happening.type === 'withdraw') {
      for (const held of [this.#claims, this.#entities])
        for (const [key, each] of held) if (each.origin === origin && each.run !== this.run(origin)) held.delete(key)
    } else {
      const run = this.run(origin)
      for (const item of happening.entities) this.#entities.set(`${origin} ${item.slug}`, { origin, run, item })
      for (const claim of mergeClaims(happening.claims)) this.#hold(origin, run, claim)
    }
    this.#settle()
  }

  /** A run holds all references that it gave, with the first of its judgements; its origin's other runs hold them no longer. */
  #hold(origin: string, run: string, claim: Claim): void {
    const given = new Set(claim.references.map(referenceId))
    const own = `${origin} ${run} ${claim.id}`
    const known = this.#claims.get(own)?.item
    const [judged = claim] = known ? [known, claim].sort(byJudgement) : [claim]
    const [merged = claim] = mergeClaims(known ? [known, claim] : [claim])
    const { rank, rankReason, explanation } = judged
    for (const [key, { origin: of, run: other, item }] of this.#claims) {
      if (of !== origin || other === run || item.id !== claim.id) continue
      const references = item.references.filter((reference) => !given.has(referenceId(reference)))
      if (references.length === 0) this.#claims.delete(key)
      else this.#claims.set(key, { origin, run: other, item: { ...item, references } })
    }
    this.#claims.set(own, { origin, run, item: { ...merged, rank, rankReason, explanation } })
  }

  graph(): WrittenGraph {
    return { entities: [...this.#graph.values()], claims: this.#merged(), revision: '' }
  }

  #merged(): Claim[] {
    return mergeClaims([...this.#claims.values()].map(({ item }) => item))
  }

  #settle(): void {
    const named = new Set(this.#merged().flatMap(entitiesNeeded))
    const held = Map.groupBy(this.#entities.values(), ({ item }) => item.slug)
    for (const slug of this.#graph.keys()) if (!held.has(slug) && !named.has(slug)) this.#graph.delete(slug)
    for (const [slug, all] of held) {
      const [first, ...others] = all.sort((a, b) => (a.origin < b.origin ? -1 : 1)).map(({ item }) => item)
      if (!first) continue
      const identifiers = new Map(
        [first, ...others].flatMap((each) => each.identifiers).map((each) => [JSON.stringify(each), each]),
      )
      const inOrder = [...identifiers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
      this.#graph.set(slug, { ...first, identifiers: others.length > 0 ? inOrder : first.identifiers })
    }
  }
}
