import { compare } from '../../../model/compare.ts'
import type { EntityKind } from '../../../model/kind.ts'
import { properties } from '../../../model/properties.ts'
import { isObject, type JsonObject, textOf } from '../json/json-value.ts'
import type { Survey } from '../survey.ts'
import { kindOfClasses } from './classes.ts'
import { mappingsOf, soleKind } from './mapping.ts'
import { namedIn } from './references.ts'
import { readStatements, type Statement } from './statements.ts'
import { readTerms } from './terms.ts'
import type { Label } from './wikidata-label.ts'

/** Notes an item, what it is an instance of, and what its statements name. */
export function surveyItem(value: JsonObject, survey: Survey): void {
  const id = textOf(value.id) ?? ''
  const key = itemKey(id)
  const redirected = isObject(value.redirects) ? textOf(value.redirects.from) : null
  if (redirected) survey.redirect(itemKey(redirected), key)
  const { statements } = readStatements(value)
  const label = labelOf(value)
  if (label) survey.keep('label', id, label)
  const classes = itemsOf(statements, 'P31')
  const above = itemsOf(statements, 'P279')
  if (above.length > 0) survey.keep('subclass of', id, above)
  const [kind = null, classification = null] = kindOfClasses(classes, () => []) ?? []
  if (kind === null) survey.keep('instance of', id, classes)
  survey.declare({
    key,
    kind,
    word: 'item',
    id: id.toLowerCase(),
    name: label?.text ?? id,
    classification,
    identifiers: [{ scheme: 'wikidata', value: id }, ...identifiersOf(statements)],
  })
  for (const statement of statements) surveyStatement(statement, survey, kind === null ? key : '')
}

export function itemKey(item: string): string {
  return `item:${item}`
}

/** `by` is the item whose statement it is, as long as nothing tells that the model has a kind for it. */
function surveyStatement({ property, main, references, rank }: Statement, survey: Survey, by: string): void {
  const mappings = mappingsOf(property)
  if (mappings.length === 0 || main.type === 'unknown' || main.type === 'none' || main.type === 'fault') return
  if (main.type === 'item') {
    for (const { property: name, isInverse } of mappings) {
      const { domain, range } = properties[name]
      const kind = soleKind(isInverse ? domain : range.kinds)
      if (!kind) continue
      survey.mention(itemKey(main.item), kind, main.item, identifiersOfItem(main.item), by)
      if (rank !== 'deprecated') survey.suggestKind(itemKey(main.item), kind)
    }
  }
  for (const { key, address } of references.flatMap((snaks) => namedIn(snaks)[1])) {
    const name = key.replace(/^[a-z]+:/, '')
    if (address !== undefined) survey.page(address, by)
    else survey.mention(key, 'SOURCE' satisfies EntityKind, name, identifiersOfItem(name), by)
  }
}

function identifiersOfItem(item: string) {
  return [{ scheme: 'wikidata', value: item }]
}

/** Items that statements of a property name; those that Wikidata holds to be wrong are left out. */
function itemsOf(statements: readonly Statement[], property: string): string[] {
  return statements.flatMap((each) =>
    each.property === property && each.rank !== 'deprecated' && each.main.type === 'item' ? [each.main.item] : [],
  )
}

function identifiersOf(statements: readonly Statement[]) {
  return statements.flatMap(({ property, rank, main }) =>
    main.type === 'text' && main.datatype === 'external-id' && rank !== 'deprecated'
      ? [{ scheme: property, value: main.text }]
      : [],
  )
}

/** The English label, that of all languages, or else the first by the tag of its language. */
function labelOf(value: JsonObject): Label | null {
  const all = readTerms(value, 'labels').map(({ text, language }) => ({ text, language: language ?? '' }))
  const rankOf = (language: string) => ['en', 'mul', language].indexOf(language)
  const [first] = all.sort((a, b) => rankOf(a.language) - rankOf(b.language) || compare(a.language, b.language))
  return first ?? null
}
