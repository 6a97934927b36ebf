import { describe, expect, it } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import { DataError } from '../src/files/problem.ts'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { world, writeFolder } from './files-folder.ts'
import { openImported } from './imported.ts'
import { dataFolder } from './shipped-data.ts'

describe("an import of Plenum's own data files", () => {
  it('holds exactly what the files say, under the slugs that they give', async () => {
    const { store, claims, entities } = await openImported('plenum')
    const summary = await importFile(store, { format: formats.plenum, paths: [dataFolder], name: 'data' })
    const dataset = loadDataset(dataFolder)
    expect(summary.read).toEqual({ entity: dataset.entities.length, claim: dataset.claims.length })
    expect((await entities()).map(({ slug }) => slug)).toEqual(dataset.entities.map(({ slug }) => slug))
    const byId = (all: readonly { id: string }[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(await claims())).toEqual(byId(dataset.claims))
  })

  it('joins what another file brought by its identifiers, judgements and all', async () => {
    const other = await openImported('popolo')
    const kim = { id: 'k', name: 'Kim', identifiers: [{ scheme: 'wikidata', identifier: 'Q56226' }] }
    await other.add('north', { persons: [kim] })
    const summary = await importFile(other.store, { format: formats.plenum, paths: [dataFolder], name: 'data' })
    expect(summary.joined).toEqual([{ kind: 'PERSON', scheme: 'wikidata', count: 1 }])
    expect(await other.told('north-k', 'holds')).toContain('wpk-general-secretary 2021-01-10..')
    expect(await other.entity('kim-jong-un')).toBeUndefined()
  })

  it('is refused as a whole where a file has a mistake, and nothing is written', async () => {
    const { store, entities } = await openImported('plenum')
    const folder = writeFolder({
      ...world,
      'sources/s.yaml': 'source: s\ntitle: S\nlanguage: en\nclaims:\n  - subject: nobody\n',
    })
    await expect(importFile(store, { format: formats.plenum, paths: [folder], name: 'd' })).rejects.toThrow(DataError)
    expect(await entities()).toEqual([])
  })
})
