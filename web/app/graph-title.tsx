import { createContext, type ReactNode, useContext } from 'react'
import { GraphTitleDocument } from '../generated/app.ts'
import { useView } from '../query/use-view.ts'

const GraphTitle = createContext('Plenum')

/** Asks once what the graph is called: the whole of it, whatever lens is on. */
export function GraphTitled({ children }: { readonly children: ReactNode }) {
  const { view } = useView(GraphTitleDocument, {}, { whole: true })
  return <GraphTitle value={view?.graph.title ?? 'Plenum'}>{children}</GraphTitle>
}

/** What the graph is called; Plenum, where it does not say. */
export function useGraphTitle(): string {
  return useContext(GraphTitle)
}

/** The title of the document: what the page is of, and the graph's. */
export function PageTitle({ of }: { readonly of?: string }) {
  const title = useGraphTitle()
  return <title>{of === undefined ? title : `${of} · ${title}`}</title>
}
