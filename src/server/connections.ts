import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setImmediate as afterReading, setTimeout as sleep } from 'node:timers/promises'

/** The connections of a server, as it comes to its end. */
export interface Connections {
  /** From now on each answer, those under way too, tells the client that its connection closes. */
  closeEachAfterItsAnswer(): void
  /** Waits, and ends at a moment when all that has arrived is read. */
  quietMoment(milliseconds: number): Promise<void>
  /** Closes the connections over which nothing is under way. */
  closeUnused(): void
}

export function trackConnections(http: Server): Connections {
  // Browsers connect ahead of time. Node takes a connection for idle only once a request has come over it.
  const unused = new Set<Socket>()
  const underWay = new Set<ServerResponse>()
  let isClosing = false
  http.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  // Before whoever answers, for whom the head of an answer may be too late.
  http.prependListener('request', ({ socket }, response) => {
    unused.delete(socket)
    if (isClosing) response.shouldKeepAlive = false
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return {
    closeEachAfterItsAnswer() {
      isClosing = true
      for (const response of underWay) if (!response.headersSent) response.shouldKeepAlive = false
    },
    async quietMoment(milliseconds) {
      await sleep(milliseconds)
      // Timers run before connections are read and taken, and immediates after it.
      await afterReading()
      await afterReading()
    },
    closeUnused() {
      http.closeIdleConnections()
      for (const socket of unused) if (socket.bytesRead === 0) socket.destroy()
    },
  }
}
