// Opens the page of a meeting without a browser, presses its buttons as a reader would, and prints what is new on it.
// Run: node examples/relay/main.ts [URL]
import { openReader } from './reader.ts'

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'

try {
  const reader = await openReader('showMeeting', { url, slug: 'wpk-congress-8' })
  await reader.look()
  for (const label of ['As TML Weekly tells it', 'As Wikipedia tells it', 'Show more', 'Kim Tok Hun'])
    await reader.press(label)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// Relay keeps what it fetched at hand for five minutes, and Node would wait for that.
process.exit()
