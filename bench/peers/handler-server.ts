import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'

const database = new DatabaseSync(process.argv[2] ?? '', { readOnly: true })
database.exec('pragma cache_size = -65536')
const body = database.prepare('select id, name from body where slug = ?')
const members = database.prepare(`
  select person.id, person.name, role, start_date as start, end_date as "end", birth_date as "birthDate"
  from membership join person on person.id = person_id
  where body_id = ? order by start_date, person_sort, person_id limit 20`)
const memberships = database.prepare(`
  select body.name, role, start_date as start, end_date as "end"
  from membership join body on body.id = body_id
  where person_id = ? order by start_date, body_sort, body_id limit 5`)

const server = createServer((request, response) => {
  const found = body.get((request.url ?? '').slice(1))
  if (!found) return void response.writeHead(404).end()
  const page = {
    name: found.name,
    members: members.all(found.id as number).map(({ id, ...member }) => ({
      ...member,
      memberships: memberships.all(id as number),
    })),
  }
  const text = Buffer.from(JSON.stringify(page))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text)
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('SIGTERM', () => process.exit())
