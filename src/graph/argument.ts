import type { EntityKind } from '../model/kind.ts'
import { findEntity } from './entity.ts'
import { parseEntityArgument, shorten } from './id.ts'
import { InputError } from './input-error.ts'
import type { EntityNode, View } from './view.ts'

/**
 * The entity that an argument names by its slug or by any id of it. A lens in the id is ignored: the view rules.
 * @throws InputError for what is neither, or is in the graph under neither
 */
export async function entityOf(view: View, argument: string, text: string, kind?: EntityKind): Promise<EntityNode> {
  const entity = await findEntity(view, parseEntityArgument(argument, text), kind && [kind])
  if (!entity)
    throw new InputError(
      `"${argument}": the graph has no ${kind ? kind.toLowerCase() : 'entity'} "${shorten(text)}": look for its slug with "search".`,
    )
  return entity
}

/** The slugs of the entities that an argument names; null where it is left out. @throws InputError */
export async function slugsOf(
  view: View,
  argument: string,
  texts: readonly string[] | null | undefined,
): Promise<string[] | null> {
  if (!texts) return null
  if (texts.length > 100) throw new InputError(`"${argument}" takes at most 100 entities, got ${texts.length}.`)
  return (await Promise.all(texts.map((text) => entityOf(view, argument, text)))).map(({ slug }) => slug)
}

/** Where a part of an argument is asked for; a part that is an argument itself is in no place. */
export function placeOf(part: string, place: string): string {
  return place === '' ? part : `${place}.${part}`
}

/** The number, if it is within its bounds. */
export function within(argument: string, number: number, least: number, largest: number): number {
  if (number >= least && number <= largest) return number
  throw new InputError(`"${argument}" must be between ${least} and ${largest}, got ${number}.`)
}
