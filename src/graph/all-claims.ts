import type { ClaimsOrder } from '../lists/claims-in-order.ts'
import type { ListItem } from '../lists/list.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { Certainty } from '../model/vocabulary.ts'
import { within } from './argument.ts'
import type { FactStatus } from './claim.ts'
import { type ClaimEdge, checkPropertyNames, claimEdges } from './claims.ts'
import { listClaims } from './claims-in-order.ts'
import type { ClaimsRequest } from './claims-sieve.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { InputError } from './input-error.ts'
import { namedBy } from './named.ts'
import type { View } from './view.ts'

/** Which claims are listed, as a client asks for them; null is as omitted. */
export interface AllClaimsArguments {
  readonly property?: readonly string[] | null | undefined
  /** Slugs or ids. */
  readonly source?: readonly string[] | null | undefined
  readonly certainty?: readonly Certainty[] | null | undefined
  readonly minVoices?: number | null | undefined
  readonly maxVoices?: number | null | undefined
  readonly status?: FactStatus | null | undefined
}

export interface ClaimsOrderAsked {
  readonly field: 'PROPERTY' | 'START' | 'VOICES'
  readonly direction: 'ASC' | 'DESC'
}

/** The claims that the view keeps, and that are asked for; by property where no order is given. @throws InputError */
export async function connectAllClaims(
  view: View,
  given: AllClaimsArguments,
  order: ClaimsOrderAsked | null | undefined,
  args: PageArguments,
): Promise<Connection<ClaimEdge>> {
  const request = await readRequest(view, given)
  const { by, isReversed } = orderOf(order)
  const connected = {
    key: `claims by ${by}${isReversed ? ' reversed' : ''} ${JSON.stringify(request)}`,
    list: () => listClaims(view, request, by, isReversed),
    edges: (items: readonly ListItem[]): MaybePromise<ClaimEdge[]> => claimEdges(view, items, null),
  }
  return connect(view, connected, args)
}

function orderOf(order: ClaimsOrderAsked | null | undefined): { by: ClaimsOrder; isReversed: boolean } {
  const { field, direction } = order ?? { field: 'PROPERTY', direction: 'ASC' }
  const isDescending = direction === 'DESC'
  // What is unknown comes last in both.
  return field === 'START'
    ? { by: isDescending ? 'LATEST' : 'START', isReversed: false }
    : { by: field, isReversed: isDescending }
}

async function readRequest(view: View, given: AllClaimsArguments): Promise<ClaimsRequest> {
  const { property, source, certainty, minVoices, maxVoices, status } = given
  for (const [name, list] of Object.entries({ property, source, certainty })) {
    if (list?.length === 0)
      throw new InputError(`"${name}" names nothing, and no claim would be listed: leave it out, or name at least one.`)
  }
  if (certainty?.includes('EXPECTED') && view.lens.certainties === null)
    throw new InputError(
      '"certainty": what is only EXPECTED is kept nowhere unless a lens asks for it: ask lens(certainty: [EXPECTED]) { claims }.',
    )
  if (minVoices != null) within('minVoices', minVoices, 1, mostVoices)
  if (maxVoices != null) within('maxVoices', maxVoices, 1, mostVoices)
  if (minVoices != null && maxVoices != null && minVoices > maxVoices)
    throw new InputError(`"minVoices" (${minVoices}) is more than "maxVoices" (${maxVoices}): no claim has both.`)
  return {
    properties: property ? checkPropertyNames(property) : null,
    sources: source ? [...new Set(await namedBy(view, 'source', source, 'SOURCE'))].sort() : null,
    certainties: certainty ? [...new Set(certainty)].sort() : null,
    // Each claim has a voice.
    minVoices: minVoices != null && minVoices > 1 ? minVoices : null,
    maxVoices: maxVoices ?? null,
    status: status ?? null,
  }
}

const mostVoices = 2_147_483_647
