#!/usr/bin/env node
// Any Node since 14 can read this file, so that one that is too old starts the one that Plenum brings, or tells where to get it.
// biome-ignore-start lint/style/useNodejsImportProtocol: the oldest of them do not know it.
import { spawn } from 'child_process'
import { existsSync } from 'fs'
import { createRequire } from 'module'
import { dirname, join } from 'path'
import { fileURLToPath } from 'url'

// biome-ignore-end lint/style/useNodejsImportProtocol: the oldest of them do not know it.

const needed = [24, 15]
// As it was written, in a checkout; in the package, as it was compiled.
const mains = ['../src/cli/main.ts', '../dist/src/cli/main.js'].map((path) => new URL(path, import.meta.url))
const own = ownNode()

if (!isOlder(process.versions.node)) import(mains.find((main) => existsSync(main)).href)
else if (own !== undefined && existsSync(own)) startOn(own)
else fail()

function isOlder(version) {
  const parts = version.split('.').map(Number)
  return parts[0] < needed[0] || (parts[0] === needed[0] && parts[1] < needed[1])
}

/** Where the Node is, or would be, that npm installs beside Plenum, or above it. */
function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

function startOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, forward)
  // On a terminal, Ctrl-C reaches both: twice would end at once what is about to end well.
  process.on('SIGINT', (signal) => process.stdin.isTTY || forward(signal))
  child.on('error', fail)
  child.on('exit', (code, signal) => {
    process.removeAllListeners(signal)
    if (signal === null) process.exit(code)
    process.kill(process.pid, signal)
  })
}

function fail() {
  console.error(`Plenum needs Node ${needed.join('.')} or newer, and runs on Node ${process.versions.node}.`)
  console.error(cure())
  process.exit(1)
}

function cure() {
  if (own === undefined)
    return 'It brings one as an optional dependency, which is not installed: run "npm install" without "--omit=optional".'
  return 'npm has not run the install script that brings Node 24: run "npm rebuild node --ignore-scripts=false".'
}
