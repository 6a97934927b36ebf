import { type EntityMembersFragment, type EntityRelationsQuery, EntitySpeltDocument } from '../../generated/entity.ts'
import { Paged } from '../../parts/paged.tsx'
import { Related } from '../../parts/related.tsx'
import { useAsk } from '../../query/use-view.ts'

type Entity = NonNullable<EntityRelationsQuery['view']['entity']>
type Edge = Pick<EntityMembersFragment['edges'][number], 'relations'> & {
  readonly node: Parameters<typeof Related>[0]['entity'] & { readonly id: string }
}
type Spelt = Pick<EntityMembersFragment, 'totalCount' | 'pageInfo'> & { readonly edges: readonly Edge[] }
type ListName = 'memberships' | 'posts' | 'members' | 'holders'

/** The lists that have joined spells, by direction and property. */
const lists: ReadonlyMap<string, ListName> = new Map([
  ['OUT memberOf', 'memberships'],
  ['OUT holds', 'posts'],
  ['IN memberOf', 'members'],
  ['IN holds', 'holders'],
])

/** The list of an entity that has the spells of a way, and its first page; nothing where there is none. */
export function speltOf(entity: Entity, way: string): { readonly list: ListName; readonly first: Spelt } | undefined {
  const list = lists.get(way)
  const first = list && pageOf(entity, list)
  return list && first ? { list, first } : undefined
}

function pageOf(entity: Partial<Record<ListName, Spelt>> | object, list: ListName): Spelt | undefined {
  return (entity as Partial<Record<ListName, Spelt>>)[list]
}

interface SpeltRelationsProps {
  readonly slug: string
  readonly list: ListName
  readonly first: Spelt
  readonly about: string
}

/** What is related, each once, with the spells into which the graph joins what is said of it. */
export function SpeltRelations({ slug, list, first, about }: SpeltRelationsProps) {
  const ask = useAsk()
  const load = async (after: string) => {
    const { entity } = await ask(EntitySpeltDocument, { slug, after, [list]: true })
    const page = entity && pageOf(entity, list)
    if (!page) throw new Error('The entity is gone.')
    return page
  }
  return (
    <Paged<Edge> first={first} total={first.totalCount} noun="entity" many="entities" load={load}>
      {(edges) => (
        <ul className="relations">
          {edges.map(({ node, relations }) => (
            <li key={node.id}>
              <Related entity={node} by={{ relations }} about={about} />
            </li>
          ))}
        </ul>
      )}
    </Paged>
  )
}
