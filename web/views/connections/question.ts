import type { Parameters } from '../../app/address.tsx'
import { type EntityKind, kindsNamed, kindWord } from '../../parts/kinds.tsx'

/** How two entities are connected: what is asked, as the address holds it. */
export interface Question {
  readonly from?: string
  readonly to?: string
  readonly length: number
  readonly limit: number
  /** By name; none for all. */
  readonly properties: readonly string[]
  /** Kinds that a path may lead through; none for all. */
  readonly through: readonly EntityKind[]
}

/** How many steps a path can have. */
export const lengths = [1, 2, 3, 4, 5, 6, 7, 8] as const
export const longest = 8
const usual = { length: 6, limit: 3 }

/** How many paths can be asked for. */
export const limits = [1, 3, 5, 10, 20] as const

/** Reads the question out of an address. What makes no sense there is left out. */
export function parseQuestion(parameters: URLSearchParams): Question {
  const [from, to] = [parameters.get('from'), parameters.get('to')]
  const length = Number(parameters.get('length'))
  const limit = Number(parameters.get('limit'))
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    length: Number.isInteger(length) && length >= 1 && length <= longest ? length : usual.length,
    limit: limits.find((one) => one === limit) ?? usual.limit,
    properties: [...new Set(parameters.getAll('by').filter(Boolean))],
    through: kindsNamed(parameters.getAll('through')),
  }
}

/** What the address holds of a question: nothing that is as usual. */
export function encodeQuestion({ from, to, length, limit, properties, through }: Question): Parameters {
  return {
    from,
    to,
    length: length === usual.length ? undefined : String(length),
    limit: limit === usual.limit ? undefined : String(limit),
    by: properties,
    through: through.map(kindWord),
  }
}
