import { findAccount } from '../../store/history/accounts.ts'
import { personAuthor } from '../../store/history/author.ts'
import type { Store } from '../../store/store.ts'
import type { Identify } from './identity.ts'
import { hashToken, isToken } from './token.ts'

/** Knows whoever has an account in the database. It is looked up each time: who is taken away is gone at once. */
export function identifyByAccount(graph: { readonly store: Store }): Identify {
  return async (token) => {
    const account = isToken(token) ? await findAccount(graph.store, hashToken(token)) : null
    if (!account) return { isExpired: false }
    const { name, role, expires } = account
    if (expires !== null && expires <= Date.now()) return { isExpired: true }
    return { name, viewer: { name, role, author: personAuthor(name) }, expires }
  }
}
