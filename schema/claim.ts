import {
  accordantWith,
  displayClaim,
  idOfClaim,
  type Qualified,
  qualifiersOf,
  statusOfClaim,
  voicesOfClaim,
} from '../src/graph/claim.ts'
import type { ClaimEdge } from '../src/graph/claims.ts'
import { findEntity, getEntity } from '../src/graph/entity.ts'
import { connectClaimHistory } from '../src/graph/history.ts'
import type { ClaimNode, ReferenceNode } from '../src/graph/view.ts'
import { agentKinds } from '../src/model/kind.ts'
import { properties } from '../src/model/properties.ts'
import { Agent } from './agent.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { changeConnection } from './change.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Entity } from './entity.ts'
import { Certainty, FactStatus, Rank } from './enums.ts'
import { Node } from './node.ts'
import { Property } from './property.ts'
import { Source } from './source.ts'

/** One thing that at least one source says. */
export const Claim = builder.objectRef<ClaimNode>('Claim')

/** Who says it, and how. */
export const Reference = builder.objectRef<ReferenceNode>('Reference')

/** What narrows a claim. */
export const Qualifier = builder.objectRef<Qualified>('Qualifier')

Claim.implement({
  description:
    'One thing that at least one source says. Sources that say the same thing are references of one claim; sources that differ make two.',
  interfaces: () => [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Made of what the claim says: the same in every database and after every rebuild.',
      resolve: idOfClaim,
    }),
    subject: t.field({
      type: Entity,
      description: 'What it is about.',
      resolve: ({ view, subject }) => getEntity(view, subject),
    }),
    property: t.field({
      type: Property,
      description: 'What it says of it.',
      resolve: ({ property }) => properties[property],
    }),
    object: t.field({
      type: Entity,
      nullable: true,
      description: 'The value, where it is an entity.',
      resolve: ({ view, value }) => (value.type === 'entity' ? getEntity(view, value.slug) : null),
    }),
    edtf: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'The value, where it is a date.',
      resolve: ({ value }) => (value.type === 'date' ? value.date.text : null),
    }),
    amount: t.float({
      nullable: true,
      description: 'The value, where it is a quantity; a share lies between 0 and 1.',
      resolve: ({ value }) => (value.type === 'quantity' ? value.quantity.amount : null),
    }),
    unit: t.string({
      nullable: true,
      description: 'What a quantity counts: person, day, year, case, or share (of the whole).',
      resolve: ({ value }) => (value.type === 'quantity' ? value.quantity.unit : null),
    }),
    text: t.string({
      nullable: true,
      description: 'The value, where it is a text.',
      resolve: ({ value }) => (value.type === 'text' ? value.text : null),
    }),
    language: t.string({
      nullable: true,
      description: 'The language of a text, as a BCP 47 tag.',
      resolve: ({ value }) => (value.type === 'text' ? value.language : null),
    }),
    display: t.string({
      description: 'The value, readable in any case; a date as its EDTF text.',
      resolve: displayClaim,
    }),
    qualifiers: t.field({
      type: [Qualifier],
      ...upTo(3),
      description: 'What narrows it: role, post, counted, sector. They are part of what the claim says.',
      resolve: (claim) => qualifiersOf(claim) as Qualified[],
    }),
    start: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Since when it held.',
      resolve: ({ start }) => start?.text ?? null,
    }),
    end: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Until when it held.',
      resolve: ({ end }) => end?.text ?? null,
    }),
    rank: t.expose('rank', { type: Rank, description: "An editor's judgement." }),
    rankReason: t.exposeString('rankReason', { nullable: true, description: 'Why the editor judges so.' }),
    status: t.field({
      type: FactStatus,
      description: 'Whether another claim for the same place cannot be right together with it.',
      resolve: statusOfClaim,
    }),
    voices: t.int({
      description:
        'How many voices say it, or say it in accord: counted as minSources counts them, so that copies are one voice.',
      resolve: voicesOfClaim,
    }),
    references: t.field({
      type: [Reference],
      ...upTo(3),
      description: 'Who says it: at least one.',
      resolve: ({ view, references }) => references.map((reference) => ({ ...reference, view })),
    }),
    accordant: t.field({
      type: [Claim],
      ...upTo(2),
      description: 'Claims that say the same, more or less precisely: they count as its support.',
      resolve: accordantWith,
    }),
    history: t.field({
      type: changeConnection(),
      description: 'The changes that changed it or its references, the newest first: the same under every lens.',
      args: pageArguments(),
      resolve: (claim, page, { viewer }) => connectClaimHistory(claim, page, viewer),
    }),
  }),
})

Reference.implement({
  description: 'Who says it, where in the source, in which words and how surely.',
  fields: (t) => ({
    source: t.field({
      type: Source,
      description: 'The source that says it.',
      resolve: ({ view, source }) => getEntity(view, source),
    }),
    locator: t.exposeString('locator', {
      nullable: true,
      description: 'Where in the source: "Infobox", "Delegates, table", "¶1".',
    }),
    order: t.exposeInt('order', { nullable: true, description: "Its place in the source's list, from 1." }),
    printedAs: t.exposeString('printedAs', {
      nullable: true,
      description: 'How the source words the value or the name.',
    }),
    attributedTo: t.field({
      type: Agent,
      nullable: true,
      description: 'Who says it inside the source, where that is a person or body of the graph.',
      resolve: ({ view, attributedTo }) => (attributedTo === null ? null : findEntity(view, attributedTo, agentKinds)),
    }),
    attribution: t.exposeString('attribution', {
      nullable: true,
      description: 'Who says it inside the source, in words: "analysts".',
    }),
    certainty: t.expose('certainty', { type: Certainty, description: 'How surely the source says it.' }),
    attested: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'The day for which the source says it, where it gives no start or end.',
      resolve: ({ attested }) => attested?.text ?? null,
    }),
    note: t.exposeString('note', { nullable: true, description: 'What whoever transcribed it adds.' }),
  }),
})

Qualifier.implement({
  description: 'Something that narrows a claim, and is part of what it says.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name: role, post, counted, sector.' }),
    display: t.exposeString('display', {
      description: 'Its value, readable: a word of its list, a text, or the name of an entity.',
    }),
    entity: t.expose('entity', { type: Entity, nullable: true, description: 'Its value, where that is an entity.' }),
  }),
})

/** Claims, in pages. */
export function claimConnection() {
  return connectionType<ClaimNode, ClaimEdge>({ name: 'Claim', node: Claim, description: 'Claims, in pages.' })
}
