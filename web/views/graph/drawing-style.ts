import type { StylesheetJson } from 'cytoscape'
import { colourProperty, type EntityKind, kindNames, kinds } from '../../parts/kinds.tsx'

/**
 * How the drawing looks, in the colours that the page has at this moment: light or dark. On a narrow one, where less
 * fits, letters are larger.
 */
export function drawingStyle(isNarrow: boolean): StylesheetJson {
  const [ink, quiet, sheet, paper] = ['--ink', '--quiet', '--sheet', '--paper'].map(colour) as [
    string,
    string,
    string,
    string,
  ]
  const [rule, dispute, chosen] = [colour('--rule-strong'), colour('--dispute'), colour('--kind-person')]
  const font = colour('--sans')
  return [
    {
      selector: 'node',
      style: {
        width: 34,
        height: 34,
        'background-color': sheet,
        'border-width': 1.5,
        'background-width': '19px',
        'background-height': '19px',
        'background-clip': 'none',
        label: 'data(label)',
        color: ink,
        'font-family': font,
        'font-size': isNarrow ? 16 : 12,
        'text-wrap': 'wrap',
        'text-max-width': '132px',
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'line-height': 1.15,
        'text-background-color': paper,
        'text-background-opacity': 0.82,
        'text-background-padding': '1px',
        'min-zoomed-font-size': 6,
        'overlay-opacity': 0,
      },
    },
    ...kindNames.map((kind) => ({
      selector: `node[kind = "${kind}"]`,
      style: { 'background-image': markOf(kind), 'border-color': colour(colourProperty(kind)) },
    })),
    { selector: 'node.root', style: { width: 46, height: 46, 'border-width': 3, 'font-weight': 'bold' as const } },
    { selector: 'node.pinned', style: { 'border-style': 'double' as const, 'border-width': 5 } },
    {
      selector: 'edge',
      style: {
        width: 1.2,
        'line-color': rule,
        'target-arrow-color': rule,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        'curve-style': 'bezier',
        label: 'data(label)',
        color: quiet,
        'font-family': font,
        'font-size': isNarrow ? 13 : 10,
        'text-rotation': 'autorotate',
        'text-background-color': paper,
        'text-background-opacity': 0.9,
        'text-background-padding': '1px',
        'min-zoomed-font-size': 7,
        'overlay-opacity': 0,
      },
    },
    // Many links of one entity would pile their labels up around it: they stand at the other ends.
    {
      selector: 'edge[at = "target"]',
      style: {
        label: '',
        'target-label': 'data(label)',
        'target-text-offset': 62,
        'target-text-rotation': 'autorotate',
      },
    },
    {
      selector: 'edge[at = "source"]',
      style: {
        label: '',
        'source-label': 'data(label)',
        'source-text-offset': 62,
        'source-text-rotation': 'autorotate',
      },
    },
    // In a chain a straight line would run through whatever stands between its ends.
    { selector: 'edge.arch', style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': 34 } },
    { selector: 'edge.higher-arch', style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': 74 } },
    { selector: 'edge.expected', style: { 'line-style': 'dotted' as const } },
    {
      selector: 'edge.disputed',
      style: {
        'line-style': 'dashed' as const,
        width: 2,
        'line-color': dispute,
        'target-arrow-color': dispute,
        color: dispute,
      },
    },
    { selector: '.far', style: { opacity: 0.6 } },
    { selector: 'edge.near', style: { width: 2, 'line-color': quiet, 'target-arrow-color': quiet, color: ink } },
    {
      selector: 'node.chosen',
      style: { 'outline-color': chosen, 'outline-width': 4, 'outline-offset': 2, 'outline-opacity': 1, 'z-index': 9 },
    },
    {
      selector: 'edge.chosen',
      style: {
        width: 4,
        'line-color': chosen,
        'target-arrow-color': chosen,
        color: ink,
        'font-weight': 'bold' as const,
        'z-index': 9,
      },
    },
    {
      selector: 'edge.chosen.disputed',
      style: { 'line-color': dispute, 'target-arrow-color': dispute, color: dispute },
    },
  ]
}

/** What a custom property of the page is set to. */
export function colour(property: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(property).trim()
}

/** The mark that a kind has everywhere. */
function markOf(kind: EntityKind): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 16 16"><path d="${kinds[kind].mark}" fill="${colour(colourProperty(kind))}"/></svg>`
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}
