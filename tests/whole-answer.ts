import type { Graph } from '../src/graph/graph.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import { filtersOf, listsOfEntities, listsOfRoot } from './every-list.ts'
import { through } from './lens-arbitrary.ts'
import { askGraph } from './small-graph.ts'

const claimFields = `display start end rank status qualifiers { name display }
  references { source { slug } certainty order locator } accordant { display references { source { slug } } }`
const edge = `status start end claim { ${claimFields} }
  relations { order start end status qualifiers { name display } bounds { side date claim { display } } claims { display } }`
const dated = `edtf status claims { ${claimFields} }`
const disagreement = `subject { slug } property { name } qualifiers { name display } kinds judged
  positions { display claims { ${claimFields} } sources { slug } }`
const neighbours =
  'totalCount byProperty { property { name } direction qualifier count } edges { node { slug } links { direction qualifier claim { display } } }'
const entity = `slug kind
  names { text references { source { slug } } }
  facts { property { name } display status }
  claims(as: EITHER, first: 100) { totalCount nodes { subject { slug } property { name } ${claimFields} } }
  disagreements(first: 100) { totalCount nodes { ${disagreement} } }
  sources { totalCount edges { claimCount node { slug } } }
  neighbours(first: 100) { ${neighbours} }
  concernedBy { totalCount edges { qualifier effect node { slug } relations { start qualifiers { name display } } } }
  electing: concernedBy(effect: [ELECTS]) { totalCount nodes { slug } }
  timeline(first: 100) { totalCount undated nodes { display date { edtf } entity { slug } property { name } } }`
const meeting = `${entity}
  startDate { ${dated} }
  organization { slug } previous { slug } next { slug } partOf { slug }
  parts { totalCount edges { node { slug } ${edge} } }
  participants(first: 100) { totalCount edges { role roles order node { slug } ${edge} } }
  guests: participants(role: [GUEST, CHAIR]) { totalCount nodes { slug } }
  withParts: participants(includeParts: true) { totalCount nodes { slug } }
  precededBy(relation: [PREPARES, FOLLOWS]) { totalCount edges { relation depth to { slug } node { slug } via { display } } }
  headcounts { counted sector amount share status claims { ${claimFields} } }
  breakdowns { counted scheme whole { amount } parts { amount sector } sum exhaustive addsUp source { slug } }`
const person = `${entity}
  posts { totalCount edges { node { slug } ${edge} } }
  memberships { totalCount edges { role membershipStatus node { slug } ${edge} } }
  participations { totalCount edges { roles node { slug } ${edge} } }
  ballots { totalCount edges { option weight candidate { slug } onBehalfOf { slug } node { slug } ${edge} } }
  yes: ballots(option: [YES]) { totalCount nodes { slug } }
  documents { totalCount nodes { slug } }`

const tally = `option candidate { slug } onBehalfOf { slug } ballots weight told { amount status claims { ${claimFields} } }`
const votes = `outcome { outcome status claims { ${claimFields} } } effects { totalCount nodes { slug } }
  ballots { totalCount edges { option weight candidate { slug } onBehalfOf { slug } node { slug } ${edge} } }
  no: ballots(option: [NO, ABSENT]) { totalCount nodes { slug } }
  ofBody: ballots(onBehalfOf: ["organization-8"]) { totalCount edges { option node { slug } } }
  tally { ${tally} } perBody: tally(perBody: true) { ${tally} }`
const agreement =
  'a { slug } b { slug } shared agreed share decisions { totalCount edges { optionA optionB node { slug } } }'

/** What is claimed. */
const asked = [
  '{ property: "memberOf", from: "2020-06-15", to: "2020-12" }',
  '{ property: "memberOf", from: "2020", match: CERTAINLY }',
  '{ property: ["memberOf", "holds"], minVoices: 2 }',
  '{ property: "memberOf", direction: IN, maxVoices: 1, qualifiers: { name: "membershipStatus", in: "FULL" } }',
  '{ property: "holds", status: DISPUTED }',
  '{ property: "startDate", status: UNDISPUTED, not: true }',
  '{ property: "participant", direction: IN, qualifiers: { name: "role", in: ["GUEST", "CHAIR"] } }',
  '{ property: "effect", direction: IN, from: "2020", to: "2020" }',
  '{ property: "headcount", atLeast: 95, atMost: 105, qualifiers: { name: "counted", in: "DELEGATES" } }',
  '{ direction: IN, source: ["w", "x"], other: { kind: PERSON, where: { property: "name", contains: "a" } } }',
]

