/** What a request says of who asks. */
export interface Credentials {
  /** As it was sent; empty for one that cannot be read, which no token is. */
  readonly token: string
  /** How it came: `page` where somebody gave it to the page that signs in. */
  readonly way: 'header' | 'cookie' | 'page'
}

type HeaderOf = (name: string) => string | null

/** The cookie that a page has after signing in. What it holds is the token itself, so that both end together. */
export const cookieName = 'plenum_token'

/** Whether a request says who asks, or tries to. */
export function bearsCredentials(header: HeaderOf): boolean {
  return header('authorization') !== null || (header('cookie')?.includes(cookieName) ?? false)
}

/**
 * Reads who asks: from the header, or else from the cookie; null for nobody. Another scheme than Bearer is somebody else's, as
 * of a proxy that lets people in by a password. Where several tokens come, none of them counts.
 */
export function readCredentials(header: HeaderOf): Credentials | null {
  const [, scheme = '', rest = ''] = /^\s*([^\s,]*)(.*)$/s.exec(header('authorization') ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return { token: single(rest.trim()), way: 'header' }
  const values = (header('cookie') ?? '').split(';').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=')
    return name.trim() === cookieName ? [value.join('=').trim()] : []
  })
  const [first] = values
  if (first === undefined) return null
  return { token: values.length === 1 ? single(first) : '', way: 'cookie' }
}

/** What tokens are made of (RFC 6750, 2.1), as long as one can be. */
function single(text: string): string {
  return text.length <= longestToken && /^[\w.~+/-]+=*$/.test(text) ? text : ''
}

export const longestToken = 8_000

/** The header that gives a page its cookie, for as long as the token holds. */
export function cookieOf(token: string, { expires, isSecure }: CookieOptions): string {
  const seconds = expires === null ? null : Math.max(0, Math.floor((expires - Date.now()) / 1_000))
  return [
    `${cookieName}=${token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(seconds === null ? [] : [`Max-Age=${seconds}`]),
    ...(isSecure ? ['Secure'] : []),
  ].join('; ')
}

export interface CookieOptions {
  /** In milliseconds since 1970; null for what ends with the browser's session. */
  readonly expires: number | null
  readonly isSecure: boolean
}

/** The header that takes the cookie away. */
export const noCookie = cookieOf('', { expires: 0, isSecure: false })
