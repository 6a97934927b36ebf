import { cpSync, globSync, mkdirSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { examples } from './examples.ts'
import { shippedData } from './root.ts'

/** Declares `plenum init`. */
export function declareInit(plenum: Command): void {
  plenum
    .command('init')
    .description('make a graph of your own: a folder with two small sources that disagree, to go on from')
    .argument('<dir>', 'the folder; it is made, or is empty')
    .addHelpText('after', examples('plenum init my-graph', 'cd my-graph && plenum serve'))
    .action(init)
}

const newGraph = join(import.meta.dirname, 'new-graph')

/** What npm would leave out of a package under its own name, and the name that it gets. */
const renamed: Readonly<Record<string, string>> = { gitignore: '.gitignore', vscode: '.vscode' }

function init(dir: string): void {
  mkdirSync(dir, { recursive: true })
  const [found] = readdirSync(dir).filter((name) => name !== '.git')
  if (found !== undefined)
    throw new Error(`Expected an empty folder for a new graph, or none, and ${dir} holds ${found}: give another.`)
  for (const name of readdirSync(newGraph))
    cpSync(join(newGraph, name), join(dir, renamed[name] ?? name), { recursive: true })
  for (const name of globSync('*.schema.json', { cwd: shippedData }))
    cpSync(join(shippedData, name), join(dir, 'data', name))
  const folder = relative('', resolve(dir))
  console.log(
    `A graph is in ${dir}. Serve it, and edit its files:\n${folder === '' ? '' : `  cd ${dir}\n`}  npx plenum serve`,
  )
}
