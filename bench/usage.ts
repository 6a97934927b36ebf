/*
 * Loaded into a process that is measured (node --import): tells whoever started it what it has taken, when it is asked
 * for that and when it ends.
 */
import type { Usage } from './program.ts'

process.on('message', (message) => {
  if (message === 'usage') tell()
})
// To be measured is no reason to stay.
process.channel?.unref()
process.once('beforeExit', tell)
process.once('disconnect', () => process.exit(1))

function tell(): void {
  const { user, system } = process.cpuUsage()
  const usage: Usage = { cpu: (user + system) / 1_000, peak: process.resourceUsage().maxRSS / 1_024 }
  process.send?.({ usage })
}
