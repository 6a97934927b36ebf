import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Role, roles } from '../model/change.ts'
import { examples } from './examples.ts'

/** Declares `plenum user`, with what can be done to users. */
export function declareUser(plenum: Command): void {
  const user = plenum.command('user').description('who may write to the graph of a database').helpCommand(false)
  const database = () =>
    new Option('--db <url>', 'the database: sqlite:PATH or postgres://USER@HOST:PORT/NAME').makeOptionMandatory()
  user
    .command('add')
    .description('give somebody a role, and print the token by which the server knows them: it is shown only now')
    .argument('<name>', 'as whom the history names them')
    .addOption(new Option('--role <role>', rolesInWords).choices(Object.keys(roles)).makeOptionMandatory())
    .addOption(
      new Option(
        '--expires <when>',
        'the last day (UTC) on which the token holds, or for how many days: 2027-03-31, 30d',
      ).argParser(toMoment),
    )
    .addOption(database())
    .addHelpText(
      'after',
      examples(
        'plenum user add alice --role EDITOR --db sqlite:graph.sqlite',
        'plenum user add "Bo Li" --role PROPOSER --expires 30d --db postgres://plenum@db1/plenum',
      ),
    )
    .action(add)
  user
    .command('list')
    .description('list who may write, with roles and when tokens expire')
    .addOption(database())
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', examples('plenum user list --db sqlite:graph.sqlite'))
    .action(list)
  user
    .command('remove')
    .description('take the token of somebody away, at once; what they wrote stays')
    .argument('<name>', 'the name')
    .addOption(database())
    .addHelpText('after', examples('plenum user remove alice --db sqlite:graph.sqlite'))
    .action(remove)
}

const rolesInWords = `what they may do: ${Object.entries(roles)
  .map(([name, meaning]) => `${name} ${meaning.charAt(0).toLowerCase()}${meaning.slice(1, -1)}`)
  .join('; ')}`

interface Database {
  readonly db: string
}

interface AddOptions extends Database {
  readonly role: Role
  /** In milliseconds since 1970. */
  readonly expires?: number
}

async function add(given: string, { role, expires = undefined, db }: AddOptions): Promise<void> {
  const { faultOfAccountName } = await import('../model/account.ts')
  const { addAccount } = await import('../store/history/accounts.ts')
  const { createToken, hashToken } = await import('../server/identity/token.ts')
  const name = given.normalize('NFC')
  const fault = faultOfAccountName(name)
  if (fault !== null) throw new Error(`Expected a name to have ${fault}.`)
  const token = createToken()
  const account = { name, role, token_hash: hashToken(token), expires: expires ?? null, added: Date.now() }
  if (!(await withStore(db, (store) => addAccount(store, account)))) {
    const cure = `Choose another name, or take the token away first: plenum user remove ${quoted(name)} --db ${await shown(db)}`
    throw new Error(`${quoted(name)} has an account already. ${cure}`)
  }
  console.log(token)
  console.error(`The token of ${quoted(name)}, who is ${role} ${until(account.expires)}. It is not shown again.`)
}

async function list({ db, json = false }: Database & { readonly json?: boolean }): Promise<void> {
  const { findAccounts } = await import('../store/history/accounts.ts')
  const accounts = await withStore(db, findAccounts)
  for (const { name, role, expires, added } of accounts) {
    const told = { name, role, expires: expires === null ? null : toText(expires), added: toText(added) }
    console.log(json ? JSON.stringify(told) : `${quoted(name)} is ${role} ${until(expires)}`)
  }
  if (accounts.length === 0 && !json) console.log('Nobody has an account. Give one with "plenum user add".')
}

async function remove(given: string, { db }: Database): Promise<void> {
  const { removeAccount } = await import('../store/history/accounts.ts')
  const name = given.normalize('NFC')
  if (!(await withStore(db, (store) => removeAccount(store, name)))) {
    throw new Error(`Nobody is called ${quoted(name)}. See who is there: plenum user list --db ${await shown(db)}`)
  }
  console.log(`The token of ${quoted(name)} holds no longer.`)
}

async function withStore<Result>(
  db: string,
  act: (store: import('../store/store.ts').Store) => Promise<Result>,
): Promise<Result> {
  const { openStore } = await import('../store/open.ts')
  const store = await openStore(db, { create: false })
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}

async function shown(db: string): Promise<string> {
  const { shownUrl } = await import('../store/open.ts')
  return shownUrl(db)
}

function until(expires: number | null): string {
  if (expires === null) return 'without an end'
  return `${expires <= Date.now() ? 'and was so' : ''} until ${toText(expires)}`.trim()
}

function toText(moment: number): string {
  return new Date(moment).toISOString()
}

function quoted(name: string): string {
  return JSON.stringify(name)
}

const day = 86_400_000

/** A day counts to its end. */
function toMoment(text: string): number {
  const [, days] = /^([1-9]\d{0,4})d$/.exec(text) ?? []
  if (days !== undefined) return Date.now() + Number(days) * day
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(date) || toText(date).slice(0, 10) !== text) {
    throw new InvalidArgumentError('Expected a day, as 2027-03-31, or a number of days, as 30d.')
  }
  if (date + day <= Date.now()) throw new InvalidArgumentError('Expected a day to come, got one that is past.')
  return date + day
}
