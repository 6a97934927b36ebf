import { isObject, type JsonObject, listOf, textOf } from '../json/json-value.ts'
import { type Fault, noteFurther } from './form.ts'
import { shown } from './snak.ts'

/** A text in a language: a label, an alias or a description. */
export interface Term {
  readonly text: string
  readonly language: string | null
}

/**
 * The terms under a field: a map from languages to terms, or to lists of them, or a list of terms. A text alone is in the
 * language of its key.
 */
export function readTerms(entity: JsonObject, field: string, faults: Fault[] = []): Term[] {
  return entriesOf(entity[field], field, faults).flatMap(([key, place, value]) => {
    const text = isObject(value) ? textOf(value.value) : typeof value === 'string' ? textOf(value) : null
    const language = (isObject(value) ? textOf(value.language) : null) ?? key
    noteFurther(value, 'term', place, faults)
    if (text === null) faults.push({ place, message: `expected a text in a language, got ${shown(value)}.` })
    return text === null ? [] : [{ text, language }]
  })
}

/** A page of a site about the item. */
export interface SiteLink {
  readonly site: string
  readonly title: string | null
  readonly url: string | null
}

/** The pages of sites about an entity: a map from sites, or a list. */
export function readSiteLinks({ sitelinks }: JsonObject, faults: Fault[]): SiteLink[] {
  return entriesOf(sitelinks, 'sitelinks', faults).flatMap(([key, place, value]) => {
    const { site, title, url } = isObject(value) ? value : { site: null, title: value, url: null }
    noteFurther(value, 'sitelink', place, faults)
    const link = { site: key ?? textOf(site), title: textOf(title), url: textOf(url) }
    if (link.site !== null && (link.title ?? link.url) !== null) return [{ ...link, site: link.site }]
    faults.push({ place, message: `expected a page of a site, got ${shown(value)}.` })
    return []
  })
}

/** What a map or a list holds, with the key if it has one, and the place. */
function entriesOf(
  given: unknown,
  field: string,
  faults: Fault[],
): readonly (readonly [key: string | null, place: string, value: unknown])[] {
  if (given === undefined || given === null) return []
  if (Array.isArray(given)) return given.map((value, index) => [null, `${field}[${index}]`, value])
  if (isObject(given))
    return Object.entries(given).flatMap(([key, values]) =>
      Array.isArray(values)
        ? values.map((value, index) => [key, `${field}.${key}[${index}]`, value] as const)
        : listOf(values).map((value) => [key, `${field}.${key}`, value] as const),
    )
  faults.push({ place: field, message: `expected a map or a list, got ${shown(given)}.` })
  return []
}
