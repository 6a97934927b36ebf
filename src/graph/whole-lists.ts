import type { Claim } from '../model/claim.ts'
import { completeLists } from '../model/complete-list.ts'
import { isListed, type ListedProperty, ownerOfList } from '../model/listed-property.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { ClaimsKey } from '../store/claims.ts'
import type { View } from './view.ts'

/**
 * What a lens keeps, without what declares lists complete of which it does not keep all: a part of a list is no list, and
 * its length says nothing.
 */
export function keepWholeLists(view: View, whole: View, kept: readonly Claim[]): MaybePromise<readonly Claim[]> {
  const declarations = kept.filter(({ property }) => property === 'listComplete')
  if (declarations.length === 0) return kept
  const left = declarations.map((declaration) =>
    andThen(isWhole(view, whole, declaration), (isKept) => {
      const references = declaration.references.filter((_, index) => isKept[index])
      return references.length === declaration.references.length ? declaration : { ...declaration, references }
    }),
  )
  return andThen(allOf(left), (found) => {
    const byId = new Map(found.map((each) => [each.id, each]))
    return kept.map((claim) => byId.get(claim.id) ?? claim).filter(({ references }) => references.length > 0)
  })
}

/** Of each reference of a declaration, whether the view keeps all that its source lists. */
function isWhole(view: View, whole: View, declaration: Claim): MaybePromise<readonly boolean[]> {
  const { subject, qualifiers } = declaration
  const property = qualifiers.listOf ?? ''
  if (!isListed(property)) return declaration.references.map(() => true)
  return andThen(
    allOf([entries(whole, subject, property), entries(view, subject, property)]),
    ([all = [], kept = []]) => {
      const byId = new Map(kept.map((claim) => [claim.id, claim]))
      return completeLists([declaration], all).map(({ source, listed }) =>
        [...listed.values()]
          .flat()
          .every(({ id }) => byId.get(id)?.references.some((reference) => reference.source === source) ?? false),
      )
    },
  )
}

function entries(view: View, node: string, property: ListedProperty): MaybePromise<readonly Claim[]> {
  const key: ClaimsKey = { node, property, direction: ownerOfList[property] === 'SUBJECT' ? 'OUT' : 'IN' }
  return view.claimsAbout.known(key) ?? view.entriesAbout.load(key)
}
