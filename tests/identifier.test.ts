import { describe, expect, it } from 'vitest'
import { addressOfIdentifier, findScheme, isTelling, readIdentifier } from '../src/model/identifier.ts'
import { identifierSchemes } from '../src/model/identifier-scheme.ts'
import type { EntityKind } from '../src/model/kind.ts'

function spelled(scheme: string, value: string, kind: EntityKind | null = 'PERSON'): string | null {
  const { identifier, fault } = readIdentifier({ scheme, value }, kind)
  return identifier && fault === null ? `${identifier.scheme} ${identifier.value}` : null
}

describe('the one spelling of an identifier', () => {
  it.each([
    ['isni 0000000121032683', 'isni', ['0000 0001 2103 2683', '0000000121032683', '0000-0001-2103-2683']],
    ['isni 0000000121032683', 'ISNI', ['ISNI 0000 0001 2103 2683', 'isni:0000000121032683', '0000 0001 2103 2683']],
    [
      'isni 0000000121032683',
      'P213',
      ['https://isni.org/isni/0000000121032683', 'http://www.isni.org/0000000121032683'],
    ],
    [
      'isni 000000012281955X',
      'isni',
      ['0000 0001 2281 955x', '000000012281955X', 'https://isni.org/isni/000000012281955x'],
    ],
    [
      'lei 529900T8BM49AURSDO55',
      'leiCode',
      ['529900t8bm49aursdo55', '529900T8BM49AURSDO55', '5299 00T8 BM49 AURS DO55'],
    ],
    [
      'lei 529900T8BM49AURSDO55',
      'LEI',
      ['https://search.gleif.org/#/record/529900T8BM49AURSDO55', 'lei:529900t8bm49aursdo55'],
    ],
    [
      'viaf 75121530',
      'viaf',
      ['75121530', 'https://viaf.org/viaf/75121530/', 'http://www.viaf.org/viaf/75121530#foaf:Person'],
    ],
    ['viaf 75121530', 'VIAF ID', ['viaf.org/viaf/75121530', 'VIAF: 75121530', 'https://viaf.org/en/viaf/75121530']],
    [
      'orcid 0000-0002-1825-0097',
      'orcid',
      ['0000-0002-1825-0097', '0000000218250097', 'https://orcid.org/0000-0002-1825-0097'],
    ],
    [
      'orcid 0000-0002-1694-233X',
      'ORCID iD',
      ['0000-0002-1694-233x', '000000021694233X', 'http://orcid.org/000000021694233x'],
    ],
    ['wikidata Q42', 'wikidata', ['Q42', 'q42', 'wd:Q42', 'http://www.wikidata.org/entity/Q42', ' Q42 ']],
    [
      'wikidata Q42',
      'wikidataId',
      ['https://www.wikidata.org/wiki/Q42', 'https://m.wikidata.org/wiki/Q42#P31', 'wikidata:q42'],
    ],
    [
      'wikidata Q42',
      'Q-ID',
      ['https://www.wikidata.org/wiki/Special:EntityData/Q42.json', 'http://wikidata.org/entity/Q42/'],
    ],
    ['gnd 118540238', 'gnd', ['118540238', 'https://d-nb.info/gnd/118540238', '(DE-588)118540238', 'GND 118540238']],
    ['gnd 4021477-1', 'P227', ['4021477-1', 'http://d-nb.info/gnd/4021477-1/about/lds']],
    ['gnd 11851993X', 'GND-ID', ['11851993x', '11851993X']],
    ['iso3166-1 GB', 'ISO 3166-1', ['gb', 'GB']],
  ])('is %s by the name %s', (one, scheme, all) => {
    expect(all.map((value) => spelled(scheme, value))).toEqual(all.map(() => one))
  })

  it('is of an address of a source what its syntax says, and no more', () => {
    const all = ['HTTP://Example.org:80/%7ea/%c3%a4', 'http://example.org/b/../~a/%C3%A4']
    expect(all.map((value) => spelled('url', value, 'SOURCE'))).toEqual(
      all.map(() => 'url http://example.org/~a/%C3%A4'),
    )
    expect(spelled('url', 'https://example.org/a', 'SOURCE')).not.toBe(
      spelled('url', 'https://example.org/a/', 'SOURCE'),
    )
  })

  it('is told by the address of a catalogue where the scheme is not', () => {
    expect(spelled('identifier', 'https://www.wikidata.org/wiki/Q42')).toBe('wikidata Q42')
    expect(spelled('url', 'https://viaf.org/viaf/75121530')).toBe('viaf 75121530')
    expect(spelled('url', 'https://www.wikidata.org/wiki/Q42', 'SOURCE')).toBe('url https://www.wikidata.org/wiki/Q42')
    expect(spelled('same as', 'https://example.org/Q42')).toBe('same as https://example.org/Q42')
  })

  it('is one that spelling it again leaves alone', () => {
    const samples: Record<string, string> = {
      wikidata: 'Q42',
      url: 'https://example.org/',
      lei: '529900T8BM49AURSDO55',
      isni: '000000012281955X',
      orcid: '0000-0002-1694-233X',
      viaf: '75121530',
      gnd: '118540238',
      'iso3166-1': 'GB',
    }
    expect(Object.keys(samples)).toEqual(identifierSchemes.map(({ name }) => name))
    for (const [scheme, value] of Object.entries(samples)) {
      expect(spelled(scheme, value, 'SOURCE')).toBe(`${scheme} ${value}`)
      expect(isTelling({ scheme, value }, 'SOURCE')).toBe(true)
    }
  })
})

