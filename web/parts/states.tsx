import { Component, type ReactNode, useSyncExternalStore } from 'react'
import type { CombinedError } from 'urql'
import { useAddress } from '../app/address.tsx'
import { isOn, noLens } from '../lens/lens.ts'
import type { Answer } from '../query/use-view.ts'

interface AnsweredProps<View> {
  readonly by: Answer<View>
  readonly children: (view: View) => ReactNode
}

/** Shows what a query brought; until then that it is under way, and where it failed, why. */
export function Answered<View>({ by, children }: AnsweredProps<View>) {
  const { view, error, loading, retry } = by
  if (view !== undefined) {
    return (
      <div className="answered" aria-busy={loading}>
        {error ? <Failure error={error} retry={retry} /> : null}
        {children(view)}
      </div>
    )
  }
  return error && !loading ? <Failure error={error} retry={retry} /> : <Loading />
}

export function Loading() {
  return (
    <div className="loading" role="status">
      <span className="unseen">Loading</span>
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <span aria-hidden="true" />
    </div>
  )
}

/** For a part of a page that appears once it is there: nothing while it is under way, and the failure if it failed. */
export function failureOf({ view, error, loading, retry }: Answer<unknown>): ReactNode {
  return error && view === undefined && !loading ? <Failure error={error} retry={retry} /> : undefined
}

interface FailureProps {
  readonly error: Pick<CombinedError, 'message' | 'networkError' | 'graphQLErrors'>
  retry(): void
}

/** What went wrong, in the words of the server where it has any, and what can be done. */
function Failure({ error, retry }: FailureProps) {
  const { lens, look } = useAddress()
  const refused = error.graphQLErrors.map(({ message }) => message)
  const isUnknown = error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')
  return (
    <div className="failure" role="alert">
      <h2>{refused.length > 0 ? 'The graph does not answer that' : 'The graph cannot be reached'}</h2>
      {refused.length > 0 ? (
        refused.map((message) => <p key={message}>{message}</p>)
      ) : (
        <p>The server gave no answer. It may have stopped, or the connection to it is down.</p>
      )}
      {isUnknown ? (
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      ) : null}
      {refused.length > 0 && isOn(lens) ? (
        <button type="button" onClick={() => look(noLens)}>
          Take the lens off
        </button>
      ) : (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

interface EmptyProps {
  readonly children: ReactNode
  /** What is said instead while a lens is on: it may be the lens that leaves nothing. */
  readonly lensed?: ReactNode
}

/** Nothing to show, and why. */
export function Empty({ children, lensed = children }: EmptyProps) {
  const { lens } = useAddress()
  return <p className="empty">{isOn(lens) ? lensed : children}</p>
}

/** Says so while the browser knows that it is offline. What was seen before can still be read. */
export function Offline() {
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine)
  return (
    <div className="offline" role="status">
      {online ? null : 'You are offline. What you have opened before can still be read.'}
    </div>
  )
}

function watchConnection(changed: () => void): () => void {
  for (const event of ['online', 'offline']) window.addEventListener(event, changed)
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, changed)
  }
}

interface BoundaryState {
  readonly failed: 'to load' | 'to run' | undefined
}

/** A view is loaded when it is opened. Browsers have no other sign of it than their words when that fails. */
function isNotLoaded(error: unknown): boolean {
  return error instanceof Error && /dynamically imported|importing a module|preload/i.test(error.message)
}

/** Keeps a mistake in one view from taking the frame down with it. */
export class Boundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { failed: undefined }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failed: isNotLoaded(error) ? 'to load' : 'to run' }
  }

  override render() {
    const { failed } = this.state
    if (failed === undefined) return this.props.children
    return (
      <div className="failure" role="alert">
        {failed === 'to load' ? (
          <>
            <h2>This view could not be loaded</h2>
            <p>
              The server gave no answer. It may have stopped, the connection to it may be down, or it has a newer
              explorer since you opened this page.
            </p>
          </>
        ) : (
          <>
            <h2>This view failed</h2>
            <p>The mistake is the explorer's. The rest of it still works.</p>
          </>
        )}
        <button type="button" onClick={() => location.reload()}>
          Load the page again
        </button>
      </div>
    )
  }
}
