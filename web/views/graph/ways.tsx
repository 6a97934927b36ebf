import type { GraphView } from './graph-view.ts'

interface WaysProps {
  readonly view: GraphView
  onStep(view: GraphView): void
}

/** In which way the graph is shown. */
export function Ways({ view, onStep }: WaysProps) {
  const ways = [
    { label: 'Web', isOn: !view.asTables && view.layout === 'web', next: { layout: 'web', asTables: false } },
    {
      label: 'Chain by date',
      isOn: !view.asTables && view.layout === 'chain',
      next: { layout: 'chain', asTables: false },
    },
    { label: 'Tables', isOn: view.asTables, next: { layout: view.layout, asTables: true } },
  ] as const
  return (
    <fieldset className="ways">
      <legend>Shown as</legend>
      {ways.map(({ label, isOn, next }) => (
        <label key={label}>
          <input type="radio" name="way" checked={isOn} onChange={() => onStep({ ...view, ...next })} /> {label}
        </label>
      ))}
    </fieldset>
  )
}
