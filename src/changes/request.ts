import { AuthorizationError, forbidden } from '../graph/authorization-error.ts'
import { decodeId, shorten } from '../graph/id.ts'
import { InputError } from '../graph/input-error.ts'
import type { Request, Viewer } from '../graph/request.ts'
import { mayActAs } from '../model/change.ts'
import { longestText } from '../model/text-reading.ts'
import type { Asked } from './asked.ts'
import { makeChange, reviewChange } from './change.ts'
import type { Now, Outcome } from './outcome.ts'
import type { Reviewed } from './proposal.ts'

/** What a request asks to change. */
export type ChangeRequest = Omit<Asked, 'author' | 'mayOnlyPropose'>

/** What a request holds of a proposal, which it names by its id. */
export type ReviewRequest = Omit<Reviewed, 'reviewer'>

const mostOperations = 500
const longestKey = 200

/**
 * Makes a change for whoever asks.
 * @throws AuthorizationError where no changes are taken, or nobody knows who asks
 * @throws InputError for no or too many operations, and for a text that is too long or has signs that no text has
 */
export async function requestChange(request: Request, asked: ChangeRequest): Promise<Outcome> {
  const { now, viewer } = authorize(request)
  const { operations, message, idempotencyKey } = asked
  if (operations.length < 1 || operations.length > mostOperations) {
    throw new InputError(
      `"operations" takes 1 to ${mostOperations} operations, got ${operations.length}${operations.length > 0 ? ': make several changes' : ''}.`,
    )
  }
  checkText('message', message, longestText)
  if (idempotencyKey === '')
    throw new InputError('"idempotencyKey" is empty: give a text that you use for this change alone, or leave it out.')
  checkText('idempotencyKey', idempotencyKey, longestKey)
  return makeChange(now, { ...asked, author: viewer.author, mayOnlyPropose: !mayActAs(viewer.role, 'EDITOR') })
}

/**
 * Accepts or declines a proposal for whoever asks.
 * @throws AuthorizationError as `requestChange`, for who may not review, and for accepting one's own
 * @throws InputError for what is no id of a change, and for a note as `requestChange` for a message
 */
export async function requestReview(request: Request, { change: id, ...asked }: ReviewRequest): Promise<Outcome> {
  const { now, viewer } = authorize(request)
  if (!mayActAs(viewer.role, 'EDITOR')) throw forbidden('To review a proposal', 'EDITOR', viewer.role)
  checkText('note', asked.note, longestText)
  const change = parseChangeId(id)
  return reviewChange(now, { ...asked, change, reviewer: viewer.author })
}

function authorize({ changing, viewer }: Request): { readonly now: Now; readonly viewer: Viewer } {
  if (!changing) {
    throw new AuthorizationError(
      'READ_ONLY',
      'This server takes no changes: it serves a graph to be read. Whoever runs it can serve a database with "plenum serve --db URL --write".',
    )
  }
  if (!viewer) {
    throw new AuthorizationError(
      'UNAUTHENTICATED',
      'To change the graph, say who you are: send the header "Authorization: Bearer TOKEN" with the token of your account, or sign in.',
    )
  }
  return { now: changing, viewer }
}

function parseChangeId(id: string): string {
  const { type, key } = decodeId(id)
  if (type !== 'Change')
    throw new InputError(`"change": "${shorten(id)}" is the id of a ${type}, and that of a change is expected.`)
  return key
}

function checkText(argument: string, text: string | null, longest: number): void {
  if (text === null) return
  if (text.length > longest)
    throw new InputError(
      `"${argument}" takes up to ${longest.toLocaleString('en')} characters, got ${text.length.toLocaleString('en')}.`,
    )
  // Tabs and ends of lines are signs of a text.
  const strange = /(?![\t\n\r])\p{Cc}|\p{Cs}/u.exec(text)?.[0]
  if (strange === undefined) return
  const code = strange.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  throw new InputError(`"${argument}" has U+${code}, which is no sign of a text: take it out.`)
}
