import { describe, expect, it } from 'vitest'
import { createBackground } from '../src/graph/background.ts'
import { createRoom } from '../src/graph/cache.ts'

describe('a cache', () => {
  it('has what was put into it', () => {
    const cache = createRoom(10).cache<number>()
    cache.set('a', 1)
    expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined])
  })

  it('forgets what was not asked for, once the room it shares with others is used', () => {
    const room = createRoom(8.2)
    const [one, other] = [room.cache<number>(), room.cache<number>()]
    one.set('old', 1)
    one.set('asked for', 2)
    other.set('a', 3, 2)
    other.set('b', 4, 2)
    expect(one.get('asked for')).toBe(2)
    other.set('c', 5, 3)
    expect(one.get('old')).toBeUndefined()
    expect(one.get('asked for')).toBe(2)
  })

  it('counts what a key takes, however long whoever asks makes it', () => {
    const cache = createRoom(8).cache<number>()
    cache.set('a', 1)
    cache.set('b'.repeat(3_000), 2)
    cache.set('c'.repeat(3_000), 3)
    expect(cache.get('a')).toBeUndefined()
  })

  it('has something even where it is larger than all the room', () => {
    const cache = createRoom(2).cache<string>()
    cache.set('large', 'x', 100)
    expect(cache.get('large')).toBe('x')
  })
})

describe('what is read in the background', () => {
  it('is there once it was read, and is read once', async () => {
    let reads = 0
    const background = createBackground(async () => ++reads)
    expect(background.now()).toBeNull()
    expect(await Promise.all([background.ready(), background.ready()])).toEqual([1, 1])
    expect(background.now()).toBe(1)
  })

  it('is asked for anew where it could not be read', async () => {
    let reads = 0
    const background = createBackground(async () => {
      reads += 1
      if (reads === 1) throw new Error('the connection is lost')
      return reads
    })
    await expect(background.ready()).rejects.toThrow('the connection is lost')
    expect([await background.ready(), background.now()]).toEqual([2, 2])
  })
})
