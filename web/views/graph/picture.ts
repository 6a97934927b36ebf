import type { Core } from 'cytoscape'
import { colour } from './drawing-style.ts'

/** No side of a picture is longer, in pixels: browsers draw no larger canvas. */
const longest = 6_000

/** All of a drawing as an image, on the ground of the page: twice as fine as the screen, where that is not too large. */
export async function picture(cy: Core): Promise<Blob> {
  const { w, h } = cy.elements().boundingBox()
  const size = Math.max(w, h) * 2 < longest ? { scale: 2 } : { maxWidth: longest, maxHeight: longest }
  return cy.png({ output: 'blob-promise', full: true, bg: colour('--paper'), ...size })
}

/** Hands a file to the reader's browser. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
