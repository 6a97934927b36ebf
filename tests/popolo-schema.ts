import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { validateIri } from 'validate-iri'

/*
 * Popolo's JSON Schemas (http://www.popoloproject.com/schemas/), from draft 3 into draft 7, with the fields that
 * docs/export.md tells to stand beside theirs, and with no others. Addresses are IRIs, as in EveryPolitician's files.
 */

const text = { type: 'string' }
const address = { type: 'string', format: 'iri' }
const date = { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}){0,2}$' }
const moment = {
  type: 'string',
  pattern: '^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$',
}

function object(properties: Record<string, object>, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false }
}

function list(items: object): object {
  return { type: 'array', items, minItems: 1 }
}

const link = object({ url: address, note: text }, ['url'])
const identifier = object({ identifier: text, scheme: text }, ['identifier'])
const otherName = object({ name: text, start_date: date, end_date: date, note: text, lang: text }, ['name'])
const contactDetail = object(
  { label: text, type: text, value: text, note: text, valid_from: date, valid_until: date },
  ['type', 'value'],
)
const number = { type: 'number' }
const choice = { option: text, candidate_id: text }
const attendee = object({ id: text, name: text, role: text, on_behalf_of_id: text }, ['id'])

/** What stands on objects of every class here. */
const common = {
  id: text,
  identifiers: list(identifier),
  other_names: list(otherName),
  contact_details: list(contactDetail),
  links: list(link),
  image: address,
  images: list(link),
  sources: list(link),
}

const classes: Readonly<Record<string, object>> = {
  persons: object(
    {
      ...common,
      name: text,
      family_name: text,
      given_name: text,
      additional_name: text,
      honorific_prefix: text,
      honorific_suffix: text,
      patronymic_name: text,
      email: { type: 'string', format: 'email' },
      gender: text,
      birth_date: date,
      death_date: date,
      summary: text,
      biography: text,
      national_identity: text,
    },
    ['id', 'name'],
  ),
  organizations: object(
    {
      ...common,
      name: text,
      classification: text,
      parent_id: text,
      area_id: text,
      abstract: text,
      description: text,
      founding_date: date,
      dissolution_date: date,
      seats: { type: ['integer', 'string'] },
    },
    ['id', 'name'],
  ),
  memberships: object(
    {
      id: text,
      label: text,
      role: text,
      person_id: text,
      member_id: text,
      organization_id: text,
      post_id: text,
      on_behalf_of_id: text,
      area_id: text,
      legislative_period_id: text,
      start_date: moment,
      end_date: moment,
      sources: list(link),
    },
    ['id'],
  ),
  posts: object(
    { ...common, label: text, other_label: list(text), organization_id: text, start_date: date, end_date: date },
    ['id', 'label'],
  ),
  events: object(
    {
      ...common,
      name: text,
      description: text,
      classification: text,
      start_date: moment,
      end_date: moment,
      location: text,
      organization_id: text,
      parent_id: text,
      attendees: list(attendee),
    },
    ['id', 'name'],
  ),
  areas: object({ ...common, name: text, classification: text, identifier: text, parent_id: text }, ['id', 'name']),
  motions: object(
    {
      ...common,
      identifier: text,
      text,
      classification: text,
      organization_id: text,
      legislative_session_id: text,
      date: moment,
      result: text,
    },
    ['id', 'text'],
  ),
  vote_events: object(
    {
      ...common,
      name: text,
      identifier: text,
      motion_id: text,
      classification: text,
      organization_id: text,
      legislative_session_id: text,
      start_date: moment,
      result: text,
      counts: list(object({ ...choice, group_id: text, value: number }, ['option', 'value'])),
    },
    ['id', 'motion_id'],
  ),
  votes: object(
    {
      id: text,
      vote_event_id: text,
      voter_id: text,
      ...choice,
      group_id: text,
      role: text,
      weight: number,
      pair_id: text,
      sources: list(link),
    },
    ['id', 'vote_event_id', 'voter_id', 'option'],
  ),
  speeches: object(
    {
      ...common,
      title: text,
      text,
      type: text,
      creator_id: text,
      attribution_text: text,
      audience_id: text,
      event_id: text,
      audio: address,
      video: address,
      date: moment,
    },
    ['id', 'title'],
  ),
}

/** Tells whether a document is Popolo, and what of it is not. */
export function createPopoloValidator(): ValidateFunction {
  const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true })
  addFormats.default(ajv)
  ajv.addFormat('iri', (address: string) => validateIri(address) === undefined)
  const lists = Object.entries(classes).map(([name, items]) => [name, { type: 'array', items }])
  const meta = object({ sources: { type: 'array', items: address } })
  return ajv.compile(object({ ...Object.fromEntries(lists), meta }, Object.keys(classes)))
}
