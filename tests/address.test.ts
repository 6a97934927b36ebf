import fc from 'fast-check'
import { validateIri } from 'validate-iri'
import { describe, expect, it } from 'vitest'
import { asAddress, isAddress, isBase } from '../src/formats/export/address.ts'

describe('an address', () => {
  it.each([
    'http://example.org',
    'https://user:word@example.org:8080/a/b;c?d=e&f=%20#g',
    'http://[::1]/a',
    'https://zh.wikipedia.org/wiki/尹正麟·麟',
    'https://xn--bcher-kva.example/ü/😀',
    'ftp://example.org/a_(b)',
  ])('is %s', (text) => {
    expect([isAddress(text), asAddress(text)]).toEqual([true, text])
  })

  it.each([
    ['http://example.org/a b', 'http://example.org/a%20b'],
    ['http://example.org/?q=[a]|"<b>"', 'http://example.org/?q=%5Ba%5D%7C%22%3Cb%3E%22'],
    ['http://example.org/50%', 'http://example.org/50%25'],
    ['http://example.org/a\u202eb', 'http://example.org/a%E2%80%AEb'],
    ['www.example.org', null],
    ['http://', null],
    ['http://a b/', null],
    ['mailto:a@example.org', null],
    ['schema:Person', null],
    ['http://example.org/a#b#c', null],
    ['', null],
  ])('is not %j, of which it makes %j', (text, made) => {
    expect([isAddress(text), asAddress(text)]).toEqual([false, made])
  })

  it('is an IRI to a reader that knows RFC 3987', () => {
    const parts = fc.array(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('/', '?', '#', '%', '%41', '@', ':', ']')),
      { maxLength: 6 },
    )
    const property = fc.property(parts, (text) => {
      const made = asAddress(`http://example.org/${text.join('')}`)
      expect(made === null ? undefined : validateIri(made)).toBe(undefined)
    })
    fc.assert(property, { numRuns: 2_000 })
  })

  it.each([
    ['https://example.org/graph/', true],
    ['urn:example:', true],
    ['https://example.org/#', true],
    ['https://example.org/?of=', false],
    ['https://example.org/a b/', false],
    ['https://example.org/%zz/', false],
    ['https://example.org', false],
    ['example/', false],
  ])('can begin with %s: %s', (text, can) => {
    expect(isBase(text)).toBe(can)
    if (can) expect(validateIri(`${text}entity/a`)).toBe(undefined)
  })

  it('is told from what is none in one pass, however long that is', () => {
    const started = performance.now()
    for (const part of ['a', 'a@', 'a/', '%41', 'a?', ':'])
      expect(isAddress(`http://x/${part.repeat(200_000)} `)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
