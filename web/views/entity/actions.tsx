import { Way } from '../../app/address.tsx'
import { routes } from '../../app/routes.tsx'
import type { EntityTold } from './entity-page.tsx'

/** The other views of an entity: each is offered once its route is there. */
export function Actions({ entity: { slug, kind } }: { readonly entity: EntityTold }) {
  const actions = [
    { path: '/graph', parameters: { root: slug, on: slug }, label: 'In the graph' },
    { path: '/connections', parameters: { from: slug }, label: 'How it is connected' },
    { path: '/timeline', parameters: { of: slug }, label: 'Timeline' },
    ...(kind === 'SOURCE' ? [{ path: '/compare', parameters: { a: slug }, label: 'Compare with another source' }] : []),
  ]
  const offered = actions.filter(({ path }) => routes.some((route) => route.path === path))
  if (offered.length === 0) return null
  return (
    <nav className="actions" aria-label="Other views of it">
      {offered.map(({ path, parameters, label }) => (
        <Way key={path} to={path} parameters={parameters}>
          {label}
        </Way>
      ))}
    </nav>
  )
}
