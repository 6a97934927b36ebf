/** As much of the package as is used: its types would bring those of Express. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface Flushing {
    /** Sends what was gathered. */
    flush(): void
  }

  /** Has a response compressed as its request accepts. */
  type Compress = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

  interface Options {
    /** In bytes: what is shorter stays as it is. */
    readonly threshold: number
  }

  function compression(options: Options): Compress

  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export { compression as default }
}
