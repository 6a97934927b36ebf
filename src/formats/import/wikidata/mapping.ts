import type { EntityKind } from '../../../model/kind.ts'
import { allProperties, type PropertyName } from '../../../model/properties.ts'

/** How a property of Wikidata reads here. */
export interface Mapping {
  readonly property: PropertyName
  /** Whether subject and value change places. */
  readonly isInverse?: true
  readonly qualifiers?: Readonly<Record<string, string>>
  readonly note?: string
}

/** Properties that declare one of Wikidata, and cannot be read from it. */
export const exceptions: Readonly<Partial<Record<PropertyName, string>>> = {
  reportedCases: 'cases are reported for a place, and Wikidata counts them for the whole epidemic',
}

/**
 * What is read besides what the declarations of the model name: further properties of Wikidata that say the same,
 * properties seen from the other end, and declared ones whose words and roles a name alone does not give.
 */
const further: Readonly<Record<string, readonly Mapping[]>> = {
  P22: [{ property: 'relative', qualifiers: { kinship: 'FATHER' } }],
  P25: [{ property: 'relative', qualifiers: { kinship: 'MOTHER' } }],
  P8810: [{ property: 'relative', qualifiers: { kinship: 'PARENT' } }],
  P40: [{ property: 'relative', qualifiers: { kinship: 'CHILD' } }],
  P26: [{ property: 'relative', qualifiers: { kinship: 'SPOUSE' } }],
  P451: [{ property: 'relative', qualifiers: { kinship: 'PARTNER' } }],
  P3373: [{ property: 'relative', qualifiers: { kinship: 'SIBLING' } }],
  P3448: [{ property: 'relative', qualifiers: { kinship: 'RELATIVE', relationship: 'stepparent' } }],
  P1038: [{ property: 'relative', qualifiers: { kinship: 'RELATIVE' } }],
  P102: [{ property: 'memberOf' }],
  P4100: [{ property: 'memberOf', note: 'parliamentary group' }],
  P488: [{ property: 'memberOf', isInverse: true, qualifiers: { role: 'chairperson' } }],
  P527: [{ property: 'partOf', isInverse: true }],
  P355: [{ property: 'parent', isInverse: true }],
  P150: [{ property: 'within', isInverse: true }],
  P127: [{ property: 'owns', isInverse: true }],
  P1308: [{ property: 'holds', isInverse: true }],
  P1366: [
    { property: 'predecessor', isInverse: true },
    { property: 'replaces', isInverse: true },
  ],
  P156: [{ property: 'previous', isInverse: true }],
  P1344: [{ property: 'participant', isInverse: true, qualifiers: { role: 'ATTENDEE' } }],
  P710: [{ property: 'participant', qualifiers: { role: 'ATTENDEE' } }],
  P1132: [{ property: 'headcount', qualifiers: { counted: 'PARTICIPANTS' } }],
  P2124: [{ property: 'memberCount', qualifiers: { counted: 'MEMBERS' } }],
  P2389: [{ property: 'postOf' }],
  P159: [{ property: 'place', note: 'headquarters' }],
  P585: [{ property: 'startDate' }],
  P577: [{ property: 'date' }],
  P856: [{ property: 'link', note: 'official website' }],
  P854: [{ property: 'link' }],
  P968: [{ property: 'contact', qualifiers: { medium: 'email' } }],
  P1329: [{ property: 'contact', qualifiers: { medium: 'phone' } }],
  P154: [{ property: 'image', note: 'logo' }],
  P1559: [{ property: 'name', note: 'in the native language' }],
  P1705: [{ property: 'name', note: 'native label' }],
  P1477: [{ property: 'name', note: 'at birth' }],
  P1448: [{ property: 'name', note: 'official' }],
  P1813: [{ property: 'name', note: 'short' }],
  P1449: [{ property: 'name', note: 'nickname' }],
  P742: [{ property: 'name', note: 'pseudonym' }],
  P1950: [{ property: 'familyName', note: 'second family name' }],
}

/** What a property of Wikidata can be said as; of a subject and a value, the first whose declaration allows them. */
export function mappingsOf(wikidata: string): readonly Mapping[] {
  return mappings.get(wikidata) ?? []
}

/** Declared properties that need a qualifier are among the further ones, which give it. */
const declared = allProperties.flatMap(({ name, wikidata, qualifiers }): [string, Mapping][] => {
  const needsMore = Object.values(qualifiers ?? {}).some(({ required }) => required)
  return wikidata && !needsMore ? [[wikidata, { property: name }]] : []
})

const mappings: ReadonlyMap<string, readonly Mapping[]> = new Map(
  [
    ...Map.groupBy(
      [
        ...declared,
        ...Object.entries(further).flatMap(([id, all]) => all.map((each): [string, Mapping] => [id, each])),
      ],
      ([id]) => id,
    ),
  ].map(([id, entries]) => [id, entries.map(([, mapping]) => mapping)]),
)

/** The kind that the value of a property must have here, where only one is allowed. */
export function soleKind(kinds: readonly EntityKind[] | undefined): EntityKind | null {
  return kinds?.length === 1 ? (kinds[0] ?? null) : null
}

/** Genders, in the words that the other formats use. */
export const genders: ReadonlyMap<string, string> = new Map([
  ['Q6581097', 'male'],
  ['Q6581072', 'female'],
  ['Q1097630', 'intersex'],
  ['Q1052281', 'trans woman'],
  ['Q2449503', 'trans man'],
  ['Q48270', 'non-binary'],
])
