import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly id?: string
  readonly children: ReactNode
}

/** A part of a page, with its heading. */
export function Section({ title, id, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
