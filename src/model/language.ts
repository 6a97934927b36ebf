/**
 * A language's tag (BCP 47) as it is written by convention, so that a language has one spelling: "de-at" is "de-AT".
 * Undefined where the text is no tag.
 */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}

/** Whether a text is the tag of a language that is known: "en" and "zh_Hant" are, "url" is none. */
export function isLanguage(text: string): boolean {
  const tag = canonicalLanguage(text.replaceAll('_', '-'))
  return tag !== undefined && names.of(tag) !== undefined
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
