// Says of a meeting that it started on another day, and takes it back, as somebody would on its page; prints what is new on
// it: what is expected before the server has answered, what came of it, and the change as the subscription tells it.
// Run: PLENUM_TOKEN=plenum_… node examples/relay/write.ts [URL]
import { openReader } from './reader.ts'

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'
const token = process.env.PLENUM_TOKEN ?? ''

try {
  if (token === '') throw new Error('Set PLENUM_TOKEN to the token that "plenum user add" printed.')
  const reader = await openReader('showEditor', { url, token, slug: 'wpk-congress-8' })
  await reader.look()
  await reader.press('Say 2021-01-07', { isWatched: true })
  if (reader.shows('Take back')) {
    await reader.wait('Another start, to try it out.')
    await reader.press('Take back')
    await reader.wait('It was only to try it out.')
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// A page that listens would go on for ever.
process.exit()
