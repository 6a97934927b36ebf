import { type Claim, citedSources } from '../../model/claim.ts'
import type { Described, Extract } from '../../store/extract.ts'
import { shownClaims } from './best-value.ts'
import type { LeftOut } from './left-out.ts'

/** A link of Popolo: the address of a source, with its title and the place in it. */
export interface PopoloLink {
  readonly url: string
  readonly note: string
}

/** The links to whoever says these claims, one for each source and place. */
export type SourceLinks = (claims: readonly Claim[]) => readonly PopoloLink[]

/** Reads titles and addresses of the sources that a page of claims cites. */
export async function readSourceLinks(
  extract: Extract,
  page: readonly Described[],
  leftOut: LeftOut,
): Promise<SourceLinks> {
  const references = page.flatMap(({ claims }) => claims.flatMap((claim) => claim.references))
  const slugs = citedSources({ references })
  const [entities, told] = [await extract.find(slugs), await extract.saidOf(slugs, 'url')]
  const bySource = Map.groupBy(told, ({ subject }) => subject)
  const addresses = new Map(
    [...slugs].map((slug) => {
      const value = shownClaims(bySource.get(slug) ?? [], 'url', extract.voices)[0]?.value
      return [slug, value?.type === 'text' ? value.text : null]
    }),
  )
  return (claims) => {
    const links = claims.flatMap((claim) =>
      claim.references.flatMap(({ source, locator, certainty, attributedTo, attribution }): PopoloLink[] => {
        if (certainty !== 'STATED') leftOut.add(`how sure a source is: ${certainty}`)
        if (attributedTo !== null || attribution !== null) leftOut.add('who says it inside the source')
        const url = addresses.get(source) ?? null
        if (url === null) leftOut.add('a source without an address')
        const note = [entities.get(source)?.name ?? source, ...(locator === null ? [] : [locator])].join(', ')
        return url === null ? [] : [{ url, note }]
      }),
    )
    return [...new Map(links.map((link) => [JSON.stringify(link), link])).values()]
  }
}
