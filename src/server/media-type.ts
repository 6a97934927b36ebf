/** What answers are written as. Of two that a client likes as well, and names alike, the first. */
const mediaTypes = ['application/json', 'application/graphql-response+json'] as const

export type MediaType = (typeof mediaTypes)[number]

/**
 * The type that a client likes best of those which an answer can be written as, by the quality values of its header, and
 * of several the one that it names first; null where it accepts none (RFC 9110, 12.5.1). Answers are in UTF-8.
 */
export function chooseMediaType(accept: string | null): MediaType | null {
  const ranges = readAccept(accept || '*/*')
  let best: { readonly type: MediaType; readonly range: Range } | undefined
  for (const type of mediaTypes) {
    const range = rangeOf(type, ranges)
    if (!range || range.quality === 0) continue
    const order = best ? range.quality - best.range.quality || best.range.place - range.place : 1
    if (order > 0) best = { type, range }
  }
  return best?.type ?? null
}

/** Whether a page is wanted, and no data: a browser names HTML, and likes it no less than JSON. */
export function prefersPage(accept: string | null): boolean {
  const ranges = readAccept(accept ?? '')
  const page = ranges.find(({ type }) => type === 'text/html')?.quality ?? 0
  const named = ranges.filter(({ type }) => (mediaTypes as readonly string[]).includes(type))
  return page > 0 && named.every(({ quality }) => quality <= page)
}

/** One of the types, or all of one sort, that a client accepts. */
interface Range {
  readonly type: string
  readonly quality: number
  readonly place: number
}

function readAccept(accept: string): Range[] {
  return accept.split(',').flatMap((text, place) => {
    const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
    const parameter = (name: string) => parameters.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
    const charset = parameter('charset')?.replaceAll('"', '') ?? 'utf-8'
    const quality = Number(parameter('q') ?? 1)
    return charset === 'utf-8' || charset === 'utf8' ? [{ type, quality: quality >= 0 ? quality : 1, place }] : []
  })
}

/** What a client says of a type: the range that names it most closely counts. */
function rangeOf(type: MediaType, ranges: readonly Range[]): Range | undefined {
  const named = (name: string) => ranges.find((range) => range.type === name)
  return named(type) ?? named('application/*') ?? named('*/*')
}
