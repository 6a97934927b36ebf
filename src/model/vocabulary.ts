/**
 * The closed lists of words that qualifiers, references and values draw on, each word with its meaning.
 * GraphQL enums, the data files' validation and the editors' JSON Schema are made of these.
 */
export type Vocabulary = Readonly<Record<string, string>>

export const participationRoles = {
  CHAIR: 'Chairs the event or a sitting of it.',
  PRESIDIUM: 'Sits on the presidium that directs the event.',
  SECRETARIAT: 'Sits on the secretariat that keeps the records of the event.',
  PLATFORM: 'Sits on the platform, as a mark of honour.',
  DELEGATE: 'Takes part as a delegate.',
  HONORARY_DELEGATE: 'Is declared a delegate as an honour, for instance after death.',
  OBSERVER: 'Attends without the rights of a delegate.',
  GUEST: 'Is invited from outside the body that meets.',
  SPEAKER: 'Speaks at the event.',
  PRESENTER: 'Presents a report or another document.',
  ATTENDEE: 'Attends in a capacity that the source does not give.',
} as const satisfies Vocabulary
export type ParticipationRole = keyof typeof participationRoles

export const effects = {
  ANNOUNCES: 'Makes publicly known that it will take place.',
  CONVENES: 'Calls it to meet.',
  ELECTS: 'Elects a person (to a post) or a body.',
  APPOINTS: 'Appoints a person to a post without an election.',
  REMOVES: 'Removes a person from a post or a body.',
  DECLARES: 'Declares somebody or something to be of a certain standing.',
  APPROVES: 'Approves what was put before it.',
  AMENDS: 'Changes a document.',
  INSERTS: 'Puts a provision into a document.',
  DELETES: 'Takes a provision out of a document.',
  ESTABLISHES: 'Creates a body or a post.',
  ABOLISHES: 'Ends a body or a post.',
  RENAMES: 'Gives it another name or title.',
  TRANSFERS_FROM: 'Takes functions away from it; the other end is named by "into".',
  TRANSFERS_TO: 'Gives it functions that another body had.',
  REORGANIZES: 'Changes how it is built, without creating or ending it.',
  STRENGTHENS: 'Gives it more power or standing.',
  WEAKENS: 'Takes power or standing away from it.',
  AFFIRMS: 'Confirms something that already held.',
  CONCERNS: 'Is about it, in a way that no other effect names.',
} as const satisfies Vocabulary
export type Effect = keyof typeof effects

/** What somebody does when a decision is put to the vote. */
export const voteOptions = {
  YES: 'Votes for it.',
  NO: 'Votes against it.',
  ABSTAIN: 'Abstains.',
  PRESENT: 'Is there, and says no more than that.',
  ABSENT: 'Is not there.',
  EXCUSED: 'Is not there, and has leave.',
  NOT_VOTING: 'Is there, and does not vote.',
  PAIRED: 'Does not vote, by agreement with somebody who would have voted the other way.',
  INVALID: 'Casts a ballot that does not count.',
  OTHER: 'Anything else, or what a source lumps together.',
} as const satisfies Vocabulary
export type VoteOption = keyof typeof voteOptions

/** What became of what was put to the vote. */
export const outcomes = {
  ADOPTED: 'It is adopted.',
  REJECTED: 'It is rejected.',
  TIED: 'As many are for it as against it.',
  REFERRED: 'It is referred to another body or meeting.',
  POSTPONED: 'It is put off.',
  WITHDRAWN: 'Whoever put it takes it back.',
} as const satisfies Vocabulary
export type Outcome = keyof typeof outcomes

export const headcountGroups = {
  PARTICIPANTS: 'Everybody who takes part, whatever the capacity.',
  DELEGATES: 'All delegates, elected and ex officio.',
  ELECTED_DELEGATES: 'Delegates who were elected to the meeting.',
  EX_OFFICIO_DELEGATES: 'Delegates by virtue of an office that they hold.',
  VOTING_DELEGATES: 'Delegates with the right to vote.',
  SPEAKING_DELEGATES: 'Delegates with the right to speak only.',
  WOMEN_DELEGATES: 'Delegates who are women.',
  OBSERVERS: 'Those who attend without the rights of a delegate.',
  GUESTS: 'Those invited from outside.',
} as const satisfies Vocabulary
export type HeadcountGroup = keyof typeof headcountGroups

