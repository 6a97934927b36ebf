import type { RefObject } from 'react'
import { EntityLink } from '../../parts/entity-link.tsx'
import { kinds } from '../../parts/kinds.tsx'
import { Empty } from '../../parts/states.tsx'
import { isExpected, Told } from '../../parts/told.tsx'
import { When } from '../../parts/when.tsx'
import { withQualifier } from '../../parts/words.ts'
import { type Gathered, keyOfLink } from './gather.ts'
import { choiceKey, type GraphView } from './graph-view.ts'
import { dateOf } from './node-date.ts'

interface TablesProps {
  readonly gathered: Gathered
  readonly view: GraphView
  readonly stage: RefObject<HTMLDivElement | null>
  onOpen(key: string): void
  onRemove(slug: string): void
}

/** The same graph in words: a table of the entities, and one of the links among them. */
export function Tables({ gathered, view, stage, onOpen, onRemove }: TablesProps) {
  const { nodes, links } = gathered
  const chosen = view.choice ? choiceKey(view.choice) : undefined
  return (
    <div className="tables" ref={stage} tabIndex={-1}>
      <section className="wide">
        <h2 id="entities-shown">Entities</h2>
        <table aria-labelledby="entities-shown">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="kind-column">
                Kind
              </th>
              <th scope="col">Date</th>
              <th scope="col" className="number count-column">
                Links
              </th>
              <th scope="col">
                <span className="unseen">What to do with it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              <tr key={node.slug} className={node.slug === chosen ? 'chosen' : ''}>
                <th scope="row">
                  <EntityLink entity={node} />
                </th>
                <td className="kind-column">{kinds[node.kind].label}</td>
                <td>
                  <DateOf node={node} />
                </td>
                <td className="number count-column">
                  {links.filter(({ from, to }) => from.slug === node.slug || to.slug === node.slug).length}
                </td>
                <td>
                  <span className="row-of-buttons">
                    <button type="button" aria-pressed={node.slug === chosen} onClick={() => onOpen(node.slug)}>
                      Expand<span className="unseen"> {node.name}</span>
                    </button>
                    <button type="button" onClick={() => onRemove(node.slug)}>
                      Remove<span className="unseen"> {node.name}</span>
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="wide">
        <h2 id="links-shown">Links</h2>
        {links.length === 0 ? (
          <Empty>No two of these are linked.</Empty>
        ) : (
          <table aria-labelledby="links-shown">
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">Property</th>
                <th scope="col">To, and who says so</th>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <LinkRow key={keyOfLink(link)} link={link} gathered={gathered} isChosen={keyOfLink(link) === chosen} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function DateOf({ node }: { readonly node: Gathered['nodes'][number] }) {
  const date = dateOf(node)
  return date ? <When edtf={date.edtf} /> : null
}

interface LinkRowProps {
  readonly link: Gathered['links'][number]
  readonly gathered: Gathered
  readonly isChosen: boolean
}

function LinkRow({ link: { from, to, property, qualifier, claims }, gathered: { nodes }, isChosen }: LinkRowProps) {
  const [subject, value] = [from, to].map(({ slug }) => nodes.find((node) => node.slug === slug))
  if (!subject || !value) return null
  const label = withQualifier(property.label, qualifier)
  return (
    <tr className={isChosen ? 'chosen' : ''}>
      <th scope="row">
        <EntityLink entity={subject} />
      </th>
      <td>{label}</td>
      <td>
        <Told claims={claims} about={`${subject.name}: ${label} ${value.name}`}>
          <EntityLink entity={value} /> {isExpected(claims) ? <span className="certainty">expected</span> : null}
        </Told>
      </td>
    </tr>
  )
}
