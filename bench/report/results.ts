import { existsSync, readFileSync } from 'node:fs'
import type { FirstPages } from '../first-page.ts'
import type { Filling } from '../peers/peer.ts'
import type { Temperature, Throughput } from '../rounds.ts'
import type { SmallImport } from '../second-file.ts'

/** What was measured; each part with the code and the machine that it was measured on. */
export interface Results {
  readonly peers?: PeersPart
  readonly growth?: GrowthPart
  readonly memory?: MemoryPart
}

export interface Measured {
  /** The commit that was measured, with a + where something was changed since. */
  readonly commit: string
  readonly day: string
  readonly machine: string
  /** How many processes wanted a processor before anything was measured: others' work makes all figures worse. */
  readonly busy: number
}

export interface PeersPart extends Measured {
  readonly claims: number
  readonly fileBytes: number
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  readonly peers: readonly PeerResult[]
}

export interface PeerResult extends Record<Temperature, Throughput> {
  readonly name: string
  readonly filling: Filling
  readonly answerBytes: number
  readonly firstPages?: FirstPages
  /** A second file into the full database, and the same one into an empty database. */
  readonly secondFile?: { readonly full: SmallImport; readonly empty: SmallImport }
}

export interface GrowthPart extends Measured {
  readonly sizes: readonly GrownSize[]
}

export interface GrownSize {
  readonly claims: number
  readonly peers: readonly {
    readonly name: string
    readonly filling: Filling
    /** The latency of the nested query over one connection, in milliseconds. */
    readonly median: number
  }[]
}

export interface MemoryPart extends Measured {
  readonly imports: readonly { readonly claims: number; readonly peak: number }[]
}

export function readResults(path: string): Results {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
