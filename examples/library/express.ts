import express from 'express'
import { createPlenum } from 'plenum'

const plenum = createPlenum({ data: 'data', path: '/kb' })

/** A site of its own, with the graph at one of its paths. Start it with `app.listen(3000)`. */
export const app = express()
  .get('/', (_request, response) => void response.send('The front page of the site.'))
  .use(express.json())
  .use(plenum.middleware)
  .get('/about', (_request, response) => void response.send('A page behind the graph.'))
