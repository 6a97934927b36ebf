import type { Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { type Attribute, edgeAttributes, networkEdges, networkNodes, nodeAttributes } from './network.ts'
import type { Values } from './network-form.ts'
import { element, opening, xmlHead } from './xml.ts'

/** Writes the graph in GEXF 1.3, as Gephi reads it, with the days for its timeline: nodes by slug, then edges by subject, property and claim. */
export async function* gexf(extract: Extract, leftOut: LeftOut): AsyncGenerator<string> {
  yield xmlHead
  yield `${opening('gexf', { xmlns: 'http://gexf.net/1.3', version: '1.3' })}\n`
  yield '<meta><creator>Plenum</creator><description>Every edge is a claim: who says so stands in "sources".</description></meta>\n'
  yield `${opening('graph', { defaultedgetype: 'directed', mode: 'dynamic', timeformat: 'date' })}\n`
  yield declared('node', nodeAttributes) + declared('edge', edgeAttributes)
  yield '<nodes>\n'
  for await (const nodes of networkNodes(extract, leftOut)) {
    yield nodes
      .map(
        ({ id, label, span, values }) => `${element('node', { id, label, ...span }, told(nodeAttributes, values))}\n`,
      )
      .join('')
  }
  yield '</nodes>\n<edges>\n'
  for await (const edges of networkEdges(extract, leftOut)) {
    yield edges
      .map(({ id, source, target, property, label, span, values }) => {
        const attributes = { id, source, target, label, kind: property, ...span }
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
