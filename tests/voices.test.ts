import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { orderOf, relationsOf } from '../src/model/relation.ts'
import { countVoices, createVoices } from '../src/model/voices.ts'
import { entity, told } from './claim-told.ts'

function basedOn(source: string, other: string): Claim {
  return told({ subject: source, property: 'basedOn', value: entity(other) }, source)
}

function published(source: string, date: string): Claim {
  return told({ subject: source, property: 'published', value: { type: 'date', date: parseEdtf(date) } }, source)
}

describe('relations', () => {
  const start = (date: string) => ({ start: parseEdtf(date) })

  it('come in the order of the list that was published first', () => {
    const voices = createVoices([published('w', '2021-01-05'), published('t', '2021-02-21')])
    const [first, second] = [told(start('2021'), 'w', 1), told(start('2016'), 'w', 2)]
    const alsoLast = { ...first, references: [...told(start('2021'), 't', 9).references, ...first.references] }
    const relations = relationsOf([second, alsoLast], voices)
    expect(relations.map(({ claim, order }) => [claim, order])).toEqual([
      [alsoLast, 1],
      [second, 2],
    ])
  })

  it('come by their start, and the unknown last, where no source numbers them', () => {
    const [early, late, unknown] = [told(start('2016')), told(start('2021')), told({ end: parseEdtf('2010') })]
    const relations = relationsOf([unknown, late, early], createVoices([]))
    expect(relations.map(({ claim }) => claim)).toEqual([early, late, unknown])
  })

  it('come in the order in which roles are declared where nothing else orders them', () => {
    const guest = (role: string) =>
      told({ subject: 'congress', property: 'participant', value: entity('pak-yong-il'), qualifiers: { role } })
    const roles = ['SPEAKER', 'CHAIR', 'GUEST', 'PRESIDIUM']
    const relations = relationsOf(roles.map(guest), createVoices([]))
    expect(relations.map(({ claim }) => claim.qualifiers.role)).toEqual(['CHAIR', 'PRESIDIUM', 'GUEST', 'SPEAKER'])
  })

  it('take the first place that a source gives, whichever source has none', () => {
    const voices = createVoices([published('w', '2021-01-05'), published('t', '2021-02-21')])
    expect(orderOf([told({}, 'w'), told({}, 't', 5), told({}, 't', 3), told({}, 't', 4)], voices)).toBe(3)
  })

  it('take the place of a vaguer claim that a source numbers', () => {
    const [vague, precise] = [told({}, 'w', 4), told(start('2021-01-10'), 't')]
    expect(relationsOf([vague, precise], createVoices([]))).toMatchObject([{ claim: { id: precise.id }, order: 4 }])
    expect(orderOf([precise], createVoices([]))).toBeNull()
  })
})

describe('voices', () => {
  it('are one where sources repeat each other, however far', () => {
    const voices = createVoices([basedOn('c', 'b'), basedOn('b', 'a'), basedOn('d', 'a')])
    expect(new Set(['a', 'b', 'c', 'd'].map(voices.voiceOf)).size).toBe(1)
    expect(voices.voiceOf('e')).not.toBe(voices.voiceOf('a'))
  })

  it('stay apart where sources tell something else of each other', () => {
    const publisher = told({ subject: 'b', property: 'publisher', value: entity('a') }, 'b')
    const retrieved = { type: 'date' as const, date: parseEdtf('2020') }
    const voices = createVoices([publisher, told({ subject: 'b', property: 'retrieved', value: retrieved }, 'b')])
    expect(voices.voiceOf('b')).not.toBe(voices.voiceOf('a'))
    expect(voices.compare('a', 'b')).toBeLessThan(0)
  })

  it('are the same in whatever order they are told, and even in a circle', () => {
    const links = [basedOn('c', 'b'), basedOn('b', 'a'), basedOn('a', 'c'), basedOn('e', 'd')]
    const shuffled = fc.shuffledSubarray(links, { minLength: links.length })
    const voicesOf = (claims: Claim[]) => ['a', 'b', 'c', 'd', 'e'].map(createVoices(claims).voiceOf)
    fc.assert(
      fc.property(shuffled, (claims) => {
        expect(voicesOf(claims)).toEqual(voicesOf(links))
      }),
    )
  })

  it('are counted once for a source and its copies', () => {
    const voices = createVoices([basedOn('copy', 'w')])
    expect(countVoices([told({}, 'w'), told({}, 'copy')], voices)).toBe(1)
    expect(countVoices([told({}, 'w'), told({}, 'copy'), told({}, 't')], voices)).toBe(2)
    expect(countVoices([], voices)).toBe(0)
  })

  it('rank sources by their first publication, and then by their slug', () => {
    const voices = createVoices([published('w', '2021-01-12'), published('t', '2021-02'), published('t', '2021-01')])
    expect(['x', 'w', 'y', 't'].sort(voices.compare)).toEqual(['t', 'w', 'x', 'y'])
  })
})
