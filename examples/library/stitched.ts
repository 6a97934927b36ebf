import { stitchSchemas } from '@graphql-tools/stitch'
import { createPlenum } from 'plenum'

const { schema: graph } = createPlenum({ data: 'data' })

/** A schema of one's own, with a graph's fields beside it. */
export const schema = stitchSchemas({
  subschemas: [{ schema: graph }],
  typeDefs: 'extend type Query { "The dates of a calendar of ours." calendar: [String!]! }',
  resolvers: { Query: { calendar: () => ['2021-01-05'] } },
})
