import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bounds } from '../src/formats/import/oparl/mirror/ask.ts'
import { crawl } from '../src/formats/import/oparl/mirror/crawl.ts'
import { lookupWithin, reachOf } from '../src/formats/import/oparl/mirror/reach.ts'
import type { Problem } from '../src/formats/import/tally.ts'
import { runs } from './databases.ts'
import { newFolder, openImported } from './imported.ts'
import { json, type OparlServer, openOparlServer, page, tellCouncil } from './oparl-server.ts'

const quick: Partial<Bounds> = { pauses: [1, 2], silence: 300, longest: 1_000 }

/** A server with a council, a mirror of it, and the graph that this makes. */
async function openMirrored(bounds: Partial<Bounds> = quick) {
  const server = await openOparlServer()
  tellCouncil(server)
  const folder = newFolder()
  const graph = await openImported('oparl')
  const problems: Problem[] = []
  const object = (type: string, path: string, fields: object = {}) => ({
    id: `${server.address}/${path}`,
    type: `https://schema.oparl.org/1.1/${type}`,
    ...fields,
  })
  return {
    server,
    folder,
    graph,
    problems,
    object,
    /** Asks the server, imports what the mirror then has, and gives the names of all people. */
    async update(path = '/') {
      server.asked.length = 0
      problems.length = 0
      await crawl(server.address + path, { folder, bounds, onProblem: (problem) => void problems.push(problem) })
      await graph.add('town', '', { paths: [folder] })
      return (await graph.entities()).flatMap(({ kind, name }) => (kind === 'PERSON' ? [name] : [])).sort()
    },
  }
}

describe('a server of OParl', () => {
  it('is asked for its bodies and their lists, page by page, one question at a time', async () => {
    const { server, update, problems, graph } = await openMirrored()
    expect(await update()).toEqual(['Ada', 'Bo', 'Cy'])
    expect(problems).toEqual([])
    expect(server.asked).toEqual([
      ...['/', '/bodies', '/organizations', '/persons', '/persons?page=2', '/persons?page=3', '/meetings', '/papers'],
    ])
    expect(server.most()).toBe(1)
    expect(await graph.told('town-paper-1', 'author')).toEqual(['town-person-1'])
    expect(await graph.told('town', 'retrieved')).toEqual([new Date().toISOString().slice(0, 10)])
  })

  it.each(['/', '/bodies', '/body/1', '/persons'])('can be asked from %s on', async (path) => {
    const { server, update } = await openMirrored()
    const body = (server.answers.get('/bodies') as { data: object[] }).data[0] ?? {}
    server.answers.set('/body/1', body)
    expect(await update(path)).toEqual(['Ada', 'Bo', 'Cy'])
  })

  it('is asked only for what changed since, the next time, and what is deleted goes', async () => {
    const { server, update, object, graph } = await openMirrored()
    await update()
    const before = await graph.everything()
    await update()
    expect(await graph.everything()).toBe(before)
    server.answers.set('/persons', (response, { url = '' }) => {
      const since = new URL(url, server.address).searchParams.get('modified_since')
      if (since === null) return void response.writeHead(500).end()
      expect(Date.now() - Date.parse(since)).toBeGreaterThan(0)
      json(
        response,
        page([
          object('Person', 'person/2', { name: 'Bo Neu', modified: '2026-01-01T00:00:00Z' }),
          object('Person', 'person/3', { deleted: true, modified: '2026-01-01T00:00:00Z' }),
          object('Person', 'person/4', { name: 'Dee', modified: '2026-01-01T00:00:00Z' }),
        ]),
      )
    })
    expect(await update()).toEqual(['Ada', 'Bo Neu', 'Dee'])
    expect(server.asked.filter((path) => path.includes('modified_since'))).toHaveLength(4)
    expect(server.asked.filter((path) => path.startsWith('/bodies'))).toEqual(['/bodies'])
  })

  it('makes the same mirror where it takes no notice of since when it is asked', async () => {
    const { update, folder } = await openMirrored()
    await update()
    const before = readdirSync(folder).length
    for (let times = 0; times < 3; times += 1) await update()
    expect(readdirSync(folder)).toHaveLength(before)
  })

  it('is asked again, with pauses that grow, where it fails, is busy, or breaks off', async () => {
    const { server, update, problems } = await openMirrored({ ...quick, pauses: [20, 60, 180] })
    const failures = [
      (response: Parameters<typeof json>[0]) => void response.writeHead(503, { 'retry-after': '0' }).end(),
      (response: Parameters<typeof json>[0]) => void response.socket?.destroy(),
      (response: Parameters<typeof json>[0]) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"data": [')
        setTimeout(() => response.socket?.destroy(), 5)
      },
    ]
    const times: number[] = []
    const whole = server.answers.get('/papers') as object
    server.answers.set('/papers', (response) => {
      times.push(performance.now())
      const fail = failures.shift()
      if (fail) fail(response)
      else json(response, whole)
    })
    await update()
    expect(problems).toEqual([])
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(pauses).toHaveLength(3)
    for (const [index, least] of [20, 60, 180].entries()) expect(pauses[index]).toBeGreaterThan(least - 5)
  })

  it('may pack its answers', async () => {
    const { server, update } = await openMirrored()
    const persons = server.answers.get('/persons') as object
    server.answers.set('/persons', (response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(persons)))
    })
    expect(await update()).toEqual(['Ada', 'Bo', 'Cy'])
  })

  it('is followed to another of its own pages', async () => {
    const { server, update } = await openMirrored()
    const persons = server.answers.get('/persons') as object
    server.answers.set('/people', persons)
    server.answers.set('/persons', (response) => void response.writeHead(302, { location: '/people' }).end())
    expect(await update()).toEqual(['Ada', 'Bo', 'Cy'])
  })
})

