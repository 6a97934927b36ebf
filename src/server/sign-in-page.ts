import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '../model/change.ts'
import type { File } from './file.ts'
import { createPage } from './page.ts'

/** What there is on a server that somebody must sign in for. */
export interface Closed {
  /** Whether reading needs a token, too. */
  readonly isPrivate: boolean
  /** Whether changes are taken. */
  readonly isWritable: boolean
}

/** Whether it makes a difference to anybody who they are. */
export function isAnythingClosed({ isPrivate, isWritable }: Closed): boolean {
  return isPrivate || isWritable
}

/** Makes the page on which people sign in and out, in the explorer's design. It needs nothing but itself. */
export function createSignInPage(closed: Closed): File {
  const isClosed = isAnythingClosed(closed)
  const parts = {
    icon: `data:image/svg+xml,${encodeURIComponent(read('../../web/design/mark.svg'))}`,
    style: `<style>\n${['../../web/design/tokens.css', '../../web/design/base.css', 'sign-in-page/page.css'].map(read).join('\n')}</style>`,
    main: isClosed
      ? fill(read('sign-in-page/form.html'), {
          purpose: purposeOf(closed),
          roles: closed.isWritable ? rolesInWords : '',
        })
      : read('sign-in-page/nothing.html'),
    script: isClosed ? `<script>${read('sign-in-page/page.js')}</script>` : '',
  }
  return createPage(fill(read('sign-in-page/page.html'), parts), { vary: 'Accept' })
}

function read(path: string): string {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
}

/** Puts parts into the places that are named for them. */
function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name) => parts[name] ?? place)
}

function purposeOf({ isPrivate, isWritable }: Closed): string {
  if (!isWritable) return 'This graph is read with a token.'
  return `This graph is ${isPrivate ? 'read and changed' : 'changed'} with a token. What you change bears your name.`
}

const rolesInWords = Object.entries(roles)
  .map(
    ([role, meaning]) =>
      `        <p data-role="${role}" hidden>Your role is ${role}: you ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}</p>\n`,
  )
  .join('')
