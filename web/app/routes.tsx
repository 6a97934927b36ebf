import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A view: the path that leads to it, and what it shows. Paths stand in routes.json too, for the server. */
export interface Route {
  readonly path: string
  readonly View: LazyExoticComponent<ComponentType<{ readonly params: Readonly<Record<string, string>> }>>
  /** How the navigation calls it, if it leads there. */
  readonly label?: string
}

export const routes: readonly Route[] = [
  { path: '/', View: lazy(async () => ({ default: (await import('../views/start/start.tsx')).Start })) },
  { path: '/search', View: lazy(async () => ({ default: (await import('../views/search/search.tsx')).Search })) },
  {
    path: '/entity/:slug',
    View: lazy(async () => ({ default: (await import('../views/entity/entity-page.tsx')).EntityPage })),
  },
  {
    path: '/browse/:kind',
    View: lazy(async () => ({ default: (await import('../views/browse/browse.tsx')).Browse })),
  },
  {
    path: '/graph',
    label: 'Graph',
    View: lazy(async () => ({ default: (await import('../views/graph/graph.tsx')).Graph })),
  },
  {
    path: '/timeline',
    label: 'Timeline',
    View: lazy(async () => ({ default: (await import('../views/timeline/timeline.tsx')).Timeline })),
  },
  {
    path: '/connections',
    label: 'Connections',
    View: lazy(async () => ({ default: (await import('../views/connections/connections.tsx')).Connections })),
  },
  {
    path: '/disagreements',
    label: 'Disagreements',
    View: lazy(async () => ({ default: (await import('../views/disagreements/disagreements.tsx')).Disagreements })),
  },
  {
    path: '/sources',
    label: 'Sources',
    View: lazy(async () => ({ default: (await import('../views/sources/sources.tsx')).Sources })),
  },
  {
    path: '/compare',
    View: lazy(async () => ({ default: (await import('../views/compare/compare.tsx')).Compare })),
  },
]
