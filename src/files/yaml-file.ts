import { type ErrorCode, LineCounter, type Node, parseDocument } from 'yaml'
import { type Fault, isFault } from '../model/fault.ts'
import type { DataFile } from './data-folder.ts'
import type { Problem } from './problem.ts'

/** A data file as a tree of nodes, each of which knows its place; what is wrong with a node is reported there. */
export class YamlFile {
  /** With the data directory's own name: "data/sources/x.yaml". */
  readonly name: string
  readonly root: Node | null
  /** If not, the tree is a guess: it can be read for what it declares, but nothing is reported of it. */
  readonly wellFormed: boolean
  readonly #lines = new LineCounter()
  readonly #problems: Problem[]
  #faultless = true

  constructor({ name, bytes }: DataFile, problems: Problem[]) {
    this.name = name
    this.#problems = problems
    const { root, faults } = parse(bytes, this.#lines)
    this.root = root
    this.wellFormed = faults.length === 0
    const lines = new Set<number>()
    for (const { offset, message } of faults) {
      const { line } = this.#position(offset)
      if (!lines.has(line)) this.#push(offset, message)
      lines.add(line)
    }
  }

  /** Whether nothing has been reported of it. */
  get faultless(): boolean {
    return this.#faultless
  }

  /** Reports what is wrong with the node; without one, with the file. */
  report(node: Node | null, message: string): void {
    if (this.wellFormed) this.#push(offsetOf(node), message)
  }

  /** What was read of the node; undefined where it could not be, which is reported. */
  accept<Read>(node: Node | null, read: Read | Fault): Read | undefined {
    if (!isFault(read)) return read
    this.report(node, read.message)
    return undefined
  }

  /** The node's place, for a message that refers to it: "data/entities/people.yaml:5:3". */
  placeOf(node: Node | null): string {
    const { line, column } = this.#position(offsetOf(node))
    return `${this.name}:${line}:${column}`
  }

  #push(offset: number, message: string): void {
    this.#faultless = false
    this.#problems.push({ file: this.name, ...this.#position(offset), message })
  }

  #position(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}

interface YamlFault {
  readonly offset: number
  readonly message: string
}

/** Every scalar keeps its source text: whether `2016` is a year, a number or a text is for the property to say. */
function parse(bytes: Uint8Array, lineCounter: LineCounter): { root: Node | null; faults: YamlFault[] } {
  const text = decodeText(bytes)
  if (text === undefined) return { root: null, faults: [{ offset: 0, message: 'expected UTF-8, got other bytes' }] }
  const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, lineCounter } as const
  const { contents, errors, warnings } = parseDocument(text, options)
  const faults = [...errors, ...warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    message: `expected YAML, got a fault: ${explanations[code] ?? message}`,
  }))
  return { root: contents, faults }
}

/** The text of a file; undefined where its bytes are no UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Where the parser's own words do not tell a writer of data what to do. */
const explanations: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a key inside a value; put a text with ": " in it in quotes, or mend the indentation',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  MULTIPLE_DOCS: 'a second document begins; a file holds one',
  TAB_AS_INDENT: 'a tab at the start of a line; indent with spaces',
  TAG_RESOLVE_FAILED: 'a tag; write the value alone',
}

function offsetOf(node: Node | null): number {
  return node?.range?.[0] ?? 0
}
