import { join } from 'node:path'

/** Where Plenum itself is. */
export const root = join(import.meta.dirname, '../..')

export const shippedData = join(root, 'data')
