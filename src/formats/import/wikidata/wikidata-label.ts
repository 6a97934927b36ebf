/** How an item is called, and in which language. */
export interface Label {
  readonly text: string
  readonly language: string
}
