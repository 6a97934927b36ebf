import type { Node } from 'yaml'
import { type Claim, valueKey } from '../model/claim.ts'
import { displayValue } from '../model/display.ts'
import { reasonFault } from '../model/judgement-reading.ts'
import { allKinds } from '../model/kind.ts'
import { isPropertyName, type PropertyName, properties } from '../model/properties.ts'
import { quote } from '../model/quote.ts'
import { suggestWord } from '../model/suggestion.ts'
import { ranks } from '../model/vocabulary.ts'
import type { Declaration, EntityIndex } from './entity-index.ts'
import { readDate, readLanguage, readTextValue, readValue, readWord } from './value.ts'
import type { YamlFile } from './yaml-file.ts'
import { type Entries, isNull, readEntries, readList, readScalar, readText } from './yaml-node.ts'

/** Reads editors' judgements, and gives the claims with their ranks. Reports a judgement that names no claim, or several. */
export function readJudgements(file: YamlFile, index: EntityIndex, claims: readonly Claim[]): Claim[] {
  const entries = readEntries(file, file.root, 'a map with a list of judgements')
  const list = entries?.get('judgements')
  if (entries && !list) file.report(file.root, 'expected judgements, got none')
  const bySubject = Map.groupBy(claims, ({ subject }) => subject)
  const judged = new Map<string, Claim>()
  for (const node of list ? readList(file, list.value, 'a list of judgements') : []) {
    const claim = readJudgement(file, index, bySubject, node)
    if (claim && judged.has(claim.id)) file.report(node, 'expected one judgement of a claim, got a second one')
    if (claim) judged.set(claim.id, claim)
  }
  return claims.map((claim) => judged.get(claim.id) ?? claim)
}

type BySubject = ReadonlyMap<string, readonly Claim[]>

function readJudgement(file: YamlFile, index: EntityIndex, bySubject: BySubject, node: Node): Claim | undefined {
  const entries = readEntries(file, node, 'a map with a claim, a rank and a reason')
  if (!entries) return undefined
  reportUnknown(file, entries, ['claim', 'rank', 'reason', 'explanation'])
  const named = entries.get('claim')
  if (!named) file.report(node, 'expected a claim, got none')
  const claim = named && findClaim(file, index, bySubject, named.value)
  const rank = entries.get('rank')
  const word = rank ? readWord(file, rank.value, ranks, 'rank') : 'NORMAL'
  const reason = textOf(file, entries, 'reason')
  const explanation = textOf(file, entries, 'explanation')
  if (word === 'NORMAL' && !explanation) file.report(node, 'expected a rank or an explanation, got neither')
  else if (word) file.accept(node, reasonFault({ rank: word, rankReason: reason }))
  return claim && word && { ...claim, rank: word, rankReason: reason, explanation }
}

/** The one claim that has all that is said here of it. */
function findClaim(file: YamlFile, index: EntityIndex, bySubject: BySubject, node: Node): Claim | undefined {
  const entries = readEntries(file, node, 'a map with subject, property and value')
  if (!entries) return undefined
  const subject = entries.get('subject')
  const declared = subject ? index.read(file, subject.value, allKinds, 'subject') : undefined
  if (!subject) file.report(node, 'expected a subject, got none')
  const property = readPropertyName(file, entries, node)
  if (!declared || !property) return undefined
  reportUnknown(file, entries, [
    'subject',
    'property',
    'value',
    ...(properties[property].range.value === 'text' ? ['text', 'language'] : []),
    'start',
    'end',
    ...Object.keys(properties[property].qualifiers ?? {}),
  ])
  const about = (bySubject.get(declared.slug) ?? []).filter((claim) => claim.property === property)
  const fitting = about.filter((claim) => matches(file, { index, declared, property }, entries, claim))
  const exact = fitting.filter((claim) => isToldInFull(entries, claim))
  const found = exact.length > 0 ? exact : fitting
  if (found.length === 1) return found[0]
  const known = about.map((claim) => describeClaim(claim)).join('; ')
  const came = found.length === 0 ? 'none' : `${found.length}; add a qualifier, start or end that tells them apart`
  file.report(node, `expected what one claim says of ${property}, got ${came}${known ? `. On record: ${known}` : ''}`)
  return undefined
}

interface Named {
  readonly index: EntityIndex
  readonly declared: Declaration
  readonly property: PropertyName
}

function matches(file: YamlFile, { index, declared, property }: Named, entries: Entries, claim: Claim): boolean {
  const scope = { file, index }
  const spoken = { ...scope, language: languageOf(claim) }
  const [wanted, text, language] = ['value', 'text', 'language'].map((name) => entries.get(name)?.value)
  const value = wanted
    ? readValue(spoken, declared, properties[property], wanted)
    : text && readTextValue(file, properties[property], text, languageOf(claim))
  if ((wanted ?? text) && (!value || valueKey(value) !== valueKey(claim.value))) return false
  if (language && (isNull(language) ? null : readLanguage(file, language)) !== languageOf(claim)) return false
  const spell = ['start', 'end'] as const
  const fits = spell.every((name) => {
    const date = entries.get(name)
    return !date || readDate(file, date.value, name)?.text === claim[name]?.text
  })
  const qualified = Object.keys(properties[property].qualifiers ?? {}).every((name) => {
    const entry = entries.get(name)
    return !entry || readScalar(file, entry.value, name) === claim.qualifiers[name]
  })
  return fits && qualified
}

/** Whether nothing of what tells the claim from others is left out. */
function isToldInFull(entries: Entries, { qualifiers, start, end }: Claim): boolean {
  return (
    Object.keys(qualifiers).every((name) => entries.has(name)) &&
    (!start || entries.has('start')) &&
    (!end || entries.has('end'))
  )
}

function readPropertyName(file: YamlFile, entries: Entries, node: Node): PropertyName | undefined {
  const entry = entries.get('property')
  if (!entry) {
    file.report(node, 'expected a property, got none')
    return undefined
  }
  const name = readScalar(file, entry.value, 'a property')
  if (name === undefined || isPropertyName(name)) return name
  file.report(entry.value, `expected a property, got ${quote(name)}${suggestWord(name, Object.keys(properties))}`)
  return undefined
}

function reportUnknown(file: YamlFile, entries: Entries, known: readonly string[]): void {
  for (const [name, { key }] of entries) {
    if (!known.includes(name))
      file.report(key, `expected ${known.join(', ')}, got ${quote(name)}${suggestWord(name, known)}`)
  }
}

function textOf(file: YamlFile, entries: Entries, name: 'reason' | 'explanation'): string | null {
  const entry = entries.get(name)
  return (entry && readText(file, entry.value, `a text for ${name}`)) ?? null
}

function languageOf({ value }: Claim): string | null {
  return value.type === 'text' ? value.language : null
}

function describeClaim({ value, qualifiers, start, end }: Claim): string {
  const rest = [...Object.entries(qualifiers), ['start', start?.text], ['end', end?.text]].filter(
    ([, text]) => text !== undefined,
  )
  return [displayValue(value, String), ...rest.map(([name, text]) => `${name}: ${text}`)].join(', ')
}
