import { builder } from './builder.ts'
import { Certainty, EntityKind, Rank } from './enums.ts'

const IdentifierInput = builder.inputType('IdentifierInput', {
  description: 'What another catalogue calls an entity.',
  fields: (t) => ({
    scheme: t.string({ required: true, description: 'The catalogue: "wikidata".' }),
    value: t.string({ required: true, description: 'The id that it gives: "Q56226".' }),
  }),
})

const CreateEntityInput = builder.inputType('CreateEntityInput', {
  description: 'An entity to come to be.',
  fields: (t) => ({
    kind: t.field({ type: EntityKind, required: true, description: 'What it is.' }),
    name: t.string({ required: true, description: 'Its preferred label.' }),
    slug: t.string({
      description:
        'Readable, unique, and never used before: small letters, digits and hyphens. Omitted: made of the name.',
    }),
    description: t.string({ description: 'A few words to tell it from others.' }),
    classification: t.string({ description: 'A word in capitals: CONGRESS.' }),
    ordinal: t.int({ description: 'Its number in a series of meetings, or of terms of a body.' }),
    enlarged: t.boolean({ description: "Whether a meeting was enlarged by others than the body's members." }),
    identifiers: t.field({ type: [IdentifierInput], description: 'What other catalogues call it.' }),
    as: t.string({
      description:
        'A name by which later operations of this change refer to it, as "@name" wherever an ID is asked for.',
    }),
  }),
})

const EditEntityInput = builder.inputType('EditEntityInput', {
  description: 'What belongs to an entity itself, to be changed. What is omitted stays; null takes it away.',
  fields: (t) => ({
    entity: t.id({ required: true, description: 'The entity: its slug, its id, or "@name".' }),
    name: t.string({ description: 'Its preferred label, which it must keep.' }),
    description: t.string({ description: 'A few words to tell it from others.' }),
    classification: t.string({ description: 'A word in capitals: CONGRESS.' }),
    ordinal: t.int({ description: 'Its number in a series of meetings, or of terms of a body.' }),
    enlarged: t.boolean({ description: "Whether a meeting was enlarged by others than the body's members." }),
    identifiers: t.field({ type: [IdentifierInput], description: 'All that other catalogues call it.' }),
  }),
})

const MergeEntitiesInput = builder.inputType('MergeEntitiesInput', {
  description:
    'Two entities of one kind that are one. Slug and ids of the first, and ids of its claims and disagreements, lead on to those of the second until the merge is reverted.',
  fields: (t) => ({
    from: t.id({ required: true, description: 'The entity that goes: its slug, its id, or "@name".' }),
    into: t.id({ required: true, description: 'The entity that stays: its slug, its id, or "@name".' }),
  }),
})

const QuantityInput = builder.inputType('QuantityInput', {
  description: 'A number of something.',
  fields: (t) => ({
    amount: t.float({ required: true, description: 'How many; of a share, between 0 and 1.' }),
    unit: t.string({
      description:
        'What is counted: person, day, year, case, or share (of the whole). Omitted: what the property counts.',
    }),
    approximate: t.boolean({ defaultValue: false, description: 'Whether the source says that it is about so many.' }),
  }),
})

const TextInput = builder.inputType('TextInput', {
  description: 'A text.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'The text, of up to 10,000 characters.' }),
    language: t.string({ description: 'Its language, as a BCP 47 tag.' }),
  }),
})

const ValueInput = builder.inputType('ValueInput', {
  description: 'The value of a claim: exactly one of these, as the property takes it.',
  isOneOf: true,
  fields: (t) => ({
    entity: t.id({ description: 'An entity: its slug, its id, or "@name".' }),
    edtf: t.field({ type: 'EDTF', description: 'A date.' }),
    quantity: t.field({ type: QuantityInput, description: 'A number of something.' }),
    text: t.field({ type: TextInput, description: 'A text.' }),
  }),
})

const QualifierInput = builder.inputType('QualifierInput', {
  description: 'What narrows a claim. Exactly one of value and entity.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: role, post, counted, sector.' }),
    value: t.string({ description: 'A word of its list, or a text.' }),
    entity: t.id({ description: 'An entity: its slug, its id, or "@name".' }),
  }),
})

const ReferenceInput = builder.inputType('ReferenceInput', {
  description: 'Who says it, where, in which words and how surely.',
  fields: (t) => ({
    source: t.id({ required: true, description: 'The source that says it: its slug, its id, or "@name".' }),
    locator: t.string({ description: 'Where in the source: "Infobox", "Delegates, table", "¶1".' }),
    order: t.int({ description: "Its place in the source's list, from 1." }),
    printedAs: t.string({ description: 'How the source words the value or the name.' }),
    attributedTo: t.id({
      description: 'Who says it inside the source, where that is a person or body of the graph: slug, id, or "@name".',
    }),
    attribution: t.string({ description: 'Who says it inside the source, in words: "analysts".' }),
    certainty: t.field({ type: Certainty, defaultValue: 'STATED', description: 'How surely the source says it.' }),
    attested: t.field({
      type: 'EDTF',
      description: 'The day for which the source says it, where it gives no start or end.',
    }),
    note: t.string({ description: 'What whoever transcribes it adds.' }),
  }),
})

