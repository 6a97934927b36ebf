import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limits, refuse } from './limits.ts'
import { type CostedOperation, type Heaviest, type Price, priceOf } from './price.ts'

/**
 * Refuses a query that can cost too much or looks through too many lenses, before anything of it runs. Whoever asks with
 * `"extensions": { "cost": true }` is told what it costs.
 */
export function useQueryCost(): Plugin {
  const check = ({ args, setResultAndStopExecution }: Checked) => {
    const price = priceOf(args)
    const refusal = refusePrice(price)
    if (refusal) setResultAndStopExecution({ errors: [refusal] })
    return price
  }
  return {
    onExecute(checked) {
      const { points } = check(checked)
      const { params } = checked.args.contextValue as { readonly params?: unknown }
      if (!asksForCost(params)) return
      return {
        onExecuteDone({ result, setResult }) {
          if (!('data' in result)) return
          const cost = { points, allowed: limits.cost }
          setResult({ ...result, extensions: { ...result.extensions, cost } })
        },
      }
    },
    // Of a subscription each event is counted alone.
    onSubscribe: (checked) => void check(checked),
  }
}

interface Checked {
  readonly args: CostedOperation
  setResultAndStopExecution(result: ExecutionResult): void
}

/** Whether the cost is to be told with the answer. */
export function asksForCost(params: unknown): boolean {
  const { extensions } = (params ?? {}) as { readonly extensions?: { readonly cost?: unknown } | null }
  return extensions?.cost === true
}

/** How many points a query can cost. */
export function costOf(operation: CostedOperation): number {
  return priceOf(operation).points
}

/** Whether a query is within what is allowed. */
export function isAffordable(operation: CostedOperation): boolean {
  return refusePrice(priceOf(operation)) === null
}

function refusePrice(price: Price): GraphQLError | null {
  const { lenses, points } = price
  if (lenses > limits.lenses) return refuse('lenses', lenses, tooManyLenses)
  if (points <= limits.cost) return null
  const heaviest = price.heaviest()
  const told = heaviest && { heaviest: { path: heaviest.path, points: safe(heaviest.points) } }
  return refuse('cost', points, (got, allowed) => tooCostly(got, allowed, heaviest), told ?? {})
}

function tooManyLenses(got: string, allowed: string): string {
  return `An operation can look through ${allowed} different lenses, and this one names ${got}: ask in several operations.`
}

function tooCostly(got: string, allowed: string, heaviest: Heaviest | null): string {
  const most = heaviest
    ? ` Most of it is "${heaviest.path.join('.')}", with ${safe(heaviest.points).toLocaleString('en')}: ${cure(heaviest)}.`
    : ''
  return `The request can cost ${got} points, and ${allowed} are allowed.${most}`
}

function cure({ cause, slicing }: Heaviest): string {
  if (cause === 'lens')
    return 'look through fewer lenses in one request, or ask each for single entities instead of lists'
  if (cause === 'weight') return 'ask for it in a request of its own, or of fewer things'
  if (cause === 'slicing')
    return `give a smaller ${slicing.map((name) => `"${name}"`).join(' or ')}, or ask for fewer fields below it`
  return 'ask for fewer fields below it, or in a request of its own'
}

function safe(points: number): number {
  return Math.min(points, Number.MAX_SAFE_INTEGER)
}
