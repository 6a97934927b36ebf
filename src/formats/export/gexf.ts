import { nodeAttributes } from './network.ts'
import type { Attribute, Network, Values } from './network-form.ts'
import { element, escapeXml, opening, xmlHead } from './xml.ts'

/** Writes a network in GEXF 1.3, as Gephi reads it, with the days for its timeline: nodes, then edges. */
export async function* gexf(network: Network): AsyncGenerator<string> {
  yield xmlHead
  yield `${opening('gexf', { xmlns: 'http://gexf.net/1.3', version: '1.3' })}\n`
  const { description, isWeighted, edgeAttributes } = network
  const meta = element('creator', {}, 'Plenum') + element('description', {}, escapeXml(description))
  yield `${element('meta', {}, meta)}\n`
  yield `${opening('graph', { defaultedgetype: isWeighted ? 'undirected' : 'directed', mode: 'dynamic', timeformat: 'date' })}\n`
  yield declared('node', nodeAttributes) + declared('edge', edgeAttributes)
  yield '<nodes>\n'
  for await (const nodes of network.nodes()) {
    yield nodes
      .map(
        ({ id, label, span, values }) => `${element('node', { id, label, ...span }, told(nodeAttributes, values))}\n`,
      )
      .join('')
  }
  yield '</nodes>\n<edges>\n'
  for await (const edges of network.edges()) {
    yield edges
      .map(({ id, source, target, property, label, weight, span, values }) => {
        const attributes = { id, source, target, label, weight, kind: property, ...span }
        return `${element('edge', attributes, told(edgeAttributes, values))}\n`
      })
      .join('')
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}

function declared(owner: 'node' | 'edge', attributes: readonly Attribute[]): string {
  const each = attributes.map(({ name, type }) => element('attribute', { id: name, title: name, type }))
  return `${element('attributes', { class: owner, mode: 'static' }, `\n${each.join('\n')}\n`)}\n`
}

function told(attributes: readonly Attribute[], values: Values): string {
  const each = attributes.flatMap(({ name }) => {
    const value = values[name] ?? null
    return value === null || value === '' ? [] : [element('attvalue', { for: name, value: String(value) })]
  })
  return element('attvalues', {}, each.join(''))
}
