/** Something large that is read from an open graph once, in the background, and kept until the graph changes. */
export interface Kept<Content> {
  /** What is kept; null as long as it is being read, which this begins. */
  now(): Content | null
  /** Waits for it; null where it is too large to keep. */
  ready(): Promise<Content | null>
  /** To be called when the graph has changed. What was being read of it is thrown away as well. */
  forget(): void
}

/** `read` gives null for what is too large to keep, or was changed while it was read. */
export function createKept<Content>(read: () => Promise<Content | null>): Kept<Content> {
  let reading: Promise<Content | null> | undefined
  let kept: Content | null = null
  const ready = () => {
    if (reading) return reading
    const started = read().then(
      (content) => {
        if (reading === started) kept = content
        return content
      },
      (error: unknown) => {
        if (reading === started) reading = undefined
        throw error
      },
    )
    reading = started
    return started
  }
  return {
    now() {
      // What cannot be read now is asked for anew by the next search, which reads from the store till then.
      ready().catch(() => undefined)
      return kept
    },
    ready,
    forget() {
      reading = undefined
      kept = null
    },
  }
}
