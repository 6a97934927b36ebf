import fc from 'fast-check'
import { entitiesNamed } from '../src/lists/mentions.ts'
import { type Claim, createClaim, mergeClaims, type Reference, type Value } from '../src/model/claim.ts'
import { displayValue } from '../src/model/display.ts'
import { type Edtf, parseEdtf } from '../src/model/edtf.ts'
import { firstDay, lastDay } from '../src/model/edtf-days.ts'
import { classifiedKinds, type Entity, numberedKinds } from '../src/model/entity.ts'
import { allKinds, type EntityKind, eventKinds } from '../src/model/kind.ts'
import { allProperties, type Property, type PropertyName } from '../src/model/properties.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import { type Certainty, certainties } from '../src/model/vocabulary.ts'
import type { WrittenGraph } from '../src/store/write.ts'

/** Graphs in which everything is said that can be said: of each kind two entities, and claims of any property with all that belongs to them. */
export function anyGraph(): fc.Arbitrary<WrittenGraph> {
  return graphOf(fc.array(fc.constantFrom(...allProperties).chain(claim), { minLength: 1, maxLength: 20 }))
}

/**
 * Graphs in which every property is said. No two claims of a subject could be taken for each other by their values, nor
 * two entities by their names or descriptions.
 */
export function fullGraph(): fc.Arbitrary<WrittenGraph> {
  const claims = fc.tuple(...[...allProperties, ...allProperties].map(claim))
  const keyOf = ({ subject, property, value }: Claim) => {
    const told = `${subject} ${sharing[property] ?? property}`
    return value.type === 'date' ? told : `${told} ${displayValue(value, String).replace(/\p{C}/gu, '')}`
  }
  const graph = graphOf(claims.map((all) => [...new Map(all.map((each) => [keyOf(each), each])).values()]))
  return graph.map(({ entities, ...rest }) => ({
    ...rest,
    entities: entities.map(({ name, description, ...each }) => ({
      ...each,
      name: `${name} ${each.slug}`,
      description: description && `${description} ${each.slug}`,
    })),
  }))
}

/** Properties that a format can tell in the place of another. */
const sharing: { readonly [name in PropertyName]?: PropertyName } = {
  author: 'presentedBy',
  organizer: 'organization',
  summary: 'describedAs',
  title: 'name',
  address: 'contact',
}

function graphOf(claims: fc.Arbitrary<Claim[]>): fc.Arbitrary<WrittenGraph> {
  const entities = fc.tuple(...allKinds.flatMap((kind) => [entity(kind, 1), entity(kind, 2)]))
  return fc.tuple(entities, claims).map(([all, said]) => {
    const merged = mergeClaims(said)
    const named = new Set(merged.flatMap((each) => [...entitiesNamed(each), ...citedBy(each)]))
    const kept = all.filter(({ slug }) => named.has(slug)).sort((a, b) => (a.slug < b.slug ? -1 : 1))
    return { entities: kept, claims: merged, revision: 'any' }
  })
}

