/** An element as one line of text, with its attributes; those that are null are left out. */
export function element(name: string, attributes: Attributes, content = ''): string {
  return content === '' ? `<${name}${written(attributes)}/>` : `${opening(name, attributes)}${content}</${name}>`
}

export type Attributes = Readonly<Record<string, string | number | null>>

export function opening(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`
}

/**
 * The text as content or in an attribute. What XML 1.0 has no way to write becomes U+FFFD. What some reader takes for the
 * end of a line, by XML 1.0 or by 1.1, is written by its number, so that it stays what it is.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(notInXml, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\n\r\t\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** How many characters of the text XML 1.0 has no way to write. */
export function countUnwritable(text: string): number {
  return text.match(notInXml)?.length ?? 0
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 forbids.
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${escapeXml(String(value))}"`]))
    .join('')
}
