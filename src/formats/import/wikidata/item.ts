import { properties } from '../../../model/properties.ts'
import type { Rank } from '../../../model/vocabulary.ts'
import type { Account } from '../account.ts'
import { type JsonObject, textOf } from '../json/json-value.ts'
import type { Statement as Said } from '../statement.ts'
import { tellingClass } from './classes.ts'
import { type Fault, noteFurther } from './form.ts'
import { itemKey } from './item-survey.ts'
import { type Mapping, mappingsOf } from './mapping.ts'
import { qualifiersOf, reasonOf } from './qualifiers.ts'
import { innerSourcesOf, isInferred, noteOfSourceless } from './references.ts'
import type { SnakValue } from './snak.ts'
import { readStatements, type Statement } from './statements.ts'
import { readSiteLinks, readTerms, type SiteLink } from './terms.ts'
import { labelled, noteOf, valueTold } from './value.ts'

/** Says what an item says: its labels, and its statements by property. */
export function tellItem(value: JsonObject, locator: string, account: Account): void {
  const id = textOf(value.id) ?? ''
  const subject = itemKey(id)
  const { statements, faults } = readStatements(value)
  if (account.find(subject)) {
    tellTerms(value, { subject, locator }, faults, account)
    const kindClass = classThatTells(statements)
    for (const statement of statements)
      tellStatement(id, statement, kindClass, `${locator}, ${statement.property}`, account)
  } else {
    account.unheldThing()
    const count = statements.filter(({ property }) => !tellsKind(property)).length
    if (count > 0)
      account.unheld('a statement about a thing of which nothing says what it is, among the kinds of the model', count)
  }
  noteFurther(value, 'entity', '', faults)
  for (const { place, message, field } of faults) {
    const at = `${locator}, ${place}`
    if (field !== undefined) account.unheld(field, 1, at)
    else account.problem({ reason: 'a part of an entity that cannot be read', locator: at, message })
  }
}

function tellTerms(
  value: JsonObject,
  about: Pick<Said, 'subject' | 'locator'>,
  faults: Fault[],
  account: Account,
): void {
  const say = (property: Said['property'], field: string, note: string | null) => {
    for (const term of readTerms(value, field, faults)) account.say({ ...about, property, value: term, note })
  }
  say('name', 'labels', null)
  say('name', 'aliases', 'alias')
  say('describedAs', 'descriptions', null)
  for (const link of readSiteLinks(value, faults)) {
    const text = addressOf(link)
    if (text) account.say({ ...about, property: 'link', value: { text }, note: noteOfLink(link) })
    else account.unheld(`a link to ${link.site}`)
  }
}

/** An address of its own need not have the title in it. */
function noteOfLink({ site, title, url }: SiteLink): string {
  return url !== null && title !== null ? `${site}: ${title}` : site
}

/** The address of a page of a Wikipedia; those of other sites are not made up. */
function addressOf({ site, title, url }: SiteLink): string | null {
  const [, language] =
    /^([a-z]{2,3}|simple|zh_yue|zh_min_nan|roa_rup|be_x_old|bat_smg|fiu_vro|map_bms|nds_nl|roa_tara|cbk_zam)wiki$/.exec(
      site,
    ) ?? []
  if (url) return url
  return language && title
    ? `https://${language.replaceAll('_', '-')}.wikipedia.org/wiki/${encodeURI(title.replaceAll(' ', '_'))}`
    : null
}

function tellStatement(
  item: string,
  statement: Statement,
  kindClass: string | null,
  locator: string,
  account: Account,
): void {
  const { property, main, rank, references } = statement
  const isIdentifier = main.type === 'text' && main.datatype === 'external-id'
  if (isIdentifier || tellsKind(property)) {
    if (isIdentifier && rank === 'deprecated') account.unheld('an identifier that Wikidata holds to be wrong')
    const tellsIt = property === 'P31' && main.type === 'item' && main.item === kindClass
    if (!isIdentifier && !tellsIt) account.unheld(`${property}: a class of which no more than the kind is held`)
    const further = Object.keys(statement.qualifiers).length + references.length
    if (further > 0) account.unheld(`${property}: what is said of a class or an identifier, and by whom`, further)
    return
  }
  const mappings = mappingsOf(property)
  if (main.type === 'fault' && mappings.length > 0) {
    account.problem({
      reason: 'a value that cannot be read',
      locator,
      message: `${main.fault}. The statement is left out.`,
    })
    return
  }
  const [first] = mappings
  const mapping = mappings.find((each) => fits(each, item, statement, account)) ?? first
  const value = mapping ? valueTold(mapping, statement, account) : { unheld: 'the model has no property for it' }
  if (!mapping || 'unheld' in value) {
    account.unheld(`${property}: ${'unheld' in value ? value.unheld : ''}`)
    return
  }
  const { note, ...qualified } = qualifiersOf(mapping, statement, account)
  const wording = (snak: SnakValue) => labelled(snak, account)
  const notes = [mapping.note, noteOf(main, account), note, noteOfSourceless(references, wording)]
  const ends =
    mapping.isInverse && 'entity' in value
      ? { subject: value.entity, value: { entity: itemKey(item) } }
      : { subject: itemKey(item), value }
  account.say({
    property: mapping.property,
    ...ends,
    ...qualified,
    locator,
    note: notes.filter(Boolean).join('; ') || null,
    certainty: isInferred(references) ? 'INFERRED' : 'STATED',
    sources: references
      .flatMap((snaks) => innerSourcesOf(snaks, wording))
      .map(({ address: _address, ...source }) => source),
    ...rankOf(statement, account),
  })
}

/** "Instance of" and "subclass of" say what there is, not what is said of it. */
function tellsKind(property: string): boolean {
  return property === 'P31' || property === 'P279'
}

/** The class that tells what an item is, if what it is an instance of does so by itself. */
function classThatTells(statements: readonly Statement[]): string | null {
  return tellingClass(
    statements.flatMap(({ property, main, rank }) =>
      property === 'P31' && main.type === 'item' && rank !== 'deprecated' ? [main.item] : [],
    ),
  )
}

/** Whether the declaration of the property allows subject and value. */
function fits({ property, isInverse }: Mapping, item: string, { main }: Statement, account: Account): boolean {
  const { domain, range } = properties[property]
  const subject = account.find(itemKey(item))?.kind
  const value = main.type === 'item' ? account.find(itemKey(main.item))?.kind : undefined
  if (isInverse)
    return (
      value !== undefined && domain.includes(value) && subject !== undefined && range.kinds?.includes(subject) === true
    )
  if (!subject || !domain.includes(subject)) return false
  return range.value !== undefined || (value !== undefined && range.kinds?.includes(value) === true)
}

/** Wikidata's editors rank too; their reason is a qualifier. */
function rankOf({ rank, qualifiers }: Statement, account: Account): { rank?: Rank; rankReason?: string } {
  const reason = reasonOf.get(rank)
  if (reason === undefined) return {}
  const reasons = (qualifiers[reason] ?? []).map((snak) => labelled(snak, account))
  const rankReason = [`Wikidata ranks it ${rank}`, ...reasons].join(': ')
  return { rank: rank === 'preferred' ? 'PREFERRED' : 'DEPRECATED', rankReason: `${rankReason}.` }
}
