import { compare } from '../model/compare.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { countVoices } from '../model/voices.ts'
import type { EntityNode, ReferenceNode } from './view.ts'

/** One spelling of an entity, and who prints it so. */
export interface Spelling {
  readonly text: string
  readonly language: string | null
  readonly style: string | null
  readonly references: readonly ReferenceNode[]
}

/** Every spelling on record, the one with the most voices first. */
export function namesOf({ view, slug }: EntityNode): MaybePromise<Spelling[]> {
  return andThen(view.claimsAbout.load({ node: slug, property: 'name', direction: 'OUT' }), (claims) => {
    const spellings = Map.groupBy(
      claims.flatMap(({ value, ...claim }) => (value.type === 'text' ? [{ ...claim, value }] : [])),
      ({ value }) => JSON.stringify([value.text, value.language]),
    )
    return [...spellings]
      .sort(
        ([a, ones], [b, others]) =>
          countVoices(others, view.graph.voices) - countVoices(ones, view.graph.voices) || compare(a, b),
      )
      .map(([key, same]) => {
        const [text, language] = JSON.parse(key) as [string, string | null]
        const style = same.flatMap(({ qualifiers }) => qualifiers.style ?? [])[0] ?? null
        const references = same.flatMap((claim) => claim.references.map((reference) => ({ ...reference, view })))
        return { text, language, style, references }
      })
  })
}
