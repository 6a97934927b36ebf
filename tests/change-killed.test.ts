import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { amendGraph } from '../src/store/amend/amend.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { openStore } from '../src/store/open.ts'
import { newAddress } from './databases.ts'
import { smallGraph } from './small-graph.ts'
import { expectSound } from './sound-history.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

function plenum(...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args], { env: { ...process.env, PORT: '0' } })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stderr.resume()
  return child
}

async function serve(address: string) {
  const child = plenum('serve', '--write', '--db', address)
  const [told] = await once(child.stdout, 'data')
  const [url = ''] = /http:\S+/.exec(String(told)) ?? []
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

const mutation = `mutation ($input: ChangeInput!) {
  change(input: $input) { change { id number } problems { code message } created { entity { slug } } }
}`

const say = (property: string, value: object) => ({
  say: { subject: '@person', property, value, reference: { source: 'source-a' } },
})

function inputOf(key: string) {
  return {
    idempotencyKey: key,
    operations: [
      { create: { kind: 'PERSON', name: `Person ${key}`, as: 'person' } },
      say('memberOf', { entity: 'organization-a' }),
      say('name', { text: { text: `Called ${key}` } }),
      say('birthDate', { edtf: '1961' }),
    ],
  }
}

/** Asks for one change after another until the server is gone; what was not answered is asked first of the next one. */
class Client {
  readonly made = new Map<string, string>()
  readonly #name: string
  readonly #token: string
  #count = 0

  constructor(name: string, token: string) {
    this.#name = name
    this.#token = token
  }

  get #key(): string {
    return `${this.#name} ${this.#count}`
  }

  /** Whether there was an answer. */
  async step(url: string): Promise<boolean> {
    const key = this.#key
    let body: string
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify({ query: mutation, variables: { input: inputOf(key) } }),
      })
      body = await response.text()
    } catch {
      return false
    }
    const { data, errors } = JSON.parse(body)
    expect(errors).toBeUndefined()
    expect(data.change.problems).toEqual([])
    expect(data.change.created).toHaveLength(1)
    this.made.set(key, data.change.change.id)
    this.#count += 1
    return true
  }
}

it('is there whole or not at all when the server is killed, and is made once when it is asked for again', async () => {
  const address = await newAddress()
  const first = await openStore(address)
  const described = [{ slug: 'source-a' }, { slug: 'organization-a' }]
  await amendGraph(first, { origin: 'file', run: '1', ...smallGraph([], described) })
  await first.close()
  const token = (await text(plenum('user', 'add', 'alice', '--role', 'EDITOR', '--db', address).stdout)).trim()
  const clients = ['a', 'b', 'c'].map((name) => new Client(name, token))
  for (let round = 0; round < 4; round += 1) {
    const server = await serve(address)
    const { promise: isAnswering, resolve: answered } = Promise.withResolvers<void>()
    const working = clients.map(async (client) => {
      while (await client.step(server.url)) answered()
    })
    // However slow the machine is, changes are being made when it is killed.
    await isAnswering
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
    await server.kill()
    await Promise.all(working)
  }
  const last = await serve(address)
  for (const client of clients) await client.step(last.url)
  await last.kill()

  const store = await openStore(address)
  onTestFinished(() => store.close())
  const made = clients.flatMap((client) => [...client.made.keys()]).sort()
  expect(made.length).toBeGreaterThan(clients.length)
  const changes = await store.db.selectFrom('change').selectAll().where('idempotency_key', 'is not', null).execute()
  expect(changes.map((change) => change.idempotency_key).sort()).toEqual(made)
  const people = (await findAllEntities(store)).filter(({ kind }) => kind === 'PERSON')
  expect(people.map(({ name }) => name).sort()).toEqual(made.map((key) => `Person ${key}`).sort())
  const said = Map.groupBy(await findAllClaims(store), ({ subject }) => subject)
  for (const { slug } of people) expect(said.get(slug)).toHaveLength(3)
  await expectSound(store)
}, 120_000)
