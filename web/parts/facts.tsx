import type { KnownFragment } from '../generated/parts.ts'
import { Evidence } from './evidence.tsx'
import { Qualifiers, Value } from './value.tsx'
import { capitalized, inWords } from './words.ts'

/** The facts about an entity, a row each. */
export function Facts({ facts }: { readonly facts: readonly KnownFragment[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <Fact key={factKey(fact)} fact={fact} />
      ))}
    </dl>
  )
}

function Fact({ fact }: { readonly fact: KnownFragment }) {
  const { property, qualifiers, status, claims, display } = fact
  const [best] = claims
  const within = qualifiers.map((qualifier) => qualifier.name)
  const label = [property.label, ...qualifiers.map((qualifier) => inWords(qualifier.display))].join(', ')
  return (
    <div className="fact">
      <dt>{capitalized(label)}</dt>
      <dd>
        <Evidence claims={claims} disputed={status === 'DISPUTED'} about={label}>
          <span className="value">{best ? <Value claim={best} /> : inWords(display)}</span>
          {best ? <Qualifiers qualifiers={best.qualifiers} without={within} /> : null}
        </Evidence>
      </dd>
    </div>
  )
}

function factKey({ property, qualifiers, claims }: KnownFragment): string {
  return [property.name, ...qualifiers.map(({ display }) => display), claims[0]?.id].join(' ')
}
