import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import { createLeftOut } from '../src/formats/export/left-out.ts'
import { writeFolder } from '../src/formats/export/output-folder.ts'
import { writePlenum } from '../src/formats/export/plenum.ts'
import { extractGraph, keepAll } from '../src/store/extract.ts'
import { dataFolder, graph } from './harness.ts'

describe('x', () => {
  it('round', async () => {
    const out = mkdtempSync(join(tmpdir(), 'plenum-export-'))
    onTestFinished(() => rmSync(out, { recursive: true }))
    const left = createLeftOut()
    await extractGraph(graph.store, keepAll, (extract) =>
      writeFolder(join('/tmp', 'export-try'), (f) => writePlenum(extract, f, left), { force: true }),
    )
    expect(left.counts()).toEqual([])
    const back = loadDataset('/tmp/export-try')
    const there = loadDataset(dataFolder)
    expect(back.entities).toEqual(there.entities)
    expect(back.claims).toEqual(there.claims)
  })
})
