import { Way } from '../../app/address.tsx'
import type { EntityTold } from './entity-told.ts'

/** The other views of an entity. */
export function Actions({ entity: { slug, kind } }: { readonly entity: EntityTold }) {
  const actions = [
    { path: '/graph', parameters: { root: slug, on: slug }, label: 'In the graph' },
    { path: '/connections', parameters: { from: slug }, label: 'How it is connected' },
    { path: '/timeline', parameters: { of: slug }, label: 'Timeline' },
    ...(kind === 'SOURCE' ? [{ path: '/compare', parameters: { a: slug }, label: 'Compare with another source' }] : []),
  ]
  return (
    <nav className="actions" aria-label="Other views of it">
      {actions.map(({ path, parameters, label }) => (
        <Way key={path} to={path} parameters={parameters}>
          {label}
        </Way>
      ))}
    </nav>
  )
}
