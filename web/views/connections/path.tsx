import { Way } from '../../app/address.tsx'
import type { ConnectionsQuery } from '../../generated/connections.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { spellsOf } from '../../parts/relation.ts'
import { isExpected, Told } from '../../parts/told.tsx'
import { Qualifiers } from '../../parts/value.tsx'
import { Span } from '../../parts/when.tsx'
import { counted } from '../../parts/words.ts'

type Found = ConnectionsQuery['view']['paths']['paths'][number]
type Step = Found['steps'][number]

/** One way from an entity to another, a row each step. */
export function Path({ path, number }: { readonly path: Found; readonly number: number }) {
  const [first] = path.steps
  if (!first) return null
  const nodes = [first.from, ...path.steps.map(({ to }) => to)]
  return (
    <section className="path" aria-label={`Path ${number}`}>
      <h3>{counted(path.length, 'step')}</h3>
      <ol className="steps">
        <li>
          <EntityLink entity={first.from} />
        </li>
        {path.steps.map((step) => (
          <li key={step.to.id}>
            <Links step={step} />
            <EntityLink entity={step.to} />
          </li>
        ))}
      </ol>
      <p className="quiet">
        <Way to="/graph" parameters={{ root: nodes.map(({ slug }) => slug) }}>
          See it in the graph
        </Way>
      </p>
    </section>
  )
}

/** All that links two entities, in words that read from the one to the other. */
function Links({ step }: { readonly step: Step }) {
  const links = Map.groupBy(step.claims, (claim) => wordsOf(claim, step))
  return [...links].map(([words, claims]) => (
    <Told key={words} claims={claims} about={`${step.from.name} ${words} ${step.to.name}`}>
      <span className="link-words">{words}</span>{' '}
      {spellsOf(claims).map((spell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells have nothing else that sets them apart, and stay in order
        <span className="spell" key={index}>
          <Qualifiers qualifiers={spell.qualifiers} />
          <Span start={spell.start} end={spell.end} lead=" " />
        </span>
      ))}
      {isExpected(claims) ? <span className="certainty">expected</span> : null}
    </Told>
  ))
}

function wordsOf({ subject, property }: Step['claims'][number], { from }: Step): string {
  return subject.slug === from.slug ? property.label : property.inverseLabel
}
