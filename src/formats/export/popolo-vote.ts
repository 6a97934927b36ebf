import type { Extract } from '../../store/extract.ts'
import { countClaimDetails } from './claim-detail.ts'
import type { LeftOut } from './left-out.ts'
import { choiceOf, faultOfCandidate, isToldByOption } from './popolo-choice.ts'
import { type PopoloContext, readNamed } from './popolo-class.ts'
import { type IdentifiedRelation, identifiedRelations, slugOf } from './popolo-relation.ts'
import { readSourceLinks, type SourceLinks } from './popolo-sources.ts'

/**
 * The votes, voter by voter: each is one relation, as a membership is. Of two options that a voter has in one decision
 * both stand, as they dispute each other. `cast` takes the slugs of the decisions that are voted on.
 */
export async function* votes(extract: Extract, leftOut: LeftOut, cast: Set<string>): AsyncGenerator<readonly object[]> {
  for await (const page of extract.described(['PERSON', 'ORGANIZATION'], { only: ['ballot'] })) {
    const voters = page.filter(({ claims }) => claims.length > 0)
    if (voters.length === 0) continue
    const [named, links] = [await readNamed(extract, voters), await readSourceLinks(extract, voters)]
    for (const { claims } of voters) {
      const own = claims.filter((claim) => {
        const fault = faultOfCandidate(claim, named)
        if (fault !== null) leftOut.add('claim', fault)
        return fault === null
      })
      const all = identifiedRelations(own, extract.voices, leftOut)
      for (const { relation } of all) cast.add(slugOf(relation))
      yield all.map((each) => vote(each, { named, leftOut }, links))
    }
  }
}

/** The fields of a vote that are told by qualifiers, beside what is voted for. */
const qualifierFields = { onBehalfOf: 'group_id', role: 'role', pair: 'pair_id' } as const

function vote(
  { id, relation }: IdentifiedRelation,
  { named, leftOut }: Pick<PopoloContext, 'named' | 'leftOut'>,
  links: SourceLinks,
): Record<string, unknown> {
  const { claim, claims, qualifiers } = relation
  const choice = choiceOf(qualifiers, claims, named)
  const told = ['option', 'candidate', 'weight', ...Object.keys(qualifierFields)]
  for (const each of claims) countClaimDetails(each, told, leftOut)
  const fields = Object.entries(qualifierFields).map(([name, field]) => [field, qualifiers[name]] as const)
  const toldBy = claims.map((each) => ({
    claim: each,
    ofReferences: isToldByOption(each, choice) ? (['note'] as const) : [],
  }))
  const sources = links(toldBy, leftOut)
  return {
    id,
    vote_event_id: slugOf(relation),
    voter_id: claim.subject,
    ...choice,
    ...Object.fromEntries(fields.filter(([, text]) => text !== undefined)),
    ...(qualifiers.weight !== undefined && { weight: Number(qualifiers.weight) }),
    ...(sources.length > 0 && { sources }),
  }
}
