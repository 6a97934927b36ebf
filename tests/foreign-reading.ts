import { parse } from 'csv-parse/sync'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import jsonld from 'jsonld'
import { Parser, type Quad } from 'n3'
import { popoloDate } from '../src/formats/export/popolo-date.ts'
import type { Claim } from '../src/model/claim.ts'
import { displayValue } from '../src/model/display.ts'
import type { Entity } from '../src/model/entity.ts'

/** What a program that is not ours finds in an export: texts under what they are told of. */
export interface Reading {
  readonly entities: ReadonlySet<string>
  /** All that is told of an entity; undefined where it is not there. */
  entity(entity: Entity): readonly string[] | undefined
  /** All that is told with a claim; undefined where it is not there. */
  claim(claim: Claim): readonly string[] | undefined
}

/** The quads of a document of JSON-LD, as another's processor makes them and another's parser reads them. Nothing is loaded, and nothing dropped. */
export async function quadsOf(text: string): Promise<Quad[]> {
  const documentLoader = async (url: string) => Promise.reject(new Error(`Nothing is to be loaded: ${url}`))
  const options = { format: 'application/n-quads', documentLoader, safe: true } as const
  return new Parser({ format: 'N-Quads' }).parse(String(await jsonld.toRDF(JSON.parse(text), options)))
}

export async function readJsonLd(text: string): Promise<Reading> {
  const quads = await quadsOf(text)
  const bySubject = Map.groupBy(quads, ({ subject }) => subject.value)
  const about = (id: string, depth = 2): string[] =>
    (bySubject.get(id) ?? []).flatMap(({ object }) => [
      object.value.replace(/^urn:plenum:(?:entity|claim)\//, ''),
      ...(object.termType === 'Literal' ? [object.language] : []),
      ...(object.termType === 'BlankNode' && depth > 0 ? about(object.value, depth - 1) : []),
    ])
  const found = (id: string) => (bySubject.has(id) ? about(id) : undefined)
  const ids = [...bySubject.keys()].filter((id) => id.startsWith('urn:plenum:entity/'))
  return {
    entities: new Set(ids.map((id) => id.slice('urn:plenum:entity/'.length))),
    entity: ({ slug }) => found(`urn:plenum:entity/${slug}`),
    claim: ({ id }) => found(`urn:plenum:claim/${id}`),
  }
}

export function readNetwork(format: 'gexf' | 'graphml', text: string): Reading {
  const network = format === 'gexf' ? gexf.parse(MultiGraph, text) : graphml.parse(MultiGraph, text)
  const textsOf = (attributes: object) =>
    Object.values(attributes).flatMap((value) => [String(value), ...String(value).split(' | ')])
  const ofNode = (slug: string) =>
    network.hasNode(slug) ? [slug, ...textsOf(network.getNodeAttributes(slug))] : undefined
  return {
    entities: new Set(network.nodes()),
    entity: ({ slug }) => ofNode(slug),
    claim({ subject, property, value, qualifiers, ...claim }) {
      if (value.type === 'entity') {
        const edges = network.hasNode(subject) && network.hasNode(value.slug) ? network.edges(subject, value.slug) : []
        const told = edges
          .map((edge) => network.getEdgeAttributes(edge))
          .filter((each) => each.property === property && (each.from ?? null) === (claim.start?.text ?? null))
        return told.length > 0 ? told.flatMap(textsOf) : undefined
      }
      // An edge shows what an editor holds to be wrong, and a node does not.
      if (claim.rank === 'DEPRECATED') return undefined
      const attribute = property === 'name' ? 'names' : property
      const told = network.hasNode(subject) ? String(network.getNodeAttribute(subject, attribute) ?? '') : ''
      // A node tells who says something of it, and no more of a claim than its value.
      const sources = network.hasNode(subject) ? String(network.getNodeAttribute(subject, 'sources')).split(' | ') : []
      const parts = [...(property === 'name' ? [] : Object.values(qualifiers)), displayValue(value, String)].map(inXml)
      const length = parts.join(' ').length
      const isTold = [told, ...told.split(' | ')].some(
        (text) => text.length === length && parts.every((part) => text.includes(part)),
      )
      return isTold ? [told, ...sources] : undefined
    },
  }
}

/** What becomes of a text that XML has no way to write. */
export function inXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 forbids.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}

export function readCsv(tableOf: (name: string) => string): Reading {
  const rowsOf = (name: string) => parse(tableOf(name), { columns: true }) as Record<string, string>[]
  const by = (name: string, key: string) => Map.groupBy(rowsOf(name), (row) => row[key] ?? '')
  const [entities, identifiers] = [by('entities.csv', 'slug'), by('identifiers.csv', 'entity')]
  const [claims, references] = [by('claims.csv', 'id'), by('references.csv', 'claim')]
  const told = (tables: readonly Map<string, Record<string, string>[]>[], key: string) =>
    tables[0]?.has(key)
      ? tables.flatMap((table) => (table.get(key) ?? []).flatMap((row) => Object.values(row)))
      : undefined
  return {
    entities: new Set(entities.keys()),
    entity: ({ slug }) => told([entities, identifiers], slug),
    claim: ({ id }) => told([claims, references], id),
  }
}

