import { type ReactNode, useCallback, useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { encodeLens, type Lens, lensParameters, parseLens } from '../lens/lens.ts'

/** What a view keeps in the address besides the lens; undefined takes a parameter out. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** Where the reader is. The address holds all of it, so that it can be sent to someone. */
interface Address {
  readonly path: string
  readonly parameters: URLSearchParams
  readonly lens: Lens
  /** Goes elsewhere, and takes the lens along. */
  go(path: string, parameters?: Parameters): void
  /** Changes parameters of this view in place: no step for the button that leads back. */
  put(parameters: Parameters): void
  /** Looks at the same view through another lens. */
  look(lens: Lens): void
}

export function useAddress(): Address {
  const [path, navigate] = useLocation()
  const search = useSearch()
  return useMemo(() => {
    const parameters = new URLSearchParams(search)
    const lens = parseLens(parameters)
    const own = withoutLens(parameters)
    return {
      path,
      parameters,
      lens,
      go: (to, given = {}) => navigate(addressOf(to, Object.entries(given), lens)),
      put: (given) => navigate(addressOf(path, new Map([...own, ...Object.entries(given)]), lens), { replace: true }),
      look: (other) => navigate(addressOf(path, own, other)),
    }
  }, [path, search, navigate])
}

/** The address of a view, seen through a lens. */
function addressOf(path: string, parameters: Iterable<readonly [string, Parameters[string]]>, lens: Lens): string {
  const all = new URLSearchParams()
  for (const [name, value] of parameters)
    for (const item of Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value])
      all.append(name, item)
  for (const [name, value] of encodeLens(lens)) all.append(name, value)
  return all.size > 0 ? `${path}?${all}` : path
}

function withoutLens(parameters: URLSearchParams): Map<string, Parameters[string]> {
  const names = [...new Set(parameters.keys())].filter((name) => !lensParameters.some((own) => own === name))
  return new Map(names.map((name) => [name, parameters.getAll(name)]))
}

/** The addresses of other views from here: they keep the lens. */
function useHref(): (path: string, parameters?: Parameters) => string {
  const { lens } = useAddress()
  return useCallback((path, parameters = {}) => addressOf(path, Object.entries(parameters), lens), [lens])
}

interface WayProps {
  readonly to: string
  readonly parameters?: Parameters
  readonly className?: string
  readonly current?: boolean
  readonly title?: string
  readonly children: ReactNode
}

/** A link to another view. It keeps the lens. */
export function Way({ to, parameters, className, current, title, children }: WayProps) {
  const href = useHref()
  return (
    <Link
      href={href(to, parameters)}
      className={className ?? ''}
      aria-current={current ? 'page' : undefined}
      title={title}
    >
      {children}
    </Link>
  )
}
