import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where Plenum itself is. */
export const root = join(import.meta.dirname, '../..')

export const shippedData = join(root, 'data')

/** The data directory that is meant where none is named, and how help calls it: that of the present folder, if it has one. */
export function dataHere(): [path: string, name: string] {
  const isHere = ['entities', 'sources'].every((folder) => existsSync(join('data', folder)))
  return isHere ? ['data', 'data, here'] : [shippedData, 'data, or where none is here the data that Plenum ships']
}
