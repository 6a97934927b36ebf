import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, isEnumType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

const web = join(import.meta.dirname, '../web')
const read = (path: string) => readFileSync(join(web, path), 'utf8')
const schema = buildSchema(readFileSync(join(web, '../schema/schema.graphql'), 'utf8'))

function wordsOf(name: string): string[] {
  const type = schema.getType(name)
  return isEnumType(type) ? type.getValues().map((value) => value.name) : []
}

describe('what the explorer lists by hand', () => {
  it('gives every kind a colour, by light and in the dark', () => {
    const given = [...read('design/tokens.css').matchAll(/--kind-([a-z-]+):/g)].map(([, kind = '']) => kind)
    const kinds = wordsOf('EntityKind').map((kind) => kind.toLowerCase().replaceAll('_', '-'))
    expect(kinds.length).toBeGreaterThan(5)
    expect(given.sort()).toEqual([...kinds, ...kinds].sort())
  })

  it('asks for every list of participants and of an agenda under the name of its own role or stage', () => {
    const asked = [
      ...read('views/meeting/meeting.graphql').matchAll(/([A-Z_]+): \w+\((?:role: \[|.*stage: )([A-Z_]+)/g),
    ]
    expect(asked.map(([, name]) => name).sort()).toEqual(
      [...wordsOf('ParticipationRole'), ...wordsOf('AgendaStage')].sort(),
    )
    for (const [, name, word] of asked) expect(name).toBe(word)
  })

  it('leaves no property aside that is none', async () => {
    const { data } = await ask('{ properties { name } }')
    const known = data.properties.map(({ name }: { name: string }) => name)
    const views = ['entity-page', 'texts', 'known-facts'].map((name) => read(`views/entity/${name}.tsx`)).join('\n')
    const named = [
      ...views.matchAll(/'(?:IN|OUT) (\w+)'/g),
      ...views.matchAll(/property\.name [!=]== '(\w+)'/g),
      ...[...views.matchAll(/(?:shownElsewhere = new Set\(|entitiesOrTexts = )\[(.*)\]/g)].flatMap(([, list = '']) => [
        ...list.matchAll(/'(\w+)'/g),
      ]),
    ].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  it('has no table for texts of any kind that inherits from another one', () => {
    const tables = readdirSync(web, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(?:app|lens|parts|query|views)\/.*\.tsx?$/.test(path))
      .filter((path) => /Record<string,[^\n]*> = \{/.test(read(path)))
    expect(tables).toEqual([])
  })
})
