import type { Naming } from '../src/changes/naming.ts'
import type { Say } from '../src/changes/operation.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import { nearestSlug } from '../src/model/suggestion.ts'

const kinds: Readonly<Record<string, EntityKind>> = {
  'kim-jong-un': 'PERSON',
  'ri-son-gwon': 'PERSON',
  wpk: 'ORGANIZATION',
  chairman: 'POST',
  congress: 'MEETING',
  campaign: 'OCCASION',
  rule: 'DECISION',
  hall: 'PLACE',
  other: 'SOURCE',
  x: 'SOURCE',
}

export function entityOf(slug: string, kind: EntityKind, fields: Partial<Entity> = {}): Entity {
  const unset = { description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
  return { slug, kind, name: slug, ...unset, ...fields }
}

/** Names the entities of the data files in files-folder.ts, one of them by an id, and one that is just being created. */
export const naming: Naming = {
  entity: (text) => {
    const slug = { '@new': 'new-one', 'id-of-wpk': 'wpk' }[text] ?? text
    const kind = slug === 'new-one' ? 'PERSON' : kinds[slug]
    return kind && entityOf(slug, kind)
  },
  nearest: (text) => nearestSlug(text, Object.keys(kinds)) ?? null,
}

const reference = { source: 'x', locator: 'Infobox' }

/** What is said as the passage in files-folder.ts says it. */
export function saying(
  subject: string,
  property: string,
  value: Say['value'],
  rest: Partial<Omit<Say, 'reference'>> & { readonly reference?: Partial<Say['reference']> } = {},
): Say {
  return { subject, property, value, ...rest, reference: { ...reference, ...rest.reference } }
}
