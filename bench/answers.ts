import { isDeepStrictEqual } from 'node:util'
import type { Body } from './legislature.ts'
import type { Load } from './load.ts'
import type { Peer, Request } from './peers/peer.ts'
import type { Server } from './program.ts'

/** A peer that listens. */
export interface ServedPeer {
  readonly peer: Peer
  readonly server: Server
}

/**
 * Asks each peer for each of these bodies, and gives for each peer what to ask again, with the length of the answer.
 * @throws if two peers answer differently
 */
export async function compareAnswers(
  peers: readonly ServedPeer[],
  bodies: readonly Body[],
): Promise<Map<Peer, Load['requests']>> {
  const requests = new Map<Peer, Load['requests'][number][]>(peers.map(({ peer }) => [peer, []]))
  for (const body of bodies) {
    let first: { readonly name: string; readonly page: unknown } | undefined
    for (const { peer, server } of peers) {
      const request = peer.requestFor(body)
      const text = await ask(server.url, request)
      const page = pageOf(peer, body, text)
      first ??= { name: peer.name, page }
      if (!isDeepStrictEqual(page, first.page)) {
        const [one, other] = [JSON.stringify(first.page, null, 1), JSON.stringify(page, null, 1)]
        throw new Error(`${first.name} and ${peer.name} answer differently for ${body.id}:\n${one}\n${other}`)
      }
      requests.get(peer)?.push({ ...request, bytes: Buffer.byteLength(text) })
    }
  }
  return requests
}

/** A plain request, outside of a load. */
export async function ask(url: string, { method, path, body }: Request): Promise<string> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) })
  const text = await response.text()
  if (response.status !== 200)
    throw new Error(`Expected 200 for ${path} ${body ?? ''}, got ${response.status}: ${text}`)
  return text
}

function pageOf(peer: Peer, body: Body, text: string) {
  try {
    const page = peer.pageOf(JSON.parse(text))
    if (page.members.length > 0) return page
  } catch {
    // It is no page of a body.
  }
  throw new Error(`Expected members of ${body.id} from ${peer.name}, got ${text.slice(0, 2_000)}`)
}
