import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js')

/** A Relay project of one module for each of these documents, which are named as Relay wants it. */
function compile(documents: Readonly<Record<string, string>>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-relay-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['src', 'artifacts']) mkdirSync(join(folder, name))
  copyFileSync(new URL('../schema/schema.graphql', import.meta.url), join(folder, 'schema.graphql'))
  for (const [name, text] of Object.entries(documents)) {
    writeFileSync(join(folder, 'src', `${name}.ts`), `import { graphql } from 'relay-runtime'\n\ngraphql\`${text}\`\n`)
  }
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'typescript',
    artifactDirectory: './artifacts',
    eagerEsModules: false,
    customScalarTypes: { EDTF: 'string', Date: 'string' },
  }
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config))
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  const artifacts = readdirSync(join(folder, 'artifacts'))
  return Object.fromEntries(artifacts.map((name) => [name, readFileSync(join(folder, 'artifacts', name), 'utf8')]))
}

const documents = {
  MeetingPage: `
    query MeetingPageQuery($slug: String!, $role: [ParticipationRole!]) {
      meeting(slug: $slug) {
        startDate { edtf status claims { references { source { name } } } }
        ...Participants_meeting @arguments(role: $role)
        ...EventChain_event
        ...EntityCard_entity
      }
    }`,
  Participants: `
    fragment Participants_meeting on Meeting
    @refetchable(queryName: "ParticipantsPaginationQuery")
    @argumentDefinitions(
      count: { type: "Int", defaultValue: 20 }
      cursor: { type: "String" }
      role: { type: "[ParticipationRole!]" }
    ) {
      participants(first: $count, after: $cursor, role: $role) @connection(key: "Participants_participants") {
        totalCount
        edges { role roles order status claim { id display } node { ...EntityCard_entity } }
      }
    }`,
  EntityCard: `
    fragment EntityCard_entity on Entity @refetchable(queryName: "EntityCardRefetchQuery") {
      __typename name kind names { text references { source { name } locator } }
      ... on Person { posts { edges { start end node { name } } } }
    }`,
  EventChain: `
    fragment EventChain_event on Event
    @refetchable(queryName: "EventChainPaginationQuery")
    @argumentDefinitions(
      first: { type: "Int" }
      after: { type: "String" }
      last: { type: "Int" }
      before: { type: "String" }
    ) {
      precededBy(first: $first, after: $after, last: $last, before: $before) @connection(key: "EventChain_precededBy") {
        edges { relation depth to { slug } node { slug startDate { edtf earliest } } via { id } }
      }
    }`,
  Anything: `
    query AnythingQuery($id: ID!) {
      node(id: $id) { __typename ...EntityCard_entity @alias(as: "card") ... on Claim { display subject { slug } } }
    }`,
  People: `
    query PeopleQuery($count: Int!, $cursor: String, $filter: PersonFilter, $orderBy: PersonOrder) {
      people(first: $count, after: $cursor, filter: $filter, orderBy: $orderBy)
      @connection(key: "People_people", filters: ["filter", "orderBy"]) {
        edges { node { id name } }
      }
    }`,
}

describe('the Relay compiler', () => {
  it('compiles queries, refetches and connections, on types and on interfaces', () => {
    const artifacts = compile(documents)
    expect(Object.keys(artifacts).sort()).toEqual([
      ...['AnythingQuery.graphql.ts', 'EntityCardRefetchQuery.graphql.ts', 'EntityCard_entity.graphql.ts'],
      ...['EventChainPaginationQuery.graphql.ts', 'EventChain_event.graphql.ts', 'MeetingPageQuery.graphql.ts'],
      ...['ParticipantsPaginationQuery.graphql.ts', 'Participants_meeting.graphql.ts', 'PeopleQuery.graphql.ts'],
    ])
    for (const query of ['Participants', 'EventChain']) {
      expect(artifacts[`${query}PaginationQuery.graphql.ts`]).toContain('node(id: $id)')
    }
    expect(artifacts['Participants_meeting.graphql.ts']).toMatch(/"connection": \[[^\]]*"cursor": "cursor"/)
    expect(artifacts['EventChain_event.graphql.ts']).toContain('"direction": "bidirectional"')
    expect(artifacts['PeopleQuery.graphql.ts']).toContain('__People_people_connection')
  })

  it.each([
    ['a field that is not there', 'meeting(slug: "x") { start }', /start/],
    ['an argument that is not there', 'people(limit: 3) { totalCount }', /limit/],
    ['a value that is not there', 'people(filter: { role: [GHOST] }) { totalCount }', /GHOST/],
  ])('fails loudly on %s', (_, field, message) => {
    expect(() => compile({ Wrong: `query WrongQuery { ${field} }` })).toThrow(message)
  })
})
