import { Way } from '../../app/address.tsx'
import type { ConnectionsQuery } from '../../generated/connections.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Others, othersOf } from '../../parts/others.tsx'
import { spellsOf } from '../../parts/relation.ts'
import { Spells } from '../../parts/spells.tsx'
import { Told } from '../../parts/told.tsx'
import { counted, wayInWords } from '../../parts/words.ts'

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
  return [...links].map(([words, claims]) => {
    const others = othersOf(claims, [step.from.slug, step.to.slug])
    return (
      <Told key={words} claims={claims} about={`${step.from.name} ${words} ${step.to.name}`}>
        <span className="link-words">{words}</span> {others.length > 0 ? <Others others={others} /> : null}{' '}
        {others.length > 1 ? null : (
          <Spells
            claims={claims}
            spells={spellsOf(claims)}
            without={claims.flatMap((claim) => between(claim, step) ?? [])}
          />
        )}
      </Told>
    )
  })
}

/** A claim reads on from its subject, and on to its value; else the other way round. */
function wordsOf(claim: Step['claims'][number], step: Step): string {
  const { subject, object, property } = claim
  const isOnward = subject.slug === step.from.slug || object?.slug === step.to.slug
  return wayInWords(property, isOnward ? 'OUT' : 'IN', between(claim, step))
}

/** The qualifier in which one of the two stands; null where they are subject and value. */
function between({ subject, object, qualifiers }: Step['claims'][number], { from, to }: Step): string | null {
  const outside = [from, to].find(({ slug }) => slug !== subject.slug && slug !== object?.slug)
  return qualifiers.find(({ entity }) => outside && entity?.slug === outside.slug)?.name ?? null
}
