import type { NamedFragment } from '../generated/parts.ts'

export type EntityKind = NamedFragment['kind']

interface Kind {
  readonly label: string
  readonly plural: string
  /** The outline of its mark, on a field of 16 by 16: no kind is told by colour alone. */
  readonly mark: string
}

/** Every kind of entity, in the order in which lists name them. Its colour is the custom property --kind-… */
export const kinds: Readonly<Record<EntityKind, Kind>> = {
  PERSON: {
    label: 'Person',
    plural: 'People',
    mark: 'M8 1.5a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 0 1 0-6.6zM1.8 14.5c0-3.7 2.7-5.4 6.2-5.4s6.2 1.7 6.2 5.4z',
  },
  ORGANIZATION: { label: 'Body', plural: 'Bodies', mark: 'M2 14.5v-8h12v8zM1 5.5l7-4 7 4z' },
  POST: { label: 'Post', plural: 'Posts', mark: 'M8 1l7 7-7 7-7-7z' },
  MEETING: { label: 'Meeting', plural: 'Meetings', mark: 'M4.5 2h7l3.5 6-3.5 6h-7l-3.5-6z' },
  OCCASION: {
    label: 'Occasion',
    plural: 'Occasions',
    mark: 'M8 1l2 4.7 5 .5-3.8 3.3 1.2 5-4.4-2.7-4.4 2.7 1.2-5-3.8-3.3 5-.5z',
  },
  AGENDA_ITEM: {
    label: 'Agenda item',
    plural: 'Agenda items',
    mark: 'M1.5 2h13v2.6h-13zM1.5 6.7h13v2.6h-13zM1.5 11.4h8v2.6h-8z',
  },
  DECISION: { label: 'Decision', plural: 'Decisions', mark: 'M8 1.5l7 13h-14z' },
  DOCUMENT: { label: 'Document', plural: 'Documents', mark: 'M3 1h7l3.5 3.5v10.5h-10.5z' },
  PLACE: {
    label: 'Place',
    plural: 'Places',
    mark: 'M8 15.5c-3.6-4-5.3-6.8-5.3-9.2a5.3 5.3 0 0 1 10.6 0c0 2.4-1.7 5.2-5.3 9.2z',
  },
  SOURCE: {
    label: 'Source',
    plural: 'Sources',
    mark: 'M1 3c3-1 5-.5 7 1c2-1.5 4-2 7-1v10c-3-1-5-.5-7 1c-2-1.5-4-2-7-1z',
  },
}

export const kindNames = Object.keys(kinds) as EntityKind[]

/** A kind as addresses and styles write it: "agenda-item". */
export function kindWord(kind: EntityKind): string {
  return kind.toLowerCase().replaceAll('_', '-')
}

/** The kinds that words name, in their order; what names none is left out. */
export function kindsNamed(words: readonly string[]): EntityKind[] {
  const named = new Set(words.map((word) => word.toLowerCase().replaceAll('_', '-')))
  return kindNames.filter((kind) => named.has(kindWord(kind)))
}

/** The custom property that has the colour of a kind. */
export function colourProperty(kind: EntityKind): string {
  return `--kind-${kindWord(kind)}`
}

export function colourOf(kind: EntityKind): string {
  return `var(${colourProperty(kind)})`
}

/** The mark of a kind, with its word for those who do not see it. */
export function KindMark({ kind, silent = false }: { readonly kind: EntityKind; readonly silent?: boolean }) {
  const { label, mark } = kinds[kind]
  return (
    <svg className="kind-mark" viewBox="0 0 16 16" {...(silent ? { 'aria-hidden': true } : { role: 'img' })}>
      <title>{label}</title>
      <path d={mark} fill={colourOf(kind)} />
    </svg>
  )
}
