import { constants } from 'node:os'

/** Says how a command ends when it is told to. */
export interface Ending {
  /** What is to be done first, from now on. Until then, and when it is told a second time, it ends at once. */
  begin(end: () => Promise<void>): void
}

/**
 * Ends the process at SIGTERM and SIGINT: as process 1 of a container nothing else does. A program that npm started ends
 * with npm, too, whose shell may be gone without having passed the signal on.
 */
export function endWhenTold(): Ending {
  let end: (() => Promise<void>) | undefined
  let since: number | undefined
  const tell = async (signal: 'SIGINT' | 'SIGTERM') => {
    const code = 128 + constants.signals[signal]
    if (!end) process.exit(code)
    // A terminal tells npm and the program, and npm tells the program once more.
    if (since !== undefined && Date.now() - since < sameSignal) return
    if (since !== undefined) process.exit(code)
    since = Date.now()
    try {
      await end()
      process.exit(0)
    } catch (error) {
      console.error(`plenum: ${(error as Error).message}`)
      process.exit(1)
    }
  }
  const listen = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, tell)
  }
  // Any other process a signal ends by itself, even while it is busy.
  if (process.pid === 1) listen()
  if (process.env.npm_command !== undefined) {
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      if (since === undefined) void tell('SIGTERM')
    }, lookEvery).unref()
  }
  return {
    begin(act) {
      end = act
      if (process.pid !== 1) listen()
    },
  }
}

/** In milliseconds: within which two signals are one, and between two looks at who started this. */
const sameSignal = 500
const lookEvery = 250
