import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/*
 * The votes of Magdeburg's city council, as StadtratWatch reads them from the recordings of its sessions, in Popolo: a
 * registry of who sits for whom, and of each session a scan of what was put to the vote and who voted how.
 */

/** One term of the council, as a folder of it holds it. */
interface Registry {
  readonly id: string
  readonly name: string
  readonly sessions: readonly Session[]
  readonly factions: readonly Group[]
  readonly parties: readonly Group[]
  readonly persons: readonly Councillor[]
}

interface Session {
  readonly id: string
  readonly date: string
  readonly title: string
  readonly youtubeUrl?: string | null
  readonly meetingMinutesUrl?: string | null
}

interface Group {
  readonly id: string
  readonly name: string
}

interface Councillor {
  readonly id: string
  /** With the academic title, as the scans have it. */
  readonly name: string
  readonly factionId: string
  readonly partyId: string
  /** Null for the whole term. */
  readonly start: string | null
  readonly end: string | null
}

interface Voting {
  readonly votingFilename: string
  readonly votingSubject: {
    readonly agendaItem: string
    readonly motionId: string
    readonly title: string
    readonly type: string | null
  }
  readonly votes: readonly { readonly name: string; readonly vote: string }[]
}

/** Ja, Nein, Enthaltung, ohne: the board shows no vote for whoever is not in the room. */
const options: Readonly<Record<string, string>> = { J: 'yes', N: 'no', E: 'abstain', O: 'absent' }

const council = { id: 'stadtrat', name: 'Stadtrat der Landeshauptstadt Magdeburg', classification: 'city council' }

/** Makes Popolo of the folder of a term. @throws Error for a vote of somebody whom the registry does not have */
export async function readTerm(folder: string) {
  const registry: Registry = await readJson(join(folder, 'registry.json'))
  const { id, name, factions, parties, persons, sessions } = registry
  const scans = await Promise.all(
    sessions.map(async (session) => ({ session, votings: await readScan(folder, session) })),
  )
  const motions = scans.flatMap(({ session, votings }) => votings.map((voting) => motionOf(session, voting)))
  return {
    persons: persons.map(({ id, name }) => ({ id, name })),
    organizations: [
      council,
      ...factions.map((each) => ({ ...groupOf('faction', each), parent_id: council.id })),
      ...parties.filter(({ id }) => !isNone(id)).map((each) => groupOf('party', each)),
    ],
    memberships: persons.flatMap((each) => membershipsOf(each, id)),
    events: [
      {
        id,
        name: `${name} des Magdeburger Stadtrates`,
        classification: 'legislative term',
        organization_id: council.id,
      },
      ...sessions.map((session) => eventOf(session, id)),
    ],
    motions: [...new Map(motions.toReversed().map((motion) => [motion.id, motion])).values()].reverse(),
    vote_events: scans.flatMap(({ session, votings }) =>
      votings.map((voting) => voteEventOf(session, voting, persons)),
    ),
  }
}

/** Who has no party has one of the name "parteilos". */
function isNone(party: string): boolean {
  return party.startsWith('parteilos')
}

function groupOf(classification: 'faction' | 'party', { id, name }: Group) {
  return {
    id: `${classification}/${id}`,
    name: classification === 'faction' ? `Fraktion ${name}` : name,
    classification,
  }
}

function membershipsOf({ id, factionId, partyId, start, end }: Councillor, term: string) {
  const [faction, time] = [`faction/${factionId}`, { start_date: start, end_date: end }]
  const seat = {
    person_id: id,
    organization_id: council.id,
    on_behalf_of_id: faction,
    legislative_period_id: term,
    ...time,
  }
  return [
    seat,
    { person_id: id, organization_id: faction, ...time },
    ...(isNone(partyId) ? [] : [{ person_id: id, organization_id: `party/${partyId}` }]),
  ]
}

function eventOf({ id, date, title, youtubeUrl, meetingMinutesUrl }: Session, term: string) {
  const links = [
    { url: meetingMinutesUrl, note: 'Niederschrift' },
    { url: youtubeUrl, note: 'Aufzeichnung' },
  ].filter(({ url }) => url)
  return {
    id,
    name: `${title} vom ${day.format(new Date(date))}`,
    classification: 'session',
    start_date: date,
    organization_id: council.id,
    parent_id: term,
    links,
  }
}

const day = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' })

/** What was put to the vote: by the number of its paper, or, without one, each by itself. */
function motionOf(session: Session, { votingFilename, votingSubject }: Voting) {
  const { title, type, motionId, agendaItem } = votingSubject
  const number = motionId.trim()
  const text = title.trim() || `Tagesordnungspunkt ${agendaItem} vom ${session.date}`
  return {
    id: number || idOf(votingFilename),
    ...(number && { identifier: number }),
    text,
    classification: type ?? 'Sonstige',
    organization_id: council.id,
  }
}

function voteEventOf(session: Session, voting: Voting, persons: readonly Councillor[]) {
  const ids = new Map(
    persons.map(({ name, id, factionId }) => [name, { voter_id: id, group_id: `faction/${factionId}` }]),
  )
  const id = idOf(voting.votingFilename)
  return {
    id,
    ...numberOf(id),
    motion_id: motionOf(session, voting).id,
    organization_id: council.id,
    legislative_session_id: session.id,
    start_date: session.date,
    result: resultOf(voting),
    votes: voting.votes.map(({ name, vote }) => {
      const voter = ids.get(name)
      const option = options[vote]
      if (!voter) throw new Error(`${id}: expected the name of somebody in registry.json, got "${name}".`)
      if (!option)
        throw new Error(`${id}: expected ${Object.keys(options).join(', ')} as the vote of ${name}, got "${vote}".`)
      return { ...voter, option }
    }),
  }
}

/** The scans have no result: it follows from who voted how, as the council decides by more yes than no. */
function resultOf({ votes }: Voting): string {
  const [yes, no] = ['J', 'N'].map((wanted) => votes.filter(({ vote }) => vote === wanted).length) as [number, number]
  if (yes === no) return 'tie'
  return yes > no ? 'pass' : 'fail'
}

/** "2024-07-08-001.png" is the picture of the board. */
function idOf(filename: string): string {
  return filename.replace(/\.[a-z]+$/, '')
}

/** Which vote of its day it is, where the picture is named for that. */
function numberOf(id: string): { identifier?: string } {
  const number = /^\d{4}-\d{2}-\d{2}-(\d+)$/.exec(id)?.[1]
  return number === undefined ? {} : { identifier: String(Number(number)) }
}

/** A session that was not scanned has no votings. */
async function readScan(folder: string, { id }: Session): Promise<readonly Voting[]> {
  const folders = await readdir(folder)
  return folders.includes(id) ? readJson(join(folder, id, `session-scan-${id}.json`)) : []
}

/** Reads a file, or the packed one beside it. */
async function readJson<Value>(path: string): Promise<Value> {
  const text = await readFile(path).catch(async () => promisify(gunzip)(await readFile(`${path}.gz`)))
  return JSON.parse(text.toString())
}
