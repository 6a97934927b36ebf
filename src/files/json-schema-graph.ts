import { mostExamples, mostFeatured } from '../model/graph-description.ts'
import { exampleFields, graphFields } from './graph-file.ts'
import { draft, type JsonSchema, slugForm, textForm } from './json-schema-form.ts'

/** What editors check and complete the file by in which a graph says what it is. */
export function graphJsonSchema(): JsonSchema {
  return {
    $schema: draft,
    title: 'Graph',
    description: 'What the graph says of itself, so that whoever opens it finds a way in.',
    type: 'object',
    properties: {
      title: { description: graphFields.title, ...textForm },
      description: { description: graphFields.description, ...textForm },
      featured: {
        description: graphFields.featured,
        type: 'array',
        maxItems: mostFeatured,
        uniqueItems: true,
        items: slugForm,
      },
      examples: { description: graphFields.examples, type: 'array', maxItems: mostExamples, items: exampleSchema() },
    },
    additionalProperties: false,
  }
}

function exampleSchema(): JsonSchema {
  return {
    type: 'object',
    properties: {
      title: { description: exampleFields.title, ...textForm },
      query: { description: exampleFields.query, type: 'string', minLength: 1 },
      variables: { description: exampleFields.variables, type: 'object' },
    },
    required: ['query'],
    additionalProperties: false,
  }
}
