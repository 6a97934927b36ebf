import {
  type MeetingParticipantsFragment,
  MeetingRoleDocument,
  MeetingRolesDocument,
  type MeetingRolesQuery,
} from '../../generated/meeting.ts'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { Section } from '../../parts/section.tsx'
import { failureOf } from '../../parts/states.tsx'
import { useAsk, useView } from '../../query/use-view.ts'

type Told = Extract<NonNullable<MeetingRolesQuery['view']['entity']>, { readonly chair: unknown }>
type Roles = Omit<Told, 'id'>

/** Who took part by name, by role, in the order of their lists. */
export function Participants({ slug }: { readonly slug: string }) {
  const answer = useView(MeetingRolesDocument, { slug })
  const meeting = answer.view?.entity
  if (!meeting || !('chair' in meeting) || roles.every(([field]) => meeting[field].totalCount === 0))
    return failureOf(answer)
  return (
    <Section title="Who took part">
      {roles.map(([field, role, label]) =>
        meeting[field].totalCount > 0 ? (
          <Role key={role} slug={slug} role={role} label={label} first={meeting[field]} />
        ) : null,
      )}
    </Section>
  )
}

type RoleName = Parameters<
  typeof MeetingRoleDocument extends { __apiType?: infer Api } ? NonNullable<Api> : never
>[0]['role']

const roles: readonly (readonly [field: keyof Roles & string, role: RoleName, label: string])[] = [
  ['chair', 'CHAIR', 'In the chair'],
  ['presidium', 'PRESIDIUM', 'Presidium'],
  ['secretariat', 'SECRETARIAT', 'Secretariat'],
  ['platform', 'PLATFORM', 'On the platform'],
  ['presenter', 'PRESENTER', 'Presenters'],
  ['speaker', 'SPEAKER', 'Speakers'],
  ['delegate', 'DELEGATE', 'Delegates'],
  ['honoraryDelegate', 'HONORARY_DELEGATE', 'Honorary delegates'],
  ['observer', 'OBSERVER', 'Observers'],
  ['guest', 'GUEST', 'Guests'],
  ['attendee', 'ATTENDEE', 'In a capacity that is not told'],
]

interface RoleProps {
  readonly slug: string
  readonly role: RoleName
  readonly label: string
  readonly first: MeetingParticipantsFragment
}

function Role({ slug, role, label, first }: RoleProps) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { entity } = await ask(MeetingRoleDocument, { slug, role, first: 50, after })
    if (!entity || !('participants' in entity)) throw new Error('The event is gone.')
    return entity.participants
  }
  return (
    <section className="relation-group">
      <h3>
        {label} <span className="count">{first.totalCount.toLocaleString('en')}</span>
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
                  claims={relations.map(({ claim }) => claim)}
                  about={`${label}:`}
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
