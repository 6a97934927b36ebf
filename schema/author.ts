import { nameOfAuthor } from '../src/graph/change.ts'
import type { Author as HistoryAuthor } from '../src/model/change.ts'
import { builder } from './builder.ts'
import { AuthorKind } from './enums.ts'

/** Who wrote a change. */
export const Author = builder.objectRef<HistoryAuthor>('Author')

Author.implement({
  description: 'Who wrote or reviewed a change.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The same for ever. The argument "by" of changes takes it.' }),
    name: t.string({
      description: 'What they are called; "(erased)" where the law took the name from the record.',
      resolve: nameOfAuthor,
    }),
    kind: t.expose('kind', { type: AuthorKind, description: 'Whether it was a person, an import or a program.' }),
  }),
})
