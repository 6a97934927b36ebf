import SchemaBuilder from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import { typeNameOf } from '../src/graph/node.ts'
import type { Request } from '../src/graph/request.ts'
import type { View } from '../src/graph/view.ts'
import type { Edtf } from '../src/model/edtf.ts'

/** What the schema is built with. It knows no type of the schema: the types import it. */
export const builder = new SchemaBuilder<{
  /** The root value of a request: the whole graph, as this request sees it. */
  Root: View
  /** What belongs to the request alone. */
  Context: Request
  DefaultFieldNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    EDTF: { Input: Edtf; Output: string | Edtf }
    Date: { Input: string; Output: string }
    /** In milliseconds since 1970. */
    DateTime: { Input: number; Output: number }
  }
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    idFieldOptions: { description: 'Opaque; the same in every database and after every rebuild.' },
    nodeTypeOptions: { description: 'Whatever has an id of its own.', resolveType: typeNameOf },
    pageInfoTypeOptions: { description: 'Where a page lies in its list (Relay Cursor Connections Specification).' },
    hasNextPageFieldOptions: { description: 'Whether more follows after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether more comes before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first edge; null on an empty page.' },
    endCursorFieldOptions: {
      description: 'The cursor of the last edge, from which to read on; null on an empty page.',
    },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The page, an edge for each item.' },
    nodesOnConnection: { description: 'The items of the page, without their edges.' },
    pageInfoFieldOptions: { description: 'Where the page lies in its list.' },
    nodeFieldOptions: { nullable: false, description: 'The item.' },
    cursorFieldOptions: { description: 'Where the item stands: give it as after or before to read on from here.' },
  },
})
