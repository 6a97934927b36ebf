import { ask } from './answers.ts'
import { median } from './distribution.ts'
import { graphqlRequest, namespace } from './peers/peer.ts'
import { servePlenum } from './peers/plenum.ts'

/** How long a first page of all persons takes after a start, the first time and again; milliseconds. */
export interface FirstPage {
  readonly first: number
  readonly again: number
}

/** Without a lens, and under one that keeps what the imported file says. */
export type FirstPages = Record<'whole' | 'lens', FirstPage>

const page = 'people(first: $first) { nodes { name birthDate { edtf } } }'
const queries = {
  whole: `query ($first: Int!) { ${page} }`,
  lens: `query ($first: Int!) { lens(toldBy: ["${namespace}"]) { ${page} } }`,
}

/** On servers that are started anew each time; what was asked without a lens warms up what is asked under one. */
export async function measureFirstPages(db: string, starts: number): Promise<FirstPages> {
  const times = { whole: { first: [], again: [] }, lens: { first: [], again: [] } } as Record<
    keyof FirstPages,
    Record<keyof FirstPage, number[]>
  >
  for (let start = 0; start < starts; start += 1) {
    const server = await servePlenum(db)
    try {
      for (const name of ['whole', 'lens'] as const) {
        // Each page is longer by one than the page before, so that no answer can be given again.
        for (let first = 20; first <= 30; first += 1) {
          const from = performance.now()
          const text = await ask(server.url, graphqlRequest(queries[name], { first }))
          const taken = performance.now() - from
          if (text.split('birthDate').length !== first + 1) throw new Error(`Expected ${first} persons, got ${text}`)
          times[name][first === 20 ? 'first' : 'again'].push(taken)
        }
      }
    } finally {
      await server.stop()
    }
  }
  const mediansOf = ({ first, again }: Record<keyof FirstPage, number[]>) => ({
    first: median(first),
    again: median(again),
  })
  return { whole: mediansOf(times.whole), lens: mediansOf(times.lens) }
}
