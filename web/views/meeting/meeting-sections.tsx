import { Agenda } from './agenda.tsx'
import { Headcounts } from './headcounts.tsx'
import { Participants } from './participants.tsx'
import { Road } from './road.tsx'
import './meeting.css'

/** What a meeting has besides what any entity has. */
export function MeetingSections({ slug }: { readonly slug: string }) {
  return (
    <>
      <Road slug={slug} />
      <Agenda slug={slug} />
      <Headcounts slug={slug} />
      <Participants slug={slug} />
    </>
  )
}

/** The same of an occasion, which has no agenda and counts nobody. */
export function OccasionSections({ slug }: { readonly slug: string }) {
  return (
    <>
      <Road slug={slug} />
      <Participants slug={slug} />
    </>
  )
}
