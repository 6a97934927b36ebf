import { hash } from 'node:crypto'
import { slugify } from '../../model/suggestion.ts'
import { FormatError } from './format-error.ts'
import { isSoundText } from './sound-text.ts'

/** The longest name of a file's namespace: what follows it needs its place too. */
const longestNamespace = 60

const longestSlug = 120

/**
 * The namespace of a file: under it the slugs of its things stand, and it is the slug of the file as a source.
 * @throws {FormatError} BAD_NAME
 */
export function namespaceOf(name: string): string {
  if (!isSoundText(name))
    throw new FormatError(
      'BAD_NAME',
      `The name ${JSON.stringify(name)} has controls or half characters in it: give one without with --as.`,
    )
  const namespace = slugify(name)
  if (namespace !== '' && namespace.length <= longestNamespace) return namespace
  const fault = namespace === '' ? 'has no Latin letter or digit' : `makes a slug of ${namespace.length} characters`
  throw new FormatError(
    'BAD_NAME',
    `The name "${name}" ${fault}: give one of up to ${longestNamespace} letters and digits with --as.`,
  )
}

/** A name for a file from its path: "data/Estonia__Riigikogu.json.gz" is "Estonia Riigikogu". */
export function nameOfFile(path: string): string {
  const base = path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '')
  return base
    .replace(/(?:\.(?:gz|json|ijson|csv|tsv|tab|txt|jsonl|ndjson|ftm|delta|entities|popolo|ya?ml))+$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
}

/**
 * The slug of a thing: its namespace, then its id in the file as far as that reads. An id that says nothing by itself
 * (44) is preceded by the word for what it is; one that loses something on the way (spelling, length) ends with a hash.
 */
export function slugOf(namespace: string, word: string, id: string): string {
  const readable = slugify(id)
  const body = /[a-z]/.test(readable) && !/^q\d+$/.test(readable) ? readable : join(word, readable)
  const isFaithful =
    id
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .replace(/^-|-$/g, '') === readable
  const slug = `${namespace}-${body}`
  return isFaithful && slug.length <= longestSlug ? slug : hashedSlug(slug, `${word}:${id}`)
}

/** An id for a thing that has none in the file: what it is called, and, for the file's own use, what it says. */
export function idByContent(label: string, content: string, alike: number): string {
  return `${label}#${content.slice(0, 16)}${alike === 1 ? '' : `.${alike}`}`
}

/** An id without what was added to it for the file's own use. */
export function readableId(id: string): string {
  return id.replace(/#[\da-f]{16}(?:\.\d+)?$/, '')
}

/** The slug of a page of the web: the same whichever file names it. */
export function slugOfAddress(address: string): string {
  return hashedSlug(`web-${slugify(address.replace(/^https?:\/\/(?:www\.)?/i, ''))}`.slice(0, 80), address)
}

/** A slug with a hash of what it stands for at its end, and short enough. */
export function hashedSlug(slug: string, key: string): string {
  const end = hash('sha256', key, 'hex').slice(0, 8)
  return `${slug.slice(0, longestSlug - end.length - 1).replace(/-+$/, '')}-${end}`
}

function join(word: string, rest: string): string {
  return rest === '' || rest.startsWith(`${word}-`) ? rest || word : `${word}-${rest}`
}
