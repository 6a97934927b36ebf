/** A word of a closed list as one reads it: FIELD_LABOUR, "field labour". Anything else as it is. */
export function inWords(text: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(text) && text.length > 1 ? text.toLowerCase().replaceAll('_', ' ') : text
}

/** A name as code writes it, as one reads it: onBehalfOf, "on behalf of". */
export function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "1 source", "2 sources". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items)
}

/** Whether a text has letters of the Korean script. */
export function hasHangul(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text)
}
