/** Something large that is read once, in the background, and then at hand. */
export interface Background<Content> {
  /** What was read; null as long as it is being read, which this begins. */
  now(): Content | null
  /** Waits for it; null where it is too large to keep. */
  ready(): Promise<Content | null>
}

/** `read` gives null for what is too large to keep. */
export function createBackground<Content>(read: () => Promise<Content | null>): Background<Content> {
  let reading: Promise<Content | null> | undefined
  let kept: Content | null = null
  const ready = () => {
    reading ??= read().then(
      (content) => {
        kept = content
        return content
      },
      (error: unknown) => {
        reading = undefined
        throw error
      },
    )
    return reading
  }
  return {
    now() {
      // What cannot be read now is asked for anew by the next search, which reads from the store till then.
      ready().catch(() => undefined)
      return kept
    },
    ready,
  }
}
