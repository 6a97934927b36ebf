import type { EntityKind } from '../../../model/kind.ts'

/** Items that say by "instance of", or by being a subclass of them, what an item is here; some with its classification. */
const classes: Readonly<Record<string, readonly [kind: EntityKind, classification?: string]>> = {
  Q5: ['PERSON'],
  Q43229: ['ORGANIZATION'],
  Q7278: ['ORGANIZATION', 'PARTY'],
  Q848197: ['ORGANIZATION', 'PARLIAMENTARY_GROUP'],
  Q11204: ['ORGANIZATION', 'LEGISLATURE'],
  Q35749: ['ORGANIZATION', 'LEGISLATURE'],
  Q375928: ['ORGANIZATION', 'LEGISLATURE'],
  Q35798: ['ORGANIZATION', 'EXECUTIVE_BRANCH'],
  Q192350: ['ORGANIZATION', 'MINISTRY'],
  Q327333: ['ORGANIZATION', 'GOVERNMENT_AGENCY'],
  Q640506: ['ORGANIZATION', 'CABINET'],
  Q783794: ['ORGANIZATION', 'COMPANY'],
  Q4830453: ['ORGANIZATION', 'COMPANY'],
  Q6881511: ['ORGANIZATION', 'COMPANY'],
  Q891723: ['ORGANIZATION', 'COMPANY'],
  Q22687: ['ORGANIZATION', 'COMPANY'],
  Q163740: ['ORGANIZATION', 'NONPROFIT_ORGANIZATION'],
  Q484652: ['ORGANIZATION', 'INTERNATIONAL_ORGANIZATION'],
  Q245065: ['ORGANIZATION', 'INTERNATIONAL_ORGANIZATION'],
  Q79913: ['ORGANIZATION', 'NON_GOVERNMENTAL_ORGANIZATION'],
  Q178706: ['ORGANIZATION', 'INSTITUTION'],
  Q3918: ['ORGANIZATION', 'UNIVERSITY'],
  Q875538: ['ORGANIZATION', 'UNIVERSITY'],
  Q2385804: ['ORGANIZATION', 'EDUCATIONAL_INSTITUTION'],
  Q3914: ['ORGANIZATION', 'SCHOOL'],
  Q9826: ['ORGANIZATION', 'SCHOOL'],
  Q11032: ['ORGANIZATION', 'NEWSPAPER'],
  Q1110794: ['ORGANIZATION', 'NEWSPAPER'],
  Q192283: ['ORGANIZATION', 'NEWS_AGENCY'],
  Q176799: ['ORGANIZATION', 'MILITARY_UNIT'],
  Q772547: ['ORGANIZATION', 'ARMED_FORCES'],
  Q178790: ['ORGANIZATION', 'TRADE_UNION'],
  Q2659904: ['ORGANIZATION', 'GOVERNMENT_ORGANIZATION'],
  Q865588: ['ORGANIZATION', 'COMMITTEE'],
  Q4164871: ['POST'],
  Q294414: ['POST'],
  Q114962596: ['POST'],
  Q15238777: ['MEETING', 'LEGISLATIVE_TERM'],
  Q2495862: ['MEETING', 'CONGRESS'],
  Q625994: ['MEETING', 'CONVENTION'],
  Q2761147: ['MEETING'],
  Q2020153: ['MEETING', 'CONFERENCE'],
  Q40231: ['OCCASION', 'ELECTION'],
  Q1076105: ['OCCASION', 'GENERAL_ELECTION'],
  Q1128324: ['OCCASION', 'PARLIAMENTARY_ELECTION'],
  Q858439: ['OCCASION', 'PRESIDENTIAL_ELECTION'],
  Q43109: ['OCCASION', 'REFERENDUM'],
  Q198: ['OCCASION', 'WAR'],
  Q178561: ['OCCASION', 'BATTLE'],
  Q1656682: ['OCCASION'],
  Q1190554: ['OCCASION'],
  Q6256: ['PLACE'],
  Q3624078: ['PLACE'],
  Q7275: ['PLACE'],
  Q515: ['PLACE'],
  Q5119: ['PLACE'],
  Q486972: ['PLACE'],
  Q532: ['PLACE'],
  Q3957: ['PLACE'],
  Q1549591: ['PLACE'],
  Q56061: ['PLACE'],
  Q27096213: ['PLACE'],
  Q2221906: ['PLACE'],
  Q618123: ['PLACE'],
  Q192611: ['PLACE'],
  Q41176: ['PLACE'],
  Q820254: ['DOCUMENT', 'LAW'],
  Q49848: ['DOCUMENT'],
  Q49371: ['DOCUMENT', 'LAW'],
  Q131569: ['DOCUMENT', 'TREATY'],
  Q93288: ['DOCUMENT', 'CONTRACT'],
  Q7755: ['DOCUMENT', 'CONSTITUTION'],
  Q571: ['DOCUMENT', 'BOOK'],
  Q861911: ['DOCUMENT', 'SPEECH'],
}

/**
 * The class of several that tells what an item is: a human being is one whatever else it is, and what also tells of which
 * sort a body is goes before what does not. The order in which classes are given says nothing.
 */
export function tellingClass(items: readonly string[]): string | null {
  const [first = null] = items
    .filter((item) => Object.hasOwn(classes, item))
    .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  return first
}

/** The places of the classes among each other. */
const places: ReadonlyMap<string, number> = new Map(
  Object.entries(classes)
    .sort(([, a], [, b]) => rankOf(a) - rankOf(b))
    .map(([item], place) => [item, place]),
)

function rankOf([kind, classification]: readonly [kind: EntityKind, classification?: string]): number {
  if (kind === 'PERSON') return 0
  return classification === undefined ? 2 : 1
}

/** So many steps up from a class are taken: real chains are shorter, and some are circles. */
const mostSteps = 12

/**
 * What an item is, from what it is an instance of: the class itself, or the nearest of those that it is a subclass of,
 * as far as the file tells. Null where that leads nowhere.
 */
export function kindOfClasses(
  instanceOf: readonly string[],
  subclassesOf: (item: string) => readonly string[],
): readonly [kind: EntityKind, classification?: string] | null {
  const seen = new Set<string>()
  for (let level = instanceOf, step = 0; level.length > 0 && step <= mostSteps; step += 1) {
    const telling = tellingClass(level)
    if (telling !== null) return classes[telling] ?? null
    for (const item of level) seen.add(item)
    level = [...new Set(level.flatMap(subclassesOf))].filter((item) => !seen.has(item))
  }
  return null
}
