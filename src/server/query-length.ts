import { Lexer, Source, TokenKind } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limits, refuse } from './limits.ts'

/** Refuses a query that is too long, or nested too deeply, to be parsed: the parser would go as deep as the query. */
export function useQueryLength(): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => {
        checkLength(new Source(String(source instanceof Source ? source.body : source)))
        return parseFn(source, options)
      })
    },
  }
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

function checkLength(source: Source): void {
  let tokens = 0
  let nesting = 0
  for (const kind of tokenKinds(source)) {
    tokens += 1
    if (opening.has(kind)) nesting += 1
    if (closing.has(kind)) nesting -= 1
    if (tokens > limits.tokens) throw refuse('tokens', tokens, tooLong)
    if (nesting > limits.nesting) throw refuse('nesting', nesting, tooNested)
  }
}

function tooLong(_: string, allowed: string): string {
  return `The query is longer than ${allowed} words and signs: ask in several requests.`
}

function tooNested(_: string, allowed: string): string {
  return `More than ${allowed} brackets of the query are open at once: nest it less deeply.`
}

/** Up to the first character that is no GraphQL, which the parser reports better. */
function* tokenKinds(source: Source): Generator<TokenKind> {
  const lexer = new Lexer(source)
  try {
    while (lexer.advance().kind !== TokenKind.EOF) yield lexer.token.kind
  } catch {
    return
  }
}
