import type { Plugin } from 'graphql-yoga'
import { limits } from './limits.ts'
import { refusal } from './refusals.ts'
import type { Viewers } from './viewers.ts'

/** Reads what is sent, and tells in plain words what is wrong with a body that is too large, no JSON, or of another type. */
export function useRequestBody(viewers: Pick<Viewers, 'of'>): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      const allowed = viewers.of(request) ? limits.signedInBody : limits.body
      const length = Number(request.headers.get('content-length'))
      if (length > allowed) throw tooLarge(length, allowed)
      const contentType = request.headers.get('content-type')
      const charset = request.method === 'POST' ? charsetOfJson(contentType) : null
      if (charset === 'utf-8') setRequestParser((received) => readJson(received, allowed))
      else if (charset !== null || (request.method === 'POST' && !requestParser)) throw unsupported(contentType)
      else if (requestParser) {
        setRequestParser(async (received) => {
          try {
            return await requestParser(received)
          } catch (error) {
            throw error instanceof SyntaxError ? refusal('BAD_REQUEST', noParameters) : error
          }
        })
      }
    },
    onParams({ params }) {
      const { operationName } = params as { readonly operationName?: unknown }
      if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
        throw refusal('BAD_REQUEST', `Expected "operationName" to be a text, got ${kindOf(operationName)}.`)
    },
  }
}

/** The encoding of a body in JSON; null for one of another type. Names of types and of encodings have no case. */
function charsetOfJson(contentType: string | null): string | null {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase())
  if (type !== 'application/json' && type !== 'application/graphql+json') return null
  const [, charset = 'utf-8'] = parameters.map((each) => /^charset="?([^"]*)"?$/.exec(each)).find(Boolean) ?? []
  return charset === 'utf8' ? 'utf-8' : charset
}

async function readJson(request: Request, allowed: number): Promise<object> {
  const text = await request.text()
  const length = Buffer.byteLength(text)
  if (length > allowed) throw tooLarge(length, allowed)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const came = text.trim() === '' ? 'nothing' : 'a text that is no JSON'
    throw refusal('BAD_REQUEST', `Expected a body such as {"query": "{ graph { entities } }"}, got ${came}.`)
  }
  if (Array.isArray(value))
    throw refusal('BAD_REQUEST', 'Expected one query, got a list: send each in a request of its own.')
  if (typeof value !== 'object' || value === null)
    throw refusal('BAD_REQUEST', `Expected a body such as {"query": "{ graph { entities } }"}, got ${kindOf(value)}.`)
  return value
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
}

function tooLarge(length: number, allowed: number) {
  const message = `The request has a body of ${length} bytes, and ${allowed} are allowed: ask in several requests.`
  return refusal('REQUEST_ENTITY_TOO_LARGE', message)
}

function unsupported(contentType: string | null) {
  const came = contentType === null ? 'none' : JSON.stringify(contentType.slice(0, 100))
  const message = `Expected the header "Content-Type" to be application/json, in UTF-8, got ${came}.`
  return refusal('UNSUPPORTED_MEDIA_TYPE', message, { Accept: 'application/json' })
}

const noParameters = 'Expected "variables" and "extensions" to be JSON, got something else.'
