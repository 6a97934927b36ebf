/** Whether a text has nothing in it that no database or file can keep. */
export function isSoundText(text: string): boolean {
  return text.isWellFormed() && !control.test(text)
}

/** The same with the sign of a character that was lost in the place of each that cannot be kept. */
export function soundText(text: string): string {
  return isSoundText(text) ? text : text.toWellFormed().replace(controls, '\ufffd')
}

const control = /[^\P{Cc}\t\n\r]/u
const controls = new RegExp(control, 'gu')