/** A list whose objects change, in pages of two, as OParl asks: what is deleted is told only to those who ask since when. */
function tellChanging(server: OparlServer) {
  // The paper of the council names the first person.
  const path = (id: number) => `${server.address}/person/${10 + id}`
  const persons = new Map<number, { name: string; modified: string; deleted?: true }>()
  let [changes, fails] = [0, false]
  server.answers.set('/persons', (response, { url = '' }) => {
    const { searchParams } = new URL(url, server.address)
    const since = searchParams.get('modified_since')
    const first = Number(searchParams.get('from') ?? 0)
    const found = [...persons].filter(([, { modified, deleted }]) =>
      since === null ? !deleted : Date.parse(modified) >= Date.parse(since),
    )
    if (fails && first > 0) return void response.writeHead(500).end()
    const data = found.slice(first, first + 2).map(([id, fields]) => ({
      ...{ id: path(id), type: 'https://schema.oparl.org/1.1/Person' },
      ...(fields.deleted ? { modified: fields.modified, deleted: true } : fields),
    }))
    searchParams.set('from', String(first + 2))
    json(response, page(data, first + 2 < found.length ? `${server.address}/persons?${searchParams}` : undefined))
  })
  return {
    change(id: number, deleted: boolean) {
      changes += 1
      const modified = new Date(Date.now() + changes * 1_000).toISOString()
      const known = persons.get(id)
      if (deleted && known) persons.set(id, { ...known, modified, deleted })
      else if (!deleted) persons.set(id, { name: `Person ${id}, ${changes}`, modified })
    },
    keepOld: () => {
      for (const each of persons.values()) each.modified = '2020-01-01T00:00:00Z'
    },
    fail: (now: boolean) => {
      fails = now
    },
  }
}

