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
  const [, start = '', rest = ''] = /^([^/]*\/\/[^/?#]*)(.*)$/s.exec(text.toWellFormed().trim()) ?? []
  const written = start + rest.replace(notInAddress, encodeURIComponent)
  return isAddress(written) ? written : null
}

/** Whether names put behind the text make IRIs (RFC 3987): "https://example.org/graph/", "urn:example:", "https://example.org/#". */
export function isBase(text: string): boolean {
  return base.test(text)
}

/**
 * Those that stand for themselves: RFC 3987's iunreserved, without spaces, and without marks of direction, which its
 * section 4.1 forbids.
 */
const plain = String.raw`(?![\p{Z}\p{Bidi_Control}\p{Noncharacter_Code_Point}])[\w.~\-\u{a0}-\u{d7ff}\u{f900}-\u{ffef}\u{10000}-\u{dffff}\u{e1000}-\u{effff}]`
const escaped = String.raw`%[\da-f]{2}`

// In each of these every character is of one part alone, so that a long text is read in one pass.
const inName = `(?:${plain}|${escaped}|[!$&'()*+,;=])`
const inUser = `(?:${plain}|${escaped}|[!$&'()*+,;=:])`
const inPath = `(?:${plain}|${escaped}|[!$&'()*+,;=:@/])`
const inQuery = `(?:${plain}|${escaped}|[!$&'()*+,;=:@/?])`
const authority = String.raw`(?:${inUser}*@)?(?:\[[\da-f:.]+\]|${inName}+)(?::\d*)?`

const iri = new RegExp(
  String.raw`^[a-z][a-z\d+.-]*://${authority}(?:/${inPath}*)?(?:\?${inQuery}*)?(?:#${inQuery}*)?$`,
  'iu',
)

const base = new RegExp(
  String.raw`^[a-z][a-z\d+.-]*:(?://${authority}(?=[/?#]))?${inPath}*(?:\?${inQuery}*)?(?:#${inQuery}*)?(?<=[/:#?])$`,
  'iu',
)

const notInAddress = new RegExp(String.raw`%(?![\da-f]{2})|(?!${plain}|[!$&'()*+,;=:@/?#%]).`, 'gisu')
