import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { exportGraph } from '../src/formats/export/export.ts'
import { writeFile } from '../src/formats/export/output-file.ts'
import { writeFolder } from '../src/formats/export/output-folder.ts'
import { shownFacts } from '../src/graph/kept-through.ts'
import type { LensArguments } from '../src/graph/view-through.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { extractGraph } from '../src/store/extract.ts'
import { exportText, lensOf } from './export-text.ts'
import { ask, graph } from './harness.ts'
import { claim, openSmallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

const lenses: readonly [name: string, query: string, args: LensArguments][] = [
  ['one source', 'toldBy: ["tml-weekly-2021-02-21"]', { toldBy: ['tml-weekly-2021-02-21'] }],
  ['a day', 'at: "2021-01-06"', { at: parseEdtf('2021-01-06') }],
  ['a day, for certain', 'at: "2017", match: CERTAINLY', { at: parseEdtf('2017'), match: 'CERTAINLY' }],
  ['two voices', 'minSources: 2', { minSources: 2 }],
  ['no dispute', 'excludeDisputed: true', { excludeDisputed: true }],
  ['what is expected', 'certainty: [EXPECTED]', { certainty: ['EXPECTED'] }],
]

describe('an export through a lens', () => {
  it.each(lenses)('has the claims and references that the API has through it: %s', async (_, query, args) => {
    const { data } = await ask(`{ lens(${query}) { graph { claims references } } }`)
    const keep = await lensOf(graph.store, args)
    const counts = await extractGraph(graph.store, keep, async (extract) => {
      const counted = { claims: 0, references: 0 }
      for await (const claims of extract.claims()) {
        counted.claims += claims.length
        counted.references += claims.reduce((sum, { references }) => sum + references.length, 0)
      }
      return counted
    })
    expect(counts.claims).toBeGreaterThan(0)
    expect(counts).toEqual(data.lens.graph)
  })

  it.each(lenses)('is a folder of data files without a mistake: %s', async (_, __, args) => {
    const target = join(temporaryFolder(), 'data')
    const keep = await lensOf(graph.store, args)
    const { leftOut } = await exportGraph(graph.store, {
      format: 'plenum',
      keep,
      facts: shownFacts,
      target,
      force: false,
    })
    expect(leftOut).toEqual([])
    const { dataset, problems } = readDataset(target)
    expect(problems).toEqual([])
    expect(dataset.claims.length).toBeGreaterThan(0)
  })

  it('judges a subject and property of more claims than a page as one', async () => {
    const members = Array.from({ length: 2_300 }, (_, index) => claim('meeting-1', 'summary', `A summary, ${index}.`))
    const starts = ['2021-01-05', '2021-01-06'].map((day) => claim('meeting-1', 'startDate', day))
    const { store } = await openSmallGraph([...members, ...starts, claim('person-1', 'birthDate', '1980')])
    const keep = await lensOf(store, { excludeDisputed: true })
    const kept = await extractGraph(store, keep, async ({ claims }) => {
      const all: string[] = []
      for await (const page of claims()) all.push(...page.map(({ id, subject }) => `${subject} ${id}`))
      return all
    })
    await store.close()
    expect(kept).toHaveLength(2_301)
    expect(new Set(kept).size).toBe(2_301)
    expect(kept).toEqual([...kept].sort())
  })

  it('is written twice alike, to the byte', async () => {
    const keep = await lensOf(graph.store, { minSources: 2 })
    for (const format of ['jsonld', 'graphml', 'gexf', 'popolo'] as const) {
      const [once, again] = [
        await exportText(graph.store, format, { keep }),
        await exportText(graph.store, format, { keep }),
      ]
      expect(again).toEqual(once)
    }
  })
})

async function* chunks(count: number, failing = false): AsyncGenerator<string> {
  for (let number = 0; number < count; number += 1) yield `${number}\n`
  if (failing) throw new Error('The database is gone.')
}

describe('what an export writes', () => {
  const parts = ['old.csv', 'new.csv']

  it('never passes for whole where it broke off', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'x.json')
    await expect(writeFile(path, chunks(10, true), { force: false })).rejects.toThrow('The database is gone.')
    const fill = async (files: { append(name: string, text: string): void }) => {
      files.append('a.csv', 'a')
      throw new Error('The database is gone.')
    }
    await expect(writeFolder(join(folder, 'tables'), fill, { force: false, parts })).rejects.toThrow(
      'The database is gone.',
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it('replaces no file by a folder and no folder by a file, not even by force', async () => {
    const folder = temporaryFolder()
    const [file, tables] = [join(folder, 'graph.sqlite'), join(folder, 'tables')]
    writeFileSync(file, 'what is exported')
    mkdirSync(tables)
    const refusal = { code: 'TARGET_EXISTS' }
    await expect(writeFolder(file, async () => {}, { force: true, parts })).rejects.toMatchObject(refusal)
    await expect(writeFile(tables, chunks(1), { force: true })).rejects.toMatchObject(refusal)
    expect(readFileSync(file, 'utf8')).toBe('what is exported')
    expect(readdirSync(folder).sort()).toEqual(['graph.sqlite', 'tables'])
  })

  it('replaces what stands there by force alone, and then whole', async () => {
    const folder = temporaryFolder()
    const [file, tables] = [join(folder, 'x.json'), join(folder, 'tables')]
    writeFileSync(file, 'old')
    mkdirSync(tables)
    writeFileSync(join(tables, 'old.csv'), 'old')
    const fill = async (files: { append(name: string, text: string): void }) => files.append('new.csv', 'new')
    for (const path of [file, tables]) {
      const written =
        path === file ? writeFile(path, chunks(1), { force: false }) : writeFolder(path, fill, { force: false, parts })
      await expect(written).rejects.toMatchObject({ code: 'TARGET_EXISTS' })
    }
    expect([readFileSync(file, 'utf8'), readdirSync(tables)]).toEqual(['old', ['old.csv']])
    await writeFile(file, chunks(2), { force: true })
    await writeFolder(tables, fill, { force: true, parts })
    expect([readFileSync(file, 'utf8'), readdirSync(tables)]).toEqual(['0\n1\n', ['new.csv']])
    expect(readdirSync(folder).sort()).toEqual(['tables', 'x.json'])
  })

  it('replaces no folder that holds anything else, not even by force', async () => {
    const home = temporaryFolder()
    for (const name of ['old.csv', 'letters.txt']) writeFileSync(join(home, name), 'mine')
    const fill = async (files: { append(name: string, text: string): void }) => files.append('new.csv', 'new')
    await expect(writeFolder(home, fill, { force: true, parts })).rejects.toMatchObject({
      code: 'TARGET_EXISTS',
      message: expect.stringMatching(/holds letters\.txt.*Not even --force/),
    })
    expect(readdirSync(home).sort()).toEqual(['letters.txt', 'old.csv'])
  })

  it('goes no faster than its reader, and ends when the reader goes', async () => {
    const taken: string[] = []
    const reader = new Writable({
      highWaterMark: 64,
      write(chunk, _, done) {
        taken.push(String(chunk))
        if (taken.length === 3) this.destroy()
        setImmediate(done)
      },
    })
    const request = { format: 'jsonld', keep: null, facts: shownFacts, target: reader, force: false } as const
    expect(await exportGraph(graph.store, request)).toMatchObject({ whole: false })
    expect(taken.length).toBeLessThan(10)
  })

  it('is a file in a folder that is there', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere', 'x.json')
    await expect(writeFile(nowhere, chunks(1), { force: false })).rejects.toMatchObject({ code: 'NO_TARGET_FOLDER' })
    expect(existsSync(nowhere)).toBe(false)
  })
})
