import type { Format } from './format.ts'
import type { FormatName } from './format-names.ts'
import { ftm } from './ftm/ftm.ts'
import { oparl } from './oparl/oparl.ts'
import { plenum } from './plenum/plenum.ts'
import { popolo } from './popolo/popolo.ts'
import { wikidata } from './wikidata/wikidata.ts'

/** The formats that can be imported. */
export const formats: Readonly<Record<FormatName, Format>> = { popolo, oparl, ftm, wikidata, plenum }
