/**
 * Renames, in a text of JSON, each key that an object has already: "name" is "name (given again)" the second time. JSON
 * does not say which of them counts (RFC 8259, section 4), and a parser would drop all but the last without a word; under
 * a name of its own what stands there is read as a field that nobody knows, and told.
 */
export function renameRepeatedKeys(text: string): string {
  const objects: (Set<string> | null)[] = []
  let [renamed, done] = ['', 0]
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '{') objects.push(new Set())
    else if (token === '[') objects.push(null)
    else if (token === '}' || token === ']') objects.pop()
    else if (keyOf(text, index, token)) {
      const keys = objects.at(-1)
      const key = JSON.parse(token) as string
      let name = key
      while (keys?.has(name)) name = again(name)
      keys?.add(name)
      if (name === key) continue
      renamed += text.slice(done, index) + JSON.stringify(name)
      done = index + token.length
    }
  }
  return renamed + text.slice(done)
}

/** The name under which a key is read that was there before. */
export function again(key: string): string {
  return `${key} (given again)`
}

/** How many places of a text look like the end of a key: no fewer than it has. */
export function countKeyEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1
    while (isSpace(text.charCodeAt(before))) before -= 1
    if (text.charCodeAt(before) === 0x22) count += 1
  }
  return count
}

/** How many keys a value has, and all that is in it, however deep. */
export function countKeys(value: unknown): number {
  let count = 0
  const left = [value]
  for (let part = left.pop(); left.length > 0 || part !== undefined; part = left.pop()) {
    if (typeof part !== 'object' || part === null) continue
    const parts = Object.values(part)
    if (!Array.isArray(part)) count += parts.length
    for (const each of parts) if (typeof each === 'object') left.push(each)
  }
  return count
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g

function keyOf(text: string, index: number, token: string): boolean {
  let after = index + token.length
  while (isSpace(text.charCodeAt(after))) after += 1
  return text.charCodeAt(after) === 0x3a
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
