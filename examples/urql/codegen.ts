// Writes generated/: the types of the documents in this folder. Run after a change to one of them, or to the schema:
// node examples/urql/codegen.ts
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { preset } from '@graphql-codegen/client-preset'
import { codegen } from '@graphql-codegen/core'
import { buildSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse } from 'graphql'

const folder = import.meta.dirname
const schemaFile = join(folder, '../../schema/schema.graphql')

/** The generated files, by their paths. */
export async function generate(): Promise<Map<string, string>> {
  const schemaText = readFileSync(schemaFile, 'utf8')
  const schemaAst = buildSchema(schemaText)
  const sections = await preset.buildGeneratesSection({
    baseOutputDir: join(folder, 'generated/'),
    schema: parse(schemaText),
    schemaAst,
    documents: documentsOf(folder),
    plugins: [],
    pluginMap: {},
    presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' }, skipIndexFile: true },
    config: {
      // What each custom scalar is in JSON. One that is missing here fails.
      scalars: { EDTF: 'string', Date: 'string', DateTime: 'string' },
      strictScalars: true,
      // Node, like most bundlers, wants to see which imports are types, and the ends of names.
      useTypeImports: true,
      importExtension: '.ts',
    },
  })
  const files = await Promise.all(
    sections.map(async (section) => [section.filename, await codegen(section)] as [string, string]),
  )
  return new Map([
    ...files,
    [join(folder, 'generated/keyed.ts'), keyedTypes(schemaAst)],
    [join(folder, 'generated/keyless.ts'), keylessTypes(schemaAst)],
  ])
}

/** The documents in the modules of a folder: what its calls of graphql are given. */
function documentsOf(path: string) {
  return globSync('*.ts', { cwd: path }).flatMap((name) => {
    const location = join(path, name)
    const texts = readFileSync(location, 'utf8').matchAll(/\bgraphql\(`([^`]+)`\)/g)
    return [...texts].map(([, rawSDL = '']) => ({ location, rawSDL, document: parse(rawSDL) }))
  })
}

/** The types that have no id. A normalized cache keeps them within what they belong to. */
function keylessTypes(schema: GraphQLSchema): string {
  const roots = ['Query', 'Mutation', 'Subscription']
  const names = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type.name) && !('id' in type.getFields()))
    .map(({ name }) => name)
  return `export const keylessTypes: readonly string[] = ${JSON.stringify(names, null, 2)}\n`
}

/** The types that have one: of one of them is what an id of a node, of which nothing else is told, stands for. */
function keyedTypes(schema: GraphQLSchema): string {
  const names = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
    .map(({ name }) => name)
  return `export const keyedTypes: readonly string[] = ${JSON.stringify(names, null, 2)}\n`
}

if (import.meta.main) {
  for (const [path, text] of await generate()) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`Wrote ${path}`)
  }
}
