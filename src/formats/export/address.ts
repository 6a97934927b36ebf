/**
 * Whether the text is an address that can stand where one is expected: an absolute IRI (RFC 3987, section 2.2) with an
 * authority, as those of the web have one. What is none, such as "www.example.org", is a text.
 */
export function isAddress(text: string): boolean {
  return iri.test(text) && text.isWellFormed() && URL.canParse(text)
}

/** The text as an address: as it is, or with what no address can hold escaped; null where that makes none. */
export function asAddress(text: string): string | null {
  if (isAddress(text)) return text
  const [, authority = '', rest = ''] = /^([^/]*\/\/[^/?#]*)(.*)$/s.exec(text.toWellFormed().trim()) ?? []
  const escaped = authority + rest.replace(notInAddress, encodeURIComponent)
  return isAddress(escaped) ? escaped : null
}

// Each character is of one of these alone, so that a long text is read in one pass.
const letter = String.raw`[\p{L}\p{M}\p{N}\w.~-]`
const escape = String.raw`%[\da-f]{2}`
const inName = `(?:${letter}|${escape}|[!$&'()*+,;=])`
const inPath = `(?:${letter}|${escape}|[!$&'()*+,;=:@/])`
const inQuery = `(?:${letter}|${escape}|[!$&'()*+,;=:@/?])`
const host = String.raw`(?:\[[\da-f:.]+\]|${inName}+)(?::\d*)?`
const user = String.raw`(?:(?:${letter}|${escape}|[!$&'()*+,;=:])*@)?`

/** Of the further characters of RFC 3987 those that are letters, marks or digits: others have to be escaped in an address. */
const iri = new RegExp(String.raw`^[a-z][a-z\d+.-]*://${user}${host}(?:/${inPath}*)?(?:\?${inQuery}*)?(?:#${inQuery}*)?$`, 'iu')

const notInAddress = new RegExp(String.raw`%(?![\da-f]{2})|[^\p{L}\p{M}\p{N}\w.~!$&'()*+,;=:@/?#%-]`, 'giu')