export const breakdownSchemes = {
  SECTOR: 'By the sector of society that the counted come from.',
  ELECTION: 'By how they came by their seat: elected, or ex officio.',
  RIGHTS: 'By their rights: to vote, or to speak only.',
  ATTENDANCE: 'By the capacity in which they attend: delegates, observers, guests.',
} as const satisfies Vocabulary
export type BreakdownScheme = keyof typeof breakdownSchemes

/** Sectors that delegates come from, in the order in which they are listed. */
export const sectors = {
  PARTY_AND_POLITICAL_WORK: 'Party and political workers',
  FIELD_LABOUR: 'Workers and farmers: party members who labour in the field',
  STATE_AND_ECONOMY: 'State administration and economy',
  MILITARY: 'Military',
  SCIENCE_EDUCATION_HEALTH_CULTURE: 'Science, education, public health, art, literature and media',
  MASS_ORGANIZATIONS: "Working people's organizations",
} as const satisfies Vocabulary
export type Sector = keyof typeof sectors

export const membershipStatuses = {
  FULL: 'A full member.',
  CANDIDATE: 'A candidate (alternate) member.',
} as const satisfies Vocabulary
export type MembershipStatus = keyof typeof membershipStatuses

/** What a relative is to a person. */
export const kinships = {
  FATHER: 'The father.',
  MOTHER: 'The mother.',
  PARENT: 'A parent, where the source does not say which.',
  CHILD: 'A son or a daughter.',
  SIBLING: 'A brother or a sister.',
  SPOUSE: 'The husband or the wife.',
  PARTNER: 'A partner without a marriage.',
  RELATIVE: 'Related in another way, or in a way that the source words itself.',
} as const satisfies Vocabulary
export type Kinship = keyof typeof kinships

/** Who is counted among the members of a body. */
export const memberGroups = {
  MEMBERS: 'Full members.',
  CANDIDATE_MEMBERS: 'Candidate (alternate) members.',
  MEMBERS_AND_CANDIDATES: 'Full and candidate members together.',
} as const satisfies Vocabulary

/** The rights with which a delegate is sent. */
export const delegateRights = {
  VOTING: 'With the right to vote.',
  SPEAKING: 'With the right to speak only.',
} as const satisfies Vocabulary

export const agendaStages = {
  ANNOUNCED: 'As it was announced before the meeting.',
  HELD: 'As it was dealt with at the meeting.',
} as const satisfies Vocabulary

export const organStandings = {
  HIGHEST: 'The highest organ of the body.',
  HIGHEST_BETWEEN_CONGRESSES: 'The highest organ while the congress does not sit.',
} as const satisfies Vocabulary

export const nameStyles = {
  HANGUL: 'In Hangul.',
  HANCHA: 'In Chinese characters as used in Korea.',
  KANJI: 'In Chinese characters as used in Japan.',
  KATAKANA: 'In Japanese katakana.',
  DPRK: 'Romanized in the way of the North Korean press.',
  REVISED_ROMANIZATION: 'Romanized by the Revised Romanization of Korean.',
  MCCUNE_REISCHAUER: 'Romanized by McCune and Reischauer.',
  ABBREVIATION: 'An abbreviation or acronym.',
} as const satisfies Vocabulary

export const certainties = {
  STATED: 'The source states it in its own voice.',
  REPORTED: 'The source reports that somebody else says it.',
  EXPECTED: 'The source expects it to happen. Kept out of every answer unless a lens asks for it.',
  INFERRED: 'The source, or whoever transcribed it, infers it.',
} as const satisfies Vocabulary
export type Certainty = keyof typeof certainties

export const ranks = {
  PREFERRED: 'An editor holds it to be the best on record, and gives the reason.',
  NORMAL: 'No editor has judged it.',
  DEPRECATED: 'An editor holds it to be wrong, and gives the reason. It stays on record and disputes nothing.',
} as const satisfies Vocabulary
export type Rank = keyof typeof ranks

/**
 * How fine a date is. Of a year whose month and day are unspecified it is YEAR, of a date with a time of day it is DAY,
 * and of a season, as of any interval, it is INTERVAL.
 */
export const datePrecisions = {
  DAY: 'To the day.',
  MONTH: 'To the month.',
  YEAR: 'To the year.',
  DECADE: 'To the decade.',
  CENTURY: 'To the century.',
  INTERVAL: 'As an interval or a season: some day in it.',
} as const satisfies Vocabulary
export type DatePrecision = keyof typeof datePrecisions
