import type { Claim, Reference } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import type { PropertyName } from '../../model/properties.ts'
import { identifierMap } from './plenum-entity.ts'
import { statement } from './plenum-statement.ts'
import { nothing, scalar } from './yaml-text.ts'

/** The properties that a source's file tells of itself at its top, in the order in which they are read. */
const imprint = [
  'language',
  'publisher',
  'author',
  'published',
  'retrieved',
  'url',
  'basedOn',
] as const satisfies readonly PropertyName[]

/** Whether the source says it of itself in its imprint, with nothing that the top of its file could not say. */
export function isImprint({ subject, property, start, end }: Claim, reference: Reference): boolean {
  const { source, locator, ...rest } = reference
  return (
    source === subject &&
    (imprint as readonly PropertyName[]).includes(property) &&
    locator === 'imprint' &&
    start === null &&
    end === null &&
    rest.certainty === 'STATED' &&
    rest.order === null &&
    rest.printedAs === null &&
    rest.attributedTo === null &&
    rest.attribution === null &&
    rest.attested === null &&
    rest.note === null
  )
}

/** The language of the texts in a source's file that do not say theirs. */
export function languageOf(imprints: readonly Claim[]): string | null {
  const value = imprints.find(({ property }) => property === 'language')?.value
  return value?.type === 'text' ? value.text : null
}

/** The top of a source's file, up to what it says. */
export function sourceHead(source: Entity, imprints: readonly Claim[]): string {
  const { slug, name, description, identifiers } = source
  const language = languageOf(imprints)
  const told = imprint.flatMap((property): [string, string][] => {
    const claims = imprints.filter((claim) => claim.property === property)
    if (claims.length === 0) return property === 'language' ? [[property, nothing]] : []
    const texts = claims.map((claim) => {
      const reference = claim.references.find((each) => isImprint(claim, each))
      return reference ? statement(claim, reference, language) : ''
    })
    return [[property, texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`]]
  })
  const fields: [string, string][] = [
    ['source', slug],
    ['title', scalar(name)],
    ...(description === null ? [] : [['description', scalar(description)] as [string, string]]),
    ...(identifiers.length === 0 ? [] : [['identifiers', identifierMap(identifiers)] as [string, string]]),
    ...told,
  ]
  return fields.map(([key, text]) => `${key}: ${text}\n`).join('')
}