describe('a mirror', () => {
  it('that is brought up to date makes the graph that one made anew makes, whatever changed and failed meanwhile', async () => {
    const change = fc.record({ id: fc.nat({ max: 6 }), deleted: fc.boolean() })
    const step = fc.record({ changes: fc.array(change, { maxLength: 4 }), fails: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 12 }),
        fc.array(step, { maxLength: 4 }),
        fc.boolean(),
        async (begun, steps, fails) => {
          const { server, update, graph } = await openMirrored({ ...quick, pauses: [] })
          const persons = tellChanging(server)
          for (const { id, deleted } of begun) persons.change(id, deleted)
          persons.keepOld()
          persons.fail(fails)
          await update()
          for (const { changes, fails } of steps) {
            for (const { id, deleted } of changes) persons.change(id, deleted)
            persons.fail(fails)
            await update()
          }
          persons.fail(false)
          await update()
          const [anew, folder] = [await openImported('oparl'), newFolder()]
          await crawl(`${server.address}/`, { folder, bounds: quick })
          await anew.add('town', '', { paths: [folder] })
          expect(await graph.everything()).toBe(await anew.everything())
        },
      ),
      { numRuns: runs(15), endOnFailure: true },
    )
  })
})

type Misbehaviour = (server: OparlServer) => void

