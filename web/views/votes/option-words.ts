import type { VoteOption } from '../../generated/votes.ts'

/** How each option reads, in the order in which one looks for them. */
export const optionWords: Readonly<Record<VoteOption, string>> = {
  YES: 'Yes',
  NO: 'No',
  ABSTAIN: 'Abstained',
  NOT_VOTING: 'Not voting',
  PAIRED: 'Paired',
  PRESENT: 'Present',
  ABSENT: 'Absent',
  EXCUSED: 'Excused',
  INVALID: 'Invalid',
  OTHER: 'Other',
}

export const options = Object.keys(optionWords) as VoteOption[]

/** How a seat is drawn: taken sides are large, and told apart without colour. */
export function seatOf(option: VoteOption | null): 'yes' | 'no' | 'abstain' | 'out' {
  if (option === 'YES') return 'yes'
  if (option === 'NO') return 'no'
  return option === 'ABSTAIN' ? 'abstain' : 'out'
}
