import { findFooting } from '../../store/amend/imports.ts'
import { findRecords, hasRecords } from '../../store/amend/records.ts'
import type { Register } from '../../store/amend/register.ts'
import { withdrawClaims, withdrawEntities, withdrawRecords } from '../../store/amend/withdraw.ts'
import { findEntities } from '../../store/entities.ts'
import { FormatError } from './format-error.ts'
import { giveNames, isLost, noteLost, unfitTopic } from './lost.ts'
import { hashedSlug } from './slug.ts'
import type { Tally } from './tally.ts'
import { changeTopic, type LastChange } from './things.ts'
import type { Work } from './work.ts'

/*
 * Files that tell only what changed since another one of their name.
 */

const keysAtOnce = 1_000

/**
 * Takes note of what is held of that which the file tells of or names, and tells where it takes away what is not held.
 * @throws {FormatError} NO_WHOLE_FILE where nothing whole is held that could change
 */
export async function recallHeld(work: Work, tally: Tally): Promise<void> {
  const { store, origin, register } = work
  await refuseWithoutFooting(work)
  for (const part of register.keptKeys(changeTopic, keysAtOnce)) {
    const known = new Map((await findRecords(store, origin, part)).map((record) => [record.key, record]))
    for (const key of part) {
      const record = known.get(key)
      if (record?.entity) register.keep(formerTopic, record.entity, '', 'last')
      if (record && !register.tellsOf(key)) await noteLost(work, record)
      const last = JSON.parse(register.kept(changeTopic, key) ?? '{}') as LastChange
      if (record || last.change !== 'GONE') continue
      const message = `${JSON.stringify(key.replace(/^[^:]*:/, ''))} is taken away, and nothing is held of a record of that id.`
      tally.warn({ reason: 'a deletion of what is not held', locator: last.locator, message })
    }
  }
  for (const part of register.keysNamed(keysAtOnce)) {
    const known = await findRecords(
      store,
      origin,
      part.map(({ key }) => key),
    )
    for (const { key, slug: own, entity, kind } of known)
      if (entity !== null && !isLost(work, key)) register.recall({ key, own, slug: entity, kind })
    const keys = new Set(known.map(({ key }) => key))
    await keepApart(
      work,
      part.filter(({ key }) => !keys.has(key)),
    )
  }
  register.takeRecalled()
}

/** What is new takes no slug of what is held. */
async function keepApart(
  { store, origin, register }: Work,
  things: readonly { readonly key: string; readonly own: string | null }[],
): Promise<void> {
  const keys = new Map(things.flatMap(({ key, own }) => (own?.startsWith(`${origin}-`) ? [[own, key]] : [])))
  for (const { slug } of await findEntities(store, [...keys.keys()])) {
    const key = keys.get(slug) ?? ''
    register.recall({ key, own: hashedSlug(slug, key), slug: '', kind: null })
  }
}

/** Under this topic the register keeps the entities that records were about which changed. */
const formerTopic = 'former'

/** Takes away what the records said that changed, and say no more. */
export async function withdrawChanged(work: Work): Promise<void> {
  const { store, register, summary, options } = work
  let done = 0
  const add = (counts: Awaited<ReturnType<typeof withdrawRecords>>) => {
    summary.withdrew(counts)
    done += counts.released
    options.onProgress?.({ stage: 'withdrawal', done, total: 0 })
  }
  await giveNames(work)
  for (const ids of register.keptKeys(unfitTopic, keysAtOnce)) add(await withdrawClaims(store, work, ids))
  for (const keys of register.keptKeys(changeTopic, keysAtOnce)) add(await withdrawRecords(store, work, keys))
  for (const slugs of register.keptKeys(formerTopic, keysAtOnce)) add(await withdrawEntities(store, work, slugs))
}

async function refuseWithoutFooting({ store, register, origin, run, options }: Work): Promise<void> {
  const { paths, name } = options
  const footing = await findFooting(store, { origin, run })
  if (footing === 'NOTHING' && !givesAnything(register)) {
    const message = `${paths[0]} only takes away, and nothing is held under the name "${name}". Nothing was changed: give the name of the file that it changes with --as, or import that file first.`
    throw new FormatError('NO_WHOLE_FILE', message)
  }
  const isKept = footing !== 'WHOLE' || (await hasRecords(store, origin))
  if (footing !== 'BROKEN_OFF' && isKept) return
  const reason =
    footing === 'BROKEN_OFF'
      ? `the last import of "${name}" was broken off`
      : `of what "${name}" holds it is not kept which record says it`
  const message = `${paths[0]} tells only what changed since another file, and ${reason}. Nothing was changed: import the whole file of that name once more, and then this one.`
  throw new FormatError('NO_WHOLE_FILE', message)
}

function givesAnything(register: Register): boolean {
  for (const keys of register.keptKeys(changeTopic, keysAtOnce)) {
    const changes = keys.map((key) => JSON.parse(register.kept(changeTopic, key) ?? '{}') as LastChange)
    if (changes.some(({ change }) => change === 'GIVEN')) return true
  }
  return false
}
