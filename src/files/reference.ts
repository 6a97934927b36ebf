import type { Node } from 'yaml'
import type { Reference } from '../model/claim.ts'
import { agentKinds } from '../model/kind.ts'
import { certainties } from '../model/vocabulary.ts'
import type { Scope } from './scope.ts'
import { readDate, readWord } from './value.ts'
import { type Entries, isNull, readCount, readText } from './yaml-node.ts'

/** What a file says of a reference, for a whole passage or beside a value. */
export const referenceFields = {
  at: 'Where in the source it stands: a section, a page, a line. Every claim needs one; null where it is not known.',
  order: "Its place in the source's list, from 1.",
  printedAs: 'How the source words it, where that tells more than the value.',
  attributedTo: 'Who says it inside the source: the slug of a person or a body.',
  attribution: 'Who says it inside the source, in words: "analysts".',
  certainty: 'How sure the source is. Without one, it states it.',
  attested: 'The day for which it is said.',
  note: 'A remark of whoever transcribed it.',
} as const

/** What is known of a reference so far: a value's own fields stand over those of its passage. */
export type ReferenceDraft = Partial<Omit<Reference, 'source'>>

/** Reads the reference's fields among the entries of a map. */
export function readReference(scope: Scope, entries: Entries): ReferenceDraft {
  const { file, index } = scope
  const read = <Result>(name: keyof typeof referenceFields, reader: (node: Node) => Result | undefined) => {
    const entry = entries.get(name)
    return entry && reader(entry.value)
  }
  return defined({
    // Empty after a mistake, so that it is not also reported as missing.
    locator: read('at', (node) => (isNull(node) ? null : (readText(file, node, 'a locator') ?? ''))),
    order: read('order', (node) => readCount(file, node, 'an order')),
    printedAs: read('printedAs', (node) => readText(file, node, 'a wording')),
    attributedTo: read('attributedTo', (node) => index.read(file, node, agentKinds, 'attributedTo')?.slug),
    attribution: read('attribution', (node) => readText(file, node, 'an attribution')),
    certainty: read('certainty', (node) => readWord(file, node, certainties, 'certainty')),
    attested: read('attested', (node) => readDate(file, node, 'attested')),
    note: read('note', (node) => readText(file, node, 'a note')),
  })
}

/** The reference that the draft amounts to. */
export function completeReference(source: string, draft: ReferenceDraft): Reference {
  return {
    source,
    locator: null,
    order: null,
    printedAs: null,
    attributedTo: null,
    attribution: null,
    certainty: 'STATED',
    attested: null,
    note: null,
    ...draft,
  }
}

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<Fields>
}
