import { EntityDeputiesDocument, type EntityDeputyFragment } from '../../generated/entity.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { useAsk, useView } from '../../query/use-view.ts'

type Edge = EntityDeputyFragment['edges'][number]

interface DeputiesProps {
  readonly slug: string
  readonly kind: 'ORGANIZATION' | 'PLACE'
}

/** The qualifier by which a membership is for a body, or for a place. */
const qualifiers = { ORGANIZATION: 'onBehalfOf', PLACE: 'constituency' } as const

/** Who sits in another body on behalf of this one, or for this place: body by body. */
export function Deputies({ slug, kind }: DeputiesProps) {
  const ask = useAsk()
  const answer = useView(EntityDeputiesDocument, { slug, first: 10 })
  const found = pageOf(answer.view?.entity)
  if (!found || found.totalCount === 0) return failureOf(answer)
  const load = async (after: string) => {
    const page = pageOf((await ask(EntityDeputiesDocument, { slug, first: 25, after })).entity)
    if (!page) throw new Error('The entity is gone.')
    return page
  }
  return (
    <Section title="Deputies" id="deputies">
      <p className="quiet">
        {counted(found.totalCount, 'person', 'persons')} on record,{' '}
        {kind === 'PLACE' ? 'as members for this place.' : 'as members on behalf of this body.'}
      </p>
      <Paged first={found} total={found.totalCount} noun="deputy" many="deputies" load={load}>
        {(edges) =>
          byBody(edges).map(({ body, deputies }) => (
            <section className="relation-group" key={body.id}>
              <h3>
                <span className="quiet">in</span> <EntityLink entity={body} />
              </h3>
              <ul className="relations">
                {deputies.map(({ node, relations }) => (
                  <li key={node.id}>
                    <Related entity={node} by={{ relations }} about="the deputy" without={[qualifiers[kind]]} />
                  </li>
                ))}
              </ul>
            </section>
          ))
        }
      </Paged>
    </Section>
  )
}

function pageOf(entity: object | null | undefined): EntityDeputyFragment | undefined {
  return entity && 'deputies' in entity ? (entity.deputies as EntityDeputyFragment) : undefined
}

/** Who belongs to which body, in the order of the list; who belongs to two stands with each. */
function byBody(edges: readonly Edge[]) {
  const rows = edges.flatMap(({ node, body, relations }) =>
    [...Map.groupBy(relations, ({ claim }) => claim.object?.slug ?? body.slug).values()].flatMap((own) => {
      const of = own[0]?.claim.object ?? body
      return [{ node, relations: own, body: of }]
    }),
  )
  return [...Map.groupBy(rows, ({ body }) => body.slug).values()].flatMap((deputies) =>
    deputies[0] ? [{ body: deputies[0].body, deputies }] : [],
  )
}
