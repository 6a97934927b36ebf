interface Titled {
  readonly name: string
  readonly publisher: string | null
}

/** A source by its title, and by its publisher where the title does not tell: many have the same title. */
export function titleOf(source: Titled): string {
  const publisher = publisherBeside(source)
  return publisher ? `${source.name}, ${publisher}` : source.name
}

/** Who published a source, where its title does not tell. */
export function publisherBeside({ name, publisher }: Titled): string | undefined {
  return publisher && !name.includes(publisher) ? publisher : undefined
}
