import { type RefObject, useEffect, useRef, useState } from 'react'
import { move, type TimeWindow, zoom } from './time-window.ts'

/** How wide something is drawn. */
export function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(900)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.max(200, Math.floor(element.clientWidth))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width
}

/** A wheel alone scrolls the page, as everywhere. React would listen too politely to keep the page from zooming. */
export function useWheel(frame: RefObject<HTMLElement | null>, window: TimeWindow, look: (to: TimeWindow) => void) {
  const now = useRef({ window, look })
  now.current = { window, look }
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return
      event.preventDefault()
      const amount = event.deltaY || event.deltaX
      const { left, width } = element.getBoundingClientRect()
      const { window: seen, look: show } = now.current
      if (event.shiftKey) show(move(seen, Math.sign(amount) * 0.1))
      else show(zoom(seen, amount > 0 ? 1.25 : 0.8, (event.clientX - left) / width))
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [frame])
}
