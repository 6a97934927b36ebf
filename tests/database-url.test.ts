import { describe, expect, it } from 'vitest'
import { openStore, parseDatabaseUrl, shownUrl } from '../src/store/open.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('the address of a database', () => {
  it.each([
    ['sqlite:graph.sqlite', { kind: 'sqlite', path: 'graph.sqlite' }],
    ['sqlite:/var/lib/graph', { kind: 'sqlite', path: '/var/lib/graph' }],
    ['sqlite:///var/lib/graph', { kind: 'sqlite', path: '/var/lib/graph' }],
    ['SQLITE:../a b.db', { kind: 'sqlite', path: '../a b.db' }],
    ['postgres://host/name', { kind: 'postgres', url: 'postgres://host/name' }],
    [
      'postgresql://u:p%40@[::1]:5433/name?sslmode=require',
      { kind: 'postgres', url: 'postgresql://u:p%40@[::1]:5433/name?sslmode=require' },
    ],
  ])('is read: %s', (text, place) => {
    expect(parseDatabaseUrl(text)).toEqual(place)
  })

  it.each([
    ['', /got no scheme in "".*sqlite:graph\.sqlite/],
    ['graph.sqlite', /got no scheme.*sqlite:graph\.sqlite/],
    ['sqlite:', /got no path/],
    ['sqlite://', /got no path/],
    ['mysql://host/name', /the scheme "mysql:"/],
    ['postgres:name', /cannot be read in "postgres:name"/],
    ['postgres://host', /no name of a database/],
    ['postgres://host/', /no name of a database/],
    ['postgres://host:port/name', /cannot be read/],
  ])('is refused with what was expected: %s', (text, message) => {
    expect(() => parseDatabaseUrl(text)).toThrow(message)
    expect(() => parseDatabaseUrl(text)).toThrow(/^Expected the address of a database/)
  })

  it.each([
    'postgres://user:secret@host/',
    'postgres://user:secret@host:port/name',
    'postgres://user:sec:secret@host/',
    'postgres://user:a/secret@host:x/name',
    'postgres://user:a@secret@host:x/name',
    'postgres:/user:secret@host/name',
    'postgres:user:secret@host/name',
    'mysql://user:secret@host/name',
    'mysql://host/name?user=u&password=secret',
  ])('is never shown with its password: %s', (text) => {
    expect(shownUrl(text)).not.toContain('secret')
    expect(() => parseDatabaseUrl(text)).toThrow(/^(?!.*secret)/s)
  })

  it('of a file has no replicas, and a replica is no file', async () => {
    const file = `sqlite:${temporaryFolder()}/graph.sqlite`
    await expect(openStore(file, { replicas: ['postgres://a/b'] })).rejects.toThrow(/Only a PostgreSQL database/)
    await expect(openStore('postgres://a/b', { replicas: [file] })).rejects.toThrow(/got a file/)
  })

  it('where nothing is, is not made by looking', async () => {
    const folder = temporaryFolder()
    const opening = openStore(`sqlite:${folder}/graph.sqlite`, { create: false })
    await expect(opening).rejects.toMatchObject({ code: 'NO_DATABASE' })
  })
})
