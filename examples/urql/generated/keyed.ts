export const keyedTypes: readonly string[] = [
  "AgendaItem",
  "Change",
  "Claim",
  "Decision",
  "Disagreement",
  "Document",
  "Meeting",
  "Occasion",
  "Organization",
  "Person",
  "Place",
  "Post",
  "Source",
  "View"
]
