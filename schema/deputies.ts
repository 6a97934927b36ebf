import { connectDeputies } from '../src/graph/deputies.ts'
import { getEntity } from '../src/graph/entity.ts'
import type { EntityNode } from '../src/graph/view.ts'
import type { builder } from './builder.ts'
import { pageArguments } from './connection.ts'
import { relationConnection } from './fields.ts'
import { Organization } from './organization.ts'
import { Person } from './person.ts'

type ObjectFields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, EntityNode>

/** Who stands for a body, or for a place, in another body. */
export function deputiesField(t: ObjectFields) {
  return t.field({
    type: relationConnection('Deputies', Person, (edge) => ({
      body: edge.field({
        type: Organization,
        description: 'The body that the person belongs to.',
        resolve: ({ view, relation: { claim } }) =>
          getEntity(view, claim.value.type === 'entity' ? claim.value.slug : ''),
      }),
    })),
    description:
      'The persons whose membership of another body is on behalf of this one, or for this place: the deputies of a party, of a constituency.',
    args: pageArguments(),
    resolve: connectDeputies,
  })
}
