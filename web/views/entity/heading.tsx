import { KindMark, kinds } from '../../parts/kinds.tsx'
import { counted, hasHangul, inWords } from '../../parts/words.ts'
import { Actions } from './actions.tsx'
import type { EntityTold } from './entity-told.ts'

/** What the entity is and what it is called, in its own script too, and what else can be seen of it. */
export function Heading({ entity }: { readonly entity: EntityTold }) {
  const { kind, name, description, disagreements } = entity
  const open = disagreements.totalCount - disagreements.nodes.filter(({ judged }) => judged).length
  const native = entity.names.find(({ text }) => hasHangul(text) && text !== name)
  return (
    <header className="heading">
      <p className="kind-line">
        <KindMark kind={kind} silent />
        <span>{kinds[kind].label}</span>
        {sortOf(entity).map((word) => (
          <span key={word}>{word}</span>
        ))}
      </p>
      <h1 lang={hasHangul(name) ? 'ko' : undefined}>{name}</h1>
      {native ? (
        <p className="native" lang={native.language ?? 'ko'}>
          {native.text}
        </p>
      ) : null}
      {description ? <p className="lead">{description}</p> : null}
      {open > 0 ? (
        <p>
          <a className="mark disputed" href="#disagreements">
            Sources differ on {counted(open, 'point')}
          </a>
        </p>
      ) : null}
      <Identifiers entity={entity} />
      <Actions entity={entity} />
    </header>
  )
}

/** What sort of its kind it is: "plenary", "no. 7", "enlarged". */
function sortOf(entity: EntityTold): string[] {
  return [
    ...('classification' in entity ? [inWords(entity.classification)] : []),
    ...('ordinal' in entity && entity.ordinal !== null ? [`no. ${entity.ordinal}`] : []),
    ...('enlarged' in entity && entity.enlarged ? ['enlarged'] : []),
  ]
}

function Identifiers({ entity }: { readonly entity: EntityTold }) {
  if (entity.identifiers.length === 0) return null
  return (
    <ul className="identifiers" aria-label="In other catalogues">
      {entity.identifiers.map(({ scheme, value, url }) => (
        <li key={`${scheme} ${value}`}>
          <span className="quiet">{scheme}</span>{' '}
          {url ? (
            <a href={url} rel="noreferrer" className="outward">
              {value}
            </a>
          ) : (
            value
          )}
        </li>
      ))}
    </ul>
  )
}