const misbehaviours: readonly (readonly [string, string, RegExp, Misbehaviour])[] = [
  [
    'a page of HTML',
    'a page of HTML',
    /^expected JSON, got a page of HTML/,
    ({ answers }) =>
      answers.set(
        '/persons?page=2',
        (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      ),
  ],
  [
    'a page of HTML that says to be JSON',
    'a page of HTML',
    /^expected JSON, got a page of HTML/,
    ({ answers }) => answers.set('/persons?page=2', (response) => void response.writeHead(200).end(' <!doctype html>')),
  ],
  [
    'what is no JSON',
    'an answer that is none',
    /^expected JSON, got what cannot be read as JSON/,
    ({ answers }) => answers.set('/persons?page=2', (response) => void response.writeHead(200).end('{"data": [')),
  ],
  [
    'an error of OParl',
    'an answer that is none',
    /^expected a page of a list, .* got https:\/\/schema\.oparl\.org\/1\.1\/Error/,
    ({ answers }) => answers.set('/persons?page=2', { type: 'https://schema.oparl.org/1.1/Error', message: 'no' }),
  ],
  [
    'a status that is none of success',
    'an answer that is none',
    /^it answers with the status 403/,
    ({ answers }) => answers.set('/persons?page=2', (response) => void response.writeHead(403).end()),
  ],
  [
    'nothing but failures',
    'no answer',
    /^it was asked 3 times, and did not answer: it answers with the status 500/,
    ({ answers }) => answers.set('/persons?page=2', (response) => void response.writeHead(500).end()),
  ],
  [
    'silence',
    'no answer',
    /^it was asked 3 times, and did not answer: it was silent/,
    ({ answers }) => answers.set('/persons?page=2', () => {}),
  ],
  [
    'an answer that drips',
    'no answer',
    /^expected an answer within 1 s, got one that went on longer/,
    ({ answers }) =>
      answers.set('/persons?page=2', (response) => {
        response.writeHead(200)
        const drips = setInterval(() => response.write(' '), 50)
        response.on('close', () => clearInterval(drips))
      }),
  ],
  [
    'a list that leads back',
    'a list without an end',
    /leads back to a page that was read/,
    ({ answers, address }) =>
      answers.set('/persons?page=2', page(dataOf(answers.get('/persons?page=2')), `${address}/persons`)),
  ],
  [
    'a page that is its own next one',
    'a list without an end',
    /leads back to a page that was read/,
    ({ answers, address }) =>
      answers.set('/persons?page=2', page(dataOf(answers.get('/persons?page=2')), `${address}/persons?page=2`)),
  ],
  [
    'a list that goes on with nothing new',
    'a list without an end',
    /its last 3 pages tell nothing new/,
    ({ answers, address }) => {
      const data = dataOf(answers.get('/persons?page=2'))
      let next = 100
      answers.set('/persons', (response, { url }) => {
        next += 1
        json(
          response,
          page(url === '/persons' ? dataOf(answers.get('/persons?first')) : data, `${address}/persons?page=${next}`),
        )
      })
      answers.delete('/persons?page=2')
    },
  ],
  [
    'a list that makes up objects without end',
    'a list without an end',
    /more than 50 pages/,
    ({ answers, address }) => {
      const [sample] = dataOf(answers.get('/persons?page=2'))
      let next = 100
      answers.set('/persons?page=2', (response) => json(response, page([sample], `${address}/persons/more?page=0`)))
      answers.set('/persons/more', (response) => {
        next += 1
        const object = {
          ...(sample as object),
          id: `${address}/paper/${next}`,
          type: 'https://schema.oparl.org/1.1/Paper',
        }
        json(response, page([object], `${address}/persons/more?page=${next}`))
      })
    },
  ],
  [
    'the way to another host',
    'another host',
    /^it leads to another host, elsewhere\.example/,
    ({ answers }) =>
      answers.set(
        '/persons?page=2',
        (response) => void response.writeHead(301, { location: 'https://elsewhere.example/p' }).end(),
      ),
  ],
  [
    'a next page at another host',
    'another host',
    /^it leads to another host, elsewhere\.example/,
    ({ answers }) =>
      answers.set('/persons?page=2', page(dataOf(answers.get('/persons?page=2')), 'https://elsewhere.example/p')),
  ],
  ...[
    'http://10.0.0.1/',
    'http://localhost:1/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://2130706433/',
  ].map(
    (location) =>
      [
        `the way to ${location}`,
        'a private address',
        /^it leads to .*, an address of a private network: it was not asked/,
        ({ answers }: OparlServer) =>
          answers.set('/persons?page=2', (response) => void response.writeHead(302, { location }).end()),
      ] as const,
  ),
  [
    'the way to a file',
    'an address that cannot be asked',
    /^expected an address of the web, got "file:/,
    ({ answers }) =>
      answers.set(
        '/persons?page=2',
        (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      ),
  ],
  [
    'a way in a circle',
    'an answer that is none',
    /leads on and on/,
    ({ answers }) =>
      answers.set('/persons?page=2', (response) => void response.writeHead(302, { location: '/persons?page=2' }).end()),
  ],
  [
    'an answer that says to be long',
    'an answer that is too long',
    /at most 100000 bytes, got a longer one/,
    ({ answers }) =>
      answers.set(
        '/persons?page=2',
        (response) => void response.writeHead(200, { 'content-length': '10000000000' }).write('{'),
      ),
  ],
  [
    'an answer that does not end',
    'an answer that is too long',
    /at most 100000 bytes, got a longer one/,
    ({ answers }) => answers.set('/persons?page=2', pour),
  ],
  [
    'an answer that is small as long as it is packed',
    'an answer that is too long',
    /at most 100000 bytes, got a longer one/,
    ({ answers }) =>
      answers.set('/persons?page=2', (response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(`{"data": ["${' '.repeat(2_000_000)}"]}`))
      }),
  ],
  [
    'bytes that are no UTF-8',
    'an answer that is none',
    /^expected a text in UTF-8/,
    ({ answers }) =>
      answers.set('/persons?page=2', (response) => void response.writeHead(200).end(Buffer.from([0x7b, 0xff, 0x7d]))),
  ],
]

function dataOf(behaviour: unknown): readonly unknown[] {
  return (behaviour as { data: readonly unknown[] }).data
}

/** Ten billion bytes, as far as they are wanted. */
function pour(response: Parameters<typeof json>[0]): void {
  response.writeHead(200)
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  }
  response.on('drain', more)
  more()
}

const bounded = { ...quick, mostBytesOfAnswer: 100_000, mostPagesOfList: 50 }