/** Nearly all that a view can be asked, without what carries the lens: ids and cursors. */
export const everything = `
  graph { claims references entities sources }
  people(first: 100) { totalCount nodes { ${person} } }
  byName: people(filter: { name: "a" }, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { slug } }
  guests: people(filter: { participatedIn: "meeting", role: [GUEST] }) { totalCount nodes { slug } }
  members: people(filter: { memberOf: "organization" }) { totalCount nodes { slug } }
  meetings(first: 100, orderBy: { field: START_DATE, direction: DESC }) { totalCount nodes { ${meeting} } }
  from: meetings(filter: { from: "2021-01-05", organization: "organization" }) { totalCount nodes { slug } }
  organizations { totalCount nodes { slug concernedBy { totalCount nodes { slug } } deputies { totalCount edges { body { slug } node { slug } ${edge} } } members { totalCount edges { node { slug } ${edge} } } meetings { nodes { slug } } terms { nodes { slug } } } }
  posts { totalCount nodes { slug holders { totalCount edges { node { slug } ${edge} } } } }
  documents { totalCount nodes { slug authors { nodes { slug } } presentedBy { slug }
    consideredAt { totalCount edges { role result agendaItem { slug } node { slug } ${edge} } } } }
  decisions { totalCount nodes { slug ${votes} } }
  adopted: decisions(filter: { outcome: [ADOPTED] }) { totalCount nodes { slug } }
  agreements: votingAgreements(of: ["person", "person-n0", "organization-8"]) { ${agreement} }
  late: votingAgreements(of: ["person", "person-n0"], from: "2020-06", to: "2021") { ${agreement} }
  ${asked
    .map(
      (where, index) =>
        `where${index}: entities(first: 100, filter: { where: ${where} }) { totalCount nodes { slug } }`,
    )
    .join(' ')}
  first: entities(first: 100, orderBy: { field: FIRST_DAY }) { totalCount nodes { slug } }
  last: entities(first: 100, orderBy: { field: FIRST_DAY, direction: DESC }) { nodes { slug } }
  most: entities(first: 100, orderBy: { field: CLAIMS, direction: DESC }) { nodes { slug } }
  few: people(first: 100, filter: { maxSources: 1 }, orderBy: { field: CLAIMS }) { totalCount nodes { slug } }
  born: people(first: 100, orderBy: { field: BIRTH_DATE }) { nodes { slug } }
  sources { totalCount nodes { slug claimsMade(first: 100) { totalCount edges { locator node { display } } } } }
  disagreements(first: 100) { totalCount nodes { ${disagreement} } }
  internal: disagreements(kind: [INTERNAL, ARITHMETIC], about: ["meeting"]) { totalCount nodes { kinds } }
  timeline(first: 100) { totalCount undated byYear { year count } nodes { display date { edtf } entity { slug } } }
  bare: entity(slug: "meeting") { ... on Meeting { ${meeting} } }
  compareSources(a: "t", b: "w") {
    agreements(first: 100) { totalCount nodes { display } } conflicts(first: 100) { totalCount nodes { ${disagreement} } }
    onlyA(first: 100) { totalCount nodes { display } } onlyB(first: 100) { totalCount nodes { display } }
  }`

/** What a view answers, a text in which nothing tells the lens. */
export async function answer(graph: Graph, lenses: readonly string[], selection = everything): Promise<unknown> {
  let data = await askGraph(graph, through(lenses, selection))
  for (const _ of lenses) data = data.lens
  return data
}

/** What asks everything of a graph, ids and cursors too: each of its entities, every list, the names, and how all are linked. */
export function allAsked(written: Pick<WrittenGraph, 'entities' | 'claims'>): string {
  return `{ ${everyField(written)} }
    fragment lists on Entity { id ${listsOfEntities()} }`
}

/** The same as fields of a view, with a fragment \`lists\` on Entity. */
export function everyField(written: Pick<WrittenGraph, 'entities' | 'claims'>): string {
  const slugs = written.entities.map(({ slug }) => slug)
  const names = [...new Set(written.entities.map(({ name }) => name))].filter((name) => /[\p{L}\p{N}]/u.test(name))
  const fields = [
    'graph { claims references entities sources }',
    ...slugs.map((slug, index) => `e${index}: entity(slug: "${slug}") { ...lists }`),
    ...names.map(
      (name, index) =>
        `n${index}: search(query: ${JSON.stringify(name)}, first: 100) { totalCount edges { score node { slug } matched { text } } }`,
    ),
    ...slugs
      .slice(1)
      .map(
        (slug, index) =>
          `p${index}: paths(from: "${slugs[0]}", to: "${slug}") { paths { length steps { from { slug } to { slug } claims { display } } } }`,
      ),
    ...(slugs.length > 0
      ? [`subgraph(roots: ["${slugs[0]}"]) { nodes { slug } links { from { slug } to { slug } claim { display } } }`]
      : []),
    listsOfRoot(filtersOf(written)),
  ]
  return fields.join('\n')
}
