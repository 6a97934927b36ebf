import { useAddress } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import { Empty } from '../../parts/states.tsx'
import { Comparison } from './comparison.tsx'
import { SourceChoice, SourceList } from './source-choice.tsx'
import './compare.css'

/** Two sources side by side. */
export function Compare() {
  const { parameters, go } = useAddress()
  const [a, b] = [parameters.get('a') || undefined, parameters.get('b') || undefined]
  const choose = (given: { readonly a?: string | undefined; readonly b?: string | undefined }) =>
    go('/compare', { a, b, ...given })
  const missing = a === undefined ? 'a' : b === undefined ? 'b' : undefined
  return (
    <article className="page compare">
      <PageTitle of="Two sources compared" />
      <h1>Two sources compared</h1>
      <div className="sides">
        <SourceChoice title="The one" slug={a} choose={(slug) => choose({ a: slug })} />
        <button type="button" className="swap" onClick={() => choose({ a: b, b: a })}>
          Swap
        </button>
        <SourceChoice title="The other" slug={b} choose={(slug) => choose({ b: slug })} />
      </div>
      {missing !== undefined ? (
        <SourceList end={missing} a={a} />
      ) : a !== undefined && a === b ? (
        <Empty>Both are the same. Choose another one to compare it with.</Empty>
      ) : (
        <Comparison key={`${a} ${b}`} a={a ?? ''} b={b ?? ''} />
      )}
    </article>
  )
}
