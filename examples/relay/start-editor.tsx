import { useState } from 'react'
import { graphql, useFragment, useMutation } from 'react-relay'
import type { RecordSourceSelectorProxy } from 'relay-runtime'
import type { startEditor_meeting$key } from './generated/startEditor_meeting.graphql'
import type {
  ChangeInput,
  startEditorMutation,
  startEditorMutation$rawResponse,
} from './generated/startEditorMutation.graphql'

/** The start that is tried out, and the source that is said to say so. */
const tried = {
  edtf: '2021-01-07',
  locator: 'nowhere: it is tried out',
  source: { id: 'tml-weekly-2021-02-21', name: 'TML Weekly' },
}

/** When a meeting started, as its sources say. A start can be added, and taken back. */
export function StartEditor({ meeting }: { readonly meeting: startEditor_meeting$key }) {
  const [own, setOwn] = useState<readonly string[]>([])
  const [notes, setNotes] = useState<readonly string[]>([])
  const { id: subject, startDate } = useFragment(
    graphql`
      fragment startEditor_meeting on Meeting {
        id
        startDate {
          edtf
          status
          claims { id display references { locator source { id name } } }
        }
      }
    `,
    meeting,
  )
  // What the page shows is asked of all that the change touched, so that Relay needs no updater to show it.
  const [commit, isSaving] = useMutation<startEditorMutation>(graphql`
    mutation startEditorMutation($input: ChangeInput!) @raw_response_type {
      change(input: $input) {
        change { id state entities(first: 100) { nodes { __typename id ...startEditor_meeting @alias(as: "meeting") } } }
        effect { claimsAdded { id } }
        problems { message }
        goneIds
      }
    }
  `)

  function change(input: ChangeInput, expected?: startEditorMutation$rawResponse) {
    commit({
      variables: { input },
      updater: dropGone,
      onCompleted({ change: { change, effect, problems } }) {
        setOwn([...own, ...(effect?.claimsAdded.map(({ id }) => id) ?? [])])
        const told = change?.state === 'PROPOSED' ? ['It waits for somebody else to review it.'] : []
        setNotes([...told, ...problems.map(({ message }) => message)])
      },
      onError: ({ message }) => setNotes([message]),
      ...(expected && { optimisticResponse: expected }),
    })
  }

  function add() {
    const { edtf, locator, source } = tried
    const reference = { source: source.id, locator }
    const say = { subject, property: 'startDate', value: { edtf }, reference }
    const claims = [...(startDate?.claims ?? []), { id: 'unsaved', display: edtf, references: [{ locator, source }] }]
    const expected = { edtf, status: 'UNDISPUTED', ...startDate, claims } as const
    const nodes = [{ __typename: 'Meeting', id: subject, startDate: expected } as const]
    change(
      { message: 'Another start, to try it out.', operations: [{ say }] },
      {
        change: {
          change: { id: 'unsaved change', state: 'APPLIED', entities: { nodes } },
          effect: null,
          problems: [],
          goneIds: [],
        },
      },
    )
  }

  const takeBack = (claim: string) =>
    change({ message: 'It was only to try it out.', operations: [{ unsay: { claim, source: tried.source.id } }] })

  return (
    <section aria-busy={isSaving}>
      <h2>
        Start: {startDate?.edtf ?? 'unknown'}, {startDate?.status.toLowerCase()}
      </h2>
      <ul>
        {startDate?.claims.map(({ id, display, references }) => (
          <li key={id}>
            {display}: {references.map(({ source, locator }) => `${source.name} (${locator})`).join('; ')}
            {id === 'unsaved' && ', being saved'}
            {own.includes(id) && (
              <button type="button" onClick={() => takeBack(id)}>
                Take back
              </button>
            )}
          </li>
        ))}
      </ul>
      {notes.map((message) => (
        <p role="status" key={message}>
          {message}
        </p>
      ))}
      <button type="button" disabled={isSaving} onClick={add}>
        Say {tried.edtf}
      </button>
    </section>
  )
}

/** Takes out of the store what is no more: other pages may show it. */
function dropGone(store: RecordSourceSelectorProxy): void {
  const gone = store.getRootField('change')?.getValue('goneIds')
  for (const id of Array.isArray(gone) ? gone : []) store.delete(String(id))
}
