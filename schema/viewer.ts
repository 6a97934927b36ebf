import type { Viewer as RequestViewer } from '../src/graph/request.ts'
import { builder } from './builder.ts'
import { Role } from './enums.ts'

/** Who asks. */
export const Viewer = builder.objectRef<RequestViewer>('Viewer')

Viewer.implement({
  description: 'Who asks, as their token tells.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the account.' }),
    role: t.expose('role', { type: Role, description: 'What they may do.' }),
  }),
})
