import type { Survey } from '../survey.ts'
import { soleSystem } from './common-fields.ts'

const systems = 'oparl:system'

/** Notes a system that objects come from. */
export function surveySystem(id: string, survey: Survey): void {
  survey.keep(systems, id, true)
}

/** Where all objects come from one system, that says what they say. Of several, nobody knows which one says what. */
export function findSoleSystem(survey: Survey): void {
  const [only, ...others] = survey.allKept(systems)
  if (only && others.length === 0) survey.keep(soleSystem, '', only[0])
}
