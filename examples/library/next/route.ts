// In a project of Next this is app/api/graph/route.ts.
import { createPlenum } from 'plenum'

const { fetch } = createPlenum({ data: 'data', path: '/api/graph' })

export { fetch as GET, fetch as POST }

/** What the route needs is Node, and not the edge. */
export const runtime = 'nodejs'
