import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { root } from './root.ts'

/** Declares `plenum schema`. */
export function declareSchema(plenum: Command): void {
  plenum
    .command('schema')
    .description('print the GraphQL schema, sorted, with its descriptions and the cost of its fields')
    .option(
      '-w, --write',
      'write schema/schema.graphql, the JSON Schemas of the data files and the context of JSON-LD instead',
    )
    .addHelpText('after', examples('plenum schema', 'plenum schema > schema.graphql', 'plenum schema --write'))
    .action(writeSchema)
}

async function writeSchema({ write }: { readonly write?: true }): Promise<void> {
  const { entitiesJsonSchema, sourceJsonSchema } = await import('../files/json-schema.ts')
  const { graphJsonSchema } = await import('../files/json-schema-graph.ts')
  const { jsonLdContext } = await import('../formats/export/jsonld-context.ts')
  const { buildSchema } = await import('../../schema/schema.ts')
  const { printWithCosts } = await import('../../schema/print.ts')
  const sdl = printWithCosts(buildSchema())
  if (!write) {
    process.stdout.write(sdl)
    return
  }
  const toText = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`
  const files = {
    'schema/schema.graphql': sdl,
    'data/entities.schema.json': toText(entitiesJsonSchema()),
    'data/graph.schema.json': toText(graphJsonSchema()),
    'data/source.schema.json': toText(sourceJsonSchema()),
    'schema/context.jsonld': toText({ '@context': jsonLdContext() }),
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, name), text)
    console.log(`Wrote ${name}.`)
  }
}
