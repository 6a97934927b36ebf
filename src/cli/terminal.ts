import type { Display } from '../formats/import/progress.ts'

/** Where progress is shown, so that it stays out of what is piped on. */
export function terminal(): Display {
  const { stderr } = process
  return {
    isTerminal: stderr.isTTY === true,
    columns: stderr.columns ?? 80,
    write: (text) => void stderr.write(text),
    now: () => performance.now(),
  }
}