/** Texts for people, and texts that a format could take for something else. */
export function anyText(): fc.Arbitrary<string> {
  const traps = [
    'null',
    '~',
    'true',
    '2021',
    '0x1f',
    '-',
    '- a',
    'a: b',
    '# no',
    'a #b',
    '{ a }',
    '[a',
    '"',
    "'",
    '!x',
    '&a',
    '*a',
  ]
  const more = [
    '%',
    '@x',
    '`',
    '|',
    '> a',
    'a, b',
    'a\nb',
    'a\r\nb',
    '\u0085',
    'a\u2028b',
    '\u0001',
    '\ufffe',
    '한글',
    'é',
    '</a>',
    '&amp;',
    '=1+1',
    ',',
  ]
  return fc
    .oneof(fc.constantFrom(...traps, ...more), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
    .map((text) => text.normalize('NFC').trim())
    .filter((text) => text !== '')
}

function slugOf(kind: EntityKind, number: 1 | 2): string {
  return `${kind.toLowerCase().replace('_', '-')}-${number}`
}

function entity(kind: EntityKind, number: 1 | 2): fc.Arbitrary<Entity> {
  const classified = (classifiedKinds as readonly EntityKind[]).includes(kind)
  const numbered = (numberedKinds as readonly EntityKind[]).includes(kind)
  const identifiers = fc.array(fc.record({ scheme: fc.constantFrom('a', 'b'), value: anyText() }, plain), {
    maxLength: 3,
  })
  return fc.record(
    {
      slug: fc.constant(slugOf(kind, number)),
      kind: fc.constant(kind),
      name: anyText(),
      description: fc.option(anyText()),
      classification: classified ? fc.constantFrom('PARTY', 'SESSION_2') : fc.constant(null),
      ordinal: numbered ? fc.option(fc.integer({ min: 1, max: 99 })) : fc.constant(null),
      enlarged: kind === 'MEETING' ? fc.option(fc.boolean()) : fc.constant(null),
      // One catalogue after another, as a map of them has them.
      identifiers: identifiers.map((all) => all.toSorted((a, b) => (a.scheme < b.scheme ? -1 : 1))),
    },
    plain,
  )
}

function claim(property: Property): fc.Arbitrary<Claim> {
  const kinds = fc.constantFrom(...property.domain)
  return kinds.chain((kind) => {
    const content = fc.record(
      {
        subject: slugAmong([kind]),
        property: fc.constant(property.name),
        value: value(property, kind),
        qualifiers: qualifiers(property),
        start: fc.option(date(), { freq: 2 }),
        end: fc.option(date(), { freq: 2 }),
      },
      plain,
    )
    const told = content.filter(({ start, end }) => firstDay(start) <= lastDay(end))
    const references = fc.array(reference(), { minLength: 1, maxLength: 4 })
    return fc
      .tuple(told, references, judgement())
      .map(([said, by, judged]) => ({ ...createClaim(said, by), ...judged }))
  })
}

/** Texts of the properties that do not take any text. */
const codes: { readonly [name in PropertyName]?: readonly string[] } = {
  language: ['en', 'ko'],
  url: ['https://example.org/?a=1&b=2', 'http://x.test/#y'],
}

function value({ name, range }: Property, kind: EntityKind): fc.Arbitrary<Value> {
  const forms: fc.Arbitrary<Value>[] = []
  if (range.kinds) {
    const kinds = range.alike ? range.kinds.filter((other) => sortOf(other) === sortOf(kind)) : range.kinds
    forms.push(slugAmong(kinds).map((slug) => ({ type: 'entity', slug })))
  }
  if (range.value === 'date') forms.push(date().map((each) => ({ type: 'date', date: each })))
  if (range.value === 'quantity') {
    const texts = fc.constantFrom('5', '5000', '~5000', '10%', '~10.5%', '3..5', '3..', '..7')
    forms.push(texts.map((text) => ({ type: 'quantity', quantity: parseQuantity(text, range.unit ?? 'share') })))
  }
  if (range.value === 'text') {
    const words = range.words ? Object.keys(range.words) : codes[name]
    const text = words ? fc.constantFrom(...words) : anyText()
    const language = words ? fc.constant(null) : fc.constantFrom(null, 'en', 'ko', 'zh-Hans')
    forms.push(fc.record({ type: fc.constant('text' as const), text, language }, plain))
  }
  return fc.oneof(...forms)
}

function qualifiers({ qualifiers: declared = {} }: Property): fc.Arbitrary<Record<string, string>> {
  const each = Object.entries(declared).map(([name, { words, kinds, number, required, requiredWithout }]) => {
    const plain = number ? fc.constantFrom('0', '0.5', '1', '3') : anyText()
    const text = words ? fc.constantFrom(...Object.keys(words)) : kinds ? slugAmong(kinds) : plain
    return (required || requiredWithout ? text : fc.option(text)).map((chosen) =>
      chosen === null ? [] : [[name, chosen] as const],
    )
  })
  return fc.tuple(...each).map((chosen) => Object.fromEntries(chosen.flat()))
}

function reference(): fc.Arbitrary<Reference> {
  const bare: Omit<Reference, 'source'> = {
    locator: 'imprint',
    order: null,
    printedAs: null,
    attributedTo: null,
    attribution: null,
    certainty: 'STATED',
    attested: null,
    note: null,
  }
  const full = fc.record(
    {
      source: slugAmong(['SOURCE']),
      locator: fc.option(fc.oneof(fc.constantFrom('¶6', '¶10'), anyText())),
      order: fc.option(fc.integer({ min: 1, max: 12 })),
      printedAs: fc.option(anyText(), { freq: 1 }),
      attributedTo: fc.option(slugAmong(['PERSON', 'ORGANIZATION']), { freq: 1 }),
      attribution: fc.option(anyText(), { freq: 1 }),
      certainty: fc.constantFrom(...(Object.keys(certainties) as Certainty[])),
      attested: fc.option(date(), { freq: 1 }),
      note: fc.option(anyText(), { freq: 1 }),
    },
    plain,
  )
  return fc.oneof(
    full,
    slugAmong(['SOURCE']).map((source) => ({ source, ...bare })),
  )
}

/** What a file of judgements can say: no rank without a reason, and no reason alone. */
function judgement(): fc.Arbitrary<Pick<Claim, 'rank' | 'rankReason' | 'explanation'>> {
  const none = fc.constant({ rank: 'NORMAL' as const, rankReason: null, explanation: null })
  const explained = fc.record(
    { rank: fc.constant('NORMAL' as const), rankReason: fc.option(anyText()), explanation: anyText() },
    plain,
  )
  const ranked = fc.record(
    {
      rank: fc.constantFrom('PREFERRED' as const, 'DEPRECATED' as const),
      rankReason: anyText(),
      explanation: fc.option(anyText()),
    },
    plain,
  )
  return fc.oneof({ weight: 3, arbitrary: none }, explained, ranked)
}

function date(): fc.Arbitrary<Edtf> {
  const texts = [
    '2020',
    '2021-01',
    '2021-01-05',
    '2021-01-05~',
    '2021-01-06?',
    '2021-01-05/2021-01-12',
    '../2021',
    '2021/',
    '201X',
    '2021-21',
    '-0044',
    'Y-17000',
    '0000',
  ]
  return fc.constantFrom(...texts).map(parseEdtf)
}

function slugAmong(kinds: readonly EntityKind[]): fc.Arbitrary<string> {
  return fc.constantFrom(...kinds.flatMap((kind) => [slugOf(kind, 1), slugOf(kind, 2)]))
}

function citedBy({ references }: Claim): string[] {
  return references.flatMap(({ source, attributedTo }) => [source, ...(attributedTo === null ? [] : [attributedTo])])
}

function sortOf(kind: EntityKind): string {
  return (eventKinds as readonly EntityKind[]).includes(kind) ? 'event' : kind
}

/** With the prototype that objects have by nature, so that two with the same content are the same. */
const plain = { noNullPrototype: true } as const
