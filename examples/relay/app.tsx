import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { RelayEnvironmentProvider } from 'react-relay'
import { createEnvironment } from './environment'
import { MeetingPage } from './meeting-page'

/** Shows the page of a meeting in an element. */
export function showMeeting(element: Element, { url, slug, onError }: ShowOptions): void {
  createRoot(element, { onUncaughtError: onError }).render(
    <RelayEnvironmentProvider environment={createEnvironment(url)}>
      <Suspense fallback={<p aria-busy="true">Loading</p>}>
        <MeetingPage slug={slug} />
      </Suspense>
    </RelayEnvironmentProvider>,
  )
}

export interface ShowOptions {
  readonly url: string
  readonly slug: string
  readonly onError: (error: unknown) => void
}
