import { readFileSync } from 'node:fs'

/** A person of a file of spellings: the preferred name, and how it is written elsewhere. */
export interface SpelledPerson {
  readonly name: string
  readonly hangul: readonly string[]
  readonly latin: readonly string[]
  readonly cyrillic: readonly string[]
  readonly han: readonly string[]
}

export type Script = Exclude<keyof SpelledPerson, 'name'>

export const scripts: readonly Script[] = ['hangul', 'latin', 'cyrillic', 'han']

/** Reads a JSON list of persons: {name, hangul: [...], latin: {spelling: [languages]}, han: [...], cyrillic: [...]}. */
export function readSpelledPeople(file: string | URL): SpelledPerson[] {
  const people = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[]
  return people.map((person) => ({
    name: withoutFootnote(String(person.name)),
    hangul: textsOf(person.hangul),
    latin: textsOf(person.latin),
    cyrillic: textsOf(person.cyrillic),
    han: textsOf(person.han),
  }))
}

function textsOf(spellings: unknown): string[] {
  const texts = Array.isArray(spellings) ? spellings.map(String) : Object.keys(spellings ?? {})
  return [...new Set(texts.map(withoutFootnote))]
}

/** "Kim Jong-un[14]": the mark is the page's, not the name's. */
function withoutFootnote(text: string): string {
  return text.replace(/\[\d+\]$/, '').trim()
}