describe('a list that a server breaks off with', () => {
  it.each(misbehaviours)(
    '%s is left with a word, and what was read before stays whole',
    async (_, reason, message, misbehave) => {
      const { server, update, problems, graph } = await openMirrored(bounded)
      server.answers.set('/persons?first', server.answers.get('/persons') as object)
      misbehave(server)
      const names = await update()
      expect(names[0]).toBe('Ada')
      expect(problems).toMatchObject([{ reason, message: expect.stringMatching(message) }])
      expect(problems[0]?.message).toContain('What was read of it before is kept.')
      expect(problems[0]?.locator).toContain(`${server.address}/persons`)
      expect(await graph.told('town-paper-1', 'title')).toEqual(['Radwege'])
    },
  )

  it.each(misbehaviours)('%s after it was read once takes nothing away', async (_, reason, __, misbehave) => {
    const { server, update, problems } = await openMirrored(bounded)
    await update()
    const council = server.answers.get('/persons') as object
    server.answers.set('/persons?first', council)
    misbehave(server)
    expect((await update()).slice(0, 3)).toEqual(['Ada', 'Bo', 'Cy'])
    expect(problems).toMatchObject([{ reason }])
  })
})

describe('an address', () => {
  it('that gives more than is taken of one server is left where it stands', async () => {
    const { server, update, problems } = await openMirrored({ ...quick, mostBytes: 5_000 })
    const [bo] = dataOf(server.answers.get('/persons?page=2'))
    server.answers.set('/persons?page=2', page([{ ...(bo as object), life: 'long '.repeat(1_000) }]))
    expect(await update()).toEqual(['Ada'])
    expect(problems).toMatchObject([{ reason: 'more than is taken of one server' }])
    expect(server.asked).not.toContain('/papers')
  })

  it.each<[string, Misbehaviour, string]>([
    [
      'a page of HTML',
      ({ answers }) => answers.set('/', (response) => void response.end('<html>')),
      'got a page of HTML',
    ],
    [
      'another format',
      ({ answers }) => answers.set('/', { persons: [] }),
      'expected an object of OParl, or a page of a list',
    ],
    ['nothing', ({ answers }) => answers.delete('/'), 'it answers with the status 404'],
  ])('that answers with %s changes nothing', async (_, misbehave, message) => {
    const { server, update, graph } = await openMirrored()
    await update()
    const before = await graph.everything()
    misbehave(server)
    await expect(update()).rejects.toThrow(`${server.address}/ cannot be read: `)
    await expect(update()).rejects.toThrow(message)
    expect(await graph.everything()).toBe(before)
  })

  it('is not asked where its host is one of a private network, unless that is allowed or written so', async () => {
    const look = async (address: string, allowPrivate = false) => {
      const lookup = promisify(lookupWithin(reachOf(address, allowPrivate)))
      return lookup('localhost', {})
    }
    await expect(look('https://ris.example/')).rejects.toThrow(
      /^localhost is (?:127\.0\.0\.1|::1), an address of a private network: it was not asked\. Where that is meant, add --allow-private\.$/,
    )
    expect(await look('https://ris.example/', true)).toMatch(/^(?:127\.0\.0\.1|::1)$/)
    expect(await look('http://localhost:8080/')).toMatch(/^(?:127\.0\.0\.1|::1)$/)
  })

  it('has a mirror of its own', async () => {
    const { folder, update } = await openMirrored()
    await update()
    const other = await openOparlServer()
    tellCouncil(other)
    await expect(crawl(`${other.address}/`, { folder, bounds: quick })).rejects.toThrow(
      /has the answers of .*: give another folder with --mirror/,
    )
  })

  it('is asked for all of a list again that was not read to its end', async () => {
    const { server, update, object } = await openMirrored()
    const second = server.answers.get('/persons?page=2') as object
    server.answers.delete('/persons?page=2')
    expect(await update()).toEqual(['Ada'])
    server.answers.set('/persons?page=2', second)
    server.answers.set('/papers', page([object('Paper', 'paper/1', { name: 'Radwege' })]))
    // What a whole list has no more is gone, though nobody tells that it was deleted.
    server.answers.set(
      '/persons',
      page([object('Person', 'person/9', { name: 'Dee' })], `${server.address}/persons?page=2`),
    )
    expect(await update()).toEqual(['Bo', 'Cy', 'Dee'])
    expect(server.asked).toContain('/persons')
  })
})
