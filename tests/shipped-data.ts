import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the shipped data. */
export const dataFolder = fileURLToPath(new URL('../data', import.meta.url))

/** How many sources the shipped data has: one file each. */
export const sourceCount = readdirSync(`${dataFolder}/sources`).length