export function readPopolo(text: string): Reading {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is Popolo's.
  const { memberships, votes, vote_events, meta, ...lists } = JSON.parse(text) as Record<string, any>
  const byDecision = new Map<string, object>(vote_events.map((event: Record<string, string>) => [event.id, event]))
  const ids = new Set(lists.motions.map(({ id }: { id: string }) => id))
  // A vote event bears the id of its decision, which need not be among the motions.
  const objects = [...Object.values(lists).flat(), ...vote_events.filter(({ id }: { id: string }) => !ids.has(id))]
  const byId = new Map<string, object>(objects.map((object) => [object.id, object]))
  const known = new Map<string, string>()
  for (const { id, name, label, text, title } of objects) known.set(id, name ?? label ?? text ?? title)
  return {
    entities: new Set(byId.keys()),
    entity: ({ slug }) => (byId.has(slug) ? leavesOf(byId.get(slug)) : undefined),
    claim({ subject, property, value, rank }) {
      if (rank === 'DEPRECATED') return undefined
      if (['memberOf', 'holds', 'memberBodyOf'].includes(property)) {
        const wanted = value.type === 'entity' ? value.slug : ''
        const told = memberships.filter(
          (each: Record<string, string>) =>
            (each.person_id ?? each.member_id) === subject &&
            (property === 'holds' ? each.post_id : each.organization_id) === wanted,
        )
        return told.length > 0 ? leavesOf(told) : undefined
      }
      if (property === 'ballot') {
        const told = votes.filter(
          (each: Record<string, string>) =>
            each.voter_id === subject && value.type === 'entity' && each.vote_event_id === value.slug,
        )
        return told.length > 0 ? [...leavesOf(told), ...told.flatMap(optionIn)] : undefined
      }
      const object = property === 'ballotCount' ? byDecision.get(subject) : byId.get(subject)
      if (property === 'participant') {
        const { attendees = [] } = (object ?? {}) as { attendees?: { id: string }[] }
        return attendees.some(({ id }) => value.type === 'entity' && id === value.slug) ? leavesOf(object) : undefined
      }
      const fields = Object.entries(object ?? {}).filter(([field]) => fieldsOf[property]?.includes(field))
      const written = value.type === 'entity' ? [value.slug, known.get(value.slug)] : [displayValue(value, String)]
      if (value.type === 'date') written.push(popoloDate(value.date)?.text)
      if (value.type === 'quantity') written.push(value.quantity.text)
      if (property === 'outcome' && value.type === 'text') written.push(resultOf[value.text])
      if (property === 'ballotCount') {
        const { counts = [] } = (object ?? {}) as { counts?: (object & { option: string; value: number })[] }
        const told = counts.filter((count) => written.includes(String(count.value)))
        return told.length > 0 ? [...leavesOf(object), ...told.flatMap(optionIn)] : undefined
      }
      return fields.flatMap(([, content]) => leavesOf(content, beside)).some((leaf) => written.includes(leaf))
        ? leavesOf(object)
        : undefined
    },
  }
}

/** The options of votes and counts as this graph's words. */
function optionIn({ option }: { option: string }): string[] {
  return [option.toUpperCase().replaceAll(' ', '_')]
}

const resultOf: Readonly<Record<string, string>> = {
  ADOPTED: 'pass',
  REJECTED: 'fail',
  TIED: 'tie',
  REFERRED: 'referred',
  POSTPONED: 'postponed',
  WITHDRAWN: 'withdrawn',
}

/** The fields of Popolo that can tell a property. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'label', 'text', 'title', 'other_names', 'other_label'],
  title: ['text', 'title'],
  givenName: ['given_name', 'additional_name'],
  familyName: ['family_name'],
  patronymic: ['patronymic_name'],
  honorific: ['honorific_prefix', 'honorific_suffix'],
  gender: ['gender'],
  birthDate: ['birth_date'],
  deathDate: ['death_date'],
  nationality: ['national_identity'],
  describedAs: ['summary', 'biography', 'abstract', 'description'],
  summary: ['summary', 'biography', 'abstract', 'description'],
  image: ['image', 'images'],
  link: ['links', 'audio', 'video'],
  contact: ['contact_details', 'email'],
  address: ['contact_details', 'location'],
  parent: ['parent_id'],
  founded: ['founding_date'],
  dissolved: ['dissolution_date'],
  place: ['area_id', 'location'],
  seats: ['seats'],
  postOf: ['organization_id'],
  startDate: ['start_date'],
  endDate: ['end_date'],
  organization: ['organization_id'],
  organizer: ['organization_id'],
  partOf: ['parent_id', 'motion_id'],
  within: ['parent_id'],
  adoptedBy: ['organization_id'],
  adoptedAt: ['legislative_session_id'],
  date: ['date'],
  vote: ['result'],
  outcome: ['result'],
  presentedBy: ['creator_id'],
  author: ['creator_id'],
  presentedAt: ['event_id'],
  addressedTo: ['audience_id'],
}

/** What stands beside the value in an item of a list. */
const beside: readonly string[] = [
  'note',
  'label',
  'type',
  'lang',
  'start_date',
  'end_date',
  'valid_from',
  'valid_until',
]

function leavesOf(value: unknown, without: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([key, each]) => (without.includes(key) ? [] : leavesOf(each, without)))
}
