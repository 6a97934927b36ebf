import {
  type MeetingParticipantsFragment,
  MeetingRoleDocument,
  MeetingRolesDocument,
  type ParticipationRole,
} from '../../generated/meeting.ts'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { useAsk, useView } from '../../query/use-view.ts'

/** Every role has a list in the query, by its own name: one without does not compile here. */
type Lists = Readonly<Record<ParticipationRole, MeetingParticipantsFragment>>

/** Who took part by name, by role, in the order of their lists. */
export function Participants({ slug }: { readonly slug: string }) {
  const answer = useView(MeetingRolesDocument, { slug })
  const event = answer.view?.entity
  const lists: Lists | undefined = event && 'CHAIR' in event ? event : undefined
  if (!lists || roles.every((role) => lists[role].totalCount === 0)) return failureOf(answer)
  return (
    <Section title="Who took part">
      {roles.map((role) =>
        lists[role].totalCount > 0 ? <Role key={role} slug={slug} role={role} first={lists[role]} /> : null,
      )}
    </Section>
  )
}

/** In the order of a page. */
const labels: Readonly<Record<ParticipationRole, string>> = {
  CHAIR: 'In the chair',
  PRESIDIUM: 'Presidium',
  SECRETARIAT: 'Secretariat',
  PLATFORM: 'On the platform',
  PRESENTER: 'Presenters',
  SPEAKER: 'Speakers',
  DELEGATE: 'Delegates',
  HONORARY_DELEGATE: 'Honorary delegates',
  OBSERVER: 'Observers',
  GUEST: 'Guests',
  ATTENDEE: 'In a capacity that is not told',
}

const roles = Object.keys(labels) as ParticipationRole[]

interface RoleProps {
  readonly slug: string
  readonly role: ParticipationRole
  readonly first: MeetingParticipantsFragment
}

function Role({ slug, role, first }: RoleProps) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { entity } = await ask(MeetingRoleDocument, { slug, role, first: 50, after })
    if (!entity || !('participants' in entity)) throw new Error('The event is gone.')
    return entity.participants
  }
  return (
    <section className="relation-group">
      <h3>
        {labels[role]} <span className="count">{first.totalCount.toLocaleString('en')}</span>
      </h3>
      <Paged<MeetingParticipantsFragment['edges'][number]>
        first={first}
        total={first.totalCount}
        noun="participant"
        load={load}
      >
        {(edges) => (
          <ul className="numbered">
            {edges.map(({ order, node, relations }) => (
              <li key={node.id}>
                <span className="ordinal">{order ?? ''}</span>
                <Related
                  entity={node}
                  by={{ claims: relations.map(({ claim }) => claim) }}
                  about={`${labels[role]}:`}
                  without={['role']}
                />
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
