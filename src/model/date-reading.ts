import { type Edtf, EdtfError, isEdtf, parseEdtf } from './edtf.ts'
import { firstDay, lastDay } from './edtf-days.ts'
import { createFault, type Fault } from './fault.ts'
import { edtfOfWords } from './worded-date.ts'

/** Reads a date; `purpose` says in a message what it is for. */
export function asDate(text: string, purpose: string): Edtf | Fault {
  try {
    return parseEdtf(text)
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error
    const message = `expected a date for ${purpose}; ${error.message.replace(/\.$/, '')}`
    const meant = text.length <= longestWording ? edtfOfWords(text) : undefined
    return createFault('BAD_DATE', message, meant !== undefined && isEdtf(meant) ? meant : null)
  }
}

const longestWording = 100

/** What is wrong with a spell, of which it is not known for certain that it begins before it ends. */
export function spellFault(start: Edtf | null, end: Edtf | null): Fault | null {
  if (!start || !end || lastDay(end) >= firstDay(start)) return null
  const message = `expected an end that is not before the start ${start.text}, got ${end.text}`
  return createFault('BAD_DATE', message)
}
