import type { Format } from './format.ts'
import { ftm } from './ftm/ftm.ts'
import { popolo } from './popolo/popolo.ts'

/** The formats that can be imported, by the name that a command gives. */
export const formats: Readonly<Record<string, Format>> = { popolo, ftm }
