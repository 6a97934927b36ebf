import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { Voices } from '../../model/voices.ts'
import type { Described, Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { createPopoloObject, type PopoloObject } from './popolo-object.ts'
import type { SourceLinks } from './popolo-sources.ts'

/** A class of Popolo, and how objects of it are made of entities. */
export interface PopoloClass {
  /** The key under which its objects stand. */
  readonly key: string
  readonly kinds: readonly EntityKind[]
  fill(object: PopoloObject, context: PopoloContext): void
}

export interface PopoloContext {
  readonly described: Described
  readonly voices: Voices
  readonly leftOut: LeftOut
  /** The entities that the page's claims name. */
  readonly named: ReadonlyMap<string, Entity>
}

/** Each field with the properties that fill it, the nearest first; a property that is not declared fills nothing. */
export const popoloClasses: readonly PopoloClass[] = [
  {
    key: 'persons',
    kinds: ['PERSON'],
    fill(object, context) {
      common(object, context)
      describe(object, context, 'summary')
      object.one('gender', ['gender'], 'text')
      object.one('birth_date', ['birthDate'], 'date')
      object.one('death_date', ['deathDate'], 'date')
      object.one('given_name', ['givenName'], 'text')
      object.one('family_name', ['familyName'], 'text')
      object.one('patronymic_name', ['patronymic'], 'text')
      object.one('honorific_prefix', ['honorific'], 'text')
      object.one('national_identity', ['nationality'], nameIn(context))
      object.one('biography', ['describedAs', 'summary'], 'text')
      object.toldElsewhere(membershipProperties)
    },
  },
  {
    key: 'organizations',
    kinds: ['ORGANIZATION'],
    fill(object, context) {
      common(object, context)
      describe(object, context, 'abstract')
      object.fields.classification = context.described.entity.classification ?? undefined
      object.one('parent_id', ['parent'], 'id')
      object.one('founding_date', ['founded'], 'date')
      object.one('dissolution_date', ['dissolved'], 'date')
      object.one('area_id', ['place'], 'id')
      object.one('description', ['describedAs', 'summary'], 'text')
      object.one('seats', ['seats'], 'text')
      object.toldElsewhere(membershipProperties)
    },
  },
  {
    key: 'posts',
    kinds: ['POST'],
    fill(object, context) {
      const { entity } = context.described
      common(object, context)
      delete object.fields.name
      delete object.fields.identifiers
      delete object.fields.other_names
      object.fields.label = entity.name
      if (entity.identifiers.length > 0) context.leftOut.add('identifiers of a POST', entity.identifiers.length)
      if (entity.description !== null) context.leftOut.add('description of a POST')
      object.list('other_label', 'name', (claim) => textOf(claim))
      object.one('organization_id', ['postOf'], 'id')
    },
  },
  {
    key: 'events',
    kinds: ['MEETING', 'OCCASION'],
    fill(object, context) {
      const { entity } = context.described
      common(object, context)
      describe(object, context, 'description')
      object.fields.classification = entity.classification ?? undefined
      object.one('start_date', ['startDate'], 'date')
      object.one('end_date', ['endDate'], 'date')
      object.one('location', ['place', 'address'], nameIn(context))
      object.one('organization_id', ['organization'], 'id')
      object.one('parent_id', ['partOf'], 'id')
      object.list('attendees', 'participant', ({ value, qualifiers }) => {
        const slug = value.type === 'entity' ? value.slug : ''
        return {
          id: slug,
          name: context.named.get(slug)?.name,
          role: qualifiers.role,
          on_behalf_of_id: qualifiers.onBehalfOf,
        }
      })
    },
  },
  {
    key: 'areas',
    kinds: ['PLACE'],
    fill(object, context) {
      const { entity } = context.described
      common(object, context)
      if (entity.description !== null) context.leftOut.add('description of a PLACE')
      object.one('parent_id', ['within'], 'id')
    },
  },
  {
    key: 'motions',
    kinds: ['DECISION'],
    fill(object, context) {
      const { entity } = context.described
      common(object, context)
      delete object.fields.name
      object.fields.classification = entity.classification ?? undefined
      object.fields.text = entity.name
      object.one('organization_id', ['adoptedBy'], 'id')
      object.one('legislative_session_id', ['adoptedAt'], 'id')
      object.one('result', ['vote'], 'text')
    },
  },
  {
    key: 'speeches',
    kinds: ['DOCUMENT'],
    fill(object, context) {
      const { entity } = context.described
      common(object, context)
      delete object.fields.name
      object.fields.title = entity.name
      object.fields.type = entity.classification ?? undefined
      object.one('creator_id', ['presentedBy', 'author'], 'id')
      object.one('event_id', ['presentedAt'], 'id')
      object.one('audience_id', ['addressedTo'], 'id')
    },
  },
]

/** What is told of the members, and not of the person or body. */
export const membershipProperties: readonly string[] = ['memberOf', 'holds', 'memberBodyOf']

/** The finished object, without what stayed empty. */
export function popoloObject(kind: PopoloClass, context: PopoloContext, links: SourceLinks): Record<string, unknown> {
  const object = createPopoloObject(context.described, context.voices, context.leftOut)
  kind.fill(object, context)
  object.finish()
  const sources = links(object.told())
  return { ...object.fields, ...(sources.length > 0 && { sources }) }
}

/** The entities that the claims of a page name as values. */
export async function readNamed(extract: Extract, page: readonly Described[]): Promise<PopoloContext['named']> {
  return extract.find(
    page.flatMap(({ claims }) => claims.flatMap(({ value }) => (value.type === 'entity' ? value.slug : []))),
  )
}

function common(object: PopoloObject, { described: { entity, claims } }: PopoloContext): void {
  if (entity.identifiers.length > 0) {
    object.fields.identifiers = entity.identifiers.map(({ scheme, value }) => ({ scheme, identifier: value }))
  }
  const own = claims.filter(
    ({ property, value }) => property === 'name' && value.type === 'text' && value.text === entity.name,
  )
  object.list('other_names', 'name', (claim) => ({
    name: textOf(claim),
    note: claim.qualifiers.style,
    lang: claim.value.type === 'text' ? (claim.value.language ?? undefined) : undefined,
  }))
  // The name itself is no other name.
  const others = (object.fields.other_names as { name: string }[] | undefined)?.filter(
    ({ name }) => name !== entity.name,
  )
  if (own.length > 0 || others) object.fields.other_names = others?.length ? others : undefined
  object.one('image', ['image'], 'text')
  object.list('links', 'link', (claim) => ({ url: textOf(claim) }))
  object.list('contact_details', 'contact', (claim) => ({
    type: claim.qualifiers.medium ?? 'other',
    value: textOf(claim),
  }))
}

function describe(object: PopoloObject, { described }: PopoloContext, field: string): void {
  if (described.entity.description !== null) object.fields[field] = described.entity.description
}

function nameIn({ named }: PopoloContext): (slug: string) => string {
  return (slug) => named.get(slug)?.name ?? slug
}

function textOf({ value }: Claim): string {
  return value.type === 'text' ? value.text : ''
}
