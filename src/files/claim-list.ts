import type { Node } from 'yaml'
import { type Claim, type ClaimContent, createClaim, type Reference } from '../model/claim.ts'
import type { YamlFile } from './yaml-file.ts'

/** The claims of one source, in the order in which they stand. */
export class ClaimList {
  readonly claims: Claim[] = []
  readonly #nodes = new Map<string, Node>()

  /**
   * Adds what a node states. Reports what the source was already said to state at the same place, unless the node says
   * that it is stated there again, with another order or note.
   */
  add(file: YamlFile, node: Node, content: ClaimContent, reference: Reference, again = false): void {
    const claim = createClaim(content, [reference])
    const { attested, order, note, ...statement } = reference
    const key = JSON.stringify([claim.id, statement, attested?.text, ...(again ? [order, note] : [])])
    const first = this.#nodes.get(key)
    if (first) {
      file.report(node, `expected each claim once, got the same stated twice; it is already at ${file.placeOf(first)}`)
      return
    }
    this.#nodes.set(key, node)
    this.claims.push(claim)
  }
}
