import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../src/formats/import/format-error.ts'
import { readJsonParts } from '../src/formats/import/json/json-parts.ts'
import type { JsonPart } from '../src/formats/import/json/json-scanner.ts'
import { parseJson } from '../src/formats/import/json/json-value.ts'

/** Reads a document that comes in chunks of these lengths, and then in one of all that is left. */
async function read(document: string | Uint8Array, lengths: readonly number[] = []): Promise<JsonPart[]> {
  const bytes = Buffer.from(document)
  const input = {
    path: 'x.json',
    size: bytes.length,
    hash: () => '',
    async *chunks() {
      let from = 0
      for (const length of [...lengths, bytes.length]) {
        if (from < bytes.length) yield bytes.subarray(from, from + length)
        from += length
      }
    },
  }
  const all: JsonPart[] = []
  for await (const parts of readJsonParts(input)) all.push(...parts)
  return all
}

/** The parts of a document, as its whole value has them. */
function partsOf(document: unknown): JsonPart[] {
  if (typeof document !== 'object' || document === null) return [{ path: [], value: document }]
  const entries = Array.isArray(document) ? [...document.entries()] : Object.entries(document)
  return entries.flatMap(([key, value]: [string | number, unknown]): JsonPart[] =>
    Array.isArray(value) ? value.map((item, place) => ({ path: [key, place], value: item })) : [{ path: [key], value }],
  )
}

const documents = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.string({ unit: 'binary' }), fc.array(fc.jsonValue({ maxDepth: 2 }))),
  fc.array(fc.array(fc.jsonValue({ maxDepth: 2 }))),
)
const texts = fc
  .tuple(documents, fc.constantFrom('', ' ', '\n\t'))
  .map(([value, space]) => JSON.stringify(value, null, space))
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 })

describe('a JSON document that is read part by part', () => {
  it('has the parts that it has when it is read as a whole, wherever its chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(texts, lengths, async (text, chunks) => {
        expect(await read(text, chunks)).toEqual(partsOf(parseJson(text)))
      }),
      { numRuns: 400 },
    )
  })

  it('is refused exactly where it is refused as a whole', async () => {
    const marks = fc.constantFrom(
      '',
      ' ',
      ',',
      ':',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      '0',
      '-',
      't',
      'null',
      '\u0001',
      '1,',
    )
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(2), marks, lengths, async (text, place, removed, added, chunks) => {
        const at = place % (text.length + 1)
        const changed = text.slice(0, at) + added + text.slice(at + removed)
        const isRead = await read(changed, chunks).then(
          () => true,
          (error) => {
            if (error instanceof FormatError) return false
            throw error
          },
        )
        expect(isRead, changed).toBe(isJson(changed))
      }),
      { numRuns: 1_000 },
    )
  })

  it('may begin with the mark of its byte order', async () => {
    expect(await read('\ufeff{"a": 1}')).toEqual([{ path: ['a'], value: 1 }])
  })

  it('says where it is none', async () => {
    await expect(read('{"a": [1 2]}', [3])).rejects.toThrow('x.json is no JSON: unexpected "2" at byte 9.')
    await expect(read('{"a": [{"b": tru}]}', [3])).rejects.toThrow(/^x\.json is no JSON: unexpected .* byte 17\.$/)
    await expect(read('{"a": [', [3])).rejects.toThrow('x.json is no JSON: it breaks off after 7 bytes.')
  })

  it('is refused where a character is cut off, and not where a chunk cuts it', async () => {
    const bytes = Buffer.from('["дом 🏠"]')
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(await read(bytes, [cut])).toEqual([{ path: [0], value: 'дом 🏠' }])
    }
    const broken = Buffer.concat([bytes.subarray(0, 3), bytes.subarray(4)])
    for (let cut = 1; cut < broken.length; cut += 1) {
      await expect(read(broken, [cut])).rejects.toThrow(/is no text in UTF-8/)
    }
    await expect(read(Buffer.from([0x22, 0xd0]))).rejects.toThrow(/is no text in UTF-8/)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
