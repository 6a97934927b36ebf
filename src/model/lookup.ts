import { isBeginningOutline } from './agreement.ts'
import type { NameQuery } from './name-query.ts'
import { isMistakable, shortestSlipOfWord } from './slip.ts'
import { formsOf, type Stretch, strictFormsOf } from './spelling.ts'
import { endOfName } from './spelling-record.ts'

/*
 * Names are looked up by their words, and then held against what is asked for (see likeness.ts). What is looked up is
 * made so that no name is missed that is at all like it.
 */

/** A word that a name must have, or the beginning of one. */
interface Term {
  readonly word: string
  readonly isBeginning: boolean
}

/** Terms of which one must be there; several of these, all of which must be met; and several of those, any of which will do. */
export type Lookup = readonly (readonly (readonly Term[])[])[]

/** The words of which the slips are to be looked up too. */
export function wordsToMistake({ whole, turns, readings }: NameQuery): string[] {
  const words = readings.flatMap(({ mistakable }) => mistakable.flatMap(longForms))
  return [
    ...new Set([...mistakable(formsOf(whole)), ...turns.flatMap((turn) => mistakable(strictFormsOf(turn))), ...words]),
  ]
}

/** What to look up, where `slips` are the words on record that are one slip away from each of the words. */
export function lookupOf(asked: NameQuery, slips: ReadonlyMap<string, readonly string[]>): Lookup {
  const mistaken = (forms: readonly string[]) => terms(forms.flatMap((form) => slips.get(form) ?? []))
  const read = asked.readings.flatMap(({ words, beginning, mistakable }) => {
    const exact = words.map((word) =>
      word === words.at(-1)
        ? [...beginnings(beginning), ...terms(word.outlines.filter((outline) => !isBeginningOutline(outline)))]
        : terms([...formsOf(word), ...word.outlines]),
    )
    const withSlip = mistakable.map((slip) =>
      exact.map((each, index) => (words[index] === slip ? mistaken(longForms(slip)) : each)),
    )
    return [exact, ...withSlip]
  })
  const together = [
    beginnings(asked.beginning),
    mistaken(mistakable(formsOf(asked.whole))),
    ...asked.turns.map((turn) => mistaken(mistakable(strictFormsOf(turn)))),
    terms(
      [
        ...[...asked.turns, ...asked.parts].flatMap(strictFormsOf),
        ...[asked.whole, ...asked.turns, ...asked.parts].flatMap(({ outlines }) => outlines),
      ].map(asWhole),
    ),
  ]
  const ways = [...read, ...together.map((each) => [each])].filter((all) => all.every((any) => any.length > 0))
  return [...new Map(ways.map((all) => [JSON.stringify(all), all])).values()]
}

/** The forms of a whole name in which a slip is looked up. */
function mistakable(forms: readonly string[]): string[] {
  return forms.filter(isMistakable).map(asWhole)
}

function asWhole(form: string): string {
  return form + endOfName
}

function beginnings(stretch: Stretch): Term[] {
  return terms([...formsOf(stretch), ...stretch.outlines.filter(isBeginningOutline)], true)
}

function longForms({ letters, sounds }: Stretch): string[] {
  return [...new Set([letters, ...sounds])].filter((form) => form.length >= shortestSlipOfWord)
}

function terms(words: readonly string[], isBeginning = false): Term[] {
  return [...new Set(words)].map((word) => ({ word, isBeginning }))
}
