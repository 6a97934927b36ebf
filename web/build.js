// Makes the explorer: the typed documents, then the bundle. npm runs it after an installation, on whichever Node
// there is; it waits for nothing that only development needs.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

try {
  const { writeDocuments } = await import('./documents.js')
  const { build } = await import('vite')
  const written = await writeDocuments()
  rmSync(`${folder}built`, { recursive: true, force: true })
  await build({ root: folder, configFile: `${folder}vite.config.js`, logLevel: 'warn' })
  console.log(`Built the explorer: ${written} queries.`)
} catch (error) {
  const reason = reasonToLeaveIt(error)
  if (reason === undefined) throw error
  console.log(`The explorer is not built: ${reason}.`)
}

/** Whoever may not write here can still run what is here: npx runs this script first. */
function reasonToLeaveIt({ code, path }) {
  if (code === 'ERR_MODULE_NOT_FOUND')
    return 'it takes the packages that only development needs ("npm ci" without --omit)'
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return `nothing may be written at ${path ?? folder}`
  return undefined
}
