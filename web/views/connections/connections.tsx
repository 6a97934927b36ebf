import { useAddress } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import { ConnectionsDocument, type ConnectionsQuery } from '../../generated/connections.ts'
import { isOn, noLens } from '../../lens/lens.ts'
import { Answered, Empty } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { AskInGraphql } from '../../query/ask-in-graphql.tsx'
import { useView } from '../../query/use-view.ts'
import { End, useEnd } from './end.tsx'
import { Options } from './options.tsx'
import { Path } from './path.tsx'
import { encodeQuestion, longest, parseQuestion, type Question } from './question.ts'
import './connections.css'

/** How two entities are connected: the shortest paths, and who says each step. */
export function Connections() {
  const { parameters, go, put } = useAddress()
  const question = parseQuestion(parameters)
  const { from, to } = question
  const ask = (changed: Partial<Question>) => go('/connections', encodeQuestion({ ...question, ...changed }))
  const { from: _from, to: _to, ...rest } = question
  const ends = [useEnd(from), useEnd(to)]
  const names = ends.flatMap((end) => (end ? [end.name] : []))
  const swapped = { ...rest, ...(to ? { from: to } : {}), ...(from ? { to: from } : {}) }
  return (
    <article className="page connections">
      <PageTitle of={names.length === 2 ? `${names.join(' and ')} · Connections` : 'Connections'} />
      <h1>How two are connected</h1>
      <div className="ends">
        <End title="From" slug={from} choose={(slug) => ask({ from: slug })} />
        <button type="button" className="swap" onClick={() => go('/connections', encodeQuestion(swapped))}>
          Swap
        </button>
        <End title="To" slug={to} choose={(slug) => ask({ to: slug })} />
      </div>
      <Options question={question} change={(changed) => put(encodeQuestion(changed))} />
      {from === undefined || to === undefined ? (
        <Empty>Choose two: people, bodies, meetings, decisions, places, or anything else that the graph names.</Empty>
      ) : from === to ? (
        <Empty>Both are the same. Choose another one to see how they are connected.</Empty>
      ) : ends.includes(null) ? (
        <Empty lensed="Through this lens one of the two is not there.">
          One of the two is not in the graph. Choose another one.
        </Empty>
      ) : (
        <Found question={question} from={from} to={to} widen={(changed) => put(encodeQuestion(changed))} />
      )}
    </article>
  )
}

interface FoundProps {
  readonly question: Question
  readonly from: string
  readonly to: string
  widen(question: Question): void
}

function Found({ question, from, to, widen }: FoundProps) {
  const { length, limit, properties, through } = question
  const asked = {
    from,
    to,
    maxLength: length,
    limit,
    ...(properties.length > 0 ? { property: [...properties] } : {}),
    ...(through.length > 0 ? { through: [...through] } : {}),
  }
  const answer = useView(ConnectionsDocument, asked)
  return (
    <section className="found-paths" aria-label="Paths">
      <h2 className="unseen">Paths</h2>
      <Answered by={answer}>
        {({ paths: result }) => (
          <>
            <p role="status" className="quiet">
              {resultInWords(result, limit)}
            </p>
            {result.paths.length === 0 ? <NoPath question={question} widen={widen} /> : null}
            {result.paths.map((path, index) => (
              <Path key={path.steps.map(({ to: next }) => next.slug).join(' ')} path={path} number={index + 1} />
            ))}
          </>
        )}
      </Answered>
      <p className="ask">
        <AskInGraphql query={ConnectionsDocument} asked={asked} />
      </p>
    </section>
  )
}

function resultInWords({ paths, truncated, visited }: ConnectionsQuery['view']['paths'], limit: number): string {
  const looked = `${counted(visited, 'entity', 'entities')} looked at.`
  const gaveUp = truncated
    ? ' The search gave up before it was done, for the graph around the two is too large: there may be more.'
    : ''
  if (paths.length === 0) return `No path. ${looked}${gaveUp}`
  const found = paths.length === limit ? `The ${counted(limit, 'shortest path')}` : counted(paths.length, 'path')
  const said = paths.length === 1 ? 'The shortest path' : found
  return `${limit === 1 ? said : found}; each step has its sources beside it. ${looked}${gaveUp}`
}

/** What to try where nothing was found. */
function NoPath({ question, widen }: { readonly question: Question; widen(question: Question): void }) {
  const { lens, look } = useAddress()
  const narrowed = question.properties.length > 0 || question.through.length > 0
  return (
    <div className="no-path">
      <Empty>
        Nothing on record leads from the one to the other in{' '}
        {question.length === 1 ? 'one step' : `${question.length} steps or fewer`}
        {narrowed ? ', by and through what you chose' : ''}
        {isOn(lens) ? ', seen through this lens' : ''}.
      </Empty>
      <p className="row">
        {question.length < longest ? (
          <button type="button" onClick={() => widen({ ...question, length: longest })}>
            Look {longest} steps far
          </button>
        ) : null}
        {narrowed ? (
          <button type="button" onClick={() => widen({ ...question, properties: [], through: [] })}>
            By any property, through any kind
          </button>
        ) : null}
        {isOn(lens) ? (
          <button type="button" onClick={() => look(noLens)}>
            Take the lens off
          </button>
        ) : null}
      </p>
    </div>
  )
}
