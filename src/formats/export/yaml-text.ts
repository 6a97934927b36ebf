/** Texts as scalars of YAML, which is read with every scalar as the text that stands there. */

/** The text without quotes where it cannot be taken for anything else, be it inside braces; else in double quotes. */
export function scalar(text: string): string {
  return isPlain(text) ? text : flowJson(text)
}

/** A map on one line. */
export function flowMap(entries: readonly (readonly [key: string, scalar: string])[]): string {
  return `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`
}

/** What YAML has a word of its own for: read as no text at all. */
export const nothing = 'null'

const plainText = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} _./()'’¶+–-]*$/u
const taken = /^(?:null|true|false|yes|no|on|off|y|n|[\d._+-]+|0[xo][\da-f]+|[\d.]+e[+-]?\d+)$/i

function isPlain(text: string): boolean {
  return text.length <= 200 && plainText.test(text) && !text.endsWith(' ') && !taken.test(text)
}

/** A value as JSON, which YAML reads too: its double-quoted scalars allow fewer characters to stand as they are. */
export function flowJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
