import { foldedName, type Legislature } from '../legislature.ts'
import { slugOf } from './peer.ts'

/**
 * The tables of the peers, as both SQLite and PostgreSQL read them: an index for each way in which a page is read, and
 * beside each membership the names that it is sorted by, so that a page is one range of an index.
 */
export const tables = `
create table person (id integer primary key, slug text not null unique, name text not null, birth_date date not null);
create table body (id integer primary key, slug text not null unique, name text not null);
create table membership (
  person_id integer not null references person,
  body_id integer not null references body,
  role text not null,
  start_date date not null,
  end_date date,
  person_sort text not null,
  body_sort text not null,
  primary key (body_id, person_id)
);`

/** Made once the rows are there, as it is fastest. */
export const indexes = `
create index membership_of_body on membership (body_id, start_date, person_sort, person_id);
create index membership_of_person on membership (person_id, start_date, body_sort, body_id);`

/** The rows of each table, in an order in which they refer to those before. */
export function rowsOf({ persons, bodies, memberships }: Legislature): Record<string, readonly object[]> {
  const ids = new Map([...persons, ...bodies].map(({ id }) => [id, Number(id.replace(/\D/g, ''))]))
  const numberOf = ({ id }: { id: string }) => ids.get(id) ?? Number.NaN
  return {
    person: persons.map((person) => ({
      id: numberOf(person),
      slug: slugOf(person),
      name: person.name,
      birth_date: person.birthDate,
    })),
    body: bodies.map((body) => ({ id: numberOf(body), slug: slugOf(body), name: body.name })),
    membership: memberships.map(({ person, body, role, start, end }) => ({
      person_id: numberOf(person),
      body_id: numberOf(body),
      role,
      start_date: start,
      end_date: end,
      person_sort: foldedName(person.name),
      body_sort: foldedName(body.name),
    })),
  }
}
