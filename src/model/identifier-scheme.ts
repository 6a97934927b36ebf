import { isCheckedByMod11, isCheckedByMod97 } from './check-digit.ts'

/** A catalogue whose identifiers each name one thing in the world, and how one identifier can be spelled. */
export interface IdentifierScheme {
  /** As the graph calls it: "isni". */
  readonly name: string
  /** As people call it, for messages: "ISNI". */
  readonly title: string
  /** Other names that files give it, in small letters and digits alone. The words of `sorts` can follow each. */
  readonly spellings: readonly string[]
  /** The property of Wikidata that holds its identifiers. */
  readonly property?: string
  /** The addresses in which it shows what an identifier names, up to the identifier. */
  readonly pages?: RegExp
  /** What else can stand before an identifier: "ISNI 0000 …". */
  readonly prefix?: RegExp
  /** What an identifier is, for messages. */
  readonly form: string
  /** The one spelling of an identifier, from what stands after page or prefix; null for what is none. */
  readonly spell: (text: string) => string | null
  /** Identifiers that are some, and stand for no single thing. */
  readonly loose?: (value: string) => boolean
  /** Where it shows what an identifier names, up to the identifier. */
  readonly address?: string
}

/** In the order in which they are trusted. */
export const identifierSchemes: readonly IdentifierScheme[] = [
  {
    // https://www.wikidata.org/wiki/Wikidata:Data_access#Linked_Data_Interface_(URI)
    name: 'wikidata',
    title: 'Wikidata id',
    spellings: ['wikidata', 'wikidataq', 'wikidataqid', 'wikidataorg', 'wd', 'q', 'qid'],
    pages: /^(?:https?:\/\/)?(?:www\.|m\.)?wikidata\.org\/(?:entity|wiki(?:\/Special:Entity(?:Data|Page))?)\//i,
    prefix: /^(?:wd|wikidata):\s*/i,
    form: 'Q and a number, such as Q42',
    spell: (text) => matched(text.toUpperCase(), /^Q[1-9]\d*$/),
    // Independent politician, anonymous, unknown, and three items to try things on.
    loose: (value) => ['Q327591', 'Q4233718', 'Q24238356', 'Q4115189', 'Q13406268', 'Q15397819'].includes(value),
    address: 'https://www.wikidata.org/wiki/',
  },
  {
    // No more than the syntax says to be alike: https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
    name: 'url',
    title: 'address',
    spellings: ['url'],
    form: 'an address, such as https://example.org/',
    spell: spellAddress,
  },
  {
    // ISO 17442-1: https://www.gleif.org/en/about-lei/iso-17442-the-lei-code-structure
    name: 'lei',
    title: 'LEI',
    spellings: ['lei', 'legalentity'],
    property: 'P1278',
    pages:
      /^(?:https?:\/\/)?(?:search\.gleif\.org\/(?:#\/)?record\/|api\.gleif\.org\/api\/v1\/lei-records\/|lei\.info\/)/i,
    prefix: /^(?:urn:)?lei[:\s]\s*/i,
    form: '18 letters and digits, and two digits that check them',
    spell(text) {
      const lei = matched(joined(text).toUpperCase(), /^[A-Z\d]{18}\d\d$/)
      return lei !== null && isCheckedByMod97(lei) ? lei : null
    },
    address: 'https://search.gleif.org/#/record/',
  },
  {
    // ISO 27729: https://www.iso.org/standard/44292.html
    name: 'isni',
    title: 'ISNI',
    spellings: ['isni', 'isniorg', 'internationalstandardname'],
    property: 'P213',
    pages: /^(?:https?:\/\/)?(?:www\.)?isni\.org\/(?:isni\/)?/i,
    prefix: /^(?:urn:)?isni[:\s]?\s*/i,
    form: '15 digits, and a digit or X that checks them',
    spell: spellIsni,
    address: 'https://isni.org/isni/',
  },
  {
    // https://support.orcid.org/hc/en-us/articles/360006897674: an ISNI in form, of a range of its own, that is written with hyphens.
    name: 'orcid',
    title: 'ORCID iD',
    spellings: ['orcid', 'orcidorg'],
    property: 'P496',
    pages: /^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i,
    prefix: /^orcid(?:\s*id)?[:\s]?\s*/i,
    form: '15 digits, and a digit or X that checks them',
    spell: (text) => spellIsni(text)?.replace(/(?<=^(?:.{4})+)(?=.)/g, '-') ?? null,
    address: 'https://orcid.org/',
  },
  {
    // https://www.wikidata.org/wiki/Property:P214
    name: 'viaf',
    title: 'VIAF id',
    spellings: ['viaf', 'viaforg', 'virtualinternationalauthorityfile'],
    property: 'P214',
    pages: /^(?:https?:\/\/)?(?:www\.)?viaf\.org\/(?:[a-z]{2}\/)?viaf\//i,
    prefix: /^viaf[:\s]?\s*/i,
    form: 'a number',
    spell: (text) => matched(text, /^[1-9]\d{0,21}$/),
    address: 'https://viaf.org/viaf/',
  },
  {
    // https://www.wikidata.org/wiki/Property:P227; before it, the sign of the authority file in MARC 21: (DE-588)
    name: 'gnd',
    title: 'GND id',
    spellings: ['gnd', 'dnbinfo', 'gemeinsamenormdatei'],
    property: 'P227',
    pages: /^(?:https?:\/\/)?(?:www\.)?d-nb\.info\/gnd\//i,
    prefix: /^(?:\(DE-588\)|gnd[:\s]?)\s*/i,
    form: 'a number of the Gemeinsame Normdatei, such as 118540238 or 4021477-1',
    spell: (text) => matched(text.toUpperCase(), /^(?:1[0-3]?\d{7}[\dX]|3\d{7}[\dX]|[1-9]\d{0,7}-[\dX])$/),
    address: 'https://d-nb.info/gnd/',
  },
  {
    // ISO 3166-1: https://www.iso.org/iso-3166-country-codes.html
    name: 'iso3166-1',
    title: 'country code',
    spellings: ['iso31661', 'iso31661alpha2', 'iso3166', 'iso3166alpha2'],
    property: 'P297',
    form: 'two or three letters, or three digits',
    spell: (text) => matched(text.toUpperCase(), /^(?:[A-Z]{2,3}|\d{3})$/),
    // What users assign means something else to each of them, but for Kosovo's.
    loose: (value) => /^(?:(?:AA|Q[M-Z]|ZZ)[A-Z]?|X[A-JL-Z]|X(?!KX)[A-Z]{2})$/.test(value),
  },
]

/** Words for an identifier that can follow the name of a scheme: "wikidataId", "LEI code". */
export const sorts = /(?:id|ids|identifier|identifiers|number|no|code|uri|url|item)$/

function matched(text: string, form: RegExp): string | null {
  return form.test(text) ? text : null
}

/** Without what groups the characters. */
function joined(text: string): string {
  return text.replace(/[\s\p{Pd}.]+/gu, '')
}

function spellIsni(text: string): string | null {
  const digits = joined(text).toUpperCase()
  return isCheckedByMod11(digits) ? digits : null
}

/** Most addresses need no second look. */
const plainAddress = /^https?:\/\/[a-z\d.-]*\.[a-z]{2,}\/[\w~?=&./-]*$/

function spellAddress(text: string): string | null {
  if (plainAddress.test(text) && !text.includes('/.')) return text
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  // Octets are written in capitals, and those of letters, digits and - . _ ~ as these.
  return url.href.replace(/%[\da-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : octet.toUpperCase()
  })
}
