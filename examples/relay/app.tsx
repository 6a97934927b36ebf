import { type ReactNode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { RelayEnvironmentProvider } from 'react-relay'
import { createEnvironment } from './environment'
import { MeetingEditor } from './meeting-editor'
import { MeetingPage } from './meeting-page'

export interface ShowOptions {
  readonly url: string
  readonly slug: string
  readonly token?: string
  readonly onError: (error: unknown) => void
}

/** Shows the page of a meeting in an element. */
export function showMeeting(element: Element, options: ShowOptions): void {
  show(element, options, <MeetingPage slug={options.slug} />)
}

/** Shows the page on which a meeting's start is written. */
export function showEditor(element: Element, options: ShowOptions): void {
  show(element, options, <MeetingEditor slug={options.slug} />)
}

function show(element: Element, { url, token, onError }: ShowOptions, page: ReactNode): void {
  createRoot(element, { onUncaughtError: onError }).render(
    <RelayEnvironmentProvider environment={createEnvironment(url, token)}>
      <Suspense fallback={<p aria-busy="true">Loading</p>}>{page}</Suspense>
    </RelayEnvironmentProvider>,
  )
}
