/** Items of Wikidata as its dumps write them, for tests. */

const gregorian = 'http://www.wikidata.org/entity/Q1985727'
const julian = 'http://www.wikidata.org/entity/Q1985786'

export type Snak = Readonly<Record<string, unknown>>

export function itemSnak(property: string, item: string): Snak {
  const value = { 'entity-type': 'item', 'numeric-id': Number(item.slice(1)), id: item }
  return { snaktype: 'value', property, datatype: 'wikibase-item', datavalue: { type: 'wikibase-entityid', value } }
}

export function timeSnak(
  property: string,
  time: string,
  precision: number,
  calendar: 'gregorian' | 'julian' = 'gregorian',
): Snak {
  const calendarmodel = calendar === 'julian' ? julian : gregorian
  const value = { time, precision, calendarmodel, timezone: 0, before: 0, after: 0 }
  return { snaktype: 'value', property, datatype: 'time', datavalue: { type: 'time', value } }
}

export function textSnak(property: string, value: string, datatype = 'string'): Snak {
  return { snaktype: 'value', property, datatype, datavalue: { type: 'string', value } }
}

export function emptySnak(property: string, snaktype: 'somevalue' | 'novalue'): Snak {
  return { snaktype, property }
}

export interface StatementParts {
  readonly rank?: string
  readonly qualifiers?: readonly Snak[]
  readonly references?: readonly (readonly Snak[])[]
}

export function statement(mainsnak: Snak, { rank = 'normal', qualifiers, references }: StatementParts = {}) {
  return {
    mainsnak,
    type: 'statement',
    id: 'Q1$0',
    rank,
    ...(qualifiers && { qualifiers: byProperty(qualifiers) }),
    ...(references && { references: references.map((snaks) => ({ hash: '0', snaks: byProperty(snaks) })) }),
  }
}

/** An item with an English label. */
export function item(id: string, label: string, statements: readonly ReturnType<typeof statement>[], more = {}) {
  const claims = Object.groupBy(statements, ({ mainsnak }) => String(mainsnak.property))
  return {
    type: 'item',
    id,
    labels: { en: { language: 'en', value: label } },
    descriptions: {},
    aliases: {},
    claims,
    sitelinks: {},
    ...more,
  }
}

/** A human being, with what else is stated. */
export function human(id: string, label: string, ...statements: ReturnType<typeof statement>[]) {
  return item(id, label, [statement(itemSnak('P31', 'Q5')), ...statements])
}

/** The layout of a dump: brackets around, and a comma after each line but the last. */
export function dumpOf(...entities: readonly object[]): string {
  return `[\n${entities.map((entity) => JSON.stringify(entity)).join(',\n')}\n]\n`
}

function byProperty(snaks: readonly Snak[]) {
  return Object.groupBy(snaks, ({ property }) => String(property))
}
