import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setImmediate as afterReading, setTimeout as sleep } from 'node:timers/promises'

/** The connections of a server, as it comes to its end. */
export interface Connections {
  /** Whether, from now on, each answer, those under way too, tells the client that its connection closes. */
  closeEachAfterItsAnswer(isClosing: boolean): void
  /** Waits, and ends at a moment when all that has arrived is taken and read; at the latest a second after. */
  quietMoment(milliseconds: number): Promise<void>
  /** Closes the connections over which nothing is under way. */
  closeUnused(): void
}

export function trackConnections(http: Server): Connections {
  // Browsers connect ahead of time. Node takes a connection for idle only once a request has come over it.
  const unused = new Set<Socket>()
  const underWay = new Set<ServerResponse>()
  let isClosing = false
  let arrived = 0
  http.on('connection', (socket) => {
    arrived += 1
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  // Before whoever answers, for whom the head of an answer may be too late.
  http.prependListener('request', ({ socket }, response) => {
    arrived += 1
    unused.delete(socket)
    if (isClosing) response.shouldKeepAlive = false
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return {
    closeEachAfterItsAnswer(closes) {
      isClosing = closes
      if (closes) for (const response of underWay) if (!response.headersSent) response.shouldKeepAlive = false
    },
    async quietMoment(milliseconds) {
      await sleep(milliseconds)
      // One connection is taken at a turn, before immediates: what is left when nothing came is what came since.
      const latest = Date.now() + longestBusy
      for (let before = -1; before !== arrived && Date.now() < latest; ) {
        before = arrived
        await afterReading()
      }
    },
    closeUnused() {
      http.closeIdleConnections()
      for (const socket of unused) if (socket.bytesRead === 0) socket.destroy()
    },
  }
}

/** In milliseconds. */
const longestBusy = 1_000
