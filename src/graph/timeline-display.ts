import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { properties } from '../model/properties.ts'
import { facetOf } from '../model/relation.ts'
import { displayClaim } from './claim.ts'
import { getEntity } from './entity.ts'
import type { TimelineEntry } from './timeline.ts'

/**
 * An entry in words: "8th Congress …: start", "Kim Jong Un: holds post General Secretary …". Where a source tells only
 * when it ceased to hold, the entry says so: "Kim Jong Un: holds post Chairman … (until then)".
 */
export function displayEntry({ claim }: TimelineEntry): MaybePromise<string> {
  const { label } = properties[claim.property]
  const facet = facetOf(claim)
  const words = [facet?.toLowerCase().replaceAll('_', ' '), claim.end && !claim.start ? 'until then' : undefined]
  const how = words.flatMap((word) => (word === undefined ? [] : [` (${word})`])).join('')
  return andThen(getEntity(claim.view, claim.subject), ({ name }) =>
    claim.value.type === 'date'
      ? `${name}: ${label}`
      : andThen(displayClaim(claim), (value) => `${name}: ${label} ${value}${how}`),
  )
}
