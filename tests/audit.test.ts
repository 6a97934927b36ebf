import { serverAudits } from 'graphql-http'
import { expect, it } from 'vitest'
import { sendTwice } from './harness.ts'

const audits = serverAudits({
  url: 'http://localhost/graphql',
  fetchFn: (url: string, init: RequestInit) => sendTwice(() => new Request(url, init)),
})

it('is audited against all of GraphQL over HTTP', () => {
  expect(audits).toHaveLength(61)
})

it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
  const result = await audit.fn()
  expect(result).toMatchObject({ status: 'ok' })
})
