import { countHeldClaims } from '../../store/amend/runs.ts'
import { openSayings, type Withdrawal } from '../../store/amend/unsaid.ts'
import { FormatError } from './format-error.ts'
import { joinWithGraph } from './join.ts'
import { findUnfit, unfitTopic } from './lost.ts'
import { Pace } from './pace.ts'
import { Tally } from './tally.ts'
import { createAccount, tellAll } from './telling.ts'
import { changeTopic } from './things.ts'
import { usualBatch, type Work } from './work.ts'

/** The largest part of what a name holds that is withdrawn unasked. */
const usualWithdrawal = 0.1

/**
 * Looks, before anything is written, how much of what the name holds the file would take away, and asks where that is much.
 * @throws {FormatError} LARGE_WITHDRAWAL where it may not
 */
export async function permitWithdrawal(work: Work, tally: Tally): Promise<void> {
  const { store, origin, options } = work
  if ((await countHeldClaims(store, origin)) === 0) return
  const withdrawal = await compareWithHeld(work, tally)
  if (withdrawal.unsaid <= withdrawal.held * usualWithdrawal) return
  if (!(await options.mayWithdraw?.(withdrawal))) throw largeWithdrawal(work, withdrawal)
}

async function compareWithHeld(work: Work, tally: Tally): Promise<Withdrawal> {
  const { store, register, options, tellsChanges } = work
  const sayings = openSayings()
  try {
    for (const part of register.parts(options.batch ?? usualBatch))
      await joinWithGraph(store, register, part, options.format.joinedTo)
    if (tellsChanges) await findUnfit(work, tally)
    // What is wrong with the file is told when it is read to be written.
    const account = createAccount(work, new Tally(() => {}))
    const pace = new Pace(options.batch ?? usualBatch)
    const flush = () => sayings.add(account.take().claims.map(({ id }) => id))
    await tellAll(work, account, { stage: 'comparison', pace, flush })
    register.unjoin()
    if (!tellsChanges) return await sayings.compare(store, work)
    return await sayings.compareRecords(store, work, {
      keys: () => register.keptKeys(changeTopic, keysAtOnce),
      unfit: () => register.keptKeys(unfitTopic, keysAtOnce),
    })
  } finally {
    sayings.close()
  }
}

const keysAtOnce = 1_000

/** It may be a part of what it should be, or another file. */
function largeWithdrawal({ tellsChanges, options }: Work, { held, unsaid }: Withdrawal): FormatError {
  const { paths, name } = options
  const [all, gone] = [held, unsaid].map((count) => count.toLocaleString('en'))
  const what = tellsChanges ? 'takes away' : 'does not say'
  const which = tellsChanges ? 'it tells what changed since that file' : 'it is the whole file of that name'
  return new FormatError(
    'LARGE_WITHDRAWAL',
    `${paths[0]} ${what} ${gone} of the ${all} claims that "${name}" held. Nothing was changed: look whether ${which}, and if so import it again with --yes.`,
  )
}
