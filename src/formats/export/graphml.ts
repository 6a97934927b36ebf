import { nodeAttributes } from './network.ts'
import type { Attribute, Network, Values } from './network-form.ts'
import { element, escapeXml, opening, xmlHead } from './xml.ts'

/** Writes a network in GraphML 1.0: nodes, then edges. */
export async function* graphml(network: Network): AsyncGenerator<string> {
  yield xmlHead
  yield `${opening('graphml', {
    xmlns: 'http://graphml.graphdrawing.org/xmlns',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd',
  })}\n`
  const { description, isWeighted, edgeAttributes } = network
  const edgeKeys = [...own, ...(isWeighted ? [weightKey] : []), ...edgeAttributes]
  yield `${element('desc', {}, escapeXml(description))}\n`
  yield [...keys('node', nodeKeys), ...keys('edge', edgeKeys)].join('')
  yield `${opening('graph', { id: 'plenum', edgedefault: isWeighted ? 'undirected' : 'directed' })}\n`
  for await (const nodes of network.nodes()) {
    yield nodes
      .map(
        ({ id, label, span, values }) =>
          `${element('node', { id }, data('node', nodeKeys, { label, ...span, ...values }))}\n`,
      )
      .join('')
  }
  for await (const edges of network.edges()) {
    yield edges
      .map(
        ({ id, source, target, label, weight, span, values }) =>
          `${element('edge', { id, source, target }, data('edge', edgeKeys, { label, weight, ...span, ...values }))}\n`,
      )
      .join('')
  }
  yield '</graph>\n</graphml>\n'
}

const own: readonly Attribute[] = ['label', 'start', 'end'].map((name) => ({ name, type: 'string' }))
const nodeKeys = [...own, ...nodeAttributes]
const weightKey: Attribute = { name: 'weight', type: 'integer' }

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

function data(owner: 'node' | 'edge', attributes: readonly Attribute[], all: Values): string {
  return attributes
    .flatMap(({ name }) => {
      const value = all[name] ?? null
      return value === null || value === ''
        ? []
        : [element('data', { key: `${owner}_${name}` }, escapeXml(String(value)))]
    })
    .join('')
}
