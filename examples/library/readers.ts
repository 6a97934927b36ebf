import { createPlenum } from 'plenum'
import { findEntity } from 'plenum/graph/entity'

const plenum = createPlenum({ data: 'data' })

/** What is claimed of something, read without GraphQL: each property, and how many sources say it. */
export async function claimedOf(slug: string): Promise<string[]> {
  const view = await plenum.view()
  const entity = await findEntity(view, slug)
  const claims = entity ? await view.claimsOf.load(entity.slug) : []
  return claims.map(
    ({ property, references }) => `${property}: ${new Set(references.map(({ source }) => source)).size}`,
  )
}

export const { close } = plenum
