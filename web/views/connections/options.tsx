import { useId } from 'react'
import { ConnectionsPropertiesDocument } from '../../generated/connections.ts'
import { kindNames, kinds, kindsNamed } from '../../parts/kinds.tsx'
import { capitalized, counted } from '../../parts/words.ts'
import { useView } from '../../query/use-view.ts'
import { lengths, limits, type Question } from './question.ts'

interface OptionsProps {
  readonly question: Question
  change(question: Question): void
}

/** How far, how many, through what and by what. */
export function Options({ question, change }: OptionsProps) {
  const id = useId()
  const properties = useView(ConnectionsPropertiesDocument, {}, { whole: true }).view?.properties ?? []
  const relations = properties.filter(({ range }) => range.length > 0 && !range.every((kind) => kind === 'SOURCE'))
  return (
    <div className="options">
      <p className="row">
        <label htmlFor={`${id}length`}>Steps at most</label>
        <select
          id={`${id}length`}
          value={question.length}
          onChange={({ target }) => change({ ...question, length: Number(target.value) })}
        >
          {lengths.map((length) => (
            <option key={length}>{length}</option>
          ))}
        </select>
        <label htmlFor={`${id}limit`}>Paths at most</label>
        <select
          id={`${id}limit`}
          value={question.limit}
          onChange={({ target }) => change({ ...question, limit: Number(target.value) })}
        >
          {limits.map((limit) => (
            <option key={limit}>{limit}</option>
          ))}
        </select>
      </p>
      <Choice
        title="Only through"
        one="kind"
        all={passable.map((kind) => ({ name: kind, label: kinds[kind].plural }))}
        chosen={question.through}
        choose={(through) => change({ ...question, through: kindsNamed(through) })}
      />
      <Choice
        title="Only by"
        one="property"
        all={relations.map(({ name, label }) => ({ name, label: capitalized(label) }))}
        chosen={question.properties}
        choose={(chosen) => change({ ...question, properties: chosen })}
      />
    </div>
  )
}

/** No path leads through a source. */
const passable = kindNames.filter((kind) => kind !== 'SOURCE')

interface ChoiceProps {
  readonly title: string
  readonly one: 'kind' | 'property'
  readonly all: readonly { readonly name: string; readonly label: string }[]
  readonly chosen: readonly string[]
  choose(names: string[]): void
}

function Choice({ title, one, all, chosen, choose }: ChoiceProps) {
  const some = counted(chosen.length, one, one === 'kind' ? 'kinds' : 'properties')
  return (
    <details className="choice">
      <summary>
        {title} {chosen.length === 0 ? <span className="quiet">… (any {one})</span> : some}
      </summary>
      <fieldset>
        <legend className="unseen">{title}</legend>
        {all.map(({ name, label }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
              }
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
      {chosen.length > 0 ? (
        <button type="button" onClick={() => choose([])}>
          Any {one}
        </button>
      ) : null}
    </details>
  )
}
