import { Hono } from 'hono'
import { createPlenum } from 'plenum'

const plenum = createPlenum({ data: 'data', path: '/kb' })

/** A site of its own, with the graph at one of its paths. Serve it as any other: with @hono/node-server, or `Deno.serve(app.fetch)`. */
export const app = new Hono()
  .get('/', (context) => context.text('The front page of the site.'))
  .all(plenum.path, ({ req }) => plenum.fetch(req.raw))
  .get('/about', (context) => context.text('A page behind the graph.'))