describe('what joins nothing', () => {
  it.each([
    ['isni', '0000 0001 2103 2684'],
    ['isni', '000000012103268'],
    ['orcid', '0000-0002-1825-0098'],
    ['lei', '529900T8BM49AURSDO56'],
    ['lei', '5493'],
    ['wikidata', 'P42'],
    ['wikidata', '42'],
    ['wikidata', 'https://example.org/Q42'],
    ['viaf', 'abc'],
    ['gnd', '0'.padEnd(9, '1')],
    ['iso3166-1', 'Great Britain'],
  ])('is held as it is, with a word: %s %s', (scheme, value) => {
    const { identifier, fault } = readIdentifier({ scheme, value }, 'PERSON')
    expect(identifier).toEqual({ scheme, value })
    expect(fault).toMatch(/^expected .+, got "/)
    expect(isTelling({ scheme, value }, 'PERSON')).toBe(false)
    expect(addressOfIdentifier({ scheme, value })).toBeNull()
  })

  it.each([
    '-',
    '',
    '  ',
    '—',
    '?',
    '...',
    'N/A',
    'n/a',
    'n.a.',
    'NA',
    'none',
    'None',
    'null',
    'NULL',
    'unknown',
    'Unknown',
    'undefined',
    'NaN',
    'TBD',
  ])('is no identifier: %j', (value) => {
    for (const scheme of ['isni', 'wikidata', 'LEI code'])
      expect(readIdentifier({ scheme, value }, 'PERSON')).toEqual({
        identifier: null,
        fault: expect.stringMatching(/^expected an identifier of /),
      })
  })

  it('is zero, too, and all of this only where the scheme is known', () => {
    expect(readIdentifier({ scheme: 'viaf', value: '0' }, 'PERSON').identifier).toBeNull()
    expect(readIdentifier({ scheme: 'isni', value: '0000000000000000' }, 'PERSON').identifier).toBeNull()
    for (const identifier of [
      { scheme: 'seat', value: '0' },
      { scheme: 'seat', value: 'none' },
    ]) {
      expect(readIdentifier(identifier, 'PERSON')).toEqual({ identifier, fault: null })
      expect(isTelling(identifier, 'PERSON')).toBe(false)
    }
  })

  it('is what stands for no single thing, what users of a code assign, and the catalogue that is not known', () => {
    const loose = [
      { scheme: 'wikidata', value: 'Q327591' },
      { scheme: 'iso3166-1', value: 'ZZ' },
      { scheme: 'iso3166-1', value: 'XA' },
      { scheme: 'parliament', value: '7' },
      { scheme: 'url', value: 'https://example.org/' },
    ]
    for (const identifier of loose) {
      expect(readIdentifier(identifier, 'PLACE')).toEqual({ identifier, fault: null })
      expect(isTelling(identifier, 'PLACE')).toBe(false)
    }
    expect(isTelling({ scheme: 'iso3166-1', value: 'XK' }, 'PLACE')).toBe(true)
  })
})

describe('the name of a scheme', () => {
  it.each([
    [
      'wikidata',
      [
        'wikidata',
        'Wikidata',
        'wikidataId',
        'wikidata_id',
        'Q-ID',
        'QID',
        'wd',
        'http://www.wikidata.org/entity/',
        'wikidata.org',
      ],
    ],
    ['isni', ['ISNI', 'isni', 'P213', 'isniCode', 'http://www.wikidata.org/prop/direct/P213', 'https://isni.org']],
    ['viaf', ['viaf', 'VIAF', 'viaf_id', 'VIAF identifier', 'viaf.org', 'p214']],
    ['lei', ['LEI', 'lei', 'leiCode', 'Legal Entity Identifier']],
    ['orcid', ['ORCID', 'ORCID iD', 'orcidId', 'orcid.org']],
    ['gnd', ['GND', 'gndId', 'https://d-nb.info/gnd/']],
    ['iso3166-1', ['ISO 3166-1', 'iso3166-1-alpha-2', 'iso3166-1']],
  ])('is %s, however it is written', (name, all) => {
    expect(all.map((each) => findScheme(each)?.name)).toEqual(all.map(() => name))
  })

  it('is left as it is where it is not known', () => {
    for (const scheme of ['registrationNumber', 'P345', 'identifier', 'id', '', 'constructor', '__proto__'])
      expect(readIdentifier({ scheme, value: '7' }, 'PERSON').identifier).toEqual({ scheme, value: '7' })
  })
})
