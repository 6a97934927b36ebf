import { isSlug } from './entity.ts'
import { createFault, type Fault } from './fault.ts'
import { quote } from './quote.ts'
import { slugify } from './suggestion.ts'

export function asSlug(text: string): string | Fault {
  return isSlug(text) ? text : malformedSlug(text, slugify(text))
}

/** What is wrong with a text that is no slug; `meant` is one that may have been meant, if it is one. */
export function malformedSlug(text: string, meant: string, expected = 'a slug'): Fault {
  const rule = 'a slug is made of lower-case letters, digits and single hyphens'
  const cure = isSlug(meant) ? `; did you mean ${meant}?` : ''
  return createFault(
    'BAD_SLUG',
    `expected ${expected}, got ${quote(text)}; ${rule}${cure}`,
    isSlug(meant) ? meant : null,
  )
}
