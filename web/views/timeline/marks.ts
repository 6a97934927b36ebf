import type { TimelineShownFragment } from '../../generated/timeline.ts'
import { kinds } from '../../parts/kinds.tsx'
import { capitalized } from '../../parts/words.ts'
import { dayOf } from './days.ts'
import type { TimeWindow } from './time-window.ts'

/** What the drawing shows at one place: an entry, or all that say the same of several at the same time. */
interface Mark {
  readonly key: string
  readonly label: string
  readonly entries: readonly TimelineShownFragment[]
  readonly entry: TimelineShownFragment
  readonly disputed: boolean
}

/** A mark, and where it stands. */
export interface PlacedMark {
  readonly mark: Mark
  readonly lane: number
  /** All the days that it can have lain in. */
  readonly possible: Stretch
  /** The days that it must have lain in, if there are any. */
  readonly certain: Stretch | undefined
  readonly label: { readonly text: string; readonly at: number; readonly anchor: 'start' | 'end' }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Joins what is said of several in the same words for the same time. Rivals are never joined: each stands for itself. */
export function marksOf(entries: readonly TimelineShownFragment[], owner: string | undefined): Mark[] {
  const groups = Map.groupBy(entries, (entry) => {
    const { claim, property, date, end } = entry
    if (claim.status === 'DISPUTED') return `${claim.id} ${date.edtf}`
    return [entry.entity.kind, property.name, saidOf(entry), date.edtf, end?.edtf].join(' ')
  })
  return [...groups].flatMap(([key, own]) => {
    const [entry] = own
    if (!entry) return []
    if (own.length >= fewest) return [markOf(key, crowdLabel(entry, own.length), entry, own)]
    return own.map((one) => markOf(`${key} ${one.claim.id}`, labelOf(one, owner), one, [one]))
  })
}

/** "5 decisions: date", "129 × member of 7th Central Committee …". */
function crowdLabel(entry: TimelineShownFragment, count: number): string {
  const { claim, entity } = entry
  const own = claim.subject.id === entity.id && `${claim.subject.name}: ${entry.property.label}` === entry.display
  return own ? `${count} ${kinds[entity.kind].plural.toLowerCase()}: ${saidOf(entry)}` : `${count} × ${saidOf(entry)}`
}

/** How many make a crowd. */
const fewest = 4

function markOf(key: string, label: string, entry: TimelineShownFragment, entries: Mark['entries']): Mark {
  return { key, label, entry, entries, disputed: entry.claim.status === 'DISPUTED' }
}

/** An event stands for itself, and is not its start; what is said of the owner needs no name. */
function labelOf(entry: TimelineShownFragment, owner: string | undefined): string {
  const { name } = entry.claim.subject
  if (name === owner) return isWhole(entry) ? 'From start to end' : capitalized(saidOf(entry))
  return entry.property.name === 'startDate' ? name : entry.display
}

/** Whether an entry stands for an event from its start to its end, and not for its start alone. */
export function isWhole({ property, end }: TimelineShownFragment): boolean {
  return property.name === 'startDate' && end !== null
}

/** What an entry says, without of whom. */
function saidOf({ display, claim }: TimelineShownFragment): string {
  const lead = `${claim.subject.name}: `
  return display.startsWith(lead) ? display.slice(lead.length) : display
}

const letterWidth = 6
const gap = 14
const thinnest = 5

/** Puts marks where their days are, each into the first lane that has room for it and its label. */
export function placeMarks(marks: readonly Mark[], { first, last }: TimeWindow, width: number): PlacedMark[] {
  const perDay = width / (last - first + 1)
  const at = (date: string | null, otherwise: number, after = 0) =>
    date === null ? otherwise : (dayOf(date) + after - first) * perDay
  const within = (x: number) => Math.min(Math.max(x, 0), width)
  const ends: number[] = []
  return marks.map((mark) => {
    const { date, end } = mark.entry
    const from = within(at(date.earliest, 0))
    const to = Math.max(within(at((end ?? date).latest, width, 1)), from + thinnest)
    const certain = certainOf(mark, (day, after) => within(at(day, 0, after)))
    const label = labelled(mark.label, from, to, width)
    const left = Math.min(from, label.anchor === 'end' ? label.at - label.text.length * letterWidth : from)
    const free = ends.findIndex((taken) => taken + gap <= left)
    const lane = free < 0 ? ends.length : free
    ends[lane] = Math.max(to, label.anchor === 'start' ? from + label.text.length * letterWidth : to)
    return { mark, lane, possible: { from, to }, certain, label }
  })
}

function certainOf({ entry }: Mark, at: (day: string, after: number) => number): Stretch | undefined {
  const { date, end } = entry
  if (date.approximate || date.uncertain || end?.approximate || end?.uncertain) return undefined
  const [from, to] = end ? [date.latest, end.earliest] : [date.latest, date.earliest]
  if (from === null || to === null || from > to) return undefined
  const start = at(from, 0)
  return { from: start, to: Math.max(at(to, 1), start + thinnest) }
}

/** A label begins with its mark, or ends with it where there is more room on that side; it is cut to what there is. */
function labelled(label: string, from: number, to: number, width: number): PlacedMark['label'] {
  const wanted = Math.min(label.length, longest)
  const [after, before] = [width - from, to].map((room) => Math.floor(room / letterWidth)) as [number, number]
  const text = (room: number) => (label.length <= Math.min(room, longest) ? label : cut(label, Math.min(room, longest)))
  if (wanted <= after || after >= before) return { text: text(after), at: from, anchor: 'start' }
  return { text: text(before), at: to, anchor: 'end' }
}

const longest = 60

function cut(label: string, length: number): string {
  return `${label.slice(0, Math.max(1, length - 1)).trimEnd()}…`
}
