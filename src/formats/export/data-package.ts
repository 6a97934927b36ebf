import { type CsvTable, type CsvTableName, csvTables } from './csv-tables.ts'

/** What tells programs of the tables. */
export const dataPackageFile = 'datapackage.json'

/** The tables as a package by Frictionless' Data Package and Table Schema, version 1: https://specs.frictionlessdata.io */
export function dataPackage(tables: readonly CsvTableName[]): string {
  const described = {
    profile: 'tabular-data-package',
    name: 'plenum-tables',
    title: 'A knowledge graph as tables',
    resources: tables.map((path) => resource(path, csvTables[path])),
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

function resource(path: CsvTableName, { description, columns, key, names }: CsvTable): object {
  return {
    profile: 'tabular-data-resource',
    name: nameOf(path),
    path,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
    schema: {
      fields: columns,
      missingValues: [''],
      primaryKey: key,
      foreignKeys: Object.entries(names).map(([field, table]) => ({
        fields: field,
        reference: { resource: nameOf(table), fields: csvTables[table].columns[0].name },
      })),
    },
  }
}

function nameOf(path: string): string {
  return path.replace(/\.csv$/, '')
}
