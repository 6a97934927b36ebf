import { builder } from './builder.ts'
import { claimedFields } from './claim-condition.ts'
import {
  ClaimOrderField,
  EntityOrderField,
  MeetingOrderField,
  OrderDirection,
  Outcome,
  ParticipationRole,
  PersonOrderField,
  SourceOrderField,
} from './enums.ts'

export const PersonFilter = builder.inputType('PersonFilter', {
  description: 'Which persons to list: those who meet every condition given.',
  fields: (t) => ({
    memberOf: t.string({ description: 'Members of the body with this slug.' }),
    participatedIn: t.string({ description: 'Participants of the event with this slug.' }),
    includeParts: t.boolean({
      defaultValue: false,
      description: 'Whether taking part in a part of that event, such as a sitting, counts too.',
    }),
    role: t.field({
      type: [ParticipationRole],
      description: 'Participants in one of these roles: of that event, or of any.',
    }),
    name: t.string({ description: 'Those of whom any spelling contains this, case ignored.' }),
    ...claimedFields(t),
  }),
})

export const OrganizationFilter = builder.inputType('OrganizationFilter', {
  description: 'Which bodies to list: those that meet every condition given.',
  fields: (t) => ({
    classification: t.stringList({ description: 'Bodies of one of these classes.' }),
    partOf: t.string({
      description: 'Bodies under the one with this slug: subordinate bodies, organs and terms, at any depth.',
    }),
    name: t.string({ description: 'Those of which any spelling contains this, case ignored.' }),
    ...claimedFields(t),
  }),
})

export const DecisionFilter = builder.inputType('DecisionFilter', {
  description: 'Which decisions to list: those that meet every condition given.',
  fields: (t) => ({
    outcome: t.field({
      type: [Outcome],
      description: 'Decisions of which a source tells one of these outcomes.',
    }),
    classification: t.stringList({ description: 'Decisions of one of these classes.' }),
    name: t.string({ description: 'Those of which any spelling contains this, case ignored.' }),
    ...claimedFields(t),
  }),
})

export const MeetingFilter = builder.inputType('MeetingFilter', {
  description: 'Which meetings to list: those that meet every condition given.',
  fields: (t) => ({
    organization: t.string({ description: 'Meetings of the body with this slug, and of its terms.' }),
    classification: t.stringList({ description: 'Meetings of one of these classes.' }),
    from: t.field({
      type: 'EDTF',
      description: 'Meetings that can have lasted until the first day of this, or longer.',
    }),
    to: t.field({ type: 'EDTF', description: 'Meetings that can have begun by the last day of this.' }),
    name: t.string({ description: 'Those of which any spelling contains this, case ignored.' }),
    ...claimedFields(t),
  }),
})

export const PersonOrder = builder.inputType('PersonOrder', {
  description: 'How to order persons.',
  fields: (t) => ({
    field: t.field({ type: PersonOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'ASC',
      description: 'In which direction.',
    }),
  }),
})

export const EntityOrder = builder.inputType('EntityOrder', {
  description: 'How to order entities.',
  fields: (t) => ({
    field: t.field({ type: EntityOrderField, required: true, defaultValue: 'NAME', description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'ASC',
      description: 'In which direction.',
    }),
  }),
})

export const MeetingOrder = builder.inputType('MeetingOrder', {
  description: 'How to order meetings.',
  fields: (t) => ({
    field: t.field({ type: MeetingOrderField, required: true, description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'ASC',
      description: 'In which direction.',
    }),
  }),
})

export const ClaimOrder = builder.inputType('ClaimOrder', {
  description: 'How to order claims.',
  fields: (t) => ({
    field: t.field({ type: ClaimOrderField, required: true, defaultValue: 'PROPERTY', description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'ASC',
      description: 'In which direction.',
    }),
  }),
})

export const SourceOrder = builder.inputType('SourceOrder', {
  description: 'How to order sources.',
  fields: (t) => ({
    field: t.field({ type: SourceOrderField, required: true, defaultValue: 'NAME', description: 'By what.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'ASC',
      description: 'In which direction.',
    }),
  }),
})
