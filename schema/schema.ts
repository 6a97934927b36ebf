import type { GraphQLSchema } from 'graphql'
import './scalars.ts'
import './query.ts'
import './subscription.ts'
import './view.ts'
import './mutation.ts'
import './change.ts'
import './person.ts'
import './organization.ts'
import './post.ts'
import './meeting.ts'
import './occasion.ts'
import './agenda-item.ts'
import './decision.ts'
import './document.ts'
import './place.ts'
import './source.ts'
import './name.ts'
import './identifier.ts'
import { builder } from './builder.ts'

/** Builds the schema of all the types that the files of this folder declare. */
export function buildSchema(): GraphQLSchema {
  return builder.toSchema()
}
