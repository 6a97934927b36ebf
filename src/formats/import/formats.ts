import type { Format } from './format.ts'
import type { FormatName } from './format-names.ts'
import { ftm } from './ftm/ftm.ts'
import { oparl } from './oparl/oparl.ts'
import { plenum } from './plenum/plenum.ts'
import { popolo, popoloWithTexts } from './popolo/popolo.ts'
import { wikidata } from './wikidata/wikidata.ts'

/** The formats that can be imported. */
export const formats: Readonly<Record<FormatName, Format>> = { popolo, oparl, ftm, wikidata, plenum }

/** The format of a name; `texts` asks to keep the texts of speeches, too. */
export function formatOf(name: FormatName, { texts }: { readonly texts: boolean }): Format {
  return texts && name === 'popolo' ? popoloWithTexts : formats[name]
}
