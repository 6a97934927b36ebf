import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { aboutTerm, landmarksOf } from '../examples/council/landmarks.ts'
import { readTerm } from '../examples/council/popolo.ts'
import { readGraphFiles } from '../src/files/data-folder.ts'
import { readAnySlug, readGraphFile } from '../src/files/graph-file.ts'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { openGraph } from '../src/graph/graph.ts'
import { tabsOf } from '../src/server/examples.ts'
import { describeGraph } from '../src/store/describe.ts'
import { programAuthor } from '../src/store/history/author.ts'
import type { Store } from '../src/store/store.ts'
import { databases, openDatabase } from './databases.ts'
import { askGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'examples/council/graph.yaml'), 'utf8')
const shipped = await readTerm(join(root, 'examples/council/magdeburg-8'))
const landmarks = landmarksOf(shipped)

function readDescription() {
  const { graph, problems } = readGraphFiles(join(root, 'examples/council/graph.yaml'))
  if (!graph) throw new Error('The council has a description.')
  const { description } = readGraphFile(graph, problems, readAnySlug)
  expect(problems).toEqual([])
  return description
}

/** One sitting of the council: the one of the closest vote. */
function cutOf({ vote_events, events, motions, ...term }: typeof shipped, day: string) {
  const votes = vote_events.filter(({ start_date }) => start_date === day)
  const used = new Set(votes.map(({ motion_id }) => motion_id))
  return {
    ...term,
    events: events.filter((event) => !('start_date' in event) || event.start_date === day),
    motions: motions.filter(({ id }) => used.has(id)),
    vote_events: votes,
  }
}

/** Of each example, what its answer cannot do without. */
const answers: Record<string, readonly string[]> = {
  ClosestVote: [
    '"TIED"',
    '"option":"YES","ballots":25',
    '"option":"NO","ballots":25',
    '{"onBehalfOf":{"name":"Fraktion AfD"},"option":"NO","ballots":11}',
  ],
  WhoVotedNo: ['"totalCount":25', '"Bernd Heynemann"', '"Fraktion CDU/FDP"'],
  OneCouncillor: ['"Wigbert Schwenke"', '"no":{"totalCount":', '"outcome":"REJECTED"'],
  TwoCouncillors: ['"Wigbert Schwenke"', '"shared":', '"optionA":"'],
  Factions: ['"Fraktion GRÜNE/future!"', '"Fraktion SPD/Tierschutzallianz/Volt"', '"share":0.'],
  Rejected: ['"totalCount":', '"Stadtratssitzung vom 15. August 2024"', '"option":"NO"'],
  Outcomes: ['"value":"REJECTED"', '"value":"TIED"', '"unknown":'],
  FactionsAndSessions: ['"total":58', '"count":15,"keys":[{"display":"Fraktion CDU/FDP"}]'],
}