const SayInput = builder.inputType('SayInput', {
  description:
    'What a source says. Where the graph has the claim already, the source becomes one more reference of it.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'What it is about: a slug, an id, or "@name".' }),
    property: t.string({ required: true, description: 'What is said of it: the name of a declared property.' }),
    value: t.field({ type: ValueInput, required: true, description: 'The value.' }),
    qualifiers: t.field({ type: [QualifierInput], description: 'What narrows it.' }),
    start: t.field({ type: 'EDTF', description: 'Since when it held.' }),
    end: t.field({ type: 'EDTF', description: 'Until when it held.' }),
    reference: t.field({ type: ReferenceInput, required: true, description: 'Who says it, and how.' }),
    as: t.string({
      description:
        'A name by which later operations of this change refer to the claim, as "@name" wherever an ID is asked for.',
    }),
  }),
})

const UnsayInput = builder.inputType('UnsayInput', {
  description:
    'What a source was recorded to say, to be taken back: all references that meet this. A claim without references is gone.',
  fields: (t) => ({
    claim: t.id({ required: true, description: 'The claim: its id, or "@name".' }),
    source: t.id({ description: 'Only references of this source: its slug, its id, or "@name".' }),
    locator: t.string({ description: 'Only references with this locator.' }),
  }),
})

const JudgeInput = builder.inputType('JudgeInput', {
  description: "An editor's judgement of a claim.",
  fields: (t) => ({
    claim: t.id({ required: true, description: 'The claim: its id, or "@name".' }),
    rank: t.field({ type: Rank, required: true, description: 'How it is judged; NORMAL takes a judgement back.' }),
    reason: t.string({ description: 'Why. A rank that is not NORMAL needs one.' }),
    explanation: t.string({ description: 'What is to be said of the disagreement in which the claim stands.' }),
  }),
})

const ChangeOperation = builder.inputType('ChangeOperation', {
  description: 'One operation of a change: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    create: t.field({ type: CreateEntityInput, description: 'Creates an entity.' }),
    edit: t.field({ type: EditEntityInput, description: 'Changes what belongs to an entity itself.' }),
    merge: t.field({ type: MergeEntitiesInput, description: 'Makes two entities one.' }),
    remove: t.id({ description: 'Removes an entity that no claim names any more: its slug or id. Else IN_USE.' }),
    say: t.field({ type: SayInput, description: 'Records what a source says.' }),
    unsay: t.field({ type: UnsayInput, description: 'Takes back what a source was recorded to say.' }),
    judge: t.field({ type: JudgeInput, description: 'Ranks a claim, or takes a rank back.' }),
    revert: t.id({
      description:
        'The id of a change: what it did is undone whole, or NOT_REVERTIBLE, which names what was built on it. A revert may be reverted.',
    }),
  }),
})

export const ChangeInput = builder.inputType('ChangeInput', {
  description: 'A change: all of it or nothing, in one transaction, in one entry of the history.',
  fields: (t) => ({
    operations: t.field({
      type: [ChangeOperation],
      required: true,
      description: 'What to do, in this order: 1 to 500 operations.',
    }),
    message: t.string({ description: 'What the history is to say of it: up to 10,000 characters.' }),
    basis: t.int({
      description:
        'The number of the graph that the author saw (GraphInfo.number): CONFLICT where a later change touched the same subject and property, or the same entity where that itself is to be changed.',
    }),
    idempotencyKey: t.string({
      description:
        'Makes a retry safe: the same key, author and input again gives the change that was made, made once; another input KEY_REUSED. Dry runs and refusals keep none. 1 to 200 characters.',
    }),
    propose: t.boolean({
      defaultValue: false,
      description: 'Whether somebody else is to review it first. Who may only propose always proposes.',
    }),
    dryRun: t.boolean({
      defaultValue: false,
      description: 'Whether to do all but doing it: to tell the problems and the effect.',
    }),
  }),
})

export const ReviewInput = builder.inputType('ReviewInput', {
  description: 'What becomes of a proposal.',
  fields: (t) => ({
    change: t.id({ required: true, description: 'The id of the proposal.' }),
    accept: t.boolean({
      required: true,
      description:
        'Whether it takes effect, as its author’s. Nobody accepts their own. Declined, it stays in the history without effect.',
    }),
    note: t.string({ description: 'What the history is to say of the review: up to 10,000 characters.' }),
    basis: t.int({
      description: 'The number of the graph that the reviewer saw: CONFLICT where a later change touched the same.',
    }),
  }),
})
