import type { EntityKind } from '../model/kind.ts'
import { entityOf } from './argument.ts'
import { InputError } from './input-error.ts'
import type { View } from './view.ts'

const mostNamed = 100

/** The slugs of the entities that a list of slugs and ids names. @throws InputError */
export async function namedBy(
  view: View,
  argument: string,
  texts: readonly string[],
  kind?: EntityKind,
): Promise<string[]> {
  if (texts.length > mostNamed)
    throw new InputError(`"${argument}" takes at most ${mostNamed} of them, got ${texts.length}.`)
  return (await Promise.all(texts.map((text) => entityOf(view, argument, text, kind)))).map(({ slug }) => slug)
}
