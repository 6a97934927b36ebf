import type { Claim } from '../../model/claim.ts'
import { compare } from '../../model/compare.ts'
import type { EntityKind } from '../../model/kind.ts'
import { properties } from '../../model/properties.ts'
import { amendGraph } from '../../store/amend/amend.ts'
import { findGiven } from '../../store/amend/held-entities.ts'
import { findBegun } from '../../store/amend/imports.ts'
import { findClaimsNaming, type SaidClaim } from '../../store/amend/naming.ts'
import { findRecords, findRecordsOf, type KnownRecord } from '../../store/amend/records.ts'
import { told } from './account.ts'
import { plainestName } from './plain-name.ts'
import { hashedSlug } from './slug.ts'
import type { Tally } from './tally.ts'
import { changeTopic, type LastChange } from './things.ts'
import type { Work } from './work.ts'

/*
 * What records say that a file of changes does not name, of things that it takes away or makes something else. Of a whole
 * file it would be left out, or something would stand in.
 */

const keysAtOnce = 1_000

/** Under this topic the register keeps the keys of which the file has no thing any more. */
const lostTopic = 'lost'

/** Under this topic the register keeps the ids of claims that other records say, and that hold no longer. */
export const unfitTopic = 'unfit'

/** Under this topic the register keeps what entities are called from now on, by their slugs. */
const nameTopic = 'name'

/** Notes that a thing is taken away; where what others say of it tells its kind, something stands in for it. */
export async function noteLost(work: Work, { key, slug, entity, run, kind: before }: KnownRecord): Promise<void> {
  const { store, origin, register, options } = work
  register.keep(lostTopic, key, '', 'last')
  if (slug === null || entity === null) return
  // Of what other records are about, too, nobody knows by which of them it was named.
  const isShared = (await findRecordsOf(store, origin, [entity])).some((each) => each.slug !== null && each.key !== key)
  register.recall({ key, own: isShared ? hashedSlug(slug, key) : slug, slug: entity, kind: null })
  if (isShared || entity !== slug) return
  const kinds = (await namedByOthers(work, entity)).flatMap(({ claim }) => {
    const { property, subject, value } = claim
    const subjectKind = subject === entity ? options.format.kindNamed?.(property, 'subject') : null
    const isValue = value.type === 'entity' && value.slug === entity
    return [subjectKind ?? null, (isValue && options.format.kindNamed?.(property, 'value')) || null]
  })
  // What a run that goes on has let stand in may be named no more by now.
  const standing = run === (await findBegun(store, work)) ? before : null
  const [kind = standing] = kinds.filter((each): each is EntityKind => each !== null).sort(compare)
  if (kind) register.mention({ key, kind, name: idOf(key), identifiers: [], by: '' })
}

export function isLost({ register }: Work, key: string): boolean {
  return register.kept(lostTopic, key) !== null
}

/** Finds, once it is known what each thing of the file is, what other records say that does not fit it, and tells of it. */
export async function findUnfit(work: Work, tally: Tally): Promise<void> {
  const { store, origin, register } = work
  // Of what is known by now, a run that goes on has written a part itself.
  const goesOn = (await findBegun(store, work)) !== null
  for (const part of register.keptKeys(changeTopic, keysAtOnce)) {
    for (const record of await findRecords(store, origin, part)) {
      const { key, entity, kind } = record
      const now = register.find(key)
      const isSame = now?.slug === entity && now.kind === kind && !now.standsIn
      if (entity === null || (isSame && !goesOn)) continue
      await tellOfChange(work, tally, { ...record, entity }, now?.slug === entity ? now : null)
    }
  }
}

