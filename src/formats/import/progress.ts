import type { Progress } from './work.ts'

/** Where progress is shown: a terminal has columns. */
export interface Display {
  readonly isTerminal: boolean
  readonly columns: number
  write(text: string): void
  now(): number
}

/** Shows how far it is: a bar on a terminal, and a plain line now and then elsewhere. */
export interface ProgressDisplay {
  show(progress: Shown): void
  /** Clears the bar, so that something else can be printed. */
  clear(): void
}

/** How far something is: an import, or the links of a projection that is written. */
export type Shown = Omit<Progress, 'stage'> & { readonly stage: Progress['stage'] | 'links' }

const stages: Readonly<Record<Shown['stage'], string>> = {
  retrieval: 'fetching answers',
  survey: 'reading what there is',
  comparison: 'comparing with what is held',
  entities: 'writing entities',
  claims: 'reading and writing claims',
  withdrawal: 'withdrawing what is no longer said',
  links: 'writing links',
}

/** What is measured in bytes; the others in things. */
const byBytes = new Set<Shown['stage']>(['survey', 'comparison', 'claims'])

export function createProgressDisplay(display: Display, label: string): ProgressDisplay {
  const pause = display.isTerminal ? 100 : 5_000
  let stage: Shown['stage'] | undefined
  let started = 0
  let shown = Number.NEGATIVE_INFINITY
  let isDirty = false
  return {
    show(progress) {
      const now = display.now()
      const isNew = progress.stage !== stage
      if (isNew) {
        stage = progress.stage
        started = now
        shown = display.isTerminal ? Number.NEGATIVE_INFINITY : now
      }
      const isDone = byBytes.has(progress.stage) && progress.done >= progress.total
      if (now - shown < pause && !(isDone && display.isTerminal)) return
      shown = now
      const text = progressText(progress, now - started)
      if (display.isTerminal) display.write(`\r\u001b[K${cutTo(`${bar(progress)}${label}: ${text}`, display.columns)}`)
      else display.write(`${label}: ${text}\n`)
      isDirty = display.isTerminal
    },
    clear() {
      if (isDirty) display.write('\r\u001b[K')
      isDirty = false
    },
  }
}

/** "reading and writing claims, 12.0 of 48.5 MB, 3.1 MB/s, 12 s left". */
export function progressText({ stage, done, total }: Shown, elapsed: number): string {
  const rate = elapsed > 0 ? (done * 1_000) / elapsed : 0
  if (!byBytes.has(stage)) return `${stages[stage]}, ${done.toLocaleString('en-US')}${perSecond(rate)}`
  const left = rate > 0 && done < total ? `, ${duration((total - done) / rate)} left` : ''
  const speed = rate > 0 ? `, ${megabytes(rate)} MB/s` : ''
  return `${stages[stage]}, ${megabytes(done)} of ${megabytes(total)} MB${speed}${left}`
}

function perSecond(rate: number): string {
  return rate > 0 ? `, ${Math.round(rate).toLocaleString('en-US')} a second` : ''
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const barLength = 20

function bar({ stage, done, total }: Shown): string {
  if (!byBytes.has(stage) || total === 0) return ''
  const filled = Math.min(barLength, Math.round((done / total) * barLength))
  return `[${'#'.repeat(filled)}${'.'.repeat(barLength - filled)}] `
}

function cutTo(text: string, columns: number): string {
  return text.length < columns ? text : `${text.slice(0, Math.max(0, columns - 2))}…`
}
