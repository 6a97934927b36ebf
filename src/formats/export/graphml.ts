import type { Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { type Attribute, edgeAttributes, networkEdges, networkNodes, nodeAttributes } from './network.ts'
import type { Span, Values } from './network-form.ts'
import { element, escapeXml, opening, xmlHead } from './xml.ts'

/** Writes the graph in GraphML 1.0: nodes by slug, then edges by subject, property and claim. */
export async function* graphml(extract: Extract, leftOut: LeftOut): AsyncGenerator<string> {
  yield xmlHead
  yield `${opening('graphml', {
    xmlns: 'http://graphml.graphdrawing.org/xmlns',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd',
  })}\n`
  yield [...keys('node', nodeKeys), ...keys('edge', edgeKeys)].join('')
  yield `${opening('graph', { id: 'plenum', edgedefault: 'directed' })}\n`
  for await (const nodes of networkNodes(extract, leftOut)) {
    yield nodes
      .map(({ id, label, span, values }) => `${element('node', { id }, data('node', nodeKeys, label, span, values))}\n`)
      .join('')
  }
  for await (const edges of networkEdges(extract, leftOut)) {
    yield edges
      .map(
        ({ id, source, target, label, span, values }) =>
          `${element('edge', { id, source, target }, data('edge', edgeKeys, label, span, values))}\n`,
      )
      .join('')
  }
  yield '</graph>\n</graphml>\n'
}

const own: readonly Attribute[] = ['label', 'start', 'end'].map((name) => ({ name, type: 'string' }))
const nodeKeys = [...own, ...nodeAttributes]
const edgeKeys = [...own, ...edgeAttributes]

function keys(owner: 'node' | 'edge', attributes: readonly Attribute[]): string[] {
  return attributes.map(
    ({ name, type }) =>
      `${element('key', {
        id: `${owner}_${name}`,
        for: owner,
        'attr.name': name,
        'attr.type': type === 'integer' ? 'int' : type,
      })}\n`,
  )
}

function data(
  owner: 'node' | 'edge',
  attributes: readonly Attribute[],
  label: string,
  span: Span,
  values: Values,
): string {
  const all: Values = { label, ...span, ...values }
  return attributes
    .flatMap(({ name }) => {
      const value = all[name] ?? null
      return value === null || value === ''
        ? []
        : [element('data', { key: `${owner}_${name}` }, escapeXml(String(value)))]
    })
    .join('')
}
