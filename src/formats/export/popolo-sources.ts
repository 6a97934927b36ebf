import { citedSources } from '../../model/claim.ts'
import { withArticle } from '../../model/kind.ts'
import type { Described, Extract } from '../../store/extract.ts'
import { asAddress } from './address.ts'
import { shownClaims } from './best-value.ts'
import { countClaimDetails, countEntityDetails, countReferenceDetails } from './claim-detail.ts'
import type { LeftOut } from './left-out.ts'
import { isOwnNote } from './popolo-note.ts'
import { type ToldClaim, textOf } from './popolo-object.ts'

/** A link of Popolo: the address of a source, with its title, the place in it, and a note. */
export interface PopoloLink {
  readonly url: string
  readonly note: string
}

/** The links to whoever says these claims, one for each source, place and note; counts what of the references it leaves out. */
export type SourceLinks = (told: readonly ToldClaim[], leftOut: LeftOut) => readonly PopoloLink[]

/** Reads titles and addresses of the sources that a page of claims cites. */
export async function readSourceLinks(
  extract: Extract,
  page: readonly Pick<Described, 'claims'>[],
): Promise<SourceLinks> {
  const references = page.flatMap(({ claims }) => claims.flatMap((claim) => claim.references))
  const slugs = citedSources({ references })
  const [entities, told] = [await extract.find(slugs), await extract.saidOf(slugs, 'url')]
  const bySource = Map.groupBy(told, ({ subject }) => subject)
  const addresses = new Map(
    [...slugs].map((slug) => {
      const [claim] = shownClaims(bySource.get(slug) ?? [], 'url', extract.voices)
      return [slug, claim ? asAddress(textOf(claim)) : null]
    }),
  )
  return (told, leftOut) => {
    const links = told.flatMap(({ claim, ofReferences }) =>
      claim.references.flatMap((reference): PopoloLink[] => {
        const { source, locator, note } = reference
        const url = addresses.get(source) ?? null
        const isNoted = isOwnNote(reference) && ofReferences.includes('note')
        if (url === null) leftOut.add('detail', 'a source without an address')
        else countReferenceDetails(reference, ['locator', 'note', ...ofReferences], leftOut)
        const place = [entities.get(source)?.name ?? source, ...(locator === null ? [] : [locator])].join(', ')
        return url === null ? [] : [{ url, note: note === null || isNoted ? place : `${place}: ${note}` }]
      }),
    )
    return [...new Map(links.map((link) => [JSON.stringify(link), link])).values()]
  }
}

/** The addresses of all sources, each once a source; what else is known of a source has no place in Popolo. */
export async function* sourceAddresses(extract: Extract, leftOut: LeftOut): AsyncGenerator<readonly string[]> {
  for await (const page of extract.described(['SOURCE']))
    yield page.flatMap((each) => addressOf(each, extract, leftOut))
}

function addressOf({ entity, claims }: Described, { voices }: Extract, leftOut: LeftOut): string[] {
  const [told] = shownClaims(claims, 'url', voices)
  const address = told ? asAddress(textOf(told)) : null
  for (const claim of claims)
    if (claim !== told || address === null) leftOut.add('claim', `${claim.property} of ${withArticle(entity.kind)}`)
  if (address === null) leftOut.add('entity', `${withArticle(entity.kind)} without an address`)
  if (!told || address === null) return []
  countEntityDetails(
    { ...entity, identifiers: entity.identifiers.filter(({ value }) => value !== address) },
    [],
    leftOut,
  )
  countClaimDetails(told, [], leftOut)
  if (address !== textOf(told)) leftOut.add('detail', 'how an address is written: it is escaped')
  leftOut.add('detail', 'who gives the address of a source', told.references.length)
  return [address]
}
