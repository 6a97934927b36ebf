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