describe('what is said of the council', () => {
  const description = readDescription()
  const queries = tabsOf(description).map(({ query }) => {
    const [operation] = parse(query).definitions
    return { name: (operation && 'name' in operation && operation.name?.value) || '', query }
  })
  const statements: string[] = []
  let store: Store

  beforeAll(async () => {
    store = await openDatabase({ onStatement: (statement) => statements.push(statement) })
    const folder = mkdtempSync(join(tmpdir(), 'plenum-council-'))
    const path = join(folder, 'council.json')
    writeFileSync(path, JSON.stringify(cutOf(shipped, '2024-08-15')))
    await importFile(store, { format: formats.popolo, paths: [path], name: 'magdeburg-8' })
    rmSync(folder, { recursive: true })
    await describeGraph(store, description, { entry: { author: programAuthor, message: null }, origin: null })
  }, 60_000)
  afterAll(() => store.close())

  it('features what is there, the council foremost', async () => {
    const { graph } = await askGraph(await openGraph(store), '{ graph { title featured { slug kind } } }')
    expect(graph.title).toBe('The city council of Magdeburg')
    expect(graph.featured.map(({ slug }: { slug: string }) => slug)).toEqual(description.featured)
    expect(graph.featured[0].kind).toBe('ORGANIZATION')
    const { nodes } = await askGraph(
      await openGraph(store),
      `{ entities(first: 100, filter: { kind: ORGANIZATION }) { nodes { slug } } }`,
    ).then(({ entities }) => entities)
    expect(nodes.map(({ slug }: { slug: string }) => slug)).toContain(landmarks[0])
  })

  it('is asked about its votes, by queries with a name each', () => {
    expect(queries.map(({ name }) => name)).toEqual(Object.keys(answers))
  })

  it.each(queries)('answers the question that stands above its query: $name', async ({ name, query }) => {
    expect(query).toMatch(/^# .*?\?\n/s)
    for (const line of query.split('\n')) expect(line.length).toBeLessThanOrEqual(63)
    const graph = await openGraph(store)
    statements.length = 0
    const answer = JSON.stringify(await askGraph(graph, query))
    expect(statements.length).toBeLessThan(30)
    for (const part of answers[name] ?? []) expect(answer).toContain(part)
  })
})

describe('what is said of another term of the council', () => {
  const factions = ['red', 'green', 'blue', 'grey']
  const persons = factions.flatMap((faction, index) =>
    Array.from({ length: 5 - index }, (_, number) => ({
      id: `${faction}-${number}`,
      name: `${String.fromCharCode(80 - number)} of ${faction}`,
      factionId: faction,
      partyId: 'parteilos',
      start: null,
      end: null,
    })),
  )

  function writeTerm(id: string): string {
    const folder = join(temporaryFolder(), id)
    const session = { id: '2020-01-09', date: '2020-01-09', title: 'Stadtratssitzung' }
    const groups = factions.map((faction) => ({ id: faction, name: faction }))
    const registry = { id, name: 'Wahlperiode X', sessions: [session], factions: groups, parties: [], persons }
    const voting = (number: string, motion: string, yes: number) => ({
      votingFilename: `2020-01-09-${number}.png`,
      votingSubject: { agendaItem: '1', motionId: motion, title: `Antrag ${motion}`, type: 'Antrag' },
      votes: persons.map(({ name }, index) => ({ name, vote: index < yes ? 'J' : 'N' })),
    })
    const votings = [voting('001', 'A0001/20', 3), voting('002', 'A0002/20', 7), voting('003', 'A0002/20', 1)]
    mkdirSync(join(folder, '2020-01-09'), { recursive: true })
    writeFileSync(join(folder, 'registry.json'), JSON.stringify(registry))
    writeFileSync(join(folder, '2020-01-09/session-scan-2020-01-09.json'), JSON.stringify(votings))
    return folder
  }

  it('names nothing but landmarks of the shipped term, and in their places those of the other', async () => {
    const named = [...text.matchAll(/magdeburg-8-[a-z0-9-]+/g)].map(([slug]) => slug)
    expect(named.filter((slug) => !landmarks.includes(slug))).toEqual([])
    expect(new Set(landmarks).size).toBe(landmarks.length)
    const other = landmarksOf(await readTerm(writeTerm('x')))
    expect(other).toEqual([
      'x-stadtrat',
      'x-vote-2020-01-09-002',
      'x-a0002-20',
      ...factions.map((faction) => `x-faction-${faction}`),
      'x-red-0',
      'x-green-0',
    ])
    const about = aboutTerm(text, landmarks, other)
    expect(about).not.toContain('magdeburg-8')
    for (const slug of named) expect(about).toContain(other[landmarks.indexOf(slug)])
  })

  it('features a motion once whose only vote was the closest, and no more factions than there are', async () => {
    const term = await readTerm(writeTerm('x'))
    const few = {
      ...term,
      organizations: term.organizations.filter(({ id }) => !['faction/blue', 'faction/grey'].includes(id)),
      vote_events: term.vote_events.slice(0, 2),
    }
    const path = join(temporaryFolder(), 'graph.yaml')
    writeFileSync(path, aboutTerm(text, landmarks, landmarksOf(few)))
    const { graph, problems } = readGraphFiles(path)
    const description = graph && readGraphFile(graph, problems, readAnySlug).description
    expect(problems).toEqual([])
    expect(description?.featured).toEqual(['x-stadtrat', 'x-a0002-20', 'x-faction-red', 'x-red-0'])
    const unnumbered = few.vote_events.map((vote) => ({ ...vote, motion_id: '2020-01-09-002' }))
    const motions = [{ ...few.motions[0], id: '2020-01-09-002' } as (typeof few.motions)[number]]
    expect(landmarksOf({ ...few, motions, vote_events: unnumbered })[2]).toBe('x-motion-2020-01-09-002')
    const query = description?.examples.find(({ title }) => title?.startsWith('Which factions'))?.query
    expect(query?.match(/x-faction-\w+/g)).toEqual(['x-faction-red', 'x-faction-green'])
  })

  it.runIf(databases.dialect === 'sqlite')(
    'is said when it is served, also by a database that was made before and says nothing yet',
    async () => {
      const name = `test-term-${process.pid}`
      const folder = writeTerm(name)
      const made = join(root, '.plenum/council')
      const tidy = () => {
        for (const end of ['.json', '.yaml', '.sqlite', '.sqlite-wal', '.sqlite-shm'])
          rmSync(join(made, `${name}${end}`), { force: true })
      }
      onTestFinished(tidy)
      mkdirSync(made, { recursive: true })
      const file = join(made, `${name}.json`)
      writeFileSync(file, JSON.stringify(await readTerm(folder)))
      const plenum = join(root, 'bin/plenum.js')
      const importing = ['import', 'popolo', file, '--as', name, '--db', `sqlite:${join(made, `${name}.sqlite`)}`]
      await once(spawn(process.execPath, [plenum, ...importing]), 'close')
      const serving = spawn(process.execPath, [join(root, 'examples/council/serve.ts'), folder, '--port', '0'])
      onTestFinished(() => void serving.kill('SIGTERM'))
      const [told] = await once(serving.stdout, 'data')
      const [url = ''] = /http:\S+\/graphql/.exec(String(told)) ?? []
      const headers = { 'content-type': 'application/json' }
      const query = '{ graph { title featured { slug } } }'
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
      const { data } = (await response.json()) as { data: { graph: { title: string; featured: { slug: string }[] } } }
      expect(data.graph.title).toBe('The city council of Magdeburg')
      expect(data.graph.featured.map(({ slug }) => slug)).toEqual([
        `${name}-stadtrat`,
        `${name}-a0002-20`,
        `${name}-vote-2020-01-09-002`,
        `${name}-faction-red`,
        `${name}-faction-blue`,
        `${name}-red-0`,
      ])
      serving.kill('SIGTERM')
      await once(serving, 'close')
    },
    60_000,
  )
})
