// Opens the page of a meeting without a browser, presses its buttons as a reader would, and prints what is new on it.
// Run: node examples/relay/main.ts [URL]
import { setTimeout } from 'node:timers/promises'
import { Window } from 'happy-dom'
import { createServer } from 'vite'

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'

const window = new Window()
Object.assign(globalThis, { window, document: window.document })
const page = window.document.body
let failure: unknown
let seen: readonly string[] = []

try {
  const { showMeeting } = await load('/app.tsx')
  const onError = (error: unknown) => {
    failure = error
  }
  showMeeting(page, { url, slug: 'wpk-congress-8', onError })
  await settle()
  printNews()
  for (const label of ['As TML Weekly tells it', 'As Wikipedia tells it', 'Show more', 'Kim Tok Hun'])
    await press(label)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// Relay keeps what it fetched at hand for five minutes, and Node would wait for that.
process.exit()

/** Vite compiles the modules, by vite.config.ts, as it does for a browser. */
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

async function press(label: string): Promise<void> {
  const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === label)
  if (!button) throw new Error(`The page has no button "${label}".`)
  button.click()
  await settle()
  console.log(`\n[${label}]\n`)
  printNews()
}

/** Waits until something is on the page, and nothing on it is busy. */
async function settle(): Promise<void> {
  do {
    await setTimeout(20)
    if (failure) throw failure
  } while (page.textContent === '' || page.querySelector('[aria-busy="true"]'))
}

/** Prints the lines that were not on the page before. */
function printNews(): void {
  const elements = [...page.querySelectorAll('h1, h2, li, p')]
  const lines = elements.map((element) => `${element.matches('li') ? '  ' : ''}${element.textContent}`)
  for (const line of lines) if (!seen.includes(line)) console.log(line)
  seen = lines
}
