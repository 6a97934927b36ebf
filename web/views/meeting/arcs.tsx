import { type RefObject, useLayoutEffect, useState } from 'react'

/** A link between two stops of a road. */
export interface Arc {
  readonly from: string
  readonly to: string
  /** Whether a decision makes it. */
  readonly decided: boolean
}

interface ArcsProps {
  readonly list: RefObject<HTMLOListElement | null>
  readonly arcs: readonly Arc[]
}

/** How far a link of one row reaches out, and how much more for each further row. */
const reach = { first: 10, further: 5, largest: 46 }

/** Draws the links of a road beside its stops, wherever these come to lie. What they say stands in the list. */
export function Arcs({ list, arcs }: ArcsProps) {
  const stops = useStops(list)
  const order = [...stops.keys()]
  const axis = reach.largest + 8
  const height = Math.max(0, ...stops.values()) + 20
  return (
    <svg className="arcs" width={axis + 12} height={height} aria-hidden="true" focusable="false">
      <title>Links</title>
      {arcs.map(({ from, to, decided }) => {
        const start = stops.get(from)
        const end = stops.get(to)
        if (start === undefined || end === undefined) return null
        const rows = Math.abs(order.indexOf(from) - order.indexOf(to))
        const bulge = Math.min(reach.first + reach.further * rows, reach.largest)
        const path = `M${axis} ${start}C${axis - bulge} ${start} ${axis - bulge} ${end} ${axis} ${end}`
        return <path key={from} d={path} className={decided ? 'decided' : ''} />
      })}
      {order.map((slug) => (
        <circle key={slug} cx={axis} cy={stops.get(slug)} r={arcs.some(({ from }) => from === slug) ? 4 : 6.5} />
      ))}
    </svg>
  )
}

/** Where the stops lie in their list: known once it is laid out, and anew when that changes. */
function useStops(list: RefObject<HTMLOListElement | null>): ReadonlyMap<string, number> {
  const [stops, setStops] = useState<ReadonlyMap<string, number>>(new Map())
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return undefined
    const measure = () => {
      const rows = [...element.children].filter((row) => row instanceof HTMLElement)
      setStops(new Map(rows.map((row) => [row.dataset.stop ?? '', row.offsetTop + middle])))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [list])
  return stops
}

/** Where the first line of a row has its middle. */
const middle = 21
