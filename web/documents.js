// Makes a typed document of every query of the explorer. A folder with .graphql files becomes one module of generated/.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { codegen } from '@graphql-codegen/core'
import * as typedDocumentNode from '@graphql-codegen/typed-document-node'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildASTSchema, isInterfaceType, isObjectType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql'

const web = fileURLToPath(new URL('.', import.meta.url))
const target = join(web, 'generated')

/** Writes generated/, and returns how many queries there are. */
export async function writeDocuments() {
  const sdl = parse(readFileSync(join(web, '../schema/schema.graphql'), 'utf8'))
  const schema = buildASTSchema(sdl)
  const sources = readSources(schema)
  const fragments = sources.filter(({ document }) => document.definitions.every(isFragment))
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const folder of new Set(sources.map(({ folder }) => folder))) {
    const own = sources.filter((source) => source.folder === folder)
    const documents = [...new Set([...fragments, ...own])]
    writeFileSync(join(target, `${folder}.ts`), await generate(sdl, documents))
  }
  writeFileSync(join(target, 'types.ts'), typesModule(schema))
  return sources.flatMap(({ document }) => document.definitions).filter((definition) => !isFragment(definition)).length
}

function readSources(schema) {
  return readdirSync(web, { recursive: true })
    .map((path) => join(web, path))
    .filter((path) => path.endsWith('.graphql'))
    .sort()
    .map((path) => {
      const document = withIds(throughLens(parse(readFileSync(path, 'utf8')), schema), schema)
      return { location: relative(web, path), folder: basename(dirname(path)), document }
    })
}

function generate(schema, documents) {
  return codegen({
    schema,
    documents,
    filename: 'documents.ts',
    config: {
      enumType: 'string-literal',
      scalars: { EDTF: 'string', Date: 'string', DateTime: 'string' },
      useTypeImports: true,
    },
    plugins: [{ operations: { disableDescriptions: true } }, { typedDocumentNode: {} }],
    pluginMap: { operations, typedDocumentNode },
  })
}

/**
 * Puts what a query asks into `view: lens(…)`, so that none can pass the lens by. A query that begins with `view` is
 * left as it is: it asks for nodes by their ids, and those carry the lens.
 */
function throughLens(document, schema) {
  const variables = lensArguments(schema).map(({ name, type }) => `$${name}: ${type}`)
  const given = lensArguments(schema).map(({ name }) => `${name}: $${name}`)
  const [wrapper] = parse(`query (${variables}) { view: lens(${given}) { id } }`, { noLocation: true }).definitions
  const [view] = wrapper.selectionSet.selections
  return visit(document, {
    OperationDefinition(operation) {
      const { variableDefinitions = [], selectionSet } = operation
      if (selectionSet.selections.every(({ alias }) => alias?.value === 'view')) return undefined
      return {
        ...operation,
        variableDefinitions: [...variableDefinitions, ...wrapper.variableDefinitions],
        selectionSet: { ...selectionSet, selections: [{ ...view, selectionSet }] },
      }
    },
  })
}

/** What a lens can be made of. */
function lensArguments(schema) {
  return schema.getQueryType().getFields().lens.args
}

/** Asks for the id of everything that has one: the cache keeps what it knows by it. */
function withIds(document, schema) {
  const info = new TypeInfo(schema)
  const id = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } }
  const has = (selections) => selections.some((selection) => selection.name?.value === 'id')
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave(node, _key, parent) {
          const type = info.getParentType()
          const fields = type && 'getFields' in type ? type.getFields() : {}
          if (!('id' in fields) || has(node.selections) || parent?.kind === Kind.INLINE_FRAGMENT) return undefined
          return { ...node, selections: [id, ...node.selections] }
        },
      },
    }),
  )
}

function isFragment({ kind }) {
  return kind === Kind.FRAGMENT_DEFINITION
}

/** What is to be known of the schema: what each interface can be, what has no id of its own, what makes a lens. */
function typesModule(schema) {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const possible = types
    .filter(isInterfaceType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)])
  const withoutId = types
    .filter((type) => isObjectType(type) && type.name !== 'Query' && !('id' in type.getFields()))
    .map(({ name }) => name)
  return [
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(possible))}\n`,
    `export const withoutId: string[] = ${JSON.stringify(withoutId)}\n`,
    `export const lensArguments: string[] = ${JSON.stringify(lensArguments(schema).map(({ name }) => name))}\n`,
  ].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeDocuments()
