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
const reach = { first: 8, further: 6 }

interface Layout {
  /** Where the stops lie in their list, by slug, in their order. */
  readonly stops: ReadonlyMap<string, number>
  /** How far from the left the line is on which they lie. */
  readonly axis: number
}

/** Draws the links of a road beside its stops, wherever these come to lie. What they say stands in the list. */
export function Arcs({ list, arcs }: ArcsProps) {
  const { stops, axis } = useLayout(list)
  const order = [...stops.keys()]
  const height = Math.max(0, ...stops.values()) + 20
  return (
    <svg className="arcs" width={axis + 12} height={height} aria-hidden="true" focusable="false">
      <title>Links</title>
      {arcs.map(({ from, to, decided }) => {
        const start = stops.get(from)
        const end = stops.get(to)
        if (start === undefined || end === undefined) return null
        const rows = Math.abs(order.indexOf(from) - order.indexOf(to))
        const control = axis - Math.min((reach.first + reach.further * rows) / 0.75, (axis - 4) / 0.75)
        const path = `M${axis} ${start}C${control} ${start} ${control} ${end} ${axis} ${end}`
        return <path key={from} d={path} className={decided ? 'decided' : ''} />
      })}
      {order.map((slug) => (
        <circle key={slug} cx={axis} cy={stops.get(slug)} r={arcs.some(({ from }) => from === slug) ? 4 : 6.5} />
      ))}
    </svg>
  )
}

/** How the list is laid out: known once it is there, and anew when that changes. */
function useLayout(list: RefObject<HTMLOListElement | null>): Layout {
  const [layout, setLayout] = useState<Layout>({ stops: new Map(), axis: 0 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return undefined
    const measure = () => {
      const rows = [...element.children].filter((row) => row instanceof HTMLElement)
      const stops = new Map(rows.map((row) => [row.dataset.stop ?? '', row.offsetTop + middle]))
      setLayout({ stops, axis: Number.parseFloat(getComputedStyle(element).paddingLeft) - space })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [list])
  return layout
}

/** Where the first line of a row has its middle. */
const middle = 21

/** Between the line and what stands beside it. */
const space = 20
