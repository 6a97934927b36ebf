/** A source by its title, and by its publisher where the title does not tell: many have the same title. */
export function titleOf({ name, publisher }: { readonly name: string; readonly publisher: string | null }): string {
  return publisher && !name.includes(publisher) ? `${name}, ${publisher}` : name
}
