import { phonesWithin, type Spelling, type Stretch, wholeOf } from './spelling.ts'

/*
 * A spelling as it is kept on record, so that it need not be taken apart whenever it is compared: its stretches with
 * "|" between them, each with a "+" for every word after its first, and then its letters, its sounds, how
 * they are heard elsewhere, that more roughly, and its outlines, with "/" between them, several of them with ",". What is
 * the same as what stands before it is left out. A stretch that is the whole name has a "·" after each form, so that an index of these words tells it from the same within a longer name.
 *
 *   Kim Tok Hun   kim|+kimtok|++kimtokhun·/kimtokun·//kimtokon·|tok|+tokhun/tokun//tokon|hun///hon
 */

/** Ends the forms of whole names. */
export const endOfName = '·'

/** The words of a record, as an index finds them. */
export function wordsOfRecord(record: string): string[] {
  return record.split(/[+,/|]+/).filter(Boolean)
}

export function encodeSpelling({ stretches, length }: Spelling): string {
  return stretches.map((stretch) => encodeStretch(stretch, stretch.to - stretch.from === length)).join('|')
}

/** A spelling on record. */
export interface RecordedSpelling extends Spelling {
  /** A glance without reading it: false only if none of its forms is this, or begins so. */
  mayHave(form: string): boolean
}

/** Reads a spelling back. What of it is not asked for is not read. */
export function decodeSpelling(text: string, record: string): RecordedSpelling {
  let stretches: readonly Stretch[] | undefined
  let whole: Stretch | undefined
  let phonesOfText: PhonesWithin | undefined
  const phones: PhonesWithin = (from, to) => {
    phonesOfText ??= phonesWithin(text)
    return phonesOfText(from, to)
  }
  const spelling: RecordedSpelling = {
    text,
    mayHave: (form) => record.includes(form),
    get length() {
      return spelling.stretches.at(-1)?.to ?? 0
    },
    get stretches() {
      stretches ??= decodeStretches(record, phones)
      return stretches
    },
    get whole() {
      whole ??= decodeWhole(record, phones) ?? wholeOf(spelling.length, spelling.stretches)
      return whole
    },
  }
  return spelling
}

/** What is spoken in a name is not kept, since it is seldom asked for. */
type PhonesWithin = ReturnType<typeof phonesWithin>

function encodeStretch({ from, to, letters, sounds, heards, roughs, outlines }: Stretch, isWhole: boolean): string {
  const encode = (forms: readonly string[]) => forms.map((form) => (isWhole ? form + endOfName : form)).join(',')
  const all = [[letters], sounds, heards, roughs].map(encode)
  const forms = [...all.map((form, index) => (form === all[index - 1] ? '' : form)), encode(outlines)]
  return '+'.repeat(to - from - 1) + forms.join('/').replace(/\/+$/, '')
}

function decodeStretches(record: string, phones: PhonesWithin): Stretch[] {
  let from = -1
  return record === ''
    ? []
    : record.split('|').map((part) => {
        if (!part.startsWith('+')) from++
        return decodeStretch(part, from, phones)
      })
}

function decodeWhole(record: string, phones: PhonesWithin): Stretch | null {
  const end = record.indexOf(endOfName)
  if (end < 0) return null
  const start = record.lastIndexOf('|', end) + 1
  const next = record.indexOf('|', end)
  return decodeStretch(record.slice(start, next < 0 ? undefined : next), 0, phones)
}

function decodeStretch(part: string, from: number, phones: PhonesWithin): Stretch {
  const more = part.lastIndexOf('+') + 1
  const [letters = '', sound, heard, rough, outline] = part.slice(more).replaceAll(endOfName, '').split('/')
  const sounds = sound ? sound.split(',') : [letters]
  const heards = heard ? heard.split(',') : sounds
  const roughs = rough ? rough.split(',') : heards
  const to = from + more + 1
  if (!outline) return { from, to, letters, sounds, heards, roughs, phones: nothing, outlines: nothing }
  return {
    from,
    to,
    letters,
    sounds,
    heards,
    roughs,
    get phones() {
      return phones(from, to)
    },
    outlines: outline.split(','),
  }
}

const nothing: readonly string[] = []
