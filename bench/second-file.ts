import { createLegislature, type Legislature } from './legislature.ts'
import { importPopolo } from './peers/plenum.ts'
import { writePopolo } from './popolo-file.ts'

/** What a small file takes: seconds, the start of the program included, and milliseconds of CPU. */
export interface SmallImport {
  readonly claims: number
  readonly seconds: number
  readonly cpu: number
}

/** Imports a second file, of 10 claims, into a database. */
export async function importSecondFile(path: string, db: string): Promise<SmallImport> {
  writePopolo(path, smallLegislature())
  const { summary, seconds, cpu } = await importPopolo(path, 'second', db)
  return { claims: summary.added.claims, seconds, cpu }
}

/** Two names and two births, two bodies, three memberships, and the title of the file. */
function smallLegislature(): Legislature {
  const { persons, bodies, memberships } = createLegislature(0.01, 3)
  const [ann, ben] = persons
  const [first, second] = bodies
  const [spell] = memberships
  if (!ann || !ben || !first || !second || !spell) throw new Error('Expected two persons in two bodies.')
  return {
    persons: [ann, ben],
    bodies: [first, second],
    memberships: [
      { ...spell, person: ann, body: first },
      { ...spell, person: ann, body: second },
      { ...spell, person: ben, body: first },
    ],
  }
}
