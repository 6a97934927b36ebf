import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { formatProblem } from '../src/files/problem.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Writes a data directory that lasts as long as the test, and gives its path. */
export function writeFolder(files: Files): string {
  const parent = mkdtempSync(join(tmpdir(), 'plenum-files-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  const directory = join(parent, 'data')
  for (const name of ['entities/x', 'sources/x', ...Object.keys(files)]) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
  return directory
}

export function problemsOf(files: Files): string[] {
  return readDataset(writeFolder(files)).problems.map(formatProblem)
}

/** A few entities of several kinds, and a source that names them all, so that none is unused. */
export const world = {
  'entities/people.yaml':
    'kind: PERSON\nentities:\n  kim-jong-un: { name: Kim Jong Un }\n  ri-son-gwon: { name: Ri Son Gwon }\n',
  'entities/organizations.yaml': 'kind: ORGANIZATION\nentities:\n  wpk: { name: WPK, classification: PARTY }\n',
  'entities/posts.yaml': 'kind: POST\nentities:\n  chairman: { name: Chairman }\n',
  'entities/meetings.yaml': 'kind: MEETING\nentities:\n  congress: { name: Congress, classification: CONGRESS }\n',
  'entities/occasions.yaml': 'kind: OCCASION\nentities:\n  campaign: { name: Campaign, classification: CAMPAIGN }\n',
  'entities/decisions.yaml': 'kind: DECISION\nentities:\n  rule: { name: Rule, classification: DECISION }\n',
  'entities/places.yaml': 'kind: PLACE\nentities:\n  hall: { name: Hall }\n',
  'sources/other.yaml': `source: other
title: Another account
language: en
names:
  List: { kim-jong-un: K, ri-son-gwon: R, wpk: W, chairman: C, congress: O, campaign: A, rule: D, hall: H }
`,
} as const

/** What is wrong with a passage about the subject that goes on with these lines, the first of them in line 7. */
export function problemsOfPassage(subject: string, lines: string): string[] {
  const passage = `  - subject: ${subject}\n    at: Infobox\n${lines.replace(/^/gm, '    ')}\n`
  const problems = problemsOf({ ...world, 'sources/x.yaml': `source: x\ntitle: X\nlanguage: en\nclaims:\n${passage}` })
  return problems.map((problem) => problem.replace('data/sources/x.yaml:', ''))
}
