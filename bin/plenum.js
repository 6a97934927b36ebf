#!/usr/bin/env node
// Any Node since 12 can read this file, so that one that is too old is told so. What it starts needs Node 24.
// biome-ignore lint/style/useNodejsImportProtocol: the oldest of them do not know it.
import { existsSync } from 'fs'

const needed = [24, 15]
const own = new URL('../node_modules/node/bin/node', import.meta.url)

if (isOlder(process.versions.node)) {
  console.error(`Plenum needs Node ${needed.join('.')} or newer, and runs on Node ${process.versions.node}.`)
  console.error(cure())
  process.exit(1)
} else {
  import('../src/cli/main.ts')
}

function isOlder(version) {
  const parts = version.split('.').map(Number)
  return parts[0] < needed[0] || (parts[0] === needed[0] && parts[1] < needed[1])
}

function cure() {
  if (existsSync(own)) return 'It brings a Node that is new enough: start it with "npm start" or "npx plenum".'
  if (existsSync(new URL('../package.json', own))) {
    return 'npm has not run the install script that brings Node 24: run "npm rebuild node --ignore-scripts=false", then "npm start".'
  }
  return 'Run "npm ci", which brings Node 24, then start it with "npm start" or "npx plenum".'
}
