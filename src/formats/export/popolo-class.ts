import type { Entity } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { PropertyName } from '../../model/properties.ts'
import type { Voices } from '../../model/voices.ts'
import type { Described, Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { createPopoloObject, type FieldForm, type PopoloObject } from './popolo-object.ts'
import type { SourceLinks } from './popolo-sources.ts'

/** A class of Popolo, and how objects of it are made of entities. */
export interface PopoloClass {
  /** The key under which its objects stand. */
  readonly key: string
  readonly kinds: readonly EntityKind[]
  /** What is told of them in objects of other classes. */
  readonly toldElsewhere?: readonly PropertyName[]
  fill(object: PopoloObject, context: PopoloContext): void
}

export interface PopoloContext {
  readonly described: Described
  readonly voices: Voices
  readonly leftOut: LeftOut
  /** The entities that the page's claims name. */
  readonly named: ReadonlyMap<string, Entity>
}

/** What is told of the members, and not of the person or body. */
export const membershipProperties: readonly PropertyName[] = ['memberOf', 'holds', 'memberBodyOf']

/** What is told of persons and bodies in objects of their own: memberships and votes. */
export const relatedElsewhere: readonly PropertyName[] = [...membershipProperties, 'ballot']

/** The finished object, without what stayed empty. */
export function popoloObject(kind: PopoloClass, context: PopoloContext, links: SourceLinks): Record<string, unknown> {
  const object = createObject(context)
  kind.fill(object, context)
  object.finish()
  const sources = links(object.told(), context.leftOut)
  return { ...object.fields, ...(sources.length > 0 && { sources }) }
}

export function createObject({ described, named, ...context }: PopoloContext): PopoloObject {
  return createPopoloObject(described, { ...context, kindOf: (slug) => named.get(slug)?.kind })
}

/** The entities that the claims of a page name as values, or as what is voted for. */
export async function readNamed(
  extract: Extract,
  page: readonly Pick<Described, 'claims'>[],
): Promise<PopoloContext['named']> {
  return extract.find(
    page.flatMap(({ claims }) =>
      claims.flatMap(({ value, qualifiers }) => [
        ...(value.type === 'entity' ? [value.slug] : []),
        ...(qualifiers.candidate === undefined ? [] : [qualifiers.candidate]),
      ]),
    ),
  )
}

/** The names of entities, where a field has no ids. */
export function nameIn({ named }: PopoloContext): FieldForm {
  return (slug) => named.get(slug)?.name ?? slug
}
