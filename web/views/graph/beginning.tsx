import { Way } from '../../app/address.tsx'
import { GraphBeginningsDocument } from '../../generated/graph.ts'
import { KindMark } from '../../parts/kinds.tsx'
import { Answered } from '../../parts/states.tsx'
import { useView } from '../../query/use-view.ts'

/** Where nothing is drawn yet: some entities to begin with. */
export function Beginning() {
  const answer = useView(GraphBeginningsDocument, {})
  return (
    <section className="beginning">
      <p className="lead">
        Begin with anything: find it above, or take one of these. Then open what it is related to, property by property.
      </p>
      <Answered by={answer}>
        {({ meetings }) => (
          <ul className="relations">
            {meetings.nodes.map(({ id, kind, name, slug }) => (
              <li key={id}>
                <Way to="/graph" parameters={{ root: slug, on: slug }} className="entity-link">
                  <KindMark kind={kind} />
                  <span>{name}</span>
                </Way>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}
