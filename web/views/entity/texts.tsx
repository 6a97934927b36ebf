import { EntityPropertiesDocument, EntityTextsDocument, type EntityTextsQuery } from '../../generated/entity.ts'
import { Evidence } from '../../parts/evidence.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { Qualifiers, Value } from '../../parts/value.tsx'
import { Span } from '../../parts/when.tsx'
import { capitalized } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'

type Text = NonNullable<EntityTextsQuery['view']['entity']>['claims']['nodes'][number]

/** Names have a section of their own, and what a breakdown is stands with its numbers. */
const shownElsewhere = new Set(['name', 'breakdownExhaustive'])

/** What can be an entity, and is a text where the source names somebody whom the graph does not have. */
const entitiesOrTexts = ['author']

/** What sources say of it that is neither a fact of one value nor a relation: summaries, titles, what was decided. */
export function Texts({ slug }: { readonly slug: string }) {
  const declared = useView(EntityPropertiesDocument, {}, { whole: true }).view?.properties ?? []
  const property = declared
    .filter(({ name, functional, range }) => !functional && range.length === 0 && !shownElsewhere.has(name))
    .map(({ name }) => name)
    .concat(entitiesOrTexts)
  const answer = useView(EntityTextsDocument, { slug, property }, { pause: declared.length === 0 })
  const texts = (answer.view?.entity?.claims.nodes ?? []).filter(({ object }) => object === null)
  if (texts.length === 0) return failureOf(answer)
  return (
    <Section title="In words">
      <dl className="facts">
        {[...groupsOf(texts)].map(([label, claims]) => (
          <div className="fact" key={label}>
            <dt>{capitalized(label)}</dt>
            {claims.map((claim) => (
              <dd key={claim.id}>
                <Evidence claims={[claim]} disputed={claim.status === 'DISPUTED'} about={label}>
                  <span className="text">
                    <Value claim={claim} />
                  </span>{' '}
                  <Qualifiers qualifiers={claim.qualifiers} /> <Span start={claim.start} end={claim.end} />
                </Evidence>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  )
}

function groupsOf(texts: readonly Text[]): Map<string, Text[]> {
  return Map.groupBy(texts, ({ property }) => property.label)
}
