import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import type { Legislature } from './legislature.ts'

/** Writes it as Popolo JSON, and gives the size of the file in bytes. */
export function writePopolo(path: string, { persons, bodies, memberships }: Legislature): number {
  const file = openSync(path, 'w')
  const lists = {
    persons: persons.map(({ id, name, birthDate }) => ({ id, name, birth_date: birthDate })),
    organizations: bodies,
    memberships: memberships.map(({ person, body, role, start, end }) => ({
      person_id: person.id,
      organization_id: body.id,
      role,
      start_date: start,
      ...(end && { end_date: end }),
    })),
  }
  let opening = '{'
  for (const [name, items] of Object.entries(lists)) {
    writeSync(file, `${opening}"${name}":[`)
    for (let from = 0; from < items.length; from += itemsAtOnce) {
      const text = JSON.stringify(items.slice(from, from + itemsAtOnce)).slice(1, -1)
      writeSync(file, from === 0 ? text : `,${text}`)
    }
    writeSync(file, ']')
    opening = ','
  }
  writeSync(file, '}')
  closeSync(file)
  return statSync(path).size
}

const itemsAtOnce = 10_000
