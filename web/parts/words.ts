import type { DisagreementKind } from '../generated/parts.ts'

/** A word of a closed list as one reads it: FIELD_LABOUR, "field labour". Anything else as it is. */
export function inWords(text: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(text) && text.length > 1 ? text.toLowerCase().replaceAll('_', ' ') : text
}

/** A name as code writes it, as one reads it: onBehalfOf, "on behalf of". */
export function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How a relation reads from one of its ends, or from what stands in its qualifier: "participant, on behalf of". */
export function wayInWords(
  { label, inverseLabel }: { readonly label: string; readonly inverseLabel: string },
  direction: 'IN' | 'OUT',
  qualifier: string | null,
): string {
  return withQualifier(direction === 'OUT' ? label : inverseLabel, qualifier)
}

/** "participant, on behalf of"; without a qualifier the label alone. */
export function withQualifier(label: string, qualifier: string | null): string {
  return qualifier === null ? label : `${label}, ${spaced(qualifier)}`
}

/** How an effect on something else has to do with what stands in its qualifier. */
export function asQualifier(name: string): string {
  return qualifierPlaces.get(name) ?? `with it as ${spaced(name)}`
}

const qualifierPlaces: ReadonlyMap<string, string> = new Map([
  ['post', 'in this post'],
  ['into', 'into this'],
  ['over', 'over this'],
])

/** What is said where a spell has begun and nobody tells that it ended: that is not to say that it goes on. */
export const endNotTold = 'end not told'

/** What is said beside a spell of which no date is told, where only what held at a date is asked for. */
export const noDateTold = 'no date told'

/** What comes before the date that bounds a side which no source tells. */
export const boundWords = { START: 'not before', END: 'until at most' } as const

/** What it is that bounds a spell there, by the property of the claim that tells it. */
export function boundReason(side: 'START' | 'END', property: string): string {
  return boundReasons[side].get(property) ?? (side === 'START' ? 'what it is part of' : 'what ends it')
}

const boundReasons: Readonly<Record<'START' | 'END', ReadonlyMap<string, string>>> = {
  START: new Map([
    ['founded', 'founding'],
    ['birthDate', 'birth'],
    ['startDate', 'start of the term'],
    ['date', 'election'],
  ]),
  END: new Map([
    ['founded', 'next term'],
    ['date', 'election of the next term'],
    ['startDate', 'election of the next term'],
    ['dissolved', 'dissolution'],
    ['deathDate', 'death'],
    ['endDate', 'end of the term'],
  ]),
}

/** In which way claims disagree. */
export const natures: Readonly<Record<DisagreementKind, string>> = {
  VALUE: 'Sources differ',
  INTERNAL: 'A source differs from itself',
  ARITHMETIC: 'Parts, or a list, that a source calls complete do not make the number that it gives',
  LIST: 'Two lists that sources call complete do not name the same',
}

/** What is said of a disagreement that an editor has settled. */
export const judgedInWords =
  'Judged: nothing is left of it without what the editors hold to be wrong. It makes nothing else disputed.'

/** What a list is of, by the property of those whom it lists. */
export function listedThings(property: string): string {
  return listedByProperty.get(property) ?? spaced(property)
}

const listedByProperty: ReadonlyMap<string, string> = new Map([
  ['memberOf', 'members'],
  ['participant', 'participants'],
])

/** A complete list in two: "39 listed", and "Only here:", which leads to those, or "All of them elsewhere too". */
export function listInWords(display: string): string[] {
  const [, size = display, others = ''] = /^(.*? listed), (?:and )?([^:]*:?)/s.exec(display) ?? []
  return [size, capitalized(others)]
}

/** What the lens keeps as of a date. */
export const asOfWords = {
  possibly:
    'What can have held then. What happened stays from its day on. What has no date is shown, and said to have none; an end that no source tells is not known.',
  certainly:
    'From the latest start to the earliest end that sources tell, and on days for which a source says that it held.',
} as const

/** "1 source", "2 sources". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items)
}

/** Whether a text has letters of the Korean script. */
export function hasHangul(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text)
}
