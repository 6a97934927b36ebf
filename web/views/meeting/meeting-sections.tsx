/** What a meeting has besides what any entity has. */
export function MeetingSections({ slug }: { readonly slug: string }) {
  return <p hidden>{slug}</p>
}
