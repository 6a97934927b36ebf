import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import type { Measured } from './results.ts'

/** What is measured now, and where. */
export function measuredNow(): Measured {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  const isChanged = git('status', '--porcelain', '--untracked-files=no', ':/src', ':/schema') !== ''
  const [{ model } = { model: 'a processor' }] = cpus()
  return {
    commit: git('rev-parse', '--short', 'HEAD') + (isChanged ? '+' : ''),
    day: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
    busy: loadavg()[0] ?? Number.NaN,
  }
}