async function tellOfChange(
  work: Work,
  tally: Tally,
  { key, entity, kind }: KnownRecord & { readonly entity: string },
  now: { readonly kind: EntityKind; readonly standsIn: boolean } | null,
): Promise<void> {
  const { store, origin, register } = work
  const others = await namedByOthers(work, entity)
  const { locator } = JSON.parse(register.kept(changeTopic, key) ?? '{}') as LastChange
  const warn = (message: string) =>
    tally.warn({
      reason: 'a change of what other records name',
      locator,
      message: `${JSON.stringify(idOf(key))} ${message}`,
    })
  if (!now) {
    const about = (await findRecordsOf(store, origin, [entity])).filter(
      (each) => each.slug !== null && each.key !== key,
    )
    const standing = about.filter((each) => !isChanged(work, each.key) || register.find(each.key)?.slug === entity)
    const [first] = standing
    if (first) {
      if (standing.every((each) => !isChanged(work, each.key))) await rename(work, entity, first.key, others)
      warn(
        `is taken away, and ${JSON.stringify(idOf(first.key))} is the same thing: that stays, as ${entity}, with the identifiers of both and all that other records say of either.`,
      )
      return
    }
  }
  const unfit = others.filter(({ claim }) => !now || !fits(claim, entity, now.kind))
  for (const { claim } of unfit) register.keep(unfitTopic, claim.id, '', 'last')
  const left = unfit.length
  const records = [...new Set(unfit.map((each) => idOf(each.key)))]
  const gone = `${left} of what other records say of it ${left === 1 ? 'goes' : 'go'} with it (${records.slice(0, 3).join(', ')}${records.length > 3 ? ' …' : ''}): give those records again where that is to come back.`
  if (now?.standsIn) {
    warn(
      `is taken away, and other records name it: ${told(now.kind)} that is called by its id stands in for it.${left > 0 ? ` Of the rest ${gone}` : ''}`,
    )
  } else if (left > 0) {
    warn(
      now
        ? `is ${told(now.kind)} now${kind && kind !== now.kind ? `, and was ${told(kind)}` : ''}: ${gone}`
        : `is no thing of the file any more: ${gone}`,
    )
  }
}

/** What is called by a name that nobody says of it any more is called by one that somebody does. */
async function rename(work: Work, entity: string, key: string, others: readonly SaidClaim[]): Promise<void> {
  const { store, origin, register } = work
  const names = others.flatMap(({ claim: { subject, property, value, references } }) =>
    subject === entity && property === 'name' && value.type === 'text'
      ? [{ text: value.text, isMain: references.some(({ source, note }) => source === origin && note === null) }]
      : [],
  )
  const held = await findGiven(store, origin, entity)
  if (!held || names.some(({ text }) => text === held.name)) return
  const main = names.filter(({ isMain }) => isMain)
  const name = plainestName((main.length > 0 ? main : names).map(({ text }) => text)) ?? idOf(key)
  register.keep(nameTopic, entity, name, 'last')
}

/** Calls what lost its name by another one. */
export async function giveNames({ store, origin, run, register, summary }: Work): Promise<void> {
  for (const slugs of register.keptKeys(nameTopic, keysAtOnce)) {
    for (const slug of slugs) {
      const [held, name] = [await findGiven(store, origin, slug), register.kept(nameTopic, slug)]
      if (!held || name === null) continue
      summary.wrote(await amendGraph(store, { origin, run, entities: [{ ...held, name }], claims: [] }))
    }
  }
}

/** What records say of an entity, or with it, that the file does not name. */
async function namedByOthers(work: Work, entity: string): Promise<SaidClaim[]> {
  return (await findClaimsNaming(work.store, work.origin, entity)).filter(({ key }) => !isChanged(work, key))
}

function isChanged({ register }: Work, key: string): boolean {
  return register.kept(changeTopic, key) !== null
}

/** Whether a claim can name an entity of this kind where it does. */
function fits({ property, subject, value, qualifiers }: Claim, entity: string, kind: EntityKind): boolean {
  const { domain, range, qualifiers: declared } = properties[property]
  if (subject === entity && !domain.includes(kind)) return false
  if (value.type === 'entity' && value.slug === entity && !range.kinds?.includes(kind)) return false
  return Object.entries(qualifiers).every(([name, slug]) => {
    const kinds = declared?.[name]?.kinds
    return slug !== entity || !kinds || kinds.includes(kind)
  })
}

function idOf(key: string): string {
  return key.replace(/^[^:]*:/, '')
}
