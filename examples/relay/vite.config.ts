import { defineConfig, type Plugin } from 'vite'

/**
 * Puts what relay-compiler made of a document in the document's place. Babel users have babel-plugin-relay for this;
 * it brings an older copy of graphql.
 */
function relay(): Plugin {
  return {
    name: 'relay',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.tsx')) return
      const names: string[] = []
      const compiled = code.replace(
        /\bgraphql`\s*(?:query|mutation|subscription|fragment)\s+(\w+)[^`]*`/g,
        (_, name) => {
          names.push(name)
          return `${name}Document`
        },
      )
      const imports = names.map((name) => `import ${name}Document from './generated/${name}.graphql';`)
      return { code: imports.join('') + compiled, map: null }
    },
  }
}

export default defineConfig({
  plugins: [relay()],
  cacheDir: '../../node_modules/.vite/relay',
  // The server answers no page of another site, so the page asks its own.
  server: { proxy: { '/graphql': process.env.PLENUM ?? 'http://127.0.0.1:4000' } },
})
