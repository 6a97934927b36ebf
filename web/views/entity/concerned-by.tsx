import { EntityConcernedByDocument } from '../../generated/entity.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { Told } from '../../parts/told.tsx'
import { Qualifiers } from '../../parts/value.tsx'
import { When } from '../../parts/when.tsx'
import { asQualifier, capitalized, inWords, listed } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'

/** What decisions did to it. */
export function ConcernedBy({ slug }: { readonly slug: string }) {
  const ask = useAsk()
  const answer = useView(EntityConcernedByDocument, { slug, first: 10 })
  const found = answer.view?.entity?.concernedBy
  if (!found || found.totalCount === 0) return failureOf(answer)
  const load = async (after: string) => {
    const { entity } = await ask(EntityConcernedByDocument, { slug, first: 50, after })
    if (!entity) throw new Error('The entity is gone.')
    return entity.concernedBy
  }
  return (
    <Section title="What decisions did">
      <Paged first={found} total={found.totalCount} noun="decision" load={load}>
        {(edges) => (
          <ul className="relations">
            {edges.map(({ node, effects, note, qualifier, relations }) => (
              <li key={node.id}>
                <Told claims={relations.map(({ claim }) => claim)} about={`what ${node.name} did`}>
                  <span className="effect">{capitalized(listed(effects.map(inWords)))}</span>{' '}
                  {relations.map(({ claim }) => (
                    <span key={claim.id}>
                      {/* Where it stands in a qualifier, the effect is on something else. */}
                      {qualifier !== null && claim.object && claim.object.slug !== slug ? (
                        <>
                          <EntityLink entity={claim.object} bare />{' '}
                          <span className="quiet">{asQualifier(qualifier)}</span>{' '}
                        </>
                      ) : null}
                      <Qualifiers qualifiers={claim.qualifiers} without={['effect', qualifier ?? '']} />
                    </span>
                  ))}{' '}
                  <span className="quiet">by</span> <EntityLink entity={node} />{' '}
                  {node.date ? <When edtf={node.date.edtf} /> : null}
                  {note ? <span className="note"> {note}</span> : null}
                </Told>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Section>
  )
}
