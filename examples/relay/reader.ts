import { setTimeout } from 'node:timers/promises'
import { Window } from 'happy-dom'
import { createServer } from 'vite'
import type { ShowOptions } from './app'

/** Somebody who reads a page without a browser, presses its buttons, and prints what is new on it. */
export interface Reader {
  /** Waits until nothing on the page is busy, and prints what is new. */
  look(): Promise<void>
  /** Presses a button, and prints what is new while the page is busy, if it waits for that, and after. */
  press(label: string, options?: { readonly isWatched?: boolean }): Promise<void>
  /** Waits until a line with a text is new on the page, and prints what is new. */
  wait(text: string): Promise<void>
  shows(text: string): boolean
}

/** Opens a page. Vite compiles its modules, by vite.config.ts, as it does for a browser. */
export async function openReader(
  show: 'showMeeting' | 'showEditor',
  options: Omit<ShowOptions, 'onError'>,
): Promise<Reader> {
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document })
  const page = window.document.body
  let failure: unknown
  let seen: readonly string[] = []

  async function until(isSo: () => boolean): Promise<void> {
    const begun = Date.now()
    do {
      await setTimeout(5)
      if (failure) throw failure
      if (Date.now() - begun > 15_000) throw new Error('Nothing has come of it for 15 seconds.')
    } while (!isSo())
  }

  const isBusy = () => page.querySelector('[aria-busy="true"]') !== null
  const settle = () => until(() => page.textContent !== '' && !isBusy())

  const read = () =>
    [...page.querySelectorAll('h1, h2, li, p')].map(
      (element) => `${element.matches('li') ? '  ' : ''}${element.textContent}`,
    )
  const news = () => read().filter((line) => !seen.includes(line))

  function printNews(): void {
    for (const line of news()) console.log(line)
    seen = read()
  }

  const app = await load('/app.tsx')
  app[show](page, {
    ...options,
    onError: (error: unknown) => {
      failure = error
    },
  })
  return {
    async look() {
      await settle()
      printNews()
    },
    async press(label, { isWatched = false } = {}) {
      const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === label)
      if (!button) throw new Error(`The page has no button "${label}".`)
      console.log(`\n[${label}]\n`)
      button.click()
      if (isWatched) {
        await until(isBusy)
        printNews()
      }
      await settle()
      printNews()
    },
    async wait(text) {
      await until(() => news().some((line) => line.includes(text)))
      printNews()
    },
    shows: (text) => page.textContent.includes(text),
  }
}

async function load(path: string) {
  const server = { middlewareMode: true, ws: false, watch: null } as const
  const vite = await createServer({
    root: import.meta.dirname,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server,
  })
  return vite.ssrLoadModule(path)
}
