import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Where the graph is served while `npx vite web` serves the explorer to those who work on it. */
const graph = 'http://127.0.0.1:4000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: 'built',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: { checks: { pluginTimings: false } },
    // The library that draws the graph is as large as that; it comes with the first drawing, not with the page.
    chunkSizeWarningLimit: 640,
  },
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [routesFile()],
  server: { proxy: { '/graphql': graph, '/sign-in': graph, '/sign-out': graph } },
})

/** Tells the server at which paths the page is: those that app/routes.json lists. */
function routesFile() {
  return {
    name: 'routes-file',
    generateBundle() {
      const source = readFileSync(new URL('app/routes.json', import.meta.url), 'utf8')
      this.emitFile({ type: 'asset', fileName: 'routes.json', source })
    },
  }
}
