import { Suspense, useEffect, useRef } from 'react'
import { Route, Switch } from 'wouter'
import { LensBar } from '../lens/lens-bar.tsx'
import { Boundary, Loading, Offline } from '../parts/states.tsx'
import { SearchBox } from '../views/search/search-box.tsx'
import { useAddress, Way } from './address.tsx'
import { GraphTitled, PageTitle, useGraphTitle } from './graph-title.tsx'
import { routes } from './routes.tsx'

/** The frame of every view: the way home, search, the lens, and the view that the address names. */
export function Explorer() {
  const { path } = useAddress()
  const main = useArrival(path)
  return (
    <GraphTitled>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="masthead">
        <Brand current={path === '/'} />
        {path === '/' ? null : <SearchBox />}
        <nav aria-label="Views">
          {routes.map(({ path: to, label }) =>
            label ? (
              <Way key={to} to={to} current={path === to}>
                {label}
              </Way>
            ) : null,
          )}
        </nav>
      </header>
      <LensBar />
      <Offline />
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={path}>
          <Suspense fallback={<Loading />}>
            <Switch>
              {routes.map(({ path: at, View }) => (
                <Route key={at} path={at}>
                  {(params: Readonly<Record<string, string>>) => <View key={path} params={params} />}
                </Route>
              ))}
              <Route>
                <Nowhere />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
      <footer className="colophon">
        <p>Every fact here says who says so. Where sources differ, nobody has chosen for you.</p>
        <p>
          <a href="/graphql">Ask in GraphQL</a>
        </p>
      </footer>
    </GraphTitled>
  )
}

/** The way home, by the name of the graph. */
function Brand({ current }: { readonly current: boolean }) {
  const title = useGraphTitle()
  return (
    <Way to="/" className="brand" title={title} current={current}>
      {title}
    </Way>
  )
}

/** On the way to another view, the reader's place is its beginning: on the page, and for those who hear it. */
function useArrival(path: string) {
  const main = useRef<HTMLElement>(null)
  const last = useRef(path)
  const back = useRef(false)
  useEffect(() => {
    const note = () => {
      back.current = true
    }
    window.addEventListener('popstate', note)
    return () => window.removeEventListener('popstate', note)
  }, [])
  useEffect(() => {
    if (last.current === path) return
    last.current = path
    main.current?.focus({ preventScroll: true })
    if (!back.current) window.scrollTo(0, 0)
    back.current = false
  }, [path])
  return main
}

function Nowhere() {
  return (
    <article className="page">
      <PageTitle of="Nothing here" />
      <h1>Nothing is at this address</h1>
      <p>
        Perhaps it was shortened on its way. <Way to="/">Start from the beginning</Way>, or search above.
      </p>
    </article>
  )
}
