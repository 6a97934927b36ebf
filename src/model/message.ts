/** How many characters whoever changes the graph may say of the change. */
export const longestMessage = 10_000

/** What keeps a text from being a message; null where nothing does. */
export function messageFault(text: string): string | null {
  const length = [...text].length
  if (length > longestMessage)
    return `Expected at most ${longestMessage.toLocaleString('en')} characters, got ${length.toLocaleString('en')}. Say it shorter.`
  if (!text.isWellFormed()) return 'Expected a text, got half a character in it. Write it anew.'
  const [control] = text.match(controls) ?? []
  if (control === undefined) return null
  const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `Expected a text, got the control character U+${code} in it. Leave it out.`
}

/** Line breaks and tabs are none of them. */
const controls = /[^\P{Cc}\n\r\t]/u
